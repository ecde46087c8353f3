import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import type { Placed } from './places.ts'
import { mayBeLetIn, substituteBar } from './sitting.ts'

export function letIn(course: Course, placed: Placed<EventOf<'let-in'>>): void {
  const { event } = placed
  for (const who of event.who) {
    const one = course.substitute(who)
    if (one === undefined) {
      if (course.isKnown(who))
        course.warn(event, 'none', `${course.nameOf(who)} is a member and needs no letting in`)
      else
        course.refuse(
          event,
          `"${course.nameOf(who)}" is no substitute that was named for the meeting. Correct who it was`,
        )
      continue
    }
    const bar = substituteBar(course, one)
    if (bar === undefined) continue
    if (!bar.isLate) {
      course.bar(event, {
        paragraph: bar.paragraph,
        message: `${one.name} may not be let in: ${bar.message}`,
      })
      continue
    }
    if (!mayBeLetIn(course)) {
      course.bar(event, {
        paragraph: bar.paragraph,
        message: `${one.name} was told too late and may not sit, whoever lets them in`,
      })
      continue
    }
    const silence = course.rules.silence('late-substitute')
    const paragraph = silence?.paragraph ?? bar.paragraph
    const isByChair =
      event.by === undefined || course.presiding === undefined || event.by === course.presiding
    if (!isByChair || event.why === undefined) {
      const missing = isByChair
        ? 'the reason is not recorded'
        : course.rules.say('it was not done by {chair}')
      course.bar(event, { paragraph, message: `${one.name} is not let in: ${missing}` })
      continue
    }
    course.letIn.set(who, event.id)
    course.warn(
      event,
      paragraph,
      course.rules.say(
        `${one.name} came after late notice and sits because {chair} let them in: ${event.why}. The text does not say that this may be done`,
      ),
    )
  }
}
