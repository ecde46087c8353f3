import type { Calendar, CountedDay, DeadlineCount, DueDate } from '#days/index.ts'
import {
  comesTwice,
  countDays,
  nameDay,
  nameDue,
  secondOf,
  whyNotWorking,
  workingDayBefore,
} from '#days/index.ts'
import { type Constitution, citeParagraph } from '../constitution.ts'
import { rankOf } from '../precedence.ts'
import type { DeadlineRule } from '../rule.ts'
import { actorWords, fillWords } from '../words.ts'
import type { Reckoner } from './reckoner.ts'

/** A date that another text, or another reading of the same text, would give. */
export interface OtherDate {
  readonly due: string | null
  readonly rule: string
  readonly paragraph: string
  /** Why it is not the date applied. */
  readonly why: string
  readonly words: string
  readonly counting: readonly CountedDay[]
}

/** One thing to be done by a day, with the rule that says so and what it was chosen over. */
export interface WorkedDeadline {
  readonly id: string
  readonly due: string | null
  readonly rule: string
  readonly paragraph: string
  /** What must have happened by then. */
  readonly what: string
  readonly actor: string
  readonly strength: DeadlineRule['deadline']['strength']
  /** `earliest` where it is the first day that will do, not the last. */
  readonly sense: DeadlineRule['deadline']['sense']
  /** The last day that binds, targets left aside; `null` when every rule only sets a target. */
  readonly binding: string | null
  readonly counting: readonly CountedDay[]
  readonly words: string
  readonly alternatives: readonly OtherDate[]
  /** The conflicts that the rules considered are part of. */
  readonly conflicts: readonly string[]
  /** What it was counted from, and how: enough to count it again with another calendar. */
  readonly from: string
  readonly count: DeadlineCount
  /** Said when what it is counted from has not happened, and its last day was taken instead. */
  readonly assumed?: string
  readonly provisional?: string
  readonly ageing?: DueDate['ageing']
  /** Said when it falls on a day that is no working day. */
  readonly lastWorkingDay?: LastWorkingDay
}

/** The day by which a thing due at a weekend or on a bank holiday is done at work. */
export interface LastWorkingDay {
  /** YYYY-MM-DD. */
  readonly day: string
  /** "Sunday 8 February 2026 is not a working day: the last before it is Friday 6 February 2026". */
  readonly words: string
}

/** The day or time that a deadline counts from; `assumed` when it is only the latest it can be. */
export interface Start {
  readonly at: string
  readonly assumed?: string
}

interface Candidate extends DueDate {
  readonly deadline: DeadlineRule
  readonly count: DeadlineCount
  readonly start: Start
  readonly reading?: string
}

/**
 * Works out one deadline from every rule that sets it.
 *
 * Where rules give different days the earliest is applied, for whoever has to act is then safe under
 * all of them; of two that agree, the one that binds harder is cited. A rule that gives no day only
 * stands when no other does.
 *
 * @param rules - those that set this deadline, in force
 * @param startOf - what each rule counts from, by its `from`
 * @returns `undefined` when nothing that a rule counts from is known yet
 */
export function workOutDeadline(
  id: string,
  rules: readonly DeadlineRule[],
  startOf: (from: string) => Start | undefined,
  { constitution, calendar }: Reckoner,
): WorkedDeadline | undefined {
  const order = rules.toSorted(
    (one, other) => orderOf(constitution, one) - orderOf(constitution, other),
  )
  const candidates = order.flatMap((rule) =>
    readingsOf(rule, startOf(rule.deadline.from), calendar),
  )
  const applied = earliest(candidates.filter(({ reading }) => reading === undefined))
  if (applied === undefined) return undefined
  const { deadline: rule, start, count } = applied
  return {
    id,
    due: applied.due,
    rule: rule.id,
    paragraph: citeParagraph(rule),
    what: fillWords(constitution, rule.deadline.what),
    actor: actorWords(constitution, rule),
    strength: rule.deadline.strength,
    sense: rule.deadline.sense,
    binding:
      earliest(
        candidates.filter(
          (one) => one.reading === undefined && one.deadline.deadline.strength === 'must',
        ),
      )?.due ?? null,
    counting: applied.counting,
    words: applied.words,
    alternatives: candidates.filter((one) => one !== applied).map((one) => describe(one, applied)),
    conflicts: [...new Set(order.flatMap(({ conflicts }) => conflicts))],
    from: start.at,
    count,
    ...(start.assumed === undefined ? {} : { assumed: start.assumed }),
    ...(applied.provisional === undefined ? {} : { provisional: applied.provisional }),
    ...(applied.ageing === undefined ? {} : { ageing: applied.ageing }),
    ...lastWorkingDayOf(applied, calendar),
  }
}

function lastWorkingDayOf({ due, deadline }: Candidate, calendar: Calendar) {
  if (due === null || deadline.deadline.sense === 'earliest') return {}
  const on = due.slice(0, 'YYYY-MM-DD'.length)
  const day = workingDayBefore(calendar, on)
  if (day === undefined) return {}
  const feast = whyNotWorking(calendar, on)?.match(/^Bank holiday: (.+)$/)?.[1]
  const why = feast === undefined ? '' : ` (${feast})`
  const words = `${nameDay(on)} is not a working day${why}: the last before it is ${nameDay(day)}`
  return { lastWorkingDay: { day, words } }
}

/** Every reading of one rule: its own count, a second limit, and a count in dispute. */
function readingsOf(
  rule: DeadlineRule,
  start: Start | undefined,
  calendar: Calendar,
): readonly Candidate[] {
  if (start === undefined) return []
  const { count, no_later_than: limit, disputed } = rule.deadline
  const reckon = (one: DeadlineCount, reading?: string): Candidate => ({
    ...countDays(one, start.at, calendar),
    deadline: rule,
    count: one,
    start,
    ...(reading === undefined ? {} : { reading }),
  })
  const readings = [reckon(count)]
  if (count.by.startsWith('hours') && comesTwice(start.at)) {
    const second = { ...start, at: secondOf(start.at) }
    const reading = `Counted from ${nameDue(second.at)}: that night has the hour twice`
    readings.push({ ...reckon(count, reading), ...countDays(count, second.at, calendar) })
  }
  if (limit) readings.push(reckon(limit))
  if (disputed) readings.push(reckon(disputed.count, disputed.reading))
  if (count.by === 'by-month' && count.warn_by !== undefined) {
    const year = Number(readings[0]?.due?.slice(0, 4))
    const stricter = { by: 'fixed-date', date: count.warn_by, year: 'same-year' } as const
    const reading = 'Before the month begins. A warning is given from this day'
    readings.push({ ...reckon(stricter, reading), ...countDays(stricter, String(year), calendar) })
  }
  return readings
}

/** The text that prevails first; within one text, the rule that binds harder. */
function orderOf(constitution: Constitution, rule: DeadlineRule): number {
  const strength = rule.deadline.strength === 'must' ? 0 : 1
  return strength * 100 + rankOf(constitution, rule)
}

/** Of several the one that asks soonest; the first of those that give the same day. */
function earliest(candidates: readonly Candidate[]): Candidate | undefined {
  return candidates.reduce<Candidate | undefined>(
    (best, one) => (best === undefined || isBefore(one, best) ? one : best),
    undefined,
  )
}

function isBefore(one: Candidate, other: Candidate): boolean {
  if (one.due === null) return false
  if (other.due === null) return true
  // The first day that will do has to suit every rule, so there it is the later one
  const isFirstDay = one.deadline.deadline.sense === 'earliest'
  return isFirstDay ? one.due > other.due : one.due < other.due
}

function describe(one: Candidate, applied: Candidate): OtherDate {
  const { deadline: rule, due, words, counting } = one
  return {
    due,
    rule: rule.id,
    paragraph: citeParagraph(rule),
    why: whyNot(one, applied),
    words,
    counting,
  }
}

function whyNot(one: Candidate, applied: Candidate): string {
  if (one.reading !== undefined) return `Another reading, not applied: ${one.reading}`
  if (one.due === null) return `It gives no day: ${one.ageing?.when ?? 'none is stated'}`
  if (one.due === applied.due) return 'It gives the same day'
  if (one.deadline.deadline.sense === 'earliest') {
    return 'Earlier than the day applied: where texts give two first days, the later keeps to both'
  }
  const feasts = one.counting.flatMap(({ why }) => why.match(/^Bank holiday: (.+)$/)?.[1] ?? [])
  const because = feasts.length === 0 ? '' : `, as it passes over ${feasts.join(' and ')}`
  return `Later than the day applied${because}: where texts give two days, the earlier keeps to both`
}
