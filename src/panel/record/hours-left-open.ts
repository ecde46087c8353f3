import { inLondon } from '#days/index.ts'
import type { Course, Vote } from './course.ts'
import { decidingMoment, entitledTo } from './entitled.ts'
import type { MeetingEvent } from './event.ts'
import { lower, mark, personName, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { neededFor, voteParagraph } from './sitting.ts'
import type { Judged } from './vote-outcome.ts'

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

const MOVES = new Set(['arrive', 'return', 'leave'])

/** Who came or left in the very minute that decides who may vote: only the order tells. */
export function sameMinute(course: Course, placed: readonly Placed[]): void {
  const deciding = new Set(course.votes.map((vote) => decidingMoment(course, vote).minute))
  const moves = placed.filter(
    ({ event, minute }) => deciding.has(minute) && MOVES.has(event.type) && minute !== null,
  )
  const byMinute = Map.groupBy(moves, ({ minute }) => minute)
  for (const vote of course.votes) {
    const moment = decidingMoment(course, vote)
    if (moment.minute === null) continue
    let name: string | undefined
    for (const { event, minute, clock } of byMinute.get(moment.minute) ?? []) {
      if (event.type !== 'arrive' && event.type !== 'return' && event.type !== 'leave') continue
      if (course.opened?.minute === minute) continue
      // Where its order is told, nothing rests on the order of recording
      if (event.after !== undefined) continue
      const names = event.who.filter((who) => course.isKnown(who)).map((who) => course.nameOf(who))
      if (names.length === 0) continue
      const isThere = event.who.some((who) => moment.room.includes(who))
      const came = event.type === 'leave' ? 'left' : 'came'
      const when = isThere === (event.type !== 'leave') ? 'before' : 'after'
      name ??= lower(voteName(course, vote))
      const order = `${when} the question of ${name} was put`
      course.unsettled.add(
        `The order of ${clock ?? ''}: ${names.join(', ')} ${came} ${order}, as recorded; whether they may vote on it rests on that order`,
      )
    }
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
export function hoursToCome(course: Course, placed: readonly Placed[]): void {
  for (const { event, minute, clock } of placed) {
    const at = event.recorded_at
    if (at === undefined || minute === null) continue
    if (minute * 60_000 < recordedAt(event, at) + 60_000) continue
    course.warn(event, 'none', `${clock} was still to come when it was recorded: correct the hour`)
  }
}

/** Somebody who came at one of two hours: what was voted on between them. */
export function cameTwice(course: Course): void {
  for (const { who, first, second } of course.doubles) {
    const name = course.nameOf(who)
    const hours = `${first.clock ?? 'an hour not known'}${mark(course, first.event.id)} or ${second.clock ?? 'an hour not known'}${mark(course, second.event.id)}`
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
