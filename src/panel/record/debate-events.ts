import { isByLeave } from './by-leave.ts'
import type { Bar, Course, Motion, MotionKind } from './course.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { nextOrdinaryMeeting } from './later-meeting.ts'
import { accuracyOf } from './minutes-item.ts'
import {
  decidedAs,
  endedBy,
  hasEffect,
  isOpen,
  motionInHand,
  motionNamed,
  openAmendments,
  proposerBar,
  textOf,
} from './motions.ts'
import { motionName } from './names.ts'
import type { Placed } from './places.ts'
import { applyAmendment, isReversed } from './wording.ts'

const UNKNOWN = new Set(['unknown', 'not known', 'not stated', 'not recorded'])

/** Who did it; `undefined` where that is not recorded. */
function personOf(by: string | undefined): string | undefined {
  return by === undefined || UNKNOWN.has(by.toLowerCase()) ? undefined : by
}

/** Refuses an event of somebody whom the panel of the day does not know. */
function isStranger(course: Course, event: MeetingEvent, by: string | undefined): boolean {
  const person = personOf(by)
  if (person === undefined || course.isKnown(person)) return false
  course.refuse(
    event,
    `"${person}" is nobody of the panel of that day: neither a member nor a named substitute. Correct who it was`,
  )
  return true
}

/** Whether a motion of that name was recorded before: by another device it is the same one. */
function isRecorded(
  course: Course,
  event: EventOf<'move' | 'amend'>,
  name: string | undefined,
): boolean {
  const before =
    name === undefined ? undefined : course.motions.find(({ names }) => names.includes(name))
  if (before === undefined) return false
  if (event.clerk !== undefined) {
    course.unsettled.add(
      `${name} is recorded by two devices, ${before.event} and ${event.id}: shown as one, from the first`,
    )
  } else
    course.refuse(
      event,
      `There is a motion "${name}" already (${before.event}): give this one a name of its own`,
    )
  return true
}

function addMotion(
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
    amendments: [],
    to: undefined,
    against: undefined,
    ...given,
  }
  course.motions.push(motion)
  if (motion.bar !== undefined) course.bar(event, motion.bar)
  return motion
}

const NOT_HEARD =
  /\b(no|not) (longer|further|more)?\s*(be )?(further )?heard\b|be no(t)? (further |longer )?heard/i
const LEAVE = /\b(do leave|leave the (meeting|room)|be (excluded|removed) from the meeting)\b/i
const CHANGING =
  /\b(add(ed)? to|var(y|ied)|revok(e|ed)|amend(ed|ment)?|chang(e|ed)|suspend(ed)?|replac(e|ed))\b/i
const RULES = /\b(rules? of procedure|rules? \d+|standing orders?|constitution)\b/i

export function move(course: Course, placed: Placed<EventOf<'move'>>): void {
  const { event } = placed
  if (isStranger(course, event, event.by) || isRecorded(course, event, event.motion)) return
  const by = personOf(event.by)
  const form = event.form ?? ''
  const kind: MotionKind =
    form === 'not-heard' || (form === '' && NOT_HEARD.test(event.text))
      ? 'not-heard'
      : form === 'leave' || (form === '' && LEAVE.test(event.text))
        ? 'leave'
        : 'motion'
  const own = proposerBar(course, by, 'moving this')
  const bar =
    own ??
    stateBar(course) ??
    (kind === 'motion' ? inPublicBar(course, event.text) : misconductBar(course, kind, by))
  const motion = addMotion(course, event, {
    kind,
    by,
    names: [...(event.motion === undefined ? [] : [event.motion]), event.id],
    text: event.text,
    seconder: seconderIn(course, event, by),
    bar,
    against: event.against ?? memberIn(course, event.text),
  })
  if (kind === 'motion') stayOfRules(course, event, motion)
}

const EXCLUDING =
  /\bexclu\w*\b[^.]*\b(public|press)\b|\b(public|press)\b[^.]*\b(be|is|are) (excluded|asked to leave)\b|\bin private\b/i

/** A motion to exclude the public from what the rules have heard in public. */
function inPublicBar(course: Course, text: string): Bar | undefined {
  const item = course.item?.item
  if (item === undefined || !EXCLUDING.test(text)) return undefined
  const titled = item.title.toLowerCase().replaceAll(' ', '-')
  const isMeant = (matter: string) =>
    matter === item.post || matter === item.matter || titled.includes(matter)
  const paragraph = course.rules.cite('held-in-public', ({ parameters }) =>
    parameters.matters.some(isMeant),
  )
  if (paragraph === undefined) return undefined
  return { paragraph, message: 'This is heard in public: the public cannot be excluded from it' }
}

function memberIn(course: Course, text: string): string | undefined {
  return (
    course.story.seats.find(({ holder, name }) => {
      const surname = name.split(' ').at(-1) ?? name
      return holder !== null && (text.includes(holder) || text.includes(surname))
    })?.holder ?? undefined
  )
}

/** Why nothing can be moved or put now: the meeting is not open, or adjourned, or suspended. */
export function stateBar(course: Course): Bar | undefined {
  const { rules } = course
  if (course.adjourned !== undefined) {
    return {
      paragraph: course.adjourned.paragraph,
      message: `The meeting ${course.adjourned.did}, so this has no effect`,
    }
  }
  if (course.suspended !== undefined) {
    return {
      paragraph: rules.cite('suspension') ?? 'none',
      message: 'The meeting was suspended, so this has no effect',
    }
  }
  if (course.closed !== undefined) {
    return { paragraph: 'none', message: 'The meeting was closed, so this has no effect' }
  }
  return undefined
}

/** A motion to silence a member or send them out: who may move it, and after what. */
function misconductBar(
  course: Course,
  kind: 'not-heard' | 'leave',
  by: string | undefined,
): Bar | undefined {
  const { rules } = course
  const paragraph = rules.cite('misconduct', ({ parameters }) => parameters.step === kind)
  if (paragraph === undefined) {
    course.silent.add(`The rules do not say how a member who misbehaves is dealt with`)
    return undefined
  }
  if (
    kind === 'leave' &&
    by !== undefined &&
    course.presiding !== undefined &&
    by !== course.presiding
  ) {
    return {
      paragraph,
      message: rules.say('Only {chair} may move that a member leave the meeting'),
    }
  }
  if (kind === 'leave' && course.silenced.size === 0) {
    return {
      paragraph,
      message: 'No motion that the member be not heard further was carried before it',
    }
  }
  return undefined
}

/** A motion to change the rules: it is not debated or decided that day where they say so. */
function stayOfRules(course: Course, event: EventOf<'move'>, motion: Motion): void {
  const changes =
    event.changes ?? (RULES.test(event.text) && CHANGING.test(event.text) ? 'rules' : undefined)
  if (
    changes === undefined ||
    !/rule|constitution|standing/i.test(changes) ||
    motion.bar !== undefined
  )
    return
  const answer = course.rules.ask('amend-constitution', {
    part: 'rules',
    meeting: course.story.adjournedTo ? 'next-ordinary' : 'same',
  })
  const [because] = answer?.because ?? []
  if (answer?.answer !== 'stands-adjourned' || because === undefined) return
  const to = nextOrdinaryMeeting(course.story)
  const message = `Once moved and seconded it stands adjourned, without discussion, to ${to}`
  course.warn(event, because.paragraph, message)
  for (const conflict of answer.conflicts)
    course.silent.add(`${conflict.id}: ${conflict.texts.join(' ')} ${conflict.applied}`)
  motion.stay = { paragraph: because.paragraph, message }
}

/** A motion that its own mover seconds. */
function ownSecond(course: Course, kind: MotionKind, by: string): Bar {
  const { rules } = course
  const paragraph =
    rules.cite('seconded', ({ parameters }) => parameters.motions.some((one) => one === kind)) ??
    rules.silence('seconder')?.paragraph ??
    'none'
  return {
    paragraph,
    message: `${course.nameOf(by)} moved it, and nobody seconds their own motion`,
  }
}

/** Who is recorded with a motion as seconding it, where they may. */
function seconderIn(
  course: Course,
  event: EventOf<'move' | 'amend' | 'closure' | 'next-business' | 'adjourn-debate'>,
  by: string | undefined,
): string | undefined {
  const seconder = personOf(event.seconder)
  if (seconder === undefined) return undefined
  if (!course.isKnown(seconder)) {
    course.refuse(
      event,
      `"${seconder}" is nobody of the panel of that day: the motion stands without a seconder. Correct who it was`,
    )
    return undefined
  }
  const bar =
    seconder === by
      ? ownSecond(
          course,
          event.type === 'move' ? 'motion' : event.type === 'amend' ? 'amendment' : event.type,
          by,
        )
      : proposerBar(course, seconder, 'seconding this')
  if (bar === undefined) return seconder
  course.bar(event, bar)
  return undefined
}

export function second(course: Course, placed: Placed<EventOf<'second'>>): void {
  const { event } = placed
  const motion =
    event.motion === undefined ? course.motions.at(-1) : motionNamed(course, event.motion)
  if (motion === undefined) {
    course.refuse(
      event,
      `There is no motion "${event.motion ?? ''}" to second. Give the one that was moved`,
    )
    return
  }
  if (isStranger(course, event, event.by)) return
  const by = personOf(event.by)
  if (motion.bar !== undefined) {
    course.bar(event, motion.bar)
    return
  }
  if (by !== undefined && by === motion.by) {
    course.bar(event, ownSecond(course, motion.kind, by))
    return
  }
  const bar = proposerBar(course, by, 'seconding this') ?? stateBar(course)
  if (bar !== undefined) {
    course.bar(event, bar)
    return
  }
  motion.seconder = by ?? 'unknown'
  motion.facts.push(event.id)
}

export function amend(course: Course, placed: Placed<EventOf<'amend'>>): void {
  const { event } = placed
  const on = event.on === undefined ? motionInHand(course) : motionNamed(course, event.on)
  if (on === undefined) {
    course.refuse(
      event,
      `There is no motion "${event.on ?? ''}" to amend. Give the one that was moved`,
    )
    return
  }
  if (isStranger(course, event, event.by) || isRecorded(course, event, event.amendment)) return
  const by = personOf(event.by)
  const before = textOf(course, on)
  const { form, text } = applyAmendment(before ?? on.text, event.text)
  const after = event.result ?? text
  const bar =
    proposerBar(course, by, 'moving this amendment') ??
    stateBar(course) ??
    pastBar(course, on, 'amended') ??
    reversing(course, before ?? on.text, after, event.reverses) ??
    oneAtATime(course, on, event) ??
    notOfAccuracy(course, event)
  const amendment = addMotion(course, event, {
    kind: 'amendment',
    by,
    names: [...(event.amendment === undefined ? [] : [event.amendment]), event.id],
    text: event.text,
    on,
    form,
    result: event.result,
    seconder: seconderIn(course, event, by),
    bar,
  })
  on.amendments.push(amendment)
  if (bar === undefined && form === 'change' && after === undefined) {
    course.warn(
      event,
      'none',
      'From these words it cannot be told how the motion reads as amended: record that too',
    )
  }
}

/** Why a motion can no longer be amended, replied to or put. */
export function pastBar(course: Course, motion: Motion, done: string): Bar | undefined {
  const { rules } = course
  if (motion.bar !== undefined) return motion.bar
  if (motion.stay !== undefined) return motion.stay
  if (motion.withdrawn !== undefined) {
    const paragraph =
      rules.cite('consents', ({ parameters }) => parameters.to.includes('withdraw')) ?? 'none'
    return {
      paragraph,
      message: `It was withdrawn (${motion.withdrawn}), so it can no longer be ${done}`,
    }
  }
  const ended = endedBy(course, motion)
  if (ended !== undefined) {
    const kind = ended.kind === 'next-business' ? 'next-business' : 'adjourn-debate'
    const paragraph =
      rules.cite('procedural-effect', ({ parameters }) => parameters.motion === kind) ?? 'none'
    const message =
      kind === 'next-business'
        ? `Next business was carried, so the motion counts as withdrawn and can no longer be ${done}`
        : `Its debate was adjourned to ${adjournedTo(course, ended)}, so it can no longer be ${done} at this meeting`
    return { paragraph, message }
  }
  const decided = decidedAs(course, motion)
  if (decided !== undefined && done === 'amended') {
    return {
      paragraph: rules.cite('amendment-carried') ?? 'none',
      message: `It was ${decided} already, so it can no longer be amended`,
    }
  }
  if (done === 'amended' && closureCarried(course, motion) !== undefined) {
    const paragraph =
      rules.cite('procedural-effect', ({ parameters }) => parameters.motion === 'closure') ?? 'none'
    return {
      paragraph,
      message: 'The closure was carried: the question is put with no more discussion',
    }
  }
  return undefined
}

function closureCarried(course: Course, motion: Motion): Motion | undefined {
  return course.motions.find(
    (one) =>
      one.kind === 'closure' &&
      one.on === motion &&
      hasEffect(course, one) &&
      decidedAs(course, one) === 'carried',
  )
}

export function adjournedTo({ story }: Course, ended: Motion): string {
  return ended.to ?? nextOrdinaryMeeting(story)
}

function reversing(
  course: Course,
  before: string,
  after: string | undefined,
  said: boolean | undefined,
): Bar | undefined {
  const paragraph = course.rules.cite('amendment-may-not', ({ parameters }) =>
    parameters.acts.includes('reverse'),
  )
  const reverses = said ?? (after !== undefined && isReversed(before, after))
  if (paragraph === undefined || !reverses) return undefined
  return { paragraph, message: 'Its only effect is to reverse the motion, so it is out of order' }
}

/** An amendment of the minutes that is not about what they record. */
function notOfAccuracy(course: Course, event: EventOf<'amend'>): Bar | undefined {
  const found = accuracyOf(course, event.text)
  if (found === undefined || 'paragraph' in found) return found
  const message = `Only whether the minutes are accurate is discussed; whether “${event.text}” is about that, its words do not tell`
  course.warn(event, found.unclear, message)
  return undefined
}

function oneAtATime(
  course: Course,
  on: Motion,
  { amendment: name, by }: EventOf<'amend'>,
): Bar | undefined {
  const limits = course.rules.on(
    'amendments-open',
    ({ parameters }) => parameters.at_once !== undefined,
  )
  const most = Math.min(
    ...limits.map(({ parameters }) => parameters.at_once ?? Number.POSITIVE_INFINITY),
  )
  const root = on.kind === 'amendment' ? (on.on ?? on) : on
  const open = [
    ...openAmendments(course, root),
    ...(on.kind === 'amendment' ? openAmendments(course, on) : []),
  ]
  if (limits.length === 0 || open.length < most) return undefined
  if (course.isAllTogether || (name !== undefined && course.together.has(name))) return undefined
  if (by !== undefined && course.togetherBy.has(by)) return undefined
  const paragraph = course.rules.cite('amendments-open') ?? 'none'
  const together = course.rules.cite('amendments-together')
  const leave =
    together === undefined
      ? ''
      : course.rules.say(`; {chair} may let several be discussed together, never put together`)
  return {
    paragraph,
    message: `Another amendment (${open[0] === undefined ? '' : motionName(open[0])}) is open, and no other is moved until it is settled${leave}`,
  }
}

/** Several amendments discussed together: by leave of the chair, where the rules know of that. */
export function discuss(course: Course, placed: Placed<EventOf<'discuss'>>): void {
  const { event } = placed
  speak(course, event)
  const names = event.on ?? []
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

/** Somebody speaks: what the rules make of that. */
export function speak(course: Course, event: EventOf<'speech' | 'discuss' | 'reply'>): void {
  const by = personOf(event.by)
  const on = typeof event.on === 'string' ? motionNamed(course, event.on) : undefined
  const motion = on ?? motionInHand(course)
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
    course.refuse(
      event,
      `There is no motion "${event.on}" to reply on. Give the one that was moved`,
    )
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
    course.refuse(
      event,
      `There is no motion "${event.on ?? ''}" to ${event.type}. Give the one that was moved`,
    )
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
    course.unsettled.add(`${motionName(motion)}: whether it was ${did}, which no rule settles`)
    return
  }
  if (unknown.length > 0 && paragraph !== undefined) {
    course.warn(
      event,
      paragraph,
      `It needs the agreement of the seconder and the consent of the panel; ${unknown.join(' and ')} is not recorded`,
    )
    course.unsettled.add(
      `${motionName(motion)}: ${unknown.join(' and ')} is not recorded, so whether it was ${did}`,
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
