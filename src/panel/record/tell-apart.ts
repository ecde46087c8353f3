import type { RawEvent } from './corrections.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import type { JudgedMeeting } from './judge.ts'
import { wordsAsAmended } from './vote-sentences.ts'

/** After these a motion may say something else than everybody can read of it. */
const CHANGING: ReadonlySet<unknown> = new Set([
  ...['amend', 'alter', 'correct', 'put', 'hands', 'voices', 'recorded', 'outcome', 'slips'],
  ...['tally', 'casting'],
])

/** Whether words of a motion may have come to rest on what is private, so that it has to be looked at. */
export function mayTellApart(judged: JudgedMeeting, added: readonly RawEvent[]): boolean {
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
 * @param whole - the meeting as it is recorded
 * @param open - those of its events that everybody may read
 * @returns the events by which they are told, to be recorded for everybody
 */
export function eventsApart(
  { asPublic }: Pick<JudgedRecord, 'asPublic'>,
  whole: JudgedMeeting,
  open: readonly RawEvent[],
): readonly RawEvent[] {
  const { course } = asPublic(open)
  return course.motions.flatMap((motion): RawEvent[] => {
    const put = motion.votes.at(-1)?.put.event
    const known = whole.course.motions.find(({ event }) => event === motion.event)
    if (put === undefined || known === undefined) return []
    const isSo = wordsAsAmended(course, motion) !== wordsAsAmended(whole.course, known)
    if (isSo === motion.isApart) return []
    const before = open.filter(({ type, on }) => type === 'apart' && on === motion.event).length
    const id = `${motion.event}-apart${before === 0 ? '' : `-${before + 1}`}`
    const { at, offset } = put
    const hour = offset === undefined ? { at } : { at, offset }
    return [{ id, ...hour, type: 'apart', on: motion.event, is_so: isSo }]
  })
}
