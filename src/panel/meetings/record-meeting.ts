import type { Transaction } from 'kysely'
import { accept, describeDay, freeName, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchRecords,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { type Change, type Meeting, type Meetings, planOf } from './meeting.ts'
import type { MeetingKind } from './meeting-file.ts'
import { MEETING } from './recorded-meetings.ts'

const DAY = 'YYYY-MM-DD'.length

/** A meeting as it is convened. */
export interface Convening {
  readonly kind: MeetingKind
  /** Of a subcommittee or a task group. */
  readonly name?: string | undefined
  /** YYYY-MM-DDTHH:MM by the clock here. */
  readonly when: string
  readonly place?: string | undefined
  readonly requisition?: string | undefined
  readonly scope?: string | undefined
  /** YYYY-MM-DD, both. */
  readonly until?: string | undefined
  readonly reportOn?: string | undefined
  /** The day on which it was convened, YYYY-MM-DD. */
  readonly on: string
}

/**
 * Convenes a meeting. One that the area's file plans for that day is convened under its own address.
 *
 * @param meetings - as the transaction finds them
 * @returns its address, or why it cannot be
 * @throws Refusal when it names nobody as recording it
 */
export async function recordConvened(
  trx: Transaction<Database>,
  meetings: Meetings,
  { when, on, ...convening }: Convening,
  recorder: Recorder,
): Promise<Outcome<string>> {
  const [day = '', time = ''] = when.split('T')
  const { kind, until, reportOn } = convening
  if (day < on) return refuseBackwards('convened', on)
  for (const [field, last] of Object.entries({ until, reportOn })) {
    if (last !== undefined && last < day) {
      const message = `Enter a day that is not before its meeting on ${describeDay(day)}`
      return refuse('backwards', message, field)
    }
  }
  const ofDay = meetings.all.filter((one) => planOf(one)?.day === day)
  const same = ofDay.find((one) => planOf(one)?.time === time.slice(0, 'HH:MM'.length))
  if (same?.called != null && same.kind === kind) {
    const message = `A meeting of that kind is convened for ${time} on ${describeDay(day)} already. Enter another time, or move that one`
    return refuse('convened-already', message, 'when')
  }
  const planned = ofDay.find((one) => one.called === null && one.kind === kind && one.held === null)
  const address = planned?.address ?? (await freeAddress(trx, meetings, day, kind))
  const says = stated({ ...convening, day, time: time.slice(0, 'HH:MM'.length) })
  await recordOf(trx, address, 'convened', on, says, day, recorder)
  return accept(address)
}

/** Its day; for a second of the day with its kind; and after that with a number. */
async function freeAddress(
  trx: Transaction<Database>,
  { byAddress }: Meetings,
  day: string,
  kind: MeetingKind,
): Promise<string> {
  const taken = new Set([...byAddress.keys(), ...(await fetchRecords(trx, MEETING))])
  return taken.has(day) ? freeName(`${day}-${kind}`, taken) : day
}

/** What becomes of a plan. */
export interface NewChange extends Change {
  /** Of one that is moved: YYYY-MM-DDTHH:MM, and where. */
  readonly when?: string | undefined
  readonly place?: string | undefined
}

/**
 * Records that a meeting is moved, put off without a day, or cancelled.
 *
 * @returns why it cannot be: it was held, it is cancelled, or nothing would be otherwise
 * @throws Refusal when it names nobody as recording it
 */
export async function recordChange(
  trx: Transaction<Database>,
  meeting: Meeting,
  { kind, on, reason, told, when, place }: NewChange,
  recorder: Recorder,
): Promise<Outcome<string>> {
  const { address, held, changes } = meeting
  if (held !== null) {
    return refuse('held', 'This meeting was held: it can no longer be moved, put off or cancelled')
  }
  const last = changes.at(-1)?.kind
  if (last === 'cancelled') {
    return refuse('cancelled', 'This meeting is cancelled. Convene another in its place')
  }
  if (kind === last && kind === 'postponed') {
    return refuse('put-off', 'It is put off already. Move it once its new day is known')
  }
  const plan = planOf(meeting)
  const [day = '', time = null] = when?.split('T') ?? []
  if (kind === 'moved' && last !== 'postponed' && plan?.day === day && plan.time === time) {
    if ((place ?? plan.place) === plan.place) {
      return refuse(
        'not-moved',
        'That is when and where it is planned. Enter what is otherwise',
        'when',
      )
    }
  }
  if (kind === 'moved' && day < on) return refuseBackwards('moved', on)
  const to = kind === 'moved' ? { day, time, place: place ?? null } : {}
  await recordOf(trx, address, kind, on, stated({ reason, told, ...to }), day || address, recorder)
  return accept(address)
}

/** A meeting is convened for a day to come, and moved to one, seen from the day on which that was done. */
function refuseBackwards(done: 'convened' | 'moved', on: string): Outcome<never> {
  const message = `Enter a day that is not before ${describeDay(on)}, when it was ${done}, or correct that day`
  return refuse('backwards', message, 'when')
}

/** Only what is stated, as the record keeps it. */
function stated(says: Readonly<Record<string, string | null | undefined>>): Part {
  return Object.fromEntries(
    Object.entries(says).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )
}

async function recordOf(
  trx: Transaction<Database>,
  record: string,
  event: string,
  happened: string,
  says: Part,
  day: string,
  recorder: Recorder,
): Promise<void> {
  const standing = { state: event, day: day.slice(0, DAY) }
  await recordEntry(
    trx,
    { kind: MEETING, record, event, happened, parts: { public: says }, standing },
    recorder,
  )
}
