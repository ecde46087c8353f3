import { capitalise } from '#shared/index.ts'
import type { Course, Vote } from './course.ts'
import { DONE_APART, type DoneApart, type EventOf } from './event.ts'
import { motionNamed } from './motions.ts'
import { motionName } from './names.ts'
import type { Placed } from './places.ts'
import { isWithheld } from './withheld.ts'

/** How a motion was amended of which everybody may not read the words. */
export const AMENDED_APART = 'as amended in a part of the meeting that was not open to the public'

/** What everybody is told of a motion with which something was done where they could not hear it. */
export const doneApartWords = (done: DoneApart) =>
  `${done.replace('-', ' ')} in a part of the meeting that was not open to the public`

/** What stands in place of its words. */
export const NOT_GIVEN = 'its words as put are not given to the public'

/** What readers are given for the words. */
export const withheldWords = capitalise(`${AMENDED_APART}; ${NOT_GIVEN}`)

/** That what a motion says was changed where the public could not read it, or is open to them after all. */
export function wordsApart(course: Course, { event }: Placed<EventOf<'apart'>>): void {
  const motion = motionNamed(course, event.on)
  if (motion === undefined) return
  const isSo = event.is_so !== false
  if (event.what === undefined) motion.isApart = isSo
  else if (isSo) motion.doneApart.add(event.what)
  else motion.doneApart.delete(event.what)
}

/** What was put: the words as they stood then, or that they are not given; of an election the office. */
export function wordsPut(course: Course, { on, put, words }: Vote): string {
  const [motion] = on
  if (motion === undefined) return put.event.election ?? ''
  return isWithheld(course, motion) ? withheldWords : (words ?? motion.text)
}

/** What the record says of it, for everybody who reads it. */
export function apartWords(
  course: Course,
  { on, is_so, what: which }: Readonly<Record<string, unknown>>,
): string {
  const motion = motionNamed(course, String(on))
  const what = motion === undefined ? 'A motion' : motionName(course, motion).replace(/^the/, 'The')
  const isSo = is_so !== false
  const done = DONE_APART.find((one) => one === which)
  if (done !== undefined) return `${what} was ${isSo ? '' : 'not '}${doneApartWords(done)}`
  return isSo
    ? `${what} was put ${AMENDED_APART}: ${NOT_GIVEN}`
    : `${what}: its words as put are open to the public after all`
}
