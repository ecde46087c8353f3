import type { Course } from './course.ts'
import type { MeetingEvent } from './event.ts'

/** Whether it was done by somebody else than whoever presides, which has no effect. */
export function notByChair(
  course: Course,
  event: MeetingEvent,
  by: string | undefined,
  paragraph: string,
  does: string,
): boolean {
  const who = by !== undefined && course.isKnown(by) ? by : undefined
  if (who === undefined || course.presiding === undefined || who === course.presiding) return false
  course.bar(event, {
    paragraph,
    message: course.rules.say(
      `It is for {chair}, or whoever presides, to ${does}; ${course.nameOf(who)} did not preside`,
    ),
  })
  return true
}
