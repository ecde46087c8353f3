import { monthsSince } from './promise-words.ts'
import { STATES, type Standing, type State, UNFINISHED } from './standing.ts'
import { KINDS, type Undertaking } from './undertaking.ts'

/** How old what is not finished can be, in whole months since its meeting. */
export const AGES = {
  new: { words: 'Less than 3 months', below: 3 },
  months: { words: '3 to 11 months', below: 12 },
  years: { words: '1 or 2 years', below: 36 },
  old: { words: '3 years or more', below: Number.POSITIVE_INFINITY },
} as const

export type Age = keyof typeof AGES

/** Of an owner: an office's id, or nobody named. */
export interface OwnerCount {
  readonly who: string | undefined
  readonly unfinished: number
  readonly overdue: number
  readonly all: number
}

/** What can be counted of them all on a day; each list of counts adds up to what it is of. */
export interface Counts {
  readonly all: number
  readonly unfinished: number
  readonly longOverdue: number
  /** In the order of STATES, only those that there are. */
  readonly states: readonly { readonly state: State; readonly number: number }[]
  /** Those with the most unfinished first; they add up to all. */
  readonly owners: readonly OwnerCount[]
  /** In the order of KINDS, only those that there are; they add up to all. */
  readonly kinds: readonly {
    readonly kind: Undertaking['kind']
    readonly unfinished: number
    readonly all: number
  }[]
  /** Of those that are unfinished. */
  readonly ages: readonly { readonly age: Age; readonly number: number }[]
  /** Half of those that ended took as many days or fewer, from the meeting; `undefined` when none has. */
  readonly medianDays: number | undefined
}

const KIND_ORDER = Object.keys(KINDS)

export const isUnfinished = ({ state }: Standing) => UNFINISHED.includes(state)

/** How old it is. */
export function ageOf({ undertaking: { meeting } }: Standing, on: string): Age {
  const months = monthsSince(meeting, on)
  const ages = Object.keys(AGES) as Age[]
  return ages.find((age) => months < AGES[age].below) ?? 'old'
}

export function countPromises(standings: readonly Standing[], on: string): Counts {
  const open = standings.filter(isUnfinished)
  const states = (Object.keys(STATES) as State[]).map((state) => ({
    state,
    number: standings.filter((one) => one.state === state).length,
  }))
  const owners = [...Map.groupBy(standings, ({ undertaking }) => undertaking.who)]
    .map(([who, its]) => ({
      who,
      unfinished: its.filter(isUnfinished).length,
      overdue: its.filter(({ state }) => state === 'overdue').length,
      all: its.length,
    }))
    .toSorted((one, other) => other.unfinished - one.unfinished || other.all - one.all)
  const ages = (Object.keys(AGES) as Age[]).map((age) => ({
    age,
    number: open.filter((one) => ageOf(one, on) === age).length,
  }))
  return {
    all: standings.length,
    unfinished: open.length,
    longOverdue: standings.filter(({ isLongOverdue }) => isLongOverdue).length,
    states: states.filter(({ number }) => number > 0),
    owners,
    kinds: [...Map.groupBy(standings, ({ undertaking }) => undertaking.kind)]
      .map(([kind, its]) => ({
        kind,
        unfinished: its.filter(isUnfinished).length,
        all: its.length,
      }))
      .toSorted((one, other) => KIND_ORDER.indexOf(one.kind) - KIND_ORDER.indexOf(other.kind)),
    ages: ages.filter(({ number }) => number > 0),
    medianDays: medianOf(standings.flatMap(daysTaken)),
  }
}

function daysTaken({ undertaking, state, happenings }: Standing): readonly number[] {
  if (state !== 'done' && state !== 'confirmed' && state !== 'refused') return []
  const end = happenings.find(
    ({ kind, struck }) => (kind === 'evidence' || kind === 'refused') && struck === undefined,
  )
  if (end === undefined) return []
  const from = Temporal.PlainDate.from(undertaking.meeting)
  return [from.until(end.on, { largestUnit: 'days' }).days]
}

function medianOf(numbers: readonly number[]): number | undefined {
  const sorted = numbers.toSorted((one, other) => one - other)
  return sorted[Math.ceil(sorted.length / 2) - 1]
}
