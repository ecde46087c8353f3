import type { Draft } from './draft.ts'
import { isYear } from './period-reading.ts'
import { readingOf } from './spans.ts'
import { addsUp } from './sums.ts'
import type { When } from './when.ts'

/** The longest time, in days, that a year's aim is held against. */
const LONGEST = 100
const DAYS_OF_YEAR = 365

/**
 * Aims for a year of what is counted by the month or quarter that are nearer to one of those than to a year
 * of them: "60" for 2025/26 beside 61, 58 and 66 a month. Which is meant is asked.
 *
 * @returns each with the last of the shorter times
 */
export function doubtfulAims(drafts: readonly Draft[]): ReadonlyMap<Draft, Draft> {
  const found = new Map<Draft, Draft>()
  const nameOf = ({ sheet, row, measure, place, breakdown }: Draft) =>
    JSON.stringify([sheet, row, measure, place, breakdown])
  const aims = drafts.filter(
    (draft) =>
      draft.role === 'target' && !draft.isNamedYear && addsUpOverTime(draft) && isOfYear(draft),
  )
  if (aims.length === 0) return found
  const beside = Map.groupBy(drafts, nameOf)
  for (const aim of aims) {
    const own = beside.get(nameOf(aim)) ?? []
    const short = own.filter(
      (one) => one.role === 'observation' && one.value !== null && daysOf(one) <= LONGEST,
    )
    if (isMeanOver(own, short)) continue
    const values = short.map(({ value }) => value ?? 0).toSorted((one, other) => one - other)
    const usual = values[Math.floor(values.length / 2)] ?? 0
    const [last] = short.toSorted((one, other) => (endOf(one) < endOf(other) ? 1 : -1))
    if (last === undefined || usual <= 0 || aim.value === null || aim.value <= 0) continue
    const times = DAYS_OF_YEAR / daysOf(last)
    if (aim.value < usual * Math.sqrt(times)) found.set(aim, last)
  }
  return found
}

/** What adds up is over a longer time at least this much of all that the times within it have. */
const LEAST_SUM = 0.9

/** Whether what is counted over a longer time is less than what the times within it come to: it does not add up over them. */
function isMeanOver(all: readonly Draft[], short: readonly Draft[]): boolean {
  const long = all.filter(
    (one) => one.role !== 'target' && one.value !== null && lengthOf(one) > LONGEST,
  )
  return (
    long.length > 0 &&
    long.every((one) => {
      const within = short.flatMap(({ when, value }) =>
        value !== null && isWithin(when, one.when) ? [value] : [],
      )
      const sum = within.reduce((total, value) => total + value, 0)
      return within.length > 1 && (one.value ?? 0) < LEAST_SUM * sum
    })
  )
}

function isWithin(part: Draft['when'], whole: Draft['when']): boolean {
  const [own, over] = [part, whole].map((when) => readingOf(when ?? undefined))
  return own !== undefined && over !== undefined && own.start >= over.start && own.end <= over.end
}

/** Neither a share nor a time, which are aimed at alike in a month and in a year, nor a stock. */
function addsUpOverTime({ unit, isStock, when, measure }: Draft): boolean {
  const basis = readingOf(when ?? undefined)?.basis
  const isMean = /\b(?:per|average|mean|median|rate)\b/i.test(measure) && !unit.startsWith('per ')
  return !isStock && !isMean && basis === 'during' && (addsUp(unit) || unit.startsWith('per '))
}

function isOfYear({ when }: Draft): boolean {
  const reading = readingOf(when ?? undefined)
  return reading !== undefined && isYear(reading)
}

function endOf({ when }: Draft): string {
  return readingOf(when ?? undefined)?.end ?? ''
}

function daysOf(draft: Draft): number {
  const basis = readingOf(draft.when ?? undefined)?.basis
  return basis === 'during' ? lengthOf(draft) : Number.POSITIVE_INFINITY
}

function lengthOf({ when }: Draft): number {
  const reading = readingOf(when ?? undefined)
  if (reading === undefined) return 0
  return Temporal.PlainDate.from(reading.start).until(reading.end).days + 1
}

/** The year that an aim is named for, or each time as long as the last that it is held against. */
export function eitherAim(aim: Draft, short: Draft): When {
  const [year, last] = [aim.when, short.when].map((when) => readingOf(when ?? undefined) ?? null)
  const words = `${aim.measure || aim.sheet}: target ${aim.when?.words ?? ''}`.trim()
  return {
    words,
    label: {
      ask: [
        { reading: last ?? null, words: `each time as long as ${short.when?.words ?? ''}` },
        { reading: year ?? null, words: `${aim.when?.words ?? ''} as a whole` },
      ],
      why: `${aim.raw} is near what is counted in a shorter time`,
    },
  }
}
