import { isByLeave } from './by-leave.ts'
import type { Course } from './course.ts'
import { closureCarried } from './debate-events.ts'
import type { EventOf } from './event.ts'
import { accuracyOf } from './minutes-item.ts'
import { isOpen, motionInHand, motionNamed } from './motions.ts'
import { personOf } from './motions-made.ts'
import { noMotionThere } from './names.ts'
import type { Placed } from './places.ts'

/** Several amendments discussed together: by leave of the chair, where the rules know of that. */
export function discuss(course: Course, placed: Placed<EventOf<'discuss'>>): void {
  const { event } = placed
  speak(course, event)
  const names = event.on ?? []
  tellOfRuling(course, event, names)
  const together = course.rules.cite('amendments-together')
  if (names.length < 2 || together === undefined) return
  if (!isByLeave(course, event)) {
    course.bar(event, {
      paragraph: together,
      message: course.rules.say(
        'Several amendments are discussed together only where {chair} allows it, which is not recorded',
      ),
    })
    return
  }
}

/** A ruling is spoken on: it is not open to discussion where the rules say so, or have it stand. */
function tellOfRuling(
  course: Course,
  event: EventOf<'discuss' | 'speech'>,
  names: readonly string[],
): void {
  const { rules, rulings } = course
  const paragraph = rules.cite('ruling-not-discussed') ?? rules.cite('ruling-stands')
  if (paragraph === undefined || !names.some((name) => rulings.has(name))) return
  course.warn(event, paragraph, rules.say('What {chair} ruled is not open to discussion'))
}

/** Somebody speaks: what the rules make of that. */
export function speak(course: Course, event: EventOf<'speech' | 'discuss' | 'reply'>): void {
  const by = personOf(event.by)
  const on = typeof event.on === 'string' ? motionNamed(course, event.on) : undefined
  const motion = on ?? motionInHand(course)
  if (event.type === 'speech') tellOfRuling(course, event, event.on === undefined ? [] : [event.on])
  if (by !== undefined) {
    const silenced = course.silenced.get(by)
    if (silenced !== undefined) {
      course.bar(event, {
        paragraph: silenced,
        message: `${course.nameOf(by)} is not to be heard further`,
      })
      const paragraph = course.rules.cite(
        'misconduct',
        ({ parameters }) => parameters.step === 'continued',
      )
      if (paragraph !== undefined) {
        course.warn(
          event,
          paragraph,
          course.rules.say(
            'If the misconduct goes on, {chair} moves that the member leave, or adjourns the meeting',
          ),
        )
      }
    }
    const interest = course.interestIn(by, course.item?.item.number)
    if (interest !== undefined && course.isKnown(by)) {
      const answer = course.rules.cite(
        'interest-bars',
        ({ parameters }) => parameters.interests.includes(interest.kind) && parameters.leaves,
      )
      const lifts =
        interest.dispensation &&
        course.rules.on('dispensation-lifts', ({ parameters }) =>
          parameters.interests.includes(interest.kind),
        ).length > 0
      if (answer !== undefined && !lifts) {
        course.bar(event, {
          paragraph: answer,
          message: `${course.nameOf(by)} has a ${interest.kind} interest in the item and has to be out of the room for it`,
        })
      }
    }
  }
  if (
    event.type !== 'reply' &&
    motion !== undefined &&
    closureCarried(course, motion) !== undefined &&
    isOpen(course, motion)
  ) {
    const paragraph =
      course.rules.cite('procedural-effect', ({ parameters }) => parameters.motion === 'closure') ??
      'none'
    course.bar(event, {
      paragraph,
      message: 'The closure was carried: there is no more discussion',
    })
  }
  if (event.type !== 'reply' && motion === undefined) {
    const number = course.item?.item.number
    const stayed = course.motions.findLast(
      ({ stay, item, seconder }) => stay !== undefined && item === number && seconder !== undefined,
    )
    if (stayed?.stay !== undefined) course.bar(event, stayed.stay)
  }
  if (event.type !== 'reply') {
    const found = accuracyOf(course, event.text)
    if (found !== undefined) {
      const message = `Only whether the minutes are accurate is discussed; “${event.text}” is not`
      course.bar(event, 'paragraph' in found ? found : { paragraph: found.unclear, message })
    }
  }
  course.speeches.push({ event: event.id, by })
}

export function reply(course: Course, placed: Placed<EventOf<'reply'>>): void {
  const { event } = placed
  const by = personOf(event.by)
  const on = event.on === undefined ? motionInHand(course) : motionNamed(course, event.on)
  if (on === undefined && event.on !== undefined) {
    course.refuse(event, noMotionThere(course, event.on, 'reply on'))
    return
  }
  const { rules } = course
  const given = rules.cite('right-of-reply', ({ parameters }) => parameters.given)
  const none = rules.cite(
    'right-of-reply',
    ({ parameters }) => !parameters.given && parameters.movers.includes('amendment'),
  )
  const motion = on?.kind === 'motion' ? on : on?.on
  if (motion !== undefined && closureCarried(course, motion) !== undefined) {
    const misled = rules.misled(
      'procedural-effect',
      ({ parameters }) => parameters.motion === 'closure',
    )
    for (const one of misled) course.silent.add(one)
  }
  if (given === undefined) {
    course.silent.add('The rules say nothing of a right of reply')
  } else if (by !== undefined && motion !== undefined && by !== motion.by) {
    const isAmender = on?.by === by || motion.amendments.some((one) => one.by === by)
    course.bar(
      event,
      isAmender && none !== undefined
        ? { paragraph: none, message: 'The mover of an amendment has no right of reply' }
        : { paragraph: given, message: 'Only the mover of the motion has a right of reply' },
    )
  }
  speak(course, event)
}
