import { describeDay } from '#shared/index.ts'
import type { Course } from './course.ts'
import type { MeetingEvent } from './event.ts'

/**
 * Of a meeting that goes on past midnight: whose time in a seat ended with the day that is over holds it no longer, and
 * whose begins with the day after holds it.
 *
 * @returns whether anybody's ended or began
 */
export function endSeats(course: Course, event: MeetingEvent): boolean {
  const day = dayOf(event)
  if (day === undefined || day <= course.story.day) return false
  const before = course.ended.size + course.begun.size
  for (const { holder, until, name } of course.story.seats) {
    if (holder === null || until === undefined || until >= day || course.isOut(holder)) continue
    course.ended.add(holder)
    if (course.presiding === holder) course.presiding = undefined
    course.warn(
      event,
      'none',
      `The time of ${name} in their seat ended with ${describeDay(until)}: from midnight on they are not counted and have no vote`,
    )
    course.silent.add(
      'The rules do not say at what hour of its last day a member’s time in a seat ends: it is taken to end with that day, at midnight',
    )
  }
  for (const seat of course.story.successors ?? []) {
    if (seat.holder === null || course.begun.has(seat.holder)) continue
    course.begun.set(seat.holder, seat)
    course.warn(
      event,
      'none',
      `The time of ${seat.name} in a seat begins with ${describeDay(day)}: from midnight on they are counted where they are there, and may vote`,
    )
  }
  return course.ended.size + course.begun.size > before
}

/** On what day an event was; `undefined` where its hour is not known, or is written without a day. */
const dayOf = ({ at }: MeetingEvent) =>
  at !== null && /^\d{4}-\d\d-\d\d/.test(at) ? at.slice(0, 'YYYY-MM-DD'.length) : undefined
