import type { Course } from './course.ts'
import { stateBar } from './debate-events.ts'
import type { EventOf } from './event.ts'
import type { Placed } from './places.ts'
import { resume as resumeSuspended } from './suspending.ts'

/** An item is put off to another meeting, whether it was opened or not. */
export function defer(course: Course, { event }: Placed<EventOf<'defer'>>): void {
  if (!course.story.items.some(({ number }) => number === event.item)) {
    course.refuse(event, `There is no item ${event.item} on the agenda. Correct the item`)
    return
  }
  const bar = stateBar(course)
  if (bar === undefined) course.deferred.set(event.item, event.id)
  else course.bar(event, bar)
}

const NOT_SAID_TO_WHEN = 'To when the meeting was adjourned is not recorded'

/** The meeting as a whole is adjourned, by whoever presides or because it so resolved. */
export function adjourn(course: Course, placed: Placed<EventOf<'adjourn'>>): void {
  const { event } = placed
  const bar = stateBar(course)
  if (bar !== undefined) {
    course.bar(event, bar)
    return
  }
  if (event.to === undefined) course.unsettled.add(NOT_SAID_TO_WHEN)
  const to = event.to ?? 'a time that is not recorded'
  course.adjourned = { placed, paragraph: 'none', did: 'was adjourned', to }
}

/** What was adjourned goes on, the same day; a quorum that was declared lost ends the day. */
export function resume(course: Course, placed: Placed<EventOf<'resume'>>): void {
  if (course.adjourned?.placed.event.type !== 'adjourn') {
    resumeSuspended(course, placed)
    return
  }
  course.adjourned = undefined
  course.unsettled.delete(NOT_SAID_TO_WHEN)
}
