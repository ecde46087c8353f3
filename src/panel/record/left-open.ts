import { countDays, inLondon } from '#days/index.ts'
import { describeDay } from '#shared/index.ts'
import type { Corrected } from './corrections.ts'
import type { Course, MotionKind, Vote } from './course.ts'
import type { MeetingEvent } from './event.ts'
import { decidedAs, endedBy, hasEffect } from './motions.ts'
import { lower, motionName, personName, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { readEvent } from './read-event.ts'
import { neededFor, substituteBar, voteParagraph } from './sitting.ts'
import { tellOfNoSeconder } from './vote-bars.ts'
import {
  decidingMoment,
  entitledTo,
  resultOf,
  tooMany,
  type VoteResult,
  vetoParagraph,
} from './vote-result.ts'

type Judged = readonly { readonly vote: Vote; readonly result: VoteResult }[]

/** What an hour that is not known leaves open: who might vote, how long somebody was there. */
export function tellOfUnsure(course: Course, results: Judged): void {
  for (const { who, event, type } of course.unsure) {
    const name = course.nameOf(who)
    const touched = results.filter(
      ({ vote }) => decidingMoment(course, vote).room.includes(who) && !isLater(course, vote, type),
    )
    const votes = touched.map(({ vote }) => lower(voteName(course, vote)))
    const paragraph = voteParagraph(course, who)
    const did = type === 'leave' ? 'left' : 'came'
    const [first] = touched
    if (first !== undefined) {
      const most = entitledTo(course, first.vote).length
      course.warn(
        event,
        paragraph,
        `${name} ${did} at an hour not known: whether ${name} may take part in ${votes.join(' and ')} is not known; ${most - 1} or ${most} may`,
      )
    } else {
      course.warn(event, paragraph, `${name} ${did} at an hour not known`)
    }
    const needed = neededFor(course)
    for (const { vote } of touched) {
      const { length: counted } = decidingMoment(course, vote).sitting
      if (needed === undefined || counted < needed || counted - 1 >= needed) continue
      course.unsettled.add(
        `${voteName(course, vote)}: ${counted - 1} or ${counted} could be counted, as the hour at which ${name} ${did} is not known, and ${needed} are needed`,
      )
    }
    const span = course.spans.get(who)?.at(-1)
    const begin = span?.from.minute === null ? course.opened : span?.from
    const from = begin?.clock ?? 'the beginning'
    const to = span?.to?.clock ?? course.closed?.clock ?? 'the end'
    const minutes = minutesBetween(begin, span?.to ?? course.closed)
    const between = minutes === undefined ? '' : `: minutes attended between 0 and ${minutes}`
    course.unsettled.add(`${personName(course, who)} between ${from} and ${to}${between}`)
    course.silent.add(`The hour at which ${name} ${did} is not recorded`)
  }
}

/** Of somebody who came at an hour not known, only votes after it in the record are touched. */
function isLater(course: Course, vote: Vote, type: 'leave' | 'arrive'): boolean {
  if (type === 'leave') return false
  return !vote.atPut.room.some((person) => course.unsure.some(({ who }) => who === person))
}

function minutesBetween(from: Placed | undefined, to: Placed | undefined): number | undefined {
  if (from?.minute === undefined || to?.minute === undefined) return undefined
  return from.minute === null || to.minute === null ? undefined : to.minute - from.minute
}

/** What the record leaves open at the end, and what it left behind on the way. */
export function tellOfWhatIsLeft(
  course: Course,
  judged: {
    readonly events: readonly Corrected[]
    readonly placed: readonly Placed[]
    readonly results: Judged
  },
): void {
  firstCounts(course, judged.events)
  sameMinute(course, judged.placed)
  unseconded(course)
  undecided(course)
  notRecorded(course, judged.results)
  contradicted(course, judged.results)
  demands(course)
  cameTwice(course)
  notTaken(course)
  notAccountedFor(course)
  neverIn(course, judged.placed)
  underNoItem(course, judged.placed)
  hoursToCome(course, judged.placed)
  neverThere(course)
  apologised(course)
  askedFor(course)
  if (
    course.opened !== undefined &&
    course.closed === undefined &&
    course.adjourned === undefined
  ) {
    course.unsettled.add('When the meeting was closed is not recorded')
  }
}

/** A count as it was first recorded, before a correction, is held against who was there too. */
function firstCounts(course: Course, events: readonly Corrected[]): void {
  for (const { first } of events) {
    if (first === undefined) continue
    const event = readEvent(first)
    if (typeof event === 'string' || event.type !== 'hands') continue
    const vote =
      event.vote === undefined ? undefined : course.votes.find(({ id }) => id === event.vote)
    if (vote === undefined) continue
    const there = entitledTo(course, vote).filter((person) =>
      (vote.taken ?? vote.atPut).room.includes(person),
    )
    const number = typeof event.for === 'number' ? event.for : 0
    if (number + (event.against ?? 0) + (event.abstain ?? 0) <= there.length) continue
    const { paragraph, message } = tooMany(course, vote, event, there.length)
    course.bar(event, { paragraph, message: `As first recorded: ${message}` })
  }
}

const MOVES = new Set(['arrive', 'return', 'leave'])

/** Who came or left in the very minute that decides who may vote: only the order tells. */
function sameMinute(course: Course, placed: readonly Placed[]): void {
  const moves = placed.filter(({ event }) => MOVES.has(event.type))
  const byMinute = Map.groupBy(moves, ({ minute }) => minute)
  for (const vote of course.votes) {
    const moment = decidingMoment(course, vote)
    if (moment.minute === null) continue
    for (const { event, minute, clock } of byMinute.get(moment.minute) ?? []) {
      if (event.type !== 'arrive' && event.type !== 'return' && event.type !== 'leave') continue
      const names = event.who.filter((who) => course.isKnown(who)).map((who) => course.nameOf(who))
      if (names.length === 0 || course.opened?.minute === minute) continue
      const isThere = event.who.some((who) => moment.room.includes(who))
      const came = event.type === 'leave' ? 'left' : 'came'
      const when = isThere === (event.type !== 'leave') ? 'before' : 'after'
      const order = `${when} ${lower(voteName(course, vote))}`
      course.unsettled.add(
        `The order of ${clock ?? ''}: ${names.join(', ')} ${came} ${order}, as recorded; whether they may vote on it rests on that order`,
      )
    }
  }
}

/** As a sentence begins with it, what has to be seconded where the rules say so. */
const SECONDED: Readonly<Partial<Record<MotionKind, string>>> = {
  amendment: 'An amendment',
  closure: 'The closure',
  'next-business': 'Next business',
  'adjourn-debate': 'The adjournment of a debate',
}

/** Amendments, and what would end a debate, that nobody seconded and nobody put. */
function unseconded(course: Course): void {
  for (const motion of course.motions) {
    const what = SECONDED[motion.kind]
    if (what === undefined || motion.bar !== undefined) continue
    if (motion.seconder !== undefined || motion.votes.length > 0 || motion.withdrawn !== undefined)
      continue
    const paragraph = course.rules.cite(
      'seconded',
      ({ parameters }) =>
        parameters.needed && parameters.motions.some((one) => one === motion.kind),
    )
    if (paragraph !== undefined) {
      course.bar(motion.event, {
        paragraph,
        message: `${what} has to be seconded, and nobody seconded it: it is not before the panel`,
      })
      continue
    }
    if (motion.kind !== 'amendment') continue
    tellOfNoSeconder(course, motion, false)
    course.unsettled.add(`Whether ${motionName(motion)} would have needed a seconder`)
  }
}

/** Motions that were never put, and amendments that were open at the end. */
function undecided(course: Course): void {
  for (const motion of course.motions) {
    const { on } = motion
    const isProcedural = on !== undefined && motion.kind !== 'amendment'
    if (isProcedural && !hasEffect(course, motion) && decidedAs(course, motion) === 'carried') {
      course.unsettled.add(
        `${motionName(motion)}: it was carried, and the rules do not say what that does to ${motionName(on)}`,
      )
    }
    if (motion.bar !== undefined || motion.stay !== undefined) continue
    if (endedBy(course, motion) !== undefined) continue
    if (motion.withdrawn !== undefined || motion.votes.length > 0) continue
    if (motion.kind === 'amendment' && motion.seconder === undefined) continue
    course.unsettled.add(
      `${motionName(motion)}: what became of it is not recorded; it was never put`,
    )
  }
}

function notRecorded(course: Course, results: Judged): void {
  for (const { vote, result } of results) {
    if (result.outcome === 'not-stated')
      course.unsettled.add(`${voteName(course, vote)}: the outcome is not recorded`)
    if (result.outcome === 'undetermined')
      course.unsettled.add(`${voteName(course, vote)}: ${result.working}`)
    if (result.counts === null && ['outcome', 'voices'].includes(result.method ?? '')) {
      course.silent.add(`The number of votes in ${lower(voteName(course, vote))} is not recorded`)
    }
    for (const motion of vote.on) {
      if (motion.kind !== 'motion' && motion.kind !== 'amendment') continue
      const missing = [
        ...(motion.by === undefined ? ['who moved'] : []),
        ...(motion.seconder === undefined || motion.seconder === 'unknown' ? ['who seconded'] : []),
      ]
      if (missing.length > 0 && motion.bar === undefined) {
        course.silent.add(
          `${missing.join(' and ')} ${motionName(motion)} is not recorded`.replace(/^./, (letter) =>
            letter.toUpperCase(),
          ),
        )
      }
    }
    if (vote.put.event.veto !== undefined) vetoLeft(course, vote, result)
  }
}

/** What a veto leaves: the reason it has to state, and what follows when it is lost. */
function vetoLeft(course: Course, vote: Vote, result: VoteResult): void {
  const veto = vote.matter
  const substitutes = result.entitled.filter((person) => course.substitute(person) !== undefined)
  const counted = course.rules.on('veto', ({ parameters }) => parameters.matter === veto)
  const conflicted = counted.flatMap(({ rule }) => rule.conflicts)
  if (substitutes.length > 0 && result.outcome !== 'no-decision') {
    const cited = conflicted.includes('C42') ? ' (C42)' : ''
    course.silent.add(
      `${voteName(course, vote)}: the rules do not say whether the vote of a substitute counts towards a veto${cited}`,
    )
    const spare = (result.counts?.for ?? 0) - (result.needed ?? 0)
    if (result.outcome === 'carried' && result.counts !== null && spare < substitutes.length) {
      course.unsettled.add(
        `${voteName(course, vote)}: it may turn on the vote of a substitute (${substitutes.map((one) => course.nameOf(one)).join(', ')}), which the rules leave open${cited}`,
      )
    }
  }
  const stating = course.rules.on(
    'veto-states',
    ({ parameters }) => parameters.matter === veto && parameters.states.includes('direction'),
  )
  const text = vote.on.map((motion) => motion.altered ?? motion.text).join(' ')
  const cited = course.rules.cite('veto-states', ({ parameters }) => parameters.matter === veto)
  if (
    result.outcome !== 'no-decision' &&
    stating.length > 0 &&
    cited !== undefined &&
    !/too (high|low)/i.test(text)
  ) {
    course.warn(
      vote.put.event,
      cited,
      'A veto of it says whether it is too high or too low, and the motion does not',
    )
  }
  const isAgain = course.votes.some(
    (one) =>
      one !== vote &&
      one.matter === veto &&
      course.votes.indexOf(one) < course.votes.indexOf(vote) &&
      resultOf(course, one).outcome === 'lost',
  )
  if (isAgain) {
    course.silent.add(
      `${voteName(course, vote)}: the rules do not say whether a veto that was lost may be moved again`,
    )
  }
  if (result.outcome === 'lost' || result.outcome === 'tie') {
    const silence = course.rules.silence('lost-veto')
    course.silent.add(
      silence === undefined
        ? `${voteName(course, vote)}: the rules do not say what follows when a veto is lost`
        : `${voteName(course, vote)}: the rules do not say what follows when a veto is lost (${silence.paragraph}). Until someone rules: ${silence.says}`,
    )
  }
  const { for: inFavour, against } = result.counts ?? {}
  const [placed] = vote.results
  if (
    result.outcome === 'lost' &&
    placed !== undefined &&
    inFavour !== undefined &&
    against !== undefined &&
    inFavour > against
  ) {
    course.warn(
      placed.event,
      vetoParagraph(course, vote),
      `More voted for it than against, ${inFavour} to ${against}, and a veto needs ${result.needed ?? 'more'} of the ${vote.members} members in office`,
    )
  }
  if (result.reachable === false) {
    const paragraph = vetoParagraph(course, vote)
    course.warn(
      vote.put.event,
      paragraph,
      `${result.entitled.length} may vote and ${result.needed ?? ''} are needed: the veto cannot be carried`,
    )
  }
}

/** A member whose own vote is recorded on a side on which nobody is counted. */
function contradicted(course: Course, results: Judged): void {
  for (const { vote, result } of results) {
    for (const { by, side } of vote.ownVotes) {
      const counted =
        side === 'for'
          ? result.counts?.for
          : side === 'against'
            ? result.counts?.against
            : result.counts?.abstain
      if (counted !== 0) continue
      course.unsettled.add(
        `${voteName(course, vote)}: ${course.nameOf(by)} is recorded as voting ${side}, and nobody is counted there`,
      )
    }
  }
}

/** A recorded vote that was required, and that was not recorded by name. */
function demands(course: Course): void {
  for (const vote of course.votes) {
    const good = vote.demands.find(({ isGood }) => isGood)
    if (good === undefined || vote.results.some(({ event }) => event.type === 'recorded')) continue
    if (vote.results.length === 0) continue
    const paragraph = course.rules.cite('recorded-vote') ?? 'none'
    course.warn(
      good.event,
      paragraph,
      `The minutes have to show how each member voted in ${lower(voteName(course, vote))}, and it was not recorded by name`,
    )
    course.unsettled.add(
      `${voteName(course, vote)}: how each member voted, which the minutes have to show`,
    )
  }
}

/** Whoever presided, of whom it is not recorded that they came in. */
function neverIn(course: Course, placed: readonly Placed[]): void {
  for (const { event } of placed) {
    const who =
      event.type === 'open'
        ? [event.by ?? '']
        : event.type === 'preside' || event.type === 'take-chair'
          ? event.who
          : []
    for (const person of who) {
      if (!course.isOfPanel(person) || course.attending.has(person)) continue
      course.unsettled.add(
        `${course.nameOf(person)} presided, and it is not recorded that they came in: not counted`,
      )
    }
  }
}

/** Seats of which it is not recorded who held them, or whether they came: how many, and never who. */
function notAccountedFor({ story, spans, unsettled }: Course): void {
  const isToldOf = (holder: string) => spans.has(holder) || story.apologies.includes(holder)
  const open = story.seats.filter(({ holder, kind, isUnrecorded }) =>
    holder === null ? isUnrecorded : kind === 'unknown' && !isToldOf(holder),
  )
  if (open.length === 0 || spans.size === 0) return
  const there = story.seats.filter(({ holder }) => holder !== null && spans.has(holder)).length
  const [is, it] = open.length === 1 ? ['is', 'it'] : ['are', 'them']
  const sorry = story.apologies.length
  const apologies = sorry === 0 ? 'no apologies' : sorry === 1 ? '1 apology' : `${sorry} apologies`
  const sum = `${there} present and ${apologies}`
  unsettled.add(
    `${sum} of ${story.seats.length} seats: ${open.length} ${is} not accounted for. Who held ${it}, and whether they sent apologies, is not recorded; ${it === 'it' ? 'it counts' : 'they count'} as filled in what a veto needs`,
  )
}

/** Items of the agenda of which it is not recorded that they were taken. */
function notTaken(course: Course): void {
  if (course.closed === undefined || course.items.length === 0) return
  for (const { number, title } of course.story.items) {
    if (course.items.some(({ item }) => item.number === number)) continue
    if (course.deferred.has(number)) continue
    course.unsettled.add(
      `Item ${number}${title === '' ? '' : `, ${title}`}: it is not recorded that it was taken, or what became of it`,
    )
  }
}

/** What was said, promised or moved while no item was before the meeting. */
function underNoItem(course: Course, placed: readonly Placed[]): void {
  const first = placed.findIndex(({ event }) => event.type === 'item')
  for (const { event } of first < 0 ? [] : placed.slice(0, first)) {
    if (event.type !== 'note' && event.type !== 'promise' && event.type !== 'move') continue
    course.unsettled.add(
      `Under which item “${event.text.replace(/[.]$/, '')}” belongs is not recorded`,
    )
  }
}

const recorded = new WeakMap<MeetingEvent, number>()

/** When an event was recorded, in milliseconds since 1970. */
function recordedAt(event: MeetingEvent, at: string): number {
  const known =
    recorded.get(event) ??
    (/Z$|[+-]\d\d:?\d\d$/.test(at)
      ? Temporal.Instant.from(at).epochMilliseconds
      : inLondon(at.slice(0, 'YYYY-MM-DDTHH:MM'.length)).epochMilliseconds)
  recorded.set(event, known)
  return known
}

/** An hour that was still to come when it was recorded. */
function hoursToCome(course: Course, placed: readonly Placed[]): void {
  for (const { event, minute, clock } of placed) {
    const at = event.recorded_at
    if (at === undefined || minute === null) continue
    if (minute * 60_000 < recordedAt(event, at) + 60_000) continue
    course.warn(event, 'none', `${clock} was still to come when it was recorded: correct the hour`)
  }
}

/** Somebody who came at one of two hours: what was voted on between them. */
function cameTwice(course: Course): void {
  for (const { who, first, second } of course.doubles) {
    const name = course.nameOf(who)
    const hours = `${first.clock ?? 'an hour not known'} (${first.event.id}) or ${second.clock ?? 'an hour not known'} (${second.event.id})`
    const between = course.votes.filter((vote) => {
      const { minute } = decidingMoment(course, vote)
      if (minute === null || first.minute === null || second.minute === null) return false
      return first.minute <= minute && minute <= second.minute
    })
    const votes = between.map((vote) => lower(voteName(course, vote))).join(' and ')
    const turns =
      votes === ''
        ? ''
        : `; whether ${name} was in the room for ${votes} and had a vote is not known`
    course.warn(second.event, 'none', `${name} came at ${hours}: both are kept${turns}`)
    if (votes !== '')
      course.unsettled.add(`Whether ${name}, who came at ${hours}, had a vote in ${votes}`)
  }
}

/** A substitute who was named in a way that the rules do not allow, and never came. */
function neverThere(course: Course): void {
  for (const one of course.story.substitutes) {
    if (course.spans.has(one.person)) continue
    const bar = substituteBar(course, one)
    if (bar !== undefined) course.bar(one.person, bar)
  }
}

/** Somebody who sent apologies and was there. */
function apologised(course: Course): void {
  for (const person of course.story.apologies) {
    if (!course.spans.has(person)) continue
    course.unsettled.add(`${course.nameOf(person)} sent apologies and is recorded as there`)
  }
}

/** A special meeting that members asked for: whether enough did, in the form that it takes, and in time. */
function askedFor(course: Course): void {
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
