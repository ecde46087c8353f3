import type { Course, MovedBefore } from './course.ts'
import { decidingMoment, entitledTo } from './entitled.ts'
import { lower, personName, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { neededFor, voteParagraph } from './sitting.ts'

/** Somebody comes or goes at an hour of which no more is known than what it was before: the votes that it leaves open. */
export function movedBefore(
  course: Course,
  { event }: Placed,
  who: string,
  type: MovedBefore['type'],
): void {
  const span = course.spans.get(who)?.at(-1)
  const since = (type === 'leave' ? span?.from : span?.to)?.minute ?? -Infinity
  const votes = course.votes.filter(
    ({ put, atPut }) =>
      (put.minute ?? Infinity) >= since && atPut.room.includes(who) === (type === 'leave'),
  )
  course.movedBefore.push({ who, event: event.id, type, votes })
}

/** What was put before that, and whether somebody was there for it: who may vote is as many, or one more or fewer. */
export function tellOfBefore(course: Course): void {
  for (const { who, event, type, votes } of course.movedBefore) {
    const name = course.nameOf(who)
    const did = type === 'leave' ? 'left' : 'came'
    course.silent.add(`The hour at which ${name} ${did} is not recorded`)
    const [first] = votes
    if (first === undefined) continue
    const all = votes.map((vote) => lower(voteName(course, vote))).join(' and ')
    const most = entitledTo(course, first).length + (type === 'leave' ? 0 : 1)
    course.warn(
      event,
      voteParagraph(course, who),
      `${name} ${did} at an hour not known: whether ${name} may take part in ${all} is not known; ${most - 1} or ${most} may`,
    )
    course.unsettled.add(`Whether ${personName(course, who)} was there for ${all}`)
    const needed = neededFor(course)
    for (const vote of votes) {
      const there = decidingMoment(course, vote).sitting.length + (type === 'leave' ? 0 : 1)
      if (needed === undefined || there < needed || there - 1 >= needed) continue
      course.unsettled.add(
        `${voteName(course, vote)}: ${there - 1} or ${there} could be counted, as the hour at which ${name} ${did} is not known, and ${needed} are needed`,
      )
    }
  }
}
