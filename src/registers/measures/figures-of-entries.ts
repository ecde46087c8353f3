import type { Period } from '#shared/index.ts'
import type { Register, YieldedMeasure } from '../definition/register.ts'
import { itemsOf, type Judged } from '../entries/judge-entry.ts'
import { evaluate, holds } from '../expressions/evaluate-expression.ts'
import type { Value } from '../expressions/expression.ts'
import { differencesOf, partsOfDifference } from './differences.ts'
import { returnsOf } from './returns.ts'
import type { YieldedFigure } from './yielded-figure.ts'

/** The day by which an entry belongs to a period of a measure. */
export function dayFor({ defined }: YieldedMeasure, { values, day }: Judged): string | null {
  return defined.day === undefined ? day : dayIn(values[defined.day])
}

const dayIn = (value: Value | undefined) =>
  typeof value === 'string' ? value.slice(0, 'YYYY-MM-DD'.length) : null

/** Whether an entry is one of those that a figure of a period is of: by its day, or, of a stock, on the last day of it. */
function belongsTo(measure: YieldedMeasure, { start, end }: Period, entry: Judged): boolean {
  const { stock } = measure.defined
  if (stock === undefined) {
    const day = dayFor(measure, entry)
    return day !== null && start <= day && day <= end
  }
  const from = dayIn(entry.values[stock.from])
  const until = dayIn(entry.values[stock.until])
  return from !== null && from <= end && (until === null || until > end)
}

/**
 * The figures of one measure of a register of one period.
 *
 * @param entries - all that there are, in whatever period
 */
export function figuresOf(
  register: Register,
  measure: YieldedMeasure,
  period: Period,
  entries: readonly Judged[],
): readonly YieldedFigure[] {
  const parts = partsOfDifference(register, measure)
  if (parts !== undefined) {
    const [of, less] = parts.map((part) => figuresOf(register, part, period, entries))
    return differencesOf(measure, of ?? [], less ?? [])
  }
  const its = entries.filter((entry) => belongsTo(measure, period, entry))
  return figuresOfPeriod(register, measure, period, its)
}

/**
 * The figures of one measure of one period: of all together, and of each place where a field says it; of each the
 * whole, and each code of its breakdown.
 *
 * @param entries - those that belong to the period, whatever else holds of them
 */
export function figuresOfPeriod(
  register: Register,
  measure: YieldedMeasure,
  period: Period,
  entries: readonly Judged[],
): readonly YieldedFigure[] {
  const { defined, where } = measure
  const counted = entries.filter(({ known }) => where === undefined || holds(where, known))
  const returns = returnsOf(measure, period, entries)
  const about = { period, ...(returns === undefined ? {} : { returns }) }
  const figuresOfPlace = ([place, its]: readonly [string, readonly Judged[]]) => {
    const whole = figureOf(measure, its, { ...about, place, breakdown: '' })
    const parts = codesOf(register, measure).map(([code, breakdown]) =>
      figureOf(
        measure,
        its.filter(({ values }) => valueAs(values[defined.breakdown ?? ''] ?? null) === code),
        { ...about, place, breakdown },
      ),
    )
    return { whole, parts }
  }
  const all = figuresOfPlace([register.home, counted])
  const places = byPlace(register, measure, counted).map(figuresOfPlace)
  const wholes = places.map(({ whole }) => whole)
  const told = withoutRemainder(all.whole, wholes)
  return [
    ...[all.whole, ...withoutRemainder(all.whole, all.parts)],
    ...places.flatMap(({ whole, parts }, index) => {
      const said = told[index] ?? whole
      // What its parts come to is the whole that is kept back for the sake of another
      return [said, ...(said === whole ? withoutRemainder(whole, parts) : parts.map(keptBack))]
    }),
  ]
}

/** The entries of each place that one of them may name, but the one of which all together are. */
function byPlace(
  { home, fields }: Register,
  { defined: { place } }: YieldedMeasure,
  entries: readonly Judged[],
): readonly (readonly [string, readonly Judged[]])[] {
  const asked = place === undefined ? undefined : fields.get(place)?.asked
  if (place === undefined || asked?.kind !== 'choice') return []
  // Of every place, so that one whose only entry was corrected to another is put right
  return Object.keys(asked.choices)
    .filter((id) => id !== home)
    .map((id) => [id, entries.filter(({ values }) => values[place] === id)] as const)
}

const valueAs = (value: Value) => (typeof value === 'boolean' ? (value ? 'yes' : 'no') : value)

/** Each code that a measure is broken down by, with how a figure of it is named. */
function codesOf({ fields }: Register, { defined: { breakdown } }: YieldedMeasure) {
  const asked = breakdown === undefined ? undefined : fields.get(breakdown)?.asked
  if (breakdown === undefined || asked === undefined) return []
  const codes = asked.kind === 'choice' ? Object.keys(asked.choices) : ['yes', 'no']
  return codes.map((code) => [code, `${breakdown}=${code}`] as const)
}

type About = Pick<YieldedFigure, 'period' | 'place' | 'breakdown' | 'returns'>

function figureOf(
  measure: YieldedMeasure,
  entries: readonly Judged[],
  about: About,
): YieldedFigure {
  const { defined } = measure
  const { withhold_below: below = 0, fewest } = defined
  const bare = { ...about, measure: defined.id, entries: entries.length }
  const none = { ...bare, numerator: null, denominator: null }
  const untold = { ...none, value: null, isWithheld: false }
  if (about.returns !== undefined && about.returns.held < about.returns.of) return untold
  if (defined.count !== undefined || defined.stock !== undefined) {
    const value = countOf(defined.count ?? 'entries', entries)
    const isWithheld = value > 0 && value < below
    return { ...none, value: isWithheld ? null : value, isWithheld }
  }
  if (defined.share !== undefined) {
    const denominator = entries.length
    const numerator = entries.filter(({ known }) => measure.of && holds(measure.of, known)).length
    if (denominator === 0) return untold
    const few = denominator < fewest || (numerator > 0 && numerator < below)
    if (few) return { ...none, value: null, isWithheld: true }
    return {
      ...bare,
      numerator,
      denominator,
      value: (100 * numerator) / denominator,
      isWithheld: false,
    }
  }
  if (defined.rate !== undefined) return rateOf(measure, entries, none)
  const numbers = inOrderOfDays(entries).flatMap(({ known }) => {
    const value = measure.of === undefined ? null : evaluate(measure.of, known)
    return typeof value === 'number' ? [value / measure.divisor] : []
  })
  if (defined.last !== undefined || defined.greatest !== undefined) {
    const value = defined.last === undefined ? greatestOf(numbers) : (numbers.at(-1) ?? null)
    const isWithheld = value !== null && value > 0 && value < below
    return { ...none, value: isWithheld || value === null ? null : rounded(value), isWithheld }
  }
  if (defined.sum !== undefined) {
    const unsaid = entries.length - numbers.length
    // Of returns each has to say it; of what is entered as it happens nothing may have happened
    if (about.returns === undefined ? unsaid > 0 && numbers.length === 0 : unsaid > 0) return untold
    const isWithheld = numbers.length > 0 && numbers.length < below
    const said = unsaid === 0 ? none : { ...none, unsaid }
    return { ...said, value: isWithheld ? null : rounded(sumOf(numbers)), isWithheld }
  }
  if (numbers.length === 0) return untold
  if (numbers.length < Math.max(fewest, below)) return { ...none, value: null, isWithheld: true }
  const value = defined.mean === undefined ? medianOf(numbers) : sumOf(numbers) / numbers.length
  return { ...none, value: rounded(value), isWithheld: false }
}

const inOrderOfDays = (entries: readonly Judged[]) =>
  entries.toSorted((one, other) => ((one.day ?? '') < (other.day ?? '') ? -1 : 1))

const greatestOf = (numbers: readonly number[]) =>
  numbers.reduce<number | null>((most, one) => (most === null || one > most ? one : most), null)

/** One sum as a percent of another, over the entries that have both. */
function rateOf(
  { defined, of, per }: YieldedMeasure,
  entries: readonly Judged[],
  none: Omit<YieldedFigure, 'value' | 'isWithheld'>,
): YieldedFigure {
  const pairs = entries.flatMap(({ known }) => {
    const part = of === undefined ? null : evaluate(of, known)
    const whole = per === undefined ? null : evaluate(per, known)
    return typeof part === 'number' && typeof whole === 'number' ? [{ part, whole }] : []
  })
  const numerator = rounded(sumOf(pairs.map(({ part }) => part)))
  const denominator = rounded(sumOf(pairs.map(({ whole }) => whole)))
  if (denominator === 0) return { ...none, value: null, isWithheld: false }
  const { withhold_below: below = 0, fewest } = defined
  if (denominator < fewest || (numerator > 0 && numerator < below))
    return { ...none, value: null, isWithheld: true }
  return {
    ...none,
    numerator,
    denominator,
    value: (100 * numerator) / denominator,
    isWithheld: false,
  }
}

function countOf(what: string, entries: readonly Judged[]): number {
  if (what === 'entries') return entries.length
  return entries.reduce((sum, { values }) => sum + itemsOf(values, what).length, 0)
}

const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)

/** Far beyond what anybody would record, and free of the remains of binary arithmetic. */
const rounded = (value: number) => Number(value.toFixed(6))

function medianOf(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((one, other) => one - other)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? 0
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? 0) + upper) / 2
}

/** Where one part alone is not given out, and the whole is, it is what the others leave: so another is kept back too. */
function withoutRemainder(
  whole: YieldedFigure,
  parts: readonly YieldedFigure[],
): readonly YieldedFigure[] {
  const withheld = parts.filter(({ isWithheld }) => isWithheld)
  if (whole.isWithheld || withheld.length !== 1) return parts
  const given = parts.filter(({ isWithheld, value }) => !isWithheld && value !== null && value > 0)
  const least = given.toSorted((one, other) => (one.value ?? 0) - (other.value ?? 0))[0]
  return parts.map((one) => (one === least ? keptBack(one) : one))
}

/** A figure that is not given out; where there is none, nothing is kept back. */
const keptBack = (one: YieldedFigure): YieldedFigure =>
  one.value === null
    ? one
    : { ...one, value: null, numerator: null, denominator: null, isWithheld: true }
