import type { Bar, Course, Motion } from './course.ts'
import { isEntitled, sits, voteParagraph } from './sitting.ts'
import { resultOf } from './vote-result.ts'
import { applyAmendment } from './wording.ts'

/** A motion by one of its names, the latest first; `closure` names the last one of its kind. */
export function motionNamed(course: Course, name: string | undefined): Motion | undefined {
  if (name === undefined) return undefined
  return (
    course.motions.findLast(({ names }) => names.includes(name)) ??
    course.motions.findLast(({ kind }) => kind === name)
  )
}

/** What became of a motion by the votes on it. */
export function decidedAs(course: Course, motion: Motion): 'carried' | 'lost' | undefined {
  for (const vote of motion.votes.toReversed()) {
    const { outcome, provisionally } = resultOf(course, vote)
    if (outcome === 'carried' || provisionally === 'carried') return 'carried'
    if (outcome === 'lost' || outcome === 'tie') return 'lost'
  }
  return undefined
}

/** What ended the debate of a motion without deciding it, by the rules: next business, or its adjournment. */
export function endedBy(course: Course, motion: Motion): Motion | undefined {
  return course.putOff.find(
    (one) => one.on === motion && hasEffect(course, one) && decidedAs(course, one) === 'carried',
  )
}

/** Whether the rules say what a motion that ends a debate does once it is carried. */
export function hasEffect({ rules }: Course, { kind }: Motion): boolean {
  return rules.on('procedural-effect', ({ parameters }) => parameters.motion === kind).length > 0
}

/** Whether it is before the panel and waits to be decided. */
export function isOpen(course: Course, motion: Motion): boolean {
  return (
    motion.bar === undefined &&
    motion.stay === undefined &&
    motion.withdrawn === undefined &&
    decidedAs(course, motion) === undefined &&
    endedBy(course, motion) === undefined
  )
}

/** The motion in hand: the last one of the item that waits to be decided. */
export function motionInHand(course: Course): Motion | undefined {
  const item = course.item?.item.number
  return course.motions.findLast(
    (motion) => motion.kind === 'motion' && motion.item === item && isOpen(course, motion),
  )
}

/** The words of a motion as it stands, with what was altered and the amendments carried so far. */
export function textOf(course: Course, motion: Motion): string | undefined {
  const start = motion.altered ?? motion.text
  return motion.amendments
    .filter((one) => decidedAs(course, one) === 'carried')
    .reduce<string | undefined>((text, one) => {
      if (text === undefined) return undefined
      return one.result ?? applyAmendment(text, one.altered ?? one.text).text
    }, start)
}

/** Amendments that were said to be discussed together by leave of the chair, or wait and were seconded. */
export function openAmendments(course: Course, motion: Motion): readonly Motion[] {
  return motion.amendments.filter((one) => isOpen(course, one) && one.seconder !== undefined)
}

/** Why somebody may not move or second; `undefined` where they may, or who it was is not known. */
export function proposerBar(course: Course, by: string | undefined, does: string): Bar | undefined {
  if (by === undefined) return undefined
  const { rules } = course
  const name = course.nameOf(by)
  const paragraph = rules.cite('may-not-propose') ?? voteParagraph(course, by)
  const silenced = course.silenced.get(by)
  if (silenced !== undefined) {
    const message = `${name} is not to be heard further, so ${does} has no effect`
    return { paragraph: silenced, message }
  }
  if (!course.room.has(by)) {
    return { paragraph, message: `${name} was not in the room, so ${does} has no effect` }
  }
  if (!course.isOfPanel(by)) {
    return {
      paragraph: voteParagraph(course),
      message: `${name} holds no seat of the panel, so ${does} has no effect`,
    }
  }
  if (!sits(course, by)) {
    const seat = rules.cite('substitute-allowed') ?? paragraph
    return {
      paragraph: seat,
      message: `${name} does not sit as a member, so ${does} has no effect`,
    }
  }
  const interest = course.interestIn(by, course.item?.item.number)
  if (interest === undefined) return undefined
  if (isEntitled(course, by, interest, { put: true, taken: true })) return undefined
  const cited = [
    ...rules.paragraphs('may-not-propose'),
    ...rules.paragraphs('interest-bars', ({ parameters }) =>
      parameters.interests.includes(interest.kind),
    ),
  ]
  const message = `${name} declared a ${interest.kind} interest in the item and may not vote on it, so ${does} has no effect`
  return { paragraph: rules.join(cited), message }
}
