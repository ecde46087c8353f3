import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { mark } from './names.ts'
import { notByChair } from './not-by-chair.ts'
import type { Placed } from './places.ts'

export function suspend(course: Course, placed: Placed<EventOf<'suspend'>>): void {
  const { event } = placed
  const { rules } = course
  const paragraph = rules.cite('suspension')
  if (paragraph === undefined) {
    course.silent.add('The rules do not say whether a meeting may be suspended, or for how long')
  } else if (notByChair(course, event, event.by, paragraph, 'suspend the meeting')) return
  const most = mostMinutes(course)
  if (
    most !== undefined &&
    event.minutes !== undefined &&
    event.minutes > most &&
    paragraph !== undefined
  ) {
    course.warn(
      event,
      paragraph,
      `It was suspended for ${event.minutes} minutes, and ${most} are the most`,
    )
  }
  course.suspended = placed
}

function mostMinutes({ rules }: Course): number | undefined {
  return rules.on('suspension')[0]?.parameters.at_most_minutes
}

export function resume(course: Course, placed: Placed<EventOf<'resume'>>): void {
  const { event, minute } = placed
  const { suspended } = course
  if (suspended === undefined) {
    if (course.adjourned !== undefined) {
      course.bar(event, {
        paragraph: course.adjourned.paragraph,
        message: `The meeting ${course.adjourned.did}, and does not resume`,
      })
    } else {
      const message = 'The meeting was not suspended, so it does not resume'
      course.bar(event, { paragraph: 'none', message })
    }
    return
  }
  course.suspended = undefined
  const most = mostMinutes(course)
  const paragraph = course.rules.cite('suspension')
  if (most === undefined || paragraph === undefined) return
  if (minute === null || suspended.minute === null) {
    course.unsettled.add(
      `For how long the meeting was suspended${mark(course, suspended.event.id, event.id)} is not recorded`,
    )
    return
  }
  const lasted = minute - suspended.minute
  if (lasted > most)
    course.warn(
      event,
      paragraph,
      `The meeting was suspended for ${lasted} minutes, and ${most} are the most`,
    )
}
