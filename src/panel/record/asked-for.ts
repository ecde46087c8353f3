import { countDays } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Course } from './course.ts'

/** A special meeting that members asked for: whether enough did, in the form that it takes, and in time. */
export function askedFor(course: Course): void {
  const { story, rules } = course
  const { requisition } = story
  if (requisition === null || story.kind !== 'special') return
  const event = course.opened?.event.id ?? 'meeting'
  const by = new Set(requisition.by)
  const members = [...by].filter((person) => course.seatOf(person) !== undefined)
  const answer = rules.ask('requisition', {
    body: story.body,
    seats: story.seats.length,
    signatories: members.length,
    businessStated: requisition.business,
    written: requisition.written,
  })
  const paragraph = rules.cite('requisition', ({ parameters }) =>
    parameters.bodies.includes(story.body),
  )
  if (answer?.answer === 'not-valid') {
    course.warn(
      event,
      paragraph ?? 'none',
      `The meeting was not asked for as the rules have it: ${answer.working}`,
    )
  }
  const { received } = requisition
  const [held] = rules.on('special-meeting-held')
  if (held === undefined) {
    course.silent.add(
      'The rules do not say within what time a special meeting that was asked for is held',
    )
    return
  }
  if (received === null || held.rule.kind !== 'deadline' || rules.calendar === undefined) return
  const { due } = countDays(
    held.rule.deadline.count,
    received.slice(0, story.day.length),
    rules.calendar,
  )
  if (due === null || story.day <= due.slice(0, story.day.length)) return
  course.warn(
    event,
    rules.cite('special-meeting-held') ?? 'none',
    `It was asked for on ${describeDay(received.slice(0, story.day.length))} and had to be held by ${describeDay(due.slice(0, story.day.length))}`,
  )
}
