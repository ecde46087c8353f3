import { capitalise } from '#shared/index.ts'
import type { Course, Motion, MotionKind } from './course.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { mark, motionName, nobodyThere } from './names.ts'

const UNKNOWN = new Set(['unknown', 'not known', 'not stated', 'not recorded'])

/** Who did it; `undefined` where that is not recorded. */
export function personOf(by: string | undefined): string | undefined {
  return by === undefined || UNKNOWN.has(by.toLowerCase()) ? undefined : by
}

/** Refuses an event of somebody whom the panel of the day does not know. */
export function isStranger(course: Course, event: MeetingEvent, by: string | undefined): boolean {
  const person = personOf(by)
  if (person === undefined || course.isKnown(person)) return false
  course.refuse(
    event,
    `${nobodyThere(course, person)}: neither a member nor a named substitute. Correct who it was`,
  )
  return true
}

/** Whether a motion of that name was recorded before: by another device it is the same one. */
export function isRecorded(
  course: Course,
  event: EventOf<'move' | 'amend'>,
  name: string | undefined,
): boolean {
  const before =
    name === undefined ? undefined : course.motions.find(({ names }) => names.includes(name))
  if (before === undefined) return false
  if (event.clerk !== undefined) {
    course.unsettled.add(
      `${capitalise(motionName(course, before))} is recorded by two devices${mark(course, before.event, event.id)}: shown as one, from the first`,
    )
  } else
    course.refuse(
      event,
      course.story.withMarks === true
        ? `There is a motion “${name}” already${mark(course, before.event)}: give this one a name of its own`
        : `${capitalise(motionName(course, before))} was moved already, and this is recorded as the same one: strike it out`,
    )
  return true
}

const PUT_OFF: readonly MotionKind[] = ['next-business', 'adjourn-debate']

export function addMotion(
  course: Course,
  event: MeetingEvent,
  given: Partial<Motion> & { kind: MotionKind },
): Motion {
  const motion: Motion = {
    names: [event.id],
    event: event.id,
    by: undefined,
    seconder: undefined,
    facts: [event.id],
    text: '',
    on: undefined,
    item: course.item?.item.number,
    result: undefined,
    form: 'change',
    bar: undefined,
    stay: undefined,
    votes: [],
    altered: undefined,
    withdrawn: undefined,
    isUnsure: false,
    isApart: false,
    doneApart: new Set(),
    amendments: [],
    to: undefined,
    against: undefined,
    ...given,
  }
  course.motions.push(motion)
  if (PUT_OFF.includes(motion.kind)) course.putOff.push(motion)
  if (motion.bar !== undefined) course.bar(event, motion.bar)
  return motion
}
