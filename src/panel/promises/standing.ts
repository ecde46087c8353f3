import { capitalise, describeDay } from '#shared/index.ts'
import { CADENCES, type Happening, type Undertaking } from './undertaking.ts'

/** Where an undertaking can stand, in the order in which they are listed. */
export const STATES = {
  overdue: 'Overdue',
  'condition-met': 'Condition met, and not done',
  open: 'Open',
  waiting: 'Waiting on a condition',
  done: 'Done, with evidence',
  confirmed: 'Confirmed at a meeting',
  refused: 'Refused, with the reason',
  overtaken: 'Overtaken',
  lapsed: 'Lapsed',
} as const

export type State = keyof typeof STATES

/** The states in which something is still to be done. */
export const UNFINISHED: readonly State[] = ['overdue', 'condition-met', 'open', 'waiting']

/** How an undertaking stands on a day, as far as was known by the end of it. */
export interface Standing {
  readonly undertaking: Undertaking
  readonly state: State
  /** The next day by which something of it is due, or the first that passed; YYYY-MM-DD. */
  readonly due: string | undefined
  /** Whether a whole further month has passed since it was due. */
  readonly isLongOverdue: boolean
  /** What decided the state, where something on record did. */
  readonly by: Happening | undefined
  /** In a sentence without its full stop: "Condition met (grant confirmed); letter not recorded". */
  readonly words: string
  /** What was known of it. */
  readonly happenings: readonly Happening[]
}

const DECIDES = ['evidence', 'confirmed', 'refused', 'overtaken', 'lapsed'] as const

/**
 * Where an undertaking stands at the end of a day.
 *
 * @param on - YYYY-MM-DD; what became known later is left out
 * @returns `undefined` when the undertaking itself was not known by then
 */
export function standingOn(undertaking: Undertaking, on: string): Standing | undefined {
  if (undertaking.known > on) return undefined
  return standingOf(asSaidOn(undertaking, on), on)
}

/** An undertaking with what it said on a day, before it was put right. */
function asSaidOn(undertaking: Undertaking, on: string): Undertaking {
  const { versions, number, known, audience, happenings, madeAt, decidedBy } = undertaking
  const then = versions.findLast((one) => one.known <= on)
  if (then === undefined || then === versions.at(-1)) return undertaking
  return {
    ...{ ...then.says, number, known, audience, happenings, versions },
    ...(madeAt === undefined ? {} : { madeAt }),
    ...(decidedBy === undefined ? {} : { decidedBy }),
  }
}

function standingOf(undertaking: Undertaking, on: string): Standing {
  const happenings = undertaking.happenings.filter((one) => one.known <= on && one.on <= on)
  const counting = happenings.filter(({ struck }) => struck === undefined || struck.on > on)
  const decided = decidedBy(undertaking, counting)
  const about = { undertaking, happenings }
  if (decided !== undefined) {
    const state = decided.kind === 'evidence' ? 'done' : (decided.kind as State)
    const words = `${SAID[decided.kind as (typeof DECIDES)[number]]} on ${describeDay(decided.on)}: ${decided.words}`
    return { ...about, state, due: undefined, isLongOverdue: false, by: decided, words }
  }
  return { ...about, ...unfinished(undertaking, counting, on) }
}

/** What ended it. Evidence that comes after it was confirmed changes nothing, and each of a commitment ends one turn. */
function decidedBy(
  { cadence }: Undertaking,
  counting: readonly Happening[],
): Happening | undefined {
  const ends = counting.filter(
    ({ kind }) =>
      DECIDES.some((one) => one === kind) && (cadence === undefined || kind !== 'evidence'),
  )
  const last = ends.at(-1)
  const other = ends.findLast(({ kind }) => kind !== 'evidence')
  return last?.kind === 'evidence' && other?.kind === 'confirmed' ? other : last
}

const SAID = {
  evidence: 'Done',
  confirmed: 'Confirmed',
  refused: 'Refused',
  overtaken: 'Overtaken',
  lapsed: 'Lapsed',
} as const

function unfinished(
  undertaking: Undertaking,
  happenings: readonly Happening[],
  on: string,
): Pick<Standing, 'state' | 'due' | 'isLongOverdue' | 'by' | 'words'> {
  const { condition, awaits } = undertaking
  const met = happenings.findLast(({ kind }) => kind === 'condition-met')
  const due = dueOf(undertaking, happenings, on)
  const missing = `${awaits} not recorded`
  if (condition !== undefined && met === undefined) {
    const words = `Waiting on a condition: ${condition.words}`
    return { state: 'waiting', due, isLongOverdue: false, by: undefined, words }
  }
  const after = met === undefined ? [] : [`condition met (${met.words})`]
  if (due !== undefined && due < on) {
    const isLongOverdue = lastDayBeforeLong(due) < on
    const late = `${isLongOverdue ? 'long overdue' : 'overdue'}: it was due on ${describeDay(due)}`
    const words = capitalise([late, ...after, missing].join('; '))
    return { state: 'overdue', due, isLongOverdue, by: met, words }
  }
  if (met !== undefined) {
    const words = capitalise([...after, missing].join('; '))
    return { state: 'condition-met', due, isLongOverdue: false, by: met, words }
  }
  const words = due === undefined ? capitalise(missing) : `Due on ${describeDay(due)}`
  return { state: 'open', due, isLongOverdue: false, by: undefined, words }
}

/** The last day of the month after the one it was due in: from the next it is long overdue. */
function lastDayBeforeLong(due: string): string {
  return Temporal.PlainDate.from(due).add({ months: 1 }).toString()
}

function dueOf(
  undertaking: Undertaking,
  happenings: readonly Happening[],
  on: string,
): string | undefined {
  if (undertaking.cadence === undefined) return undertaking.due?.on
  const met = new Set(happenings.flatMap((one) => (one.kind === 'evidence' ? (one.for ?? []) : [])))
  return daysDue(undertaking, on).find((day) => !met.has(day))
}

/**
 * The days on which a commitment was due until a day, and the next one after it.
 *
 * @returns none for what has no cadence
 */
export function daysDue({ cadence }: Undertaking, on: string): readonly string[] {
  if (cadence === undefined) return []
  const first = Temporal.PlainDate.from(cadence.first)
  const days: string[] = []
  for (let turn = 0; ; turn += 1) {
    const day = first.add({ months: turn * CADENCES[cadence.every] }).toString()
    days.push(day)
    if (day > on) return days
  }
}

/** How they all stand on a day, by number. */
export function standingsOn(all: readonly Undertaking[], on: string): readonly Standing[] {
  return all.flatMap((one) => standingOn(one, on) ?? [])
}

/** How often each was asked for, by number: once, and once more for each that repeats it. */
export function timesAsked(standings: readonly Standing[]): ReadonlyMap<number, number> {
  const byNumber = new Map(standings.map((one) => [one.undertaking.number, one.undertaking]))
  const firstOf = (number: number): number => {
    const earlier = byNumber.get(number)?.repeats
    return earlier === undefined || !byNumber.has(earlier) ? number : firstOf(earlier)
  }
  const times = new Map<number, number>()
  for (const number of byNumber.keys()) {
    const first = firstOf(number)
    times.set(first, (times.get(first) ?? 0) + 1)
  }
  return new Map([...byNumber.keys()].map((number) => [number, times.get(firstOf(number)) ?? 1]))
}
