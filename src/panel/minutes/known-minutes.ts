import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Kysely } from 'kysely'
import {
  accept,
  keepLatest,
  type Outcome,
  type Problem,
  refuse,
  uncapitalise,
} from '#shared/index.ts'
import {
  type Audience,
  type Database,
  ERASURE,
  fetchEntries,
  fetchVersion,
  type ReadAs,
} from '#storage/index.ts'
import { audienceOf, may, showMessage } from '#web/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { meetingName } from '../meetings/meeting-words.ts'
import { fetchKnown, type Known, type MeetingNeeds, notThere } from '../meetings/needs.ts'
import type { FetchUndertakings, HeldUndertakings } from '../promises/promise-book.ts'
import { fetchJudged, type JudgedRecord, type RecordSources } from '../record/fetch-judged.ts'
import { MEETING_RECORD } from '../record/recorded-events.ts'
import {
  type Given,
  MINUTES,
  type MinutesOfMeeting,
  readMinutes,
  stateOfMinutes,
} from './minutes-of-meeting.ts'
import type { AllMinutes } from './numbers.ts'
import { numberItems } from './numbers.ts'
import type { Paragraph } from './paragraph.ts'

export interface MinutesNeeds extends MeetingNeeds {
  readonly readAs: ReadAs
  readonly undertakings: FetchUndertakings
}

/** What is known of the minutes of a meeting, as far as somebody may read it. */
export interface KnownMinutes {
  readonly known: Known
  readonly meeting: Meeting
  readonly minutes: MinutesOfMeeting
  /** Of every meeting that has any. */
  readonly all: AllMinutes
  /** What is recorded of what happened. */
  readonly record: JudgedRecord
  /** What was promised, as the office reads it; `undefined` where that is not asked or cannot be read. */
  readonly undertakings?: HeldUndertakings | undefined
}

/**
 * @param db - read as the reader may
 * @returns `undefined` where no meeting has that address
 */
export async function fetchMinutes(
  db: Kysely<Database>,
  needs: MeetingNeeds,
  address: string,
  reader: Audience,
): Promise<Outcome<KnownMinutes | undefined>> {
  const known = await fetchKnown(needs)
  return known.ok ? await fetchMinutesIn(db, known.value, address, reader) : known
}

/**
 * The same with the drafts, for whoever the table of permissions lets read those. The drafts of minutes alone are read
 * for them, which are parts for the office; what is recorded of the meeting is read as they may read it.
 */
async function fetchDrafts(
  { actor, params }: FastifyRequest<{ Params: { address: string } }>,
  needs: MinutesNeeds,
): Promise<Outcome<KnownMinutes | undefined>> {
  const known = await fetchKnown(needs)
  if (!known.ok) return known
  const own = needs.reads(actor)
  const found = await fetchMinutesIn(own, known.value, params.address, audienceOf(actor))
  if (!found.ok || found.value === undefined || !may(actor, 'read', 'draft-minutes')) return found
  const all = await fetchAllMinutes(needs.readAs({ audience: 'office' }), 'office')
  return accept({ ...found.value, all, minutes: all.get(params.address) ?? readMinutes([]) })
}

/**
 * The same of what is known of meetings, people and rules already: in a transaction nothing else can be asked.
 *
 * @param known - its meetings as `db` has them
 */
export async function fetchMinutesIn(
  db: Kysely<Database>,
  known: Known,
  address: string,
  reader: Audience,
): Promise<Outcome<KnownMinutes | undefined>> {
  const meeting = known.meetings.byAddress.get(address)
  if (meeting === undefined) return accept(undefined)
  const { rules, version } = known
  const sources: RecordSources = {
    meetings: async () => accept({ ...known, version }),
    people: async () => accept({ ...known, version }),
    constitution: async () =>
      rules === undefined ? refuse('no-rules', 'No rules of the panel are held') : accept(rules),
  }
  const record = await fetchJudged(db, sources, address, reader)
  if (!record.ok) return record
  if (record.value === undefined) return accept(undefined)
  const all = await fetchAllMinutes(db, reader)
  const minutes = all.get(address) ?? readMinutes([])
  return accept({ known, meeting, minutes, all, record: record.value })
}

/** The minutes of each meeting that has any. */
export async function fetchAllMinutes(db: Kysely<Database>, reader: Audience): Promise<AllMinutes> {
  const entries = await fetchEntries(db, { kind: MINUTES }, reader)
  const byMeeting = Map.groupBy(entries, ({ record }) => record)
  return new Map([...byMeeting].map(([address, its]) => [address, readMinutes(its)]))
}

/** The same as everybody reads them, kept until something is recorded of any. */
export function publicMinutes(asPublic: Kysely<Database>): () => Promise<AllMinutes> {
  const keep = keepLatest<AllMinutes>()
  return async () =>
    await keep(await fetchVersion(asPublic, [MINUTES, ERASURE]), () =>
      fetchAllMinutes(asPublic, 'public'),
    )
}

/** The same for the one who asks, or what is wrong with the area's files; no page where there is no such meeting. */
export async function withMinutes(
  request: FastifyRequest<{ Params: { address: string } }>,
  reply: FastifyReply,
  needs: MinutesNeeds,
  what: 'given' | 'drafts',
  answer: (found: KnownMinutes) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const { actor, params } = request
  const found =
    what === 'drafts'
      ? await fetchDrafts(request, needs)
      : await fetchMinutes(needs.reads(actor), needs, params.address, audienceOf(actor))
  if (!found.ok) return unreadable(reply, found.problems)
  return found.value === undefined ? notThere(reply) : await answer(found.value)
}

/** What pages of minutes are kept under: it changes whenever something is known otherwise. */
export async function versionOfMinutes(needs: MeetingNeeds): Promise<string> {
  const known = await fetchKnown(needs)
  const recorded = await fetchVersion(needs.asPublic, ['area', MINUTES, MEETING_RECORD, ERASURE])
  return `${known.ok ? known.value.version : ''} ${recorded} ${needs.now().today}`
}

/** "meeting of 22 March 2027" of an address; the address where no such meeting is known. */
export const namerOf =
  ({ known }: Pick<KnownMinutes, 'known'>) =>
  (address: string) => {
    const meeting = known.meetings.byAddress.get(address)
    return meeting === undefined ? address : uncapitalise(meetingName(meeting))
  }

/** The minutes of one meeting, without what is recorded of it. */
export type OfMeeting = Pick<KnownMinutes, 'meeting' | 'minutes'>

/** Whether a paragraph is for members alone: its item is taken in private now, or it was put apart. */
export function isKeptApart({ meeting, minutes }: OfMeeting, paragraph: Paragraph): boolean {
  const items = numberItems(meeting, minutes.items, minutes.first)
  return (
    paragraph.isApart ||
    (!paragraph.isOfRoom &&
      items.some(({ item, isPrivate }) => isPrivate && item === paragraph.item))
  )
}

/** What everybody reads of the minutes; `undefined` where they are not published. */
export function givenToAll(found: OfMeeting): Given | undefined {
  const { published } = found.minutes
  if (published === undefined) return undefined
  const paragraphs = published.paragraphs.filter((one) => !isKeptApart(withItems(found), one))
  return { ...published, paragraphs }
}

/** What members read; `undefined` where they were given none. */
export function givenToMembers({ minutes }: Pick<KnownMinutes, 'minutes'>): Given | undefined {
  const { published, publishedApart, circulated } = minutes
  if (published === undefined) return circulated
  return { ...published, paragraphs: [...published.paragraphs, ...publishedApart] }
}

/** The items of a publication are known to all who read it, who do not read the draft. */
function withItems(found: OfMeeting): OfMeeting {
  const items = found.minutes.published?.sections.map(({ item }) => item) ?? []
  return { ...found, minutes: { ...found.minutes, items } }
}

export const stateOf = ({ minutes }: Pick<KnownMinutes, 'minutes'>) => stateOfMinutes(minutes)

function unreadable(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const sentences = problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The minutes of this meeting cannot be read', sentences)
}
