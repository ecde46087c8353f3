import type { Bar, Course } from './course.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { isOpen } from './motions.ts'
import { nobodyThere } from './names.ts'
import type { Placed } from './places.ts'
import { resultOf } from './vote-result.ts'

export function open(course: Course, placed: Placed<EventOf<'open'>>): void {
  const { event } = placed
  if (course.opened !== undefined) {
    course.warn(event, 'none', 'The meeting was open already')
    return
  }
  course.opened = placed
  const { by } = event
  if (by === undefined || !course.isKnown(by)) return
  course.presiding = by
  checkPresiding(course, event, by)
}

const OFFICES = ['chair', 'vice-chair'] as const

/** Whether the rules have an office preside; where they give no order, both do. */
export function hasPlace({ rules }: Course, office: (typeof OFFICES)[number]): boolean {
  const orders = rules.on('presides')
  return orders.length === 0 || orders.some(({ parameters }) => parameters.order.includes(office))
}

const holdsPlace = (course: Course, who: string) =>
  OFFICES.some((office) => course.officeHolder(office) === who && hasPlace(course, office))

/** Why a deputy does not take the chair by their office, where the rules have a member preside who is elected for the meeting. */
function noPlace(course: Course, who: string): Bar | undefined {
  const { rules } = course
  if (course.officeHolder('vice-chair') !== who || hasPlace(course, 'vice-chair')) return undefined
  const isChosen = course.votes.some(
    (vote) => vote.put.event.election === 'presiding' && resultOf(course, vote).elected === who,
  )
  if (isChosen || course.chosen.has(who)) return undefined
  const message = `{Vice_chair} does not preside by that office: in the absence of {chair} a member is elected for the meeting`
  return { paragraph: rules.cite('presides') ?? 'none', message: rules.say(message) }
}

/** Who presides has to be somebody who may. */
function checkPresiding(course: Course, event: MeetingEvent, who: string): void {
  const { rules } = course
  if (!course.isOfPanel(who)) {
    const paragraph = rules.cite('may-stand') ?? 'none'
    const message = `${course.nameOf(who)} holds no seat of the panel and may not preside`
    course.bar(event, { paragraph, message })
    course.presiding = undefined
    return
  }
  if (holdsPlace(course, who)) return
  const paragraph = rules.cite('may-stand', ({ parameters }) =>
    parameters.offices.includes('presiding'),
  )
  if (paragraph === undefined) {
    course.silent.add(
      rules.say('The rules do not say who presides when {chair} and {vice_chair} are absent'),
    )
    return
  }
  const kind = course.seatOf(who)?.kind
  if (kind === 'unknown') return
  const substitute = course.substitute(who)
  const answer = rules.ask('chair', {
    candidate: { kind: kind ?? (substitute === undefined ? 'outside' : 'elected') },
    office: 'presiding',
  })
  if (answer?.answer !== 'not-eligible') return
  course.bar(event, {
    paragraph,
    message: `${course.nameOf(who)} may not preside: an elected member is chosen, and this is ${kind === 'independent' ? 'an independent member' : 'none'}`,
  })
  course.presiding = undefined
}

export function preside(course: Course, placed: Placed<EventOf<'preside'>>): void {
  const { event } = placed
  const [who] = event.who
  if (who === undefined || !course.isKnown(who)) {
    course.refuse(event, `${nobodyThere(course, who ?? '')}. Correct who presided`)
    return
  }
  const { rules } = course
  const there = OFFICES.filter((office) => hasPlace(course, office)).flatMap((office) => {
    const holder = course.officeHolder(office)
    return holder !== undefined && holder !== who && course.room.has(holder) ? [holder] : []
  })
  const paragraph = rules.cite('may-stand', ({ parameters }) =>
    parameters.offices.includes('presiding'),
  )
  if (there.length > 0 && paragraph !== undefined && !holdsPlace(course, who)) {
    course.warn(
      event,
      paragraph,
      `Somebody is chosen to preside only where both are absent, and ${there.map((one) => course.nameOf(one)).join(' and ')} is here`,
    )
  }
  course.presiding = who
  course.chosen.add(who)
  checkPresiding(course, event, who)
}

export function takeChair(course: Course, placed: Placed<EventOf<'take-chair'>>): void {
  const { event } = placed
  const [who] = event.who
  if (who === undefined || !course.isKnown(who)) {
    course.refuse(event, `${nobodyThere(course, who ?? '')}. Correct who took the chair`)
    return
  }
  const { rules, late } = course
  const paragraph = rules.cite('late-chair')
  const inHand =
    late === undefined || late.who !== who
      ? false
      : late.motion !== undefined
        ? isOpen(course, late.motion)
        : late.item !== undefined && late.item === course.item
  if (inHand && paragraph !== undefined) {
    course.bar(event, {
      paragraph,
      message: `${course.nameOf(who)} came late and takes the chair once the question that was being discussed is finished: it was not`,
    })
    return
  }
  if (paragraph === undefined && late?.who === who) {
    course.silent.add(rules.say('The rules do not say when {chair}, coming late, takes the chair'))
  }
  const bar = notElected(course, event, who) ?? noPlace(course, who)
  if (bar !== undefined) {
    course.bar(event, bar)
    return
  }
  course.presiding = who
  course.late = undefined
  checkPresiding(course, event, who)
}

/**
 * Somebody who stood for the chair at this meeting, and was not elected: whoever held it goes on. Where neither the
 * count nor a rule settles who was elected, it is told and stands as it was recorded.
 */
function notElected(course: Course, event: MeetingEvent, who: string): Bar | undefined {
  const { rules } = course
  const vote = course.votes.findLast(({ put }) => put.event.election === 'chair')
  const stood = vote?.nominees.some(({ person }) => person === who) === true
  if (vote === undefined || !stood) return undefined
  if (OFFICES.some((office) => course.officeHolder(office) === who)) return undefined
  const { elected, outcome, paragraph, working } = resultOf(course, vote)
  if (elected === who || outcome === 'not-stated') return undefined
  const name = course.nameOf(who)
  const isSettled =
    elected !== null ||
    outcome === 'no-decision' ||
    (outcome === 'tie' &&
      rules.on(
        'election-decided',
        ({ parameters: { tie, offices } }) => tie !== undefined && offices.includes('chair'),
      ).length > 0)
  if (!isSettled) {
    const message = `Whether ${name} was elected as {bare:chair} is not settled (${working}), so whether they may take the chair is not known`
    course.warn(event, paragraph, rules.say(message))
    return undefined
  }
  const message = `${name} was not elected as {bare:chair} (${working}), and so does not take the chair`
  return { paragraph, message: rules.say(message) }
}

export function close(course: Course, placed: Placed<EventOf<'close'>>): void {
  if (course.closed !== undefined) {
    course.warn(placed.event, 'none', 'The meeting was closed already')
    return
  }
  course.closed = placed
}
