import type { RawEvent } from './corrections.ts'
import type { Course, Motion } from './course.ts'
import { isInPrivate } from './event-audience.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import type { JudgedMeeting } from './judge.ts'
import { wordsAsAmended } from './vote-sentences.ts'

/** After these a motion may say something else than everybody can read of it. */
const CHANGING: ReadonlySet<unknown> = new Set([
  ...['amend', 'alter', 'correct', 'put', 'hands', 'voices', 'recorded', 'outcome', 'slips'],
  ...['tally', 'casting'],
])

/** With these a part of a meeting ends, and what was put in it is told of. */
const ENDING: ReadonlySet<unknown> = new Set(['item', 'readmit-public', 'adjourn', 'close'])

/** Whether words of a motion, or its being put, may rest on what is private, so that it has to be looked at. */
export function mayTellApart(judged: JudgedMeeting, added: readonly RawEvent[]): boolean {
  const isPut = judged.course.motions.some(({ votes }) => votes.length > 0)
  if (isPut && added.some(({ type }) => ENDING.has(type))) return true
  if (!added.some(({ type }) => CHANGING.has(type))) return false
  const isRight = added.some(({ type }) => type === 'correct')
  return judged.course.motions.some(
    ({ votes, amendments, altered, isApart }) =>
      votes.length > 0 && (isRight || isApart || amendments.length > 0 || altered !== undefined),
  )
}

/**
 * What everybody is told of motions that were put in public and amended where it was not: that it was so, and not how.
 * Of each the site says so by itself once it is so, and that it is so no more once the record is put right.
 *
 * Of one that was itself put where it was not that is told, without its hour, once the public may be there again.
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
      ...(isPrivateNow ? [] : putApart(motion, known, open)),
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

/** Straight after it was moved: when it was put is of the part that was not open. */
function putApart(motion: Motion, known: Motion, open: readonly RawEvent[]): readonly RawEvent[] {
  const isSo = known.votes.length > motion.votes.length
  if (isSo === motion.isPutApart) return []
  const id = idOfNext(`${motion.event}-put-apart`, open)
  const { event: on } = motion
  return [{ id, at: null, after: on, type: 'apart', what: 'put', on, is_so: isSo }]
}

/** The first of an event's ids, or with a number behind it, that is not there yet. */
function idOfNext(first: string, open: readonly RawEvent[]): string {
  const before = open.filter(({ id }) => id === first || id.startsWith(`${first}-`)).length
  return before === 0 ? first : `${first}-${before + 1}`
}
