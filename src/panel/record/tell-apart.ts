import type { RawEvent } from './corrections.ts'
import type { Course, Motion } from './course.ts'
import { DONE_APART, type DoneApart } from './event.ts'
import { isInPrivate } from './event-audience.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import type { JudgedMeeting } from './judge.ts'
import { endedBy } from './motions.ts'
import { wordsAsAmended } from './vote-sentences.ts'

/** After these a motion may say something else than everybody can read of it, or be no longer before the meeting. */
const CHANGING: ReadonlySet<unknown> = new Set([
  ...['amend', 'alter', 'withdraw', 'correct', 'put', 'hands', 'voices', 'recorded', 'outcome'],
  ...['slips', 'tally', 'casting'],
])

/** With these a part of a meeting ends, and what was done in it is told of. */
const ENDING: ReadonlySet<unknown> = new Set(['item', 'readmit-public', 'adjourn', 'close'])

/** What was done with a motion, as far as it is known. */
const DONE: { readonly [Done in DoneApart]: (course: Course, motion: Motion) => number } = {
  put: (_course, { votes }) => votes.length,
  withdrawn: (_course, { withdrawn }) => (withdrawn === undefined ? 0 : 1),
  'put-off': (course, motion) => (endedBy(course, motion) === undefined ? 0 : 1),
}

/** Whether words of a motion, or what was done with it, may rest on what is private, so that it has to be looked at. */
export function mayTellApart({ course }: JudgedMeeting, added: readonly RawEvent[]): boolean {
  const isDone = (motion: Motion) =>
    motion.doneApart.size > 0 || DONE_APART.some((done) => DONE[done](course, motion) > 0)
  const done = course.motions.filter(isDone)
  if (done.length > 0 && added.some(({ type }) => ENDING.has(type))) return true
  if (!added.some(({ type }) => CHANGING.has(type))) return false
  const isRight = added.some(({ type }) => type === 'correct' || type === 'withdraw')
  return done.some(
    ({ isApart, amendments, altered }) =>
      isRight || isApart || amendments.length > 0 || altered !== undefined,
  )
}

/**
 * What everybody is told of motions that were put in public and amended where it was not: that it was so, and not how.
 * Of each the site says so by itself once it is so, and that it is so no more once the record is put right.
 *
 * Of one that was itself put, withdrawn or put off where it was not that is told, without its hour, once the public may
 * be there again.
 *
 * @param whole - the meeting as it is recorded
 * @param open - those of its events that everybody may read
 * @returns the events by which they are told, to be recorded for everybody
 */
export function eventsApart(
  { asPublic, meeting }: Pick<JudgedRecord, 'asPublic' | 'meeting'>,
  whole: JudgedMeeting,
  open: readonly RawEvent[],
): readonly RawEvent[] {
  const { course } = asPublic(open)
  const isPrivateNow = isInPrivate({ meeting, judged: whole })
  return course.motions.flatMap((motion) => {
    const known = whole.course.motions.find(({ event }) => event === motion.event)
    if (known === undefined) return []
    return [
      ...amendedApart(course, motion, whole.course, known, open),
      ...(isPrivateNow ? [] : doneApart(course, motion, whole.course, known, open)),
    ]
  })
}

function amendedApart(
  course: Course,
  motion: Motion,
  whole: Course,
  known: Motion,
  open: readonly RawEvent[],
): readonly RawEvent[] {
  const put = motion.votes.at(-1)?.put.event
  if (put === undefined) return []
  const isSo = wordsAsAmended(course, motion) !== wordsAsAmended(whole, known)
  if (isSo === motion.isApart) return []
  const { at, offset } = put
  const hour = offset === undefined ? { at } : { at, offset }
  const id = idOfNext(`${motion.event}-apart`, open)
  return [{ id, ...hour, type: 'apart', on: motion.event, is_so: isSo }]
}

/** Straight after it was moved: when it was done is of the part that was not open. */
function doneApart(
  course: Course,
  motion: Motion,
  whole: Course,
  known: Motion,
  open: readonly RawEvent[],
): readonly RawEvent[] {
  const { event: on } = motion
  return DONE_APART.flatMap((what) => {
    const isSo = DONE[what](whole, known) > DONE[what](course, motion)
    if (isSo === motion.doneApart.has(what)) return []
    const id = idOfNext(`${on}-${what}-apart`, open)
    return [{ id, at: null, after: on, type: 'apart', what, on, is_so: isSo }]
  })
}

/** The first of an event's ids, or with a number behind it, that is not there yet. */
function idOfNext(first: string, open: readonly RawEvent[]): string {
  const before = open.filter(({ id }) => id === first || id.startsWith(`${first}-`)).length
  return before === 0 ? first : `${first}-${before + 1}`
}
