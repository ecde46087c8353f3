import { reversing } from './amend-events.ts'
import type { Course } from './course.ts'
import { pastBar, seconderIn, stateBar } from './debate-events.ts'
import type { EventOf } from './event.ts'
import { motionInHand, motionNamed, proposerBar } from './motions.ts'
import { addMotion, isStranger, personOf } from './motions-made.ts'
import { motionName, noMotionThere } from './names.ts'
import type { Placed } from './places.ts'

/** A closure, next business, or the adjournment of a debate is moved. */
export function procedural(
  course: Course,
  placed: Placed<EventOf<'closure' | 'next-business' | 'adjourn-debate'>>,
): void {
  const { event } = placed
  if (isStranger(course, event, event.by)) return
  const by = personOf(event.by)
  const on = event.on === undefined ? motionInHand(course) : motionNamed(course, event.on)
  const { rules } = course
  const [rule] = rules.on('procedural-motion', ({ parameters }) => parameters.motion === event.type)
  const paragraph = rules.cite(
    'procedural-motion',
    ({ parameters }) => parameters.motion === event.type,
  )
  const names = {
    closure: 'the closure',
    'next-business': 'next business',
    'adjourn-debate': 'the adjournment of a debate',
  }
  if (rule === undefined) {
    course.silent.add(`The rules say nothing of ${names[event.type]}`)
    course.warn(event, 'none', `The rules say nothing of ${names[event.type]}`)
  }
  const lastSpeech = course.speeches.at(-1)
  const isOwn =
    rule?.parameters.after_anothers_speech === true && by !== undefined && lastSpeech?.by === by
  const bar =
    proposerBar(course, by, 'moving this') ??
    stateBar(course) ??
    (isOwn && paragraph !== undefined
      ? {
          paragraph,
          message: `It is moved at the end of another member’s speech, and ${course.nameOf(by)} had just spoken`,
        }
      : undefined) ??
    (event.discussed_enough === false && paragraph !== undefined
      ? {
          paragraph: refusalOf(course, event.type, paragraph),
          message: rules.say('{Chair} thought the matter too little discussed, so it is not put'),
        }
      : undefined)
  addMotion(course, event, {
    kind: event.type,
    by,
    names: [...(event.motion === undefined ? [] : [event.motion]), event.id],
    on,
    to: event.to,
    seconder: seconderIn(course, event, by),
    bar,
  })
  const [length] = rules.on(
    'seconded',
    ({ parameters }) => parameters.motions.includes(event.type) && parameters.minutes !== undefined,
  )
  const most = length?.parameters.minutes
  if (most !== undefined && event.minutes !== undefined && event.minutes > most) {
    course.warn(
      event,
      rules.cite('seconded', ({ parameters }) => parameters.motions.includes(event.type)) ?? 'none',
      `The mover may speak for ${most} minutes, and spoke for ${event.minutes}`,
    )
  }
}

/** The paragraph by which the chair refuses it as too soon; the closure's stands apart from who moves it. */
function refusalOf(
  { rules }: Course,
  type: 'closure' | 'next-business' | 'adjourn-debate',
  paragraph: string,
): string {
  return (
    rules.cite(
      'procedural-motion',
      ({ parameters }) => parameters.motion === type && parameters.chair_may_refuse,
    ) ??
    rules.cite('seconded', ({ parameters }) => parameters.motions.includes(type)) ??
    paragraph
  )
}

/** The mover asks to alter the words, or to take the motion back. */
export function changeOfMind(course: Course, placed: Placed<EventOf<'alter' | 'withdraw'>>): void {
  const { event } = placed
  const motion = event.on === undefined ? motionInHand(course) : motionNamed(course, event.on)
  if (motion === undefined) {
    course.refuse(event, noMotionThere(course, event.on, event.type))
    return
  }
  const { rules } = course
  const of = rules.on('consents', ({ parameters }) => parameters.to.includes(event.type))
  const paragraph = rules.cite('consents', ({ parameters }) => parameters.to.includes(event.type))
  if (paragraph === undefined) {
    course.silent.add(
      `The rules do not say whether a motion may be ${event.type === 'alter' ? 'altered' : 'withdrawn'} by its mover`,
    )
  }
  const by = personOf(event.by)
  const asked = new Set(of.flatMap(({ parameters }) => parameters.of))
  const missing = [
    ...(asked.has('seconder') && event.seconder_agrees === false
      ? ['the seconder did not agree']
      : []),
    ...(asked.has('panel') && event.panel_consents === false ? ['the panel did not consent'] : []),
  ]
  const unknown = [
    ...(asked.has('seconder') && event.seconder_agrees === undefined
      ? ['whether the seconder agreed']
      : []),
    ...(asked.has('panel') && event.panel_consents === undefined
      ? ['whether the panel consented']
      : []),
  ]
  const own = by !== undefined && motion.by !== undefined && by !== motion.by
  const did = event.type === 'alter' ? 'altered' : 'withdrawn'
  const past =
    pastBar(course, motion, event.type === 'alter' ? 'altered' : 'withdrawn') ?? stateBar(course)
  if (past !== undefined) {
    course.bar(event, past)
    return
  }
  if (own || missing.length > 0) {
    const message = own
      ? `Only its mover may ${event.type} it`
      : `It stands as it was: ${missing.join(' and ')}`
    course.bar(event, { paragraph: paragraph ?? 'none', message })
    return
  }
  if (paragraph === undefined && event.panel_consents !== true) {
    const message = `The rules do not say whether a motion may be ${did} by its mover, and it is not recorded that the panel consented: it stands as it was`
    course.warn(event, 'none', message)
    course.unsettled.add(
      `${motionName(course, motion)}: whether it was ${did}, which no rule settles`,
    )
    return
  }
  if (unknown.length > 0 && paragraph !== undefined) {
    course.warn(
      event,
      paragraph,
      `It needs the agreement of the seconder and the consent of the panel; ${unknown.join(' and ')} is not recorded`,
    )
    course.unsettled.add(
      `${motionName(course, motion)}: ${unknown.join(' and ')} is not recorded, so whether it was ${did}`,
    )
    motion.isUnsure = true
    return
  }
  if (event.type === 'withdraw') {
    motion.withdrawn = event.id
  } else {
    const reversed = reversing(course, motion.text, event.text, undefined)
    if (reversed !== undefined) {
      course.bar(event, reversed)
      return
    }
    motion.altered = event.text
  }
  motion.facts.push(event.id)
}
