import { askersWords, demandsOf } from './asked-by-name.ts'
import type { Corrected } from './corrections.ts'
import type { Course } from './course.ts'
import { entitledTo } from './entitled.ts'
import { lower, motionName, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { readEvent } from './read-event.ts'
import { shortOfMajority } from './short-of-majority.ts'
import { sideOf } from './sides.ts'
import { vetoLeft } from './veto-left-open.ts'
import { isUncounted, tooMany } from './vote-count.ts'
import type { Judged } from './vote-outcome.ts'

/** A count as it was first recorded, before a correction, is held against who was there too. */
export function firstCounts(course: Course, events: readonly Corrected[]): void {
  for (const { first } of events) {
    if (first === undefined) continue
    const event = readEvent(first)
    if (typeof event === 'string' || (event.type !== 'hands' && event.type !== 'tally')) continue
    const vote =
      event.vote === undefined ? undefined : course.votes.find(({ id }) => id === event.vote)
    if (vote === undefined) continue
    const there = entitledTo(course, vote).filter((person) =>
      (vote.taken ?? vote.atPut).room.includes(person),
    )
    const shared = typeof event.for === 'object' ? event.for : event.shares
    const sides = [typeof event.for === 'number' ? event.for : 0, event.against, event.abstain]
    const number = [...sides, ...Object.values(shared ?? {})].reduce<number>(
      (sum, one) => sum + (one ?? 0),
      0,
    )
    if (number <= there.length) continue
    const counted = `${number} ${event.type === 'hands' ? 'hands' : 'votes'}`
    const { paragraph, message } = tooMany(course, vote, event, there.length, counted)
    course.bar(event, { paragraph, message: `As first recorded: ${message}` })
  }
}

export function notRecorded(course: Course, results: Judged): void {
  for (const { vote, result } of results) {
    if (result.outcome === 'not-stated')
      course.unsettled.add(`${voteName(course, vote)}: the outcome is not recorded`)
    if (result.outcome === 'undetermined')
      course.unsettled.add(`${voteName(course, vote)}: ${result.working}`)
    const isOpen = result.method === 'outcome' && !isUncounted(vote)
    if (result.counts === null && isOpen) {
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
          `${missing.join(' and ')} ${motionName(course, motion)} is not recorded`.replace(
            /^./,
            (letter) => letter.toUpperCase(),
          ),
        )
      }
    }
    if (vote.matter !== undefined) vetoLeft(course, vote, result)
    shortOfMajority(course, vote, result)
  }
}

/** A member whose own vote is recorded on a side on which nobody is counted. */
export function contradicted(course: Course, results: Judged): void {
  for (const { vote, result } of results) {
    for (const { by, side } of vote.ownVotes) {
      const counted =
        side === 'for'
          ? result.counts?.for
          : side === 'against'
            ? result.counts?.against
            : result.counts?.abstain
      const named = result.sides.size === 0 ? undefined : (result.sides.get(by) ?? 'no')
      if (named !== undefined && named !== sideOf(side)) {
        course.unsettled.add(
          `${voteName(course, vote)}: ${course.nameOf(by)} is recorded as voting ${side}, and in the vote by name on ${named === 'no' ? 'no side' : `another side, ${named}`}`,
        )
        continue
      }
      if (counted !== 0) continue
      course.unsettled.add(
        `${voteName(course, vote)}: ${course.nameOf(by)} is recorded as voting ${side}, and nobody is counted there`,
      )
    }
  }
}

/** A vote that is recorded by name though too few are named who asked for that: whether there were more. */
export function shortDemands(course: Course, placed: readonly Placed[]): void {
  for (const vote of course.votes) {
    const { demands: all, results } = vote
    const needed = all.find((one) => one.needed !== undefined)?.needed
    if (needed === undefined || all.some(({ isGood }) => isGood)) continue
    if (!results.some(({ event }) => event.type === 'recorded')) continue
    const who = askersWords(course, demandsOf({ placed }, vote, false))
    course.unsettled.add(
      `${voteName(course, vote)}: ${who === '' ? 'nobody of the panel' : who} is recorded as asking for the names, and ${needed} are needed: whether others supported that`,
    )
  }
}

/** A recorded vote that was required, and that was not recorded by name. */
export function demands(course: Course): void {
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
