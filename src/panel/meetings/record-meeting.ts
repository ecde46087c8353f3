import type { Transaction } from 'kysely'
import { accept, describeDay, freeName, type Outcome, refuse } from '#shared/index.ts'
import {
  type Database,
  fetchRecords,
  type Part,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import { askToConfirm } from '../confirming.ts'
import type { Moment } from '../form-routes.ts'
import { type Meetings, planOf } from './meeting.ts'
import type { MeetingKind } from './meeting-file.ts'
import { MEETING } from './recorded-meetings.ts'
import { clashesWith } from './same-time.ts'

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
  moment: Moment,
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
  const clashes = clashesWith(meetings, {
    ...{ ...convening, address: planned?.address },
    ...{ day, time: time.slice(0, 'HH:MM'.length) },
  })
  const problems = askToConfirm(clashes, moment)
  if (problems.length > 0) return { ok: false, problems }
  const address = planned?.address ?? (await freeAddress(trx, meetings, day, kind))
  const says = stated({ ...convening, day, time: time.slice(0, 'HH:MM'.length) })
  await recordOf(trx, address, 'convened', on, says, day, moment.recorder)
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

/** A meeting is convened for a day to come, and moved to one, seen from the day on which that was done. */
export function refuseBackwards(done: 'convened' | 'moved', on: string): Outcome<never> {
  const message = `Enter a day that is not before ${describeDay(on)}, when it was ${done}, or correct that day`
  return refuse('backwards', message, 'when')
}

/** What is stated, as the record keeps it. */
export function stated(says: Readonly<Record<string, string | null | undefined>>): Part {
  return Object.fromEntries(
    Object.entries(says).flatMap(([name, value]) =>
      value === undefined || value === '' ? [] : [[name, value]],
    ),
  )
}

export async function recordOf(
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
