import type { Bar, Course, Motion, MotionKind } from './course.ts'
import type { EventOf } from './event.ts'
import { nextOrdinaryMeeting } from './later-meeting.ts'
import { decidedAs, endedBy, hasEffect, motionNamed, proposerBar } from './motions.ts'
import { addMotion, isRecorded, isStranger, personOf } from './motions-made.ts'
import { mark, nobodyThere, noMotionThere } from './names.ts'
import type { Placed } from './places.ts'
import type { ItemOfDay } from './story.ts'

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
  if (!EXCLUDING.test(text)) return undefined
  tellOfExclusion(course)
  const item = course.item?.item
  return item === undefined ? undefined : heldInPublic(course, item)
}

/** The public are excluded, where the panel's own rules say nothing of that. */
export function tellOfExclusion({ rules, silent }: Course): void {
  if (rules.speaksOf('exclusion-of-public') || rules.on('held-in-public').length > 0) return
  silent.add(
    'The panel’s rules say nothing on excluding the public: whether it may rests on the law alone',
  )
}

/** Why the public cannot be excluded from an item; `undefined` where no rule has it heard in public. */
export function heldInPublic(course: Course, item: ItemOfDay): Bar | undefined {
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
  for (const { id, texts, applied } of answer.conflicts)
    course.silent.add(
      `${course.rules.disputed(id)}${mark(course, id)}: ${texts.join(' ')} ${applied}`,
    )
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
export function seconderIn(
  course: Course,
  event: EventOf<'move' | 'amend' | 'closure' | 'next-business' | 'adjourn-debate'>,
  by: string | undefined,
): string | undefined {
  const seconder = personOf(event.seconder)
  if (seconder === undefined) return undefined
  if (!course.isKnown(seconder)) {
    course.refuse(
      event,
      `${nobodyThere(course, seconder)}: the motion stands without a seconder. Correct who it was`,
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
    course.refuse(event, noMotionThere(course, event.motion, 'second'))
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
      message: `It was withdrawn${mark(course, motion.withdrawn)}, so it can no longer be ${done}`,
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

export function closureCarried(course: Course, motion: Motion): Motion | undefined {
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
