import { movedBefore } from './before-left-open.ts'
import type { Course } from './course.ts'
import { entitledTo } from './entitled.ts'
import type { EventOf } from './event.ts'
import { clockTold } from './hour-told.ts'
import { isOpen, motionInHand } from './motions.ts'
import { mark, nobodyThere } from './names.ts'
import type { Placed } from './places.ts'
import { tellOfQuorum } from './quorum-lost.ts'
import { sits, sitting, substituteBar, voteParagraph } from './sitting.ts'

/** Somebody comes in, or back. */
export function arrive(course: Course, placed: Placed<EventOf<'arrive' | 'return'>>): void {
  const { event } = placed
  for (const who of event.who) {
    if (course.room.has(who)) {
      recordedTwice(course, placed, who)
      continue
    }
    if (course.items.length > 0) {
      if (isSomeTimeBefore(placed)) movedBefore(course, placed, who, 'arrive')
      else if (isHourMissing(course, placed)) {
        if (event.after === undefined) course.unsure.push({ who, event: event.id, type: 'arrive' })
        else orderTold(course, who, 'came')
      }
    }
    course.room.set(who, placed)
    const spans = course.spans.get(who) ?? []
    course.spans.set(who, [...spans, { from: placed, to: undefined }])
    tellOfStranger(course, event.id, who)
    tellOfSubstitute(course, event.id, who)
    lateChair(course, who)
  }
}

/** Somebody there of whom no more is known than what they are called: in the room, with no seat and no vote. */
function tellOfStranger(course: Course, event: string, who: string): void {
  if (course.isNamed(who)) return
  course.warn(
    event,
    'none',
    `${course.nameOf(who)} is neither a member nor a named substitute of that day: in the room, with no seat and no vote. If it is a member, correct who it was`,
  )
  course.unsettled.add(`Who ${course.nameOf(who)} is, who is recorded as coming in`)
}

/** The hour is not known, and the order is: who may vote rests on that. */
function orderTold(course: Course, who: string, did: 'came' | 'left'): void {
  course.silent.add(`The hour at which ${course.nameOf(who)} ${did} is not recorded`)
}

/** Whether hours are known of this meeting, and not of this event. */
function isHourMissing(course: Course, placed: Placed): boolean {
  return placed.minute === null && course.hasHours
}

/** Whether no more is told of when it was than what it was before, also in a record that has no hours at all. */
const isSomeTimeBefore = ({ minute, event }: Placed) =>
  minute === null && event.before !== undefined

function recordedTwice(course: Course, placed: Placed, who: string): void {
  const before = course.room.get(who)
  if (before === undefined || before.minute === placed.minute) return
  course.doubles.push({ who, first: before, second: placed })
  course.unsettled.add(
    `${course.nameOf(who)} is recorded as coming twice, at ${clockTold(before) ?? 'an hour not known'}${mark(course, before.event.id)} and at ${clockTold(placed) ?? 'an hour not known'}${mark(course, placed.event.id)}: shown as one, from the earlier`,
  )
}

function tellOfSubstitute(course: Course, event: string, who: string): void {
  const seated = course.seatOf(who)
  if (seated !== undefined) {
    const other = course.story.substitutes.find(
      ({ seat, person }) => seat === seated && course.room.has(person),
    )
    if (other === undefined) return
    const paragraph = course.rules.cite('substitute-allowed') ?? 'none'
    const message = `${seated.name} is here, so ${other.name} no longer sits in that seat: a seat never has two votes`
    course.warn(event, paragraph, message)
    return
  }
  const one = course.substitute(who)
  if (one === undefined) {
    if (!course.isOfPanel(who)) return
    const message = `${course.nameOf(who)} holds no seat any more: not counted, and may not vote`
    course.bar(event, { paragraph: voteParagraph(course), message })
    return
  }
  const bar = substituteBar(course, one)
  if (bar !== undefined) {
    course.bar(event, bar)
    if (bar.isLate) tellOfLateness(course, one.name)
    return
  }
  const holder = one.seat?.holder ?? undefined
  const paragraph = course.rules.cite('substitute-allowed') ?? 'none'
  if (holder !== undefined && course.room.has(holder)) {
    const message = `${course.nameOf(holder)} is here, so ${one.name} does not sit: a seat never has two votes`
    course.bar(event, { paragraph, message })
  } else if (holder === undefined) {
    const message = `The seat that ${one.name} would sit in is vacant: there is no member to stand in for`
    course.bar(event, { paragraph, message })
  }
}

function tellOfLateness(course: Course, name: string): void {
  const said = course.rules.on(
    'substitute-notice',
    ({ parameters }) => parameters.late !== undefined,
  )
  if (said.length > 0) return
  const silence = course.rules.silence('late-substitute')
  if (silence === undefined) return
  course.silent.add(
    `The rules do not say what follows when the clerk is told of a substitute too late, as of ${name}${course.rules.cited(silence.paragraph)}. Until someone rules: ${silence.says}`,
  )
}

function lateChair(course: Course, who: string): void {
  // Whoever was there before comes back, and does not come late
  if ((course.spans.get(who)?.length ?? 0) > 1) return
  if (course.opened === undefined || course.presiding === undefined || course.presiding === who)
    return
  const chair = course.officeHolder('chair')
  const vice = course.officeHolder('vice-chair')
  const isFirst = who === chair || (who === vice && course.presiding !== chair)
  if (isFirst) course.late = { who, motion: motionInHand(course), item: course.item }
}

/** Somebody goes out. */
export function leave(course: Course, placed: Placed<EventOf<'leave'>>): void {
  const { event } = placed
  const here = event.who.filter((who) => course.room.has(who))
  // Those who have to leave for the item are not counted any more, and the quorum goes with them all the same
  const counted = sitting(course)
  const isOut = (who: string) => sits(course, who) && !counted.includes(who)
  const before = counted.length + here.filter(isOut).length
  for (const who of event.who) {
    if (!course.isKnown(who)) {
      const message = `${nobodyThere(course, who)}, and nobody of that name came in. Correct who it was`
      course.refuse(event, message)
    } else if (!course.room.has(who)) {
      course.unsettled.add(
        `${course.nameOf(who)} is recorded as leaving${mark(course, event.id)}, and not as having been there`,
      )
    } else if (
      isHourMissing(course, placed) &&
      event.after === undefined &&
      event.before === undefined
    ) {
      course.unsure.push({ who, event: event.id, type: 'leave' })
    } else {
      if (isSomeTimeBefore(placed)) movedBefore(course, placed, who, 'leave')
      else if (isHourMissing(course, placed)) orderTold(course, who, 'left')
      goOut(course, placed, who)
      tellOfMover(course, event.id, who)
      tellOfVote(course, event.id, who)
      if (course.presiding === who) course.presiding = undefined
    }
  }
  tellOfQuorum(course, placed, here, before)
}

function goOut(course: Course, placed: Placed, who: string): void {
  course.room.delete(who)
  const span = course.spans.get(who)?.at(-1)
  if (span !== undefined && span.to === undefined) span.to = placed
}

function tellOfMover(course: Course, event: string, who: string): void {
  const rule = course.rules.cite('right-of-reply', ({ parameters }) => parameters.given)
  if (rule === undefined) return
  for (const motion of course.motions) {
    if (motion.kind !== 'motion' || motion.by !== who || !isOpen(course, motion)) continue
    if (motion.votes.length > 0) continue
    const message = `${course.nameOf(who)}, who moved it, has gone: the right of reply cannot be used. The motion stands, as nothing in the rules ends it`
    course.warn(event, rule, message)
  }
}

function tellOfVote(course: Course, event: string, who: string): void {
  const vote = course.lastVote
  if (vote === undefined || vote.taken !== undefined || vote.results.length > 0) return
  if (!vote.atPut.sitting.includes(who)) return
  const isEntitled = entitledTo(course, vote).includes(who)
  const paragraph = voteParagraph(course, who)
  if (!isEntitled) return
  const turnsOnTaken =
    course.rules.on('may-vote', ({ parameters }) => parameters.present_when_taken).length > 0
  const message = `${course.nameOf(who)} may vote, having been there when the question was put, but left before the vote was taken`
  if (!turnsOnTaken) course.warn(event, paragraph, message)
}
