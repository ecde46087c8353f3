import type { Transaction } from 'kysely'
import { accept, describeDay, type Outcome } from '#shared/index.ts'
import { canonicalJson, type Database, fetchEntries } from '#storage/index.ts'
import { asJson } from '../as-json.ts'
import type { FetchUndertakings, HeldUndertakings } from '../promises/promise-book.ts'
import { pageOf } from '../promises/promise-words.ts'
import {
  recordAmended,
  recordHappening,
  recordUndertaking,
  strikeOut,
} from '../promises/record-promises.ts'
import { standingOn } from '../promises/standing.ts'
import type { MadeAt, Says, Undertaking } from '../promises/undertaking.ts'
import type { RawEvent } from '../record/corrections.ts'
import type { JudgedRecord } from '../record/fetch-judged.ts'
import type { Following, RecordedWhen } from '../record/following.ts'
import { isOpenInMinutes } from '../record/kept-words.ts'
import { eventsIn, MEETING_RECORD } from '../record/recorded-events.ts'
import { saidAtMeeting } from './said-at-meeting.ts'

/**
 * Has what was promised and resolved at a meeting followed, once it is closed: each under the event that it was recorded
 * by, so that it is never made twice. What was put right since is said otherwise, save where a clerk said it; what was
 * struck out, or is not resolved after all, is overtaken. What the area's file of the record holds is left to its
 * undertakings.
 *
 * @param held - fetched before the transaction, as the office reads it
 * @param since - what was recorded since the record was read
 * @param isOver - whether the meeting is over though its close is not recorded
 * @returns how many of them could not be followed as the record says them
 */
export async function followMeeting(
  trx: Transaction<Database>,
  held: HeldUndertakings,
  record: Pick<JudgedRecord, 'meeting' | 'people' | 'events' | 'with'>,
  since: readonly RawEvent[],
  { today, recorder }: RecordedWhen,
  isOver = false,
): Promise<number> {
  const { meeting, people } = record
  const read = async (reader: 'office' | 'public') => {
    const of = { kind: MEETING_RECORD, records: [meeting.address] }
    return eventsIn(await fetchEntries(trx, of, reader))
  }
  const isOfIt = ({ madeAt }: Undertaking) => madeAt?.meeting === meeting.address
  // Once something of it is followed its corrections are, though its close was struck out or never recorded
  const isFollowed = isOver || held.all.some(isOfIt)
  // While a meeting goes on, which is told at each press, nothing is read
  const mayBeClosed = [...record.events, ...since].some(({ type }) => type === 'close')
  if (!isFollowed && !mayBeClosed) return 0
  const here = await read('office')
  const known = new Set(record.events.map(({ id }) => id))
  const judged = record.with(...here.filter(({ id }) => !known.has(id)))
  if (!isFollowed && judged.course.closed === undefined) return 0
  const recorded = new Set(here.map(({ id }) => id))
  const everybodys = await read('public')
  const isOpen = (one: RawEvent) => isOpenInMinutes(one, everybodys)
  const open = new Set(everybodys.filter(isOpen).map(({ id }) => id))
  const now = await held.undertakingsIn(trx)
  const made = now.all.filter(isOfIt)
  const said = saidAtMeeting(meeting, judged, { offices: now.offices, people })
  let refused = 0
  for (const { event, facts, says } of said) {
    // Of what was followed for everybody first, and then for members, the last
    const before = made.findLast(({ madeAt }) => madeAt?.event === event)
    const isApart = facts.some((fact) => recorded.has(fact) && !open.has(fact))
    const audience = isApart ? 'members' : 'public'
    const madeAt = { meeting: meeting.address, event }
    if (before !== undefined) {
      const done = await followCorrected(
        trx,
        now,
        before,
        { says, audience, madeAt },
        { today, recorder },
      )
      if (!done.ok) refused += 1
    } else if (recorded.has(event)) {
      const done = await recordUndertaking(trx, now, says, audience, today, recorder, madeAt)
      if (!done.ok) refused += 1
    }
  }
  for (const one of made) {
    if (said.some(({ event }) => event === one.madeAt?.event)) continue
    const done = await overtake(trx, one, { today, recorder })
    if (!done.ok) refused += 1
  }
  return refused
}

/**
 * What the record says otherwise than it did; what a clerk put in place of it stays. Where it rests on something since that
 * everybody may not read, members follow it as another, and what everybody read is left as it was.
 */
async function followCorrected(
  trx: Transaction<Database>,
  held: Parameters<typeof recordAmended>[1],
  before: Undertaking,
  { says, audience, madeAt }: Pick<Undertaking, 'audience'> & { says: Says; madeAt: MadeAt },
  when: RecordedWhen,
): Promise<Outcome<unknown>> {
  const { versions } = before
  const overtaken = before.happenings.find(
    ({ kind, page, struck }) =>
      kind === 'overtaken' && struck === undefined && page === pageOf(before),
  )
  if (overtaken?.entry !== undefined) {
    const struck = {
      entry: overtaken.entry,
      reason: 'It stands in the record of the meeting again',
    }
    await strikeOut(trx, before, struck, when.today, when.recorder)
  }
  const ofRecord = versions.findLast(({ isOfRecord }) => isOfRecord)?.says
  const last = versions.at(-1)?.says
  if (ofRecord === undefined || last === undefined) return accept('as before')
  const names = [...new Set([...keysOf(ofRecord), ...keysOf(says)])]
  const changed = names.filter((name) => !isSame(says[name], ofRecord[name]))
  const written = new Set(names.filter((name) => writtenByClerk(before, name)))
  const taken = changed.filter((name) => !written.has(name))
  if (taken.length === 0) return accept('as before')
  const merged = Object.fromEntries([
    ...Object.entries(last).filter(([name]) => !taken.some((one) => one === name)),
    ...taken.flatMap((name) => (says[name] === undefined ? [] : [[name, says[name]]])),
  ]) as Says
  if (before.audience === 'public' && audience === 'members') {
    const { today, recorder } = when
    const made = await recordUndertaking(trx, held, merged, audience, today, recorder, madeAt)
    if (!made.ok) return made
    return await overtake(
      trx,
      before,
      when,
      'It is followed here no further: its record was put right',
    )
  }
  const why = 'What is recorded of the meeting says so now'
  const version = { says: merged, why, isOfRecord: true }
  return await recordAmended(trx, held, before, version, when.today, when.recorder)
}

const keysOf = (says: Says) => Object.keys(says) as (keyof Says)[]

const isSame = (one: unknown, other: unknown) =>
  canonicalJson(asJson({ one })) === canonicalJson(asJson({ one: other }))

/** Whether a clerk said something of it otherwise than the version before. */
function writtenByClerk({ versions }: Undertaking, name: keyof Says): boolean {
  return versions.some(
    ({ says, isOfRecord }, index) =>
      !isOfRecord && index > 0 && !isSame(says[name], versions[index - 1]?.says[name]),
  )
}

/** What the record no longer says was undertaken; what ended otherwise before that stays as it ended. */
async function overtake(
  trx: Transaction<Database>,
  undertaking: Undertaking,
  { today, recorder }: RecordedWhen,
  words = `By the record of the meeting, as it was put right, it was not ${
    undertaking.kind === 'resolution' ? 'resolved' : 'said'
  }`,
): Promise<Outcome<void>> {
  if (standingOn(undertaking, today)?.state === 'overtaken') return accept(undefined)
  const page = pageOf(undertaking)
  const said = {
    words,
    source: { document: `Record of the meeting of ${describeDay(undertaking.meeting)}` },
    ...(page === undefined ? {} : { page }),
  }
  return await recordHappening(
    trx,
    undertaking,
    { kind: 'overtaken', on: today, said },
    today,
    recorder,
  )
}

/** @returns what has a meeting followed; `undefined` where promises cannot be read, and nothing is followed until they can */
export const followingOf =
  (undertakings: FetchUndertakings): Following =>
  async () => {
    const held = await undertakings('office')
    return held.ok
      ? (trx, record, since, when) => followMeeting(trx, held.value, record, since, when)
      : undefined
  }
