import type { FastifyReply } from 'fastify'
import type { Kysely } from 'kysely'
import type { Decider, FetchConstitution, HeldConstitution } from '#constitution/index.ts'
import type { FetchPeople, HeldPeople } from '#people/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import { accept, type Outcome, type Problem } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { type Actor, type Link, type ReadFor, showMessage } from '#web/index.ts'
import type { Meeting } from './meeting.ts'
import type { FetchMeetings, HeldMeetings } from './meeting-book.ts'
import type { SendLetter } from './record-summons.ts'
import type { AccountOfMember } from './summons.ts'

/** What the public put to meetings, as far as everybody reads it. */
export interface QuestionsPut {
  readonly fetch: (address: string) => Promise<readonly (Link & { readonly note: string })[]>
  /** Another text whenever something is known otherwise. */
  readonly version: () => Promise<string>
}

/** Where the minutes of a meeting stand that everybody reads. */
export interface MinutesTold {
  /** In a few words: "Draft minutes are published". */
  readonly words: string
  /** The instant at which something was done with them last. */
  readonly changedAt: string
}

/** Where the minutes of meetings stand, as far as everybody reads them. */
export interface MinutesOf {
  /** By the address of the meeting; none of one whose minutes are not published. */
  readonly fetch: () => Promise<ReadonlyMap<string, MinutesTold>>
  /** Another text whenever something is known otherwise. */
  readonly version: () => Promise<string>
}

/** What was put to the vote at a meeting, as far as everybody reads its record. */
export interface Decided {
  /** How many motions were moved and questions put; blank where there were none. */
  readonly count: string
  /** What was resolved, in its words, in the order in which it was. */
  readonly resolutions: readonly string[]
  /** What came of each question that was put, by the number of its item. */
  readonly byItem: ReadonlyMap<string, readonly string[]>
}

/** What was decided at meetings, told of their records. */
export interface DecidedAt {
  readonly fetch: (address: string) => Promise<Decided>
  /** Another text whenever something is known otherwise. */
  readonly version: () => Promise<string>
}

/** What the pages of meetings stand on. */
export interface MeetingNeeds {
  readonly db: Kysely<Database>
  readonly asPublic: Kysely<Database>
  readonly reads: ReadFor
  readonly meetings: FetchMeetings
  readonly people: FetchPeople
  readonly constitution: FetchConstitution
  readonly procedures: FetchProcedures
  /** Who somebody is among the people of the panel; `undefined` where their account does not say. */
  readonly personOf: (actor: Actor) => Promise<string | undefined>
  /** Whoever has the account of a member, with their address: for the act of summoning alone. */
  readonly memberAccounts: () => Promise<readonly AccountOfMember[]>
  readonly send: SendLetter
  /** What the panel is called. */
  readonly panel: () => string
  /** Where readers reach the site, without a slash at the end. */
  readonly siteAddress: () => string
  readonly now: () => { readonly at: string; readonly today: string }
  readonly questionsPut: QuestionsPut
  readonly minutesOf: MinutesOf
  readonly decidedAt: DecidedAt
}

/** What is known for a page of meetings. */
export interface Known
  extends Omit<HeldMeetings, 'version'>,
    Pick<HeldPeople, 'people' | 'peopleIn'> {
  /** `undefined` where no rules of the panel are held. */
  readonly decider: Decider | undefined
  readonly rules: HeldConstitution | undefined
  /** The cases in which special meetings were called or asked for, by what follows `/procedures/`. */
  readonly requisitions: () => Promise<Readonly<Record<string, string>>>
  readonly today: string
  /** Of all of it: what a page is kept under. */
  readonly version: string
}

const SPECIAL = 'special-meeting'

/** Answers from what is held of meetings, or says what is wrong with the area's files. */
export async function withKnown(
  reply: FastifyReply,
  needs: MeetingNeeds,
  answer: (known: Known) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  const known = await fetchKnown(needs)
  return known.ok ? await answer(known.value) : unreadable(reply, known.problems)
}

/** What is held of meetings, or what is wrong with the area's files. */
export async function fetchKnown({
  meetings: fetchMeetings,
  people: fetchPeople,
  constitution,
  procedures,
  now,
}: MeetingNeeds): Promise<Outcome<Known>> {
  const held = await fetchMeetings()
  if (!held.ok) return held
  const people = await fetchPeople()
  if (!people.ok) return people
  const rules = await constitution()
  const cases = await procedures()
  const { today } = now()
  const versions = [held.value.version, people.value.version, cases.ok ? cases.value.version : '']
  return accept({
    ...held.value,
    people: people.value.people,
    peopleIn: people.value.peopleIn,
    decider: cases.ok ? cases.value.decider : undefined,
    rules: rules.ok ? rules.value : undefined,
    requisitions: async () => {
      const all = cases.ok ? await cases.value.fetchStanding() : []
      const special = all.filter(({ procedure }) => procedure === SPECIAL)
      return Object.fromEntries(special.map(({ id, title }) => [`${SPECIAL}/${id}`, title]))
    },
    today,
    version: `${versions.join(' ')} ${today}`,
  })
}

/** What an address says that is of one meeting. */
export type Addressed = { Params: { address: string } }

/** The same about the meeting that the address names; no page where it names none. */
export function withMeeting(
  { params }: { readonly params: Addressed['Params'] },
  reply: FastifyReply,
  needs: MeetingNeeds,
  answer: (meeting: Meeting, known: Known) => FastifyReply | Promise<FastifyReply>,
): Promise<FastifyReply> {
  return withKnown(reply, needs, (known) => {
    const meeting = known.meetings.byAddress.get(params.address)
    return meeting === undefined ? notThere(reply) : answer(meeting, known)
  })
}

/** Nothing is known under the address that was asked for. */
export function notThere(reply: FastifyReply): FastifyReply {
  reply.callNotFound()
  return reply
}

function unreadable(reply: FastifyReply, problems: readonly Problem[]): FastifyReply {
  const sentences = problems.slice(0, 20).map(({ message }) => `${message}.`)
  return showMessage(reply, 503, 'The meetings of this area cannot be read', sentences)
}
