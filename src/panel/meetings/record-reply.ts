import type { Transaction } from 'kysely'
import { type People, recordSubstitute, SUBSTITUTE } from '#people/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Database, type Recorder, recordEntry, withdrawRecord } from '#storage/index.ts'
import { dayOfMeeting, hourSummoned, type Meeting } from './meeting.ts'
import { MEETING } from './recorded-meetings.ts'
import { expectedOn, type Reply } from './replies.ts'
import { stateOf } from './standing.ts'

/**
 * Records what a member answers to a summons, and a substitute whom they name where substitutes are kept.
 * An answer that is late is taken: whether a substitute counts is for the panel's rules to say.
 *
 * @param people - as the transaction finds them
 * @param day - on which it is recorded, YYYY-MM-DD
 * @returns the address of the meeting, or why it cannot be
 * @throws Refusal when it names nobody as recording it
 */
export async function recordReply(
  trx: Transaction<Database>,
  people: People,
  meeting: Meeting,
  { told, ...reply }: Reply,
  day: string,
  recorder: Recorder,
): Promise<Outcome<string>> {
  if (stateOf(meeting) === 'cancelled') {
    return refuse('cancelled', 'This meeting is cancelled: there is nothing to answer')
  }
  if (reply.answer === 'substitute' && isStandIn(people, meeting, reply.person)) {
    const message =
      'Whoever was named to come in a member’s place sends nobody else. Record what the member answers then, with whom they send'
    return refuse('stand-in', message, 'answer')
  }
  const done = await keepSubstitute(trx, people, meeting, { told, ...reply }, day, recorder)
  if (!done.ok) return done
  const { person, answer, substitute, reason, how } = reply
  const says = Object.entries({ person, answer, substitute, reason, how }).flatMap(
    ([name, value]) => (value ? [[name, value]] : []),
  )
  await recordEntry(
    trx,
    {
      ...{ kind: MEETING, record: meeting.address, event: 'replied', happened: told },
      parts: { members: Object.fromEntries(says) },
    },
    recorder,
  )
  return accept(meeting.address)
}

/** Whether somebody is to come in a member's place, and is no member that day. */
function isStandIn(people: People, meeting: Meeting, person: string): boolean {
  const day = dayOfMeeting(meeting)
  if (expectedOn(people, day).members.includes(person)) return false
  return people.substitutes.some((one) => one.person === person && one.meeting.startsWith(day))
}

/** The substitute of the latest answer is the one on record: one of an answer before is withdrawn. */
async function keepSubstitute(
  trx: Transaction<Database>,
  people: People,
  meeting: Meeting,
  { person, answer, substitute, told }: Reply,
  day: string,
  recorder: Recorder,
): Promise<Outcome<unknown>> {
  const time = hourSummoned(meeting)
  const when = `${dayOfMeeting(meeting)}T${time}`
  const before = people.substitutes.filter(
    (one) => one.member === person && one.meeting.startsWith(dayOfMeeting(meeting)),
  )
  for (const { record } of before) {
    const which = { kind: SUBSTITUTE, record, day }
    const reason = 'The member answered otherwise later'
    const gone = await withdrawRecord(trx, which, { reason, ...recorder })
    if (!gone.ok) return gone
  }
  if (answer !== 'substitute' || substitute === undefined) return accept(undefined)
  if (time === null) {
    const message =
      'The time of this meeting is not recorded, from which it is counted how early a substitute was named. Move the meeting to its time first'
    return refuse('no-time', message, 'substitute')
  }
  const substitutes = people.substitutes.filter((one) => !before.includes(one))
  const named = { meeting: when, member: person, person: substitute, told }
  const done = await recordSubstitute(trx, { ...people, substitutes }, named, recorder)
  if (done.ok) return done
  const problems = done.problems.map((one) => ({ ...one, field: 'substitute' }))
  return { ok: false, problems }
}
