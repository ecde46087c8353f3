import type { Course, MotionKind } from './course.ts'
import { decidedAs, endedBy, hasEffect } from './motions.ts'
import { motionName } from './names.ts'
import { tellOfNoSeconder } from './vote-bars.ts'

/** As a sentence begins with it, what has to be seconded where the rules say so. */
const SECONDED: Readonly<Partial<Record<MotionKind, string>>> = {
  amendment: 'An amendment',
  closure: 'The closure',
  'next-business': 'Next business',
  'adjourn-debate': 'The adjournment of a debate',
}

/** Amendments, and what would end a debate, that nobody seconded and nobody put. */
export function unseconded(course: Course): void {
  for (const motion of course.motions) {
    const what = SECONDED[motion.kind]
    if (what === undefined || motion.bar !== undefined) continue
    if (motion.seconder !== undefined || motion.votes.length > 0 || motion.withdrawn !== undefined)
      continue
    if (motion.doneApart.size > 0) continue
    const paragraph = course.rules.cite(
      'seconded',
      ({ parameters }) =>
        parameters.needed && parameters.motions.some((one) => one === motion.kind),
    )
    if (paragraph !== undefined) {
      course.bar(motion.event, {
        paragraph,
        message: `${what} has to be seconded, and nobody seconded it: it is not before the panel`,
      })
      continue
    }
    if (motion.kind !== 'amendment') continue
    tellOfNoSeconder(course, motion, false)
    course.unsettled.add(`Whether ${motionName(course, motion)} would have needed a seconder`)
  }
}

/** How it ends, what is said of a motion that is in hand and waits. */
export const WAITS = ': it waits, and is not put yet'

/** Motions that were never put, and amendments that were open at the end. */
export function undecided(course: Course): void {
  for (const motion of course.motions) {
    const { on } = motion
    const isProcedural = on !== undefined && motion.kind !== 'amendment'
    if (isProcedural && !hasEffect(course, motion) && decidedAs(course, motion) === 'carried') {
      course.unsettled.add(
        `${motionName(course, motion)}: it was carried, and the rules do not say what that does to ${motionName(course, on)}`,
      )
    }
    if (motion.bar !== undefined || motion.stay !== undefined) continue
    if (endedBy(course, motion) !== undefined) continue
    if (motion.withdrawn !== undefined || motion.votes.length > 0) continue
    if (motion.doneApart.size > 0) continue
    if (motion.kind === 'amendment' && motion.seconder === undefined) continue
    // While its item is before the meeting it waits, and nothing is missing
    const isInHand = course.closed === undefined && motion.item === course.item?.item.number
    const isUnheard =
      course.story.isPublicHalf === true &&
      motion.item !== undefined &&
      course.excluded?.items.includes(motion.item) === true
    course.unsettled.add(
      isInHand && isUnheard
        ? `${motionName(course, motion)}: what becomes of it while the public are excluded is not told here`
        : isInHand
          ? `${motionName(course, motion)}${WAITS}`
          : `${motionName(course, motion)}: what became of it is not recorded; it was never put`,
    )
  }
}
