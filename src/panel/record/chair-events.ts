import type { Bar, Course, Motion } from './course.ts'
import type { EventOf, MeetingEvent } from './event.ts'
import { nextMeeting, nextOrdinaryMeeting } from './later-meeting.ts'
import { isOpen, motionNamed } from './motions.ts'
import { voteName } from './names.ts'
import type { Placed } from './places.ts'
import { tellOfNothingSaid, tellOfOneItem } from './room-events.ts'
import { mayBeLetIn, neededFor, sitting, substituteBar } from './sitting.ts'
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
  if (who === course.officeHolder('chair') || who === course.officeHolder('vice-chair')) return
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
    course.refuse(event, `"${who ?? ''}" is nobody of the panel of that day. Correct who presided`)
    return
  }
  const { rules } = course
  const there = (['chair', 'vice-chair'] as const).flatMap((office) => {
    const holder = course.officeHolder(office)
    return holder !== undefined && holder !== who && course.room.has(holder) ? [holder] : []
  })
  const paragraph = rules.cite('may-stand', ({ parameters }) =>
    parameters.offices.includes('presiding'),
  )
  const isHolder = who === course.officeHolder('chair') || who === course.officeHolder('vice-chair')
  if (there.length > 0 && paragraph !== undefined && !isHolder) {
    course.warn(
      event,
      paragraph,
      `Somebody is chosen to preside only where both are absent, and ${there.map((one) => course.nameOf(one)).join(' and ')} is here`,
    )
  }
  course.presiding = who
  checkPresiding(course, event, who)
}

export function takeChair(course: Course, placed: Placed<EventOf<'take-chair'>>): void {
  const { event } = placed
  const [who] = event.who
  if (who === undefined || !course.isKnown(who)) {
    course.refuse(
      event,
      `"${who ?? ''}" is nobody of the panel of that day. Correct who took the chair`,
    )
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
  const bar = notElected(course, event, who)
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
  const holds = ['chair', 'vice-chair'] as const
  if (vote === undefined || !stood) return undefined
  if (holds.some((office) => course.officeHolder(office) === who)) return undefined
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
          `"${who}" is no substitute that was named for the meeting. Correct who it was`,
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

export function declareNoQuorum(
  course: Course,
  placed: Placed<EventOf<'declare-no-quorum'>>,
): void {
  const { event } = placed
  const { rules, story } = course
  const lost = rules.cite('quorum-lost', ({ parameters }) => parameters.bodies.includes(story.body))
  const quorum =
    rules.cite('quorum', ({ parameters }) => parameters.bodies.includes(story.body)) ?? 'none'
  const needed = neededFor(course)
  const counted = sitting(course).length
  if (notByChair(course, event, event.by, lost ?? quorum, 'declare it')) return
  if (needed !== undefined && counted >= needed) {
    course.bar(event, {
      paragraph: quorum,
      message: `${counted} can be counted and ${needed} are needed: there is a quorum, so there is none to declare lost`,
    })
    return
  }
  if (lost === undefined) {
    tellOfNothingSaid(course)
    course.warn(
      event,
      quorum,
      `${counted} are counted and ${needed ?? 'more'} are needed. What follows is said by no rule`,
    )
    return
  }
  const gone = course.withdrawnFor(course.item?.item.number)
  if (needed !== undefined && gone.length > 0 && counted + gone.length >= needed)
    tellOfOneItem(course, lost, quorum)
  const follows = rules.on('quorum-lost', ({ parameters }) =>
    parameters.bodies.includes(story.body),
  )
  const ends = follows.some(({ parameters }) => parameters.ends)
  const isAnyKind = follows.some(({ parameters }) => parameters.left_to === 'next-meeting')
  const fixed = isAnyKind ? nextMeeting(story) : nextOrdinaryMeeting(story)
  const to = event.to ?? `${fixed}, no other time having been fixed`
  const did = ends ? 'ends' : 'stands adjourned'
  course.warn(event, lost, `The meeting ${did}; what is left goes to ${event.to ?? fixed}`)
  course.adjourned = { placed, paragraph: lost, did: ends ? 'ended' : 'stood adjourned', to }
}

/** Whether it was done by somebody else than whoever presides, which has no effect. */
function notByChair(
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
      `For how long the meeting was suspended (${suspended.event.id} to ${event.id}) is not recorded`,
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

const OUT =
  /out of order|not in order|inadmissible|not admissible|not allowed|disallow|not accepted|refus|reject|not permitted/i
const IN = /in order|admissible|allow|accept|admit|permitted|stands/i

export function ruling(course: Course, placed: Placed<EventOf<'ruling'>>): void {
  const { event } = placed
  const { rules } = course
  const stands = rules.cite('ruling-stands')
  if (stands === undefined)
    course.silent.add(rules.say('The rules do not say whether a ruling of {chair} stands'))
  else if (notByChair(course, event, event.by, stands, 'rule')) return
  course.rulings.add(event.id)
  const motion = motionNamed(course, event.on)
  tellOfDeclared(course, event, motion)
  if (motion === undefined || stands === undefined) return
  const said = `${event.ruling ?? ''} ${event.text}`
  if (OUT.test(said)) {
    motion.bar ??= {
      paragraph: stands,
      message: rules.say(`{Chair} ruled it out of order: ${event.text || 'no reason is recorded'}`),
    }
    course.bar(motion.event, motion.bar)
  } else if (IN.test(said) && motion.bar !== undefined) {
    const { bar } = motion
    course.warn(
      event,
      stands,
      rules.say(
        `{Chair} ruled it in order, which may not be challenged at the meeting; by ${bar.paragraph} it would have no effect: ${bar.message}`,
      ),
    )
    motion.bar = undefined
    course.unbar(motion.event, bar)
  }
}

const DECLARED = /\bdeclar\w*\b[^.]*?\b(not carried|carried|lost)\b/i

/** The chair declares what became of a vote: told where what was recorded comes to something else. */
function tellOfDeclared(
  course: Course,
  event: EventOf<'ruling'>,
  motion: Motion | undefined,
): void {
  const [, word] = DECLARED.exec(`${event.ruling ?? ''} ${event.text}`) ?? []
  const vote =
    course.votes.find(({ id }) => id === event.on) ?? motion?.votes.at(-1) ?? course.lastVote
  if (word === undefined || vote === undefined) return
  const declared = word.toLowerCase() === 'carried' ? 'carried' : 'lost'
  const { outcome, paragraph, working } = resultOf(course, vote)
  if (outcome === declared) return
  const message = `It was declared ${declared}; by what is recorded it is not settled so: ${working}`
  course.warn(event, paragraph, message)
  course.unsettled.add(`${voteName(course, vote)}: ${message}`)
}

export function resign(course: Course, placed: Placed<EventOf<'resign'>>): void {
  const { event } = placed
  const { rules } = course
  for (const who of event.who) {
    if (!course.isKnown(who)) {
      course.refuse(event, `"${who}" is nobody of the panel of that day. Correct who it was`)
      continue
    }
    const office = event.office?.replace(/ |_/g, '-')
    if (office === 'chair' || office === 'vice-chair') {
      resignOffice(course, event, who, office)
      continue
    }
    const seat = course.seatOf(who)
    if (seat === undefined) continue
    const paragraph = rules.cite(
      'resignation-form',
      ({ parameters }) =>
        parameters.written && parameters.candidates.some((one) => one === seat.kind),
    )
    const { isSpoken, isWritten } = howResigned(event)
    if (paragraph !== undefined && isSpoken && !isWritten) {
      course.bar(event, {
        paragraph,
        message: `${course.nameOf(who)} resigned by word of mouth; it takes effect in writing. ${course.nameOf(who)} is still a member`,
      })
      continue
    }
    if (paragraph !== undefined && !isWritten) {
      course.warn(
        event,
        paragraph,
        `A member resigns in writing, and whether ${course.nameOf(who)} did is not recorded`,
      )
      course.unsettled.add(
        `Whether ${course.nameOf(who)} resigned in writing, and so is no longer a member`,
      )
      continue
    }
    if (paragraph === undefined) {
      course.silent.add('The rules do not say how a member resigns')
      if (!isWritten) {
        course.unsettled.add(
          `Whether ${course.nameOf(who)}, who is not recorded as resigning in writing, is no longer a member: taken as resigned`,
        )
      }
    }
    course.resigned.add(who)
  }
}

/** In what form, by what is said of it; what is only to be written is not written yet. */
function howResigned({ written, how, text, why }: EventOf<'resign'>) {
  const said = [how, text, why].filter((one) => one !== undefined).join(' ')
  const isToCome =
    /\b(will|would|shall)\b[^.]*\b(writ|letter|e?-?mail)|\b(to|will|shall) (be|follow|put|send|write|confirm)\b/i.test(
      said,
    )
  const isSaid = /\b(oral|spoken|aloud|word of mouth|says|said)/i.test(said)
  const isOnPaper = /\b(writ|letter|e?-?mail)/i.test(said) && !/\bnot\b[^.]*\bwrit/i.test(said)
  return {
    isSpoken: written === false || isSaid || isToCome,
    isWritten: written ?? (isOnPaper && !isToCome),
  }
}

function resignOffice(
  course: Course,
  event: EventOf<'resign'>,
  who: string,
  office: 'chair' | 'vice-chair',
): void {
  if (course.officeHolder(office) !== who) {
    course.bar(event, {
      paragraph: 'none',
      message: `${course.nameOf(who)} does not hold the office`,
    })
    return
  }
  const paragraph = course.rules.cite('office-vacant', ({ parameters }) =>
    parameters.offices.includes(office),
  )
  if (office === 'chair') course.chairVacant = true
  if (course.presiding === who) course.presiding = undefined
  if (paragraph === undefined) {
    course.silent.add(
      'The rules do not say what follows when an office is given up during the year',
    )
  } else
    course.warn(event, paragraph, 'The office is vacant; another is elected at the next meeting')
}

export function close(course: Course, placed: Placed<EventOf<'close'>>): void {
  if (course.closed !== undefined) {
    course.warn(placed.event, 'none', 'The meeting was closed already')
    return
  }
  course.closed = placed
}
