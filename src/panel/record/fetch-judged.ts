import type { Kysely } from 'kysely'
import type { FetchConstitution } from '#constitution/index.ts'
import type { FetchPeople, People } from '#people/index.ts'
import { accept, keepLatest, type Outcome } from '#shared/index.ts'
import { type Audience, type Database, fetchVersion } from '#storage/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { FetchMeetings } from '../meetings/meeting-book.ts'
import type { RawEvent, Refused } from './corrections.ts'
import { draftMinutes, type MinutesDraft } from './draft.ts'
import { titlesRecorded } from './event-audience.ts'
import { type JudgeAgain, type JudgedMeeting, judgeAsItGrows } from './judge.ts'
import { MEETING_RECORD, type RecordedEvents, recordedEvents } from './recorded-events.ts'
import { type Rules, rulesOfDay } from './rules.ts'
import { storyOf } from './stored-story.ts'
import type { Story } from './story.ts'
import { type ToldMeeting, tellMeeting } from './told.ts'
import { type Turn, turnsAsItGrows } from './turned.ts'

/** What the record of a meeting is judged from. */
export interface RecordSources {
  readonly meetings: FetchMeetings
  readonly people: FetchPeople
  readonly constitution: FetchConstitution
}

/** The record of a meeting with what its panel's rules make of it, and the minutes that it draws. */
export interface JudgedRecord extends RecordedEvents {
  readonly meeting: Meeting
  readonly people: People
  readonly judged: JudgedMeeting
  readonly told: ToldMeeting
  readonly draft: MinutesDraft
  /** What was shown otherwise until something was told late or put right. */
  readonly turns: readonly Turn[]
  /** The panel's rules as they stood on its day. */
  readonly rules: Rules
  /** The same with more events, which are not recorded. */
  readonly with: (...events: readonly RawEvent[]) => JudgedMeeting
  /** What everybody would read, were these events all that they may read. */
  readonly asPublic: (events: readonly RawEvent[]) => JudgedMeeting
  /** What cannot be, with more events, which are not recorded. */
  readonly refusals: (...events: readonly RawEvent[]) => readonly Refused[]
}

/** Of so many meetings what was judged last is kept: one is recorded at a time, and some are read. */
const MOST_KEPT = 20

export type FetchJudged = (
  db: Kysely<Database>,
  address: string,
  reader: Audience,
) => Promise<Outcome<JudgedRecord | undefined>>

/** What is kept of one meeting while it is recorded. */
interface Keeper {
  readonly reader: Audience
  readonly fetchEvents: ReturnType<typeof recordedEvents>
  readonly judge: JudgeAgain
  readonly turnsOf: ReturnType<typeof turnsAsItGrows>
  readonly rulesFor: (held: HeldRules, day: string) => Rules
  readonly keep: ReturnType<typeof keepLatest<Outcome<JudgedRecord | undefined>>>
}

type HeldRules = Extract<Awaited<ReturnType<FetchConstitution>>, { ok: true }>['value']

function keeperOf(address: string, reader: Audience): Keeper {
  let known: { readonly of: string; readonly rules: Rules } | undefined
  return {
    reader,
    fetchEvents: recordedEvents(address, reader),
    judge: judgeAsItGrows(),
    turnsOf: turnsAsItGrows(),
    rulesFor: ({ constitution, calendar, version }, day) => {
      const of = `${version} ${day}`
      if (known?.of !== of) known = { of, rules: rulesOfDay(constitution, day, calendar) }
      return known.rules
    },
    keep: keepLatest(),
  }
}

/** The records of meetings, each kept as it was judged and gone on with from there when more is recorded. */
export function judgedBook(sources: RecordSources): FetchJudged {
  const kept = new Map<string, Keeper>()
  return async (db, address, reader) => {
    const key = `${address} ${reader}`
    const keeper = kept.get(key) ?? keeperOf(address, reader)
    kept.delete(key)
    kept.set(key, keeper)
    const [oldest] = kept.keys()
    if (kept.size > MOST_KEPT && oldest !== undefined) kept.delete(oldest)
    const version = await versionOfRecords(db, sources)
    return await keeper.keep(version, () => fetchWith(keeper, db, sources, address))
  }
}

/** What a page made from the record of a meeting is kept under: it changes whenever something is known otherwise. */
export async function versionOfRecords(
  db: Kysely<Database>,
  { meetings, people, constitution }: RecordSources,
): Promise<string> {
  const held = await Promise.all([meetings(), people(), constitution()])
  const versions = held.map((one) => (one.ok ? one.value.version : ''))
  return [...versions, await fetchVersion(db, ['area', MEETING_RECORD])].join(' ')
}

/**
 * Judges what is recorded of a meeting by the rules of its day.
 *
 * @param db - read as the reader may
 * @returns `undefined` where no meeting has that address; or what is wrong with the area's files
 */
export async function fetchJudged(
  db: Kysely<Database>,
  sources: RecordSources,
  address: string,
  reader: Audience = 'public',
): Promise<Outcome<JudgedRecord | undefined>> {
  return await fetchWith(keeperOf(address, reader), db, sources, address)
}

async function fetchWith(
  { reader, fetchEvents, judge, turnsOf, rulesFor }: Keeper,
  db: Kysely<Database>,
  { meetings: fetchMeetings, people: fetchPeople, constitution }: RecordSources,
  address: string,
): Promise<Outcome<JudgedRecord | undefined>> {
  const meetings = await fetchMeetings()
  if (!meetings.ok) return meetings
  const people = await fetchPeople()
  if (!people.ok) return people
  const rules = await constitution()
  if (!rules.ok) return rules
  const meeting = meetings.value.meetings.byAddress.get(address)
  if (meeting === undefined) return accept(undefined)
  const recorded = await fetchEvents(db)
  if (!recorded.ok) return recorded
  const { events, last } = recorded.value
  const held = { meetings: meetings.value.meetings, people: people.value.people }
  const storyFor = (all: readonly RawEvent[], audience = reader): Story => ({
    ...storyOf(meeting, held, all),
    isPublicHalf: audience === 'public',
  })
  const story = storyFor(events)
  const ofDay = rulesFor(rules.value, story.day)
  const judged = judge(story, ofDay)
  const told = tellMeeting(judged)
  let draft: MinutesDraft | undefined
  let turns: readonly Turn[] | undefined
  return accept({
    ...{ meeting, people: held.people, events, last, judged, told },
    // Drawn when it is asked for: the page of the record shows none of it
    get draft() {
      draft ??= draftMinutes(meeting, told, titlesRecorded({ meeting, events, judged }))
      return draft
    },
    // Each moment at which something came late is judged again
    get turns() {
      turns ??= turnsOf(story, judged)
      return turns
    },
    rules: ofDay,
    with: (...more) => judge.once(storyFor([...events, ...more]), ofDay),
    asPublic: (open) => judge.once(storyFor(open, 'public'), ofDay),
    refusals: (...more) => judge.refusals(storyFor([...events, ...more]), ofDay),
  })
}
