import type { Course } from './course.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { nobodyThere } from './names.ts'
import type { Placed } from './places.ts'

/** Those of whom apologies were recorded, once each. */
export function apologiesIn(events: readonly MeetingEvent[]): readonly string[] {
  return [...new Set(events.flatMap((event) => (event.type === 'apology' ? event.who : [])))]
}

/** Apologies are received: they are of members, and of those who would have stood in for one. */
export function apology(course: Course, { event }: Placed<EventOf<'apology'>>): void {
  for (const who of event.who) {
    if (course.isOfPanel(who)) continue
    course.refuse(event, `${nobodyThere(course, who)}. Correct whose apologies`)
  }
}

/** Somebody is there with no seat: officers, whoever was invited. They are counted in nothing. */
export function attend(course: Course, { event }: Placed<EventOf<'attend'>>): void {
  for (const who of event.who) {
    if (!course.isOfPanel(who)) continue
    const message = `${course.nameOf(who)} is of the panel: record that they come in, or they are counted in nothing`
    course.warn(event, 'none', message)
  }
}
