import { addsUp, kindOf, type Measure } from '#area/index.ts'
import {
  comparePeriods,
  daysIn,
  describePeriod,
  formatNumber,
  monthsOf,
  type Period,
} from '#shared/index.ts'
import { findDecidingValue, medianOf } from '#statistics/index.ts'
import { sayMore } from './odd-words.ts'

/** One figure of a series: of a row handed in, or held already, when it has no row. */
export interface SeriesFigure {
  readonly period: Period
  readonly value: number | null
  readonly isTarget: boolean
  readonly row: number | null
}

/** A series as it would stand, for whoever hands rows of it in. */
export interface SeriesHandedIn {
  readonly file: string
  readonly measure: Measure
  /** "burglary in northmere" */
  readonly of: string
  readonly figures: readonly SeriesFigure[]
}

/** Days beyond which a period is far from the rest of its series. */
const FAR = 5 * 366
/** The figures nearest in time that a value is held against, half of them on each side. */
const NEIGHBOURS = 12
const FEWEST_NEIGHBOURS = 5
/** Sums and counts of which the larger is under this may well differ tenfold by chance. */
const TINY = 50
/** The last months that a usual range rests on. */
const CHARTED = 36
/** Steps from month to month within financial years, none of them down, before chance is ruled out. */
const FEWEST_STEPS = 9

/**
 * What is odd in the rows handed in of one series, beside each other and beside what is held: a period far
 * from the others, a value ten times its neighbours or a tenth of them, one that decides the
 * usual range alone, a whole that its months contradict,
 * months that look like totals of the year so far. It may all be right, so nothing is refused.
 *
 * @returns at most one sentence of each kind, without a full stop
 */
export function findOdd(series: SeriesHandedIn): readonly string[] {
  const figures = series.figures.toSorted((one, other) => comparePeriods(one.period, other.period))
  const actual = figures.filter(({ isTarget }) => !isTarget)
  const far = sayFirst(findFar(series, figures))
  const cumulative = findCumulative(series, actual)
  if (cumulative !== undefined) return [far, cumulative].filter((one) => one !== undefined)
  const tenfold = sayFirst(findTenfold(series, actual))
  const said = [
    far,
    tenfold ?? findDeciding(series, actual),
    sayFirst(findContradicted(series, actual)),
  ]
  return said.filter((one) => one !== undefined)
}

/** Whether one of two values of a measure is ten times the other or more, and that is not chance. */
export function differTenfold(measure: Measure, one: number, other: number): boolean {
  const [less = 0, more = 0] = [Math.abs(one), Math.abs(other)].sort((a, b) => a - b)
  return measure.unit !== 'rank' && !isTiny(measure, more) && more > 0 && more >= 10 * less
}

function isTiny(measure: Measure, value: number): boolean {
  return (measure.unit === 'count' || addsUp(measure)) && value < TINY
}

function sayFirst([first, ...more]: readonly string[]): string | undefined {
  return first === undefined ? undefined : sayMore(first, more.length)
}

/** Periods that a few figures at one end have, years from all the others: a year mistyped. */
function findFar(
  { file, of }: SeriesHandedIn,
  figures: readonly SeriesFigure[],
): readonly string[] {
  const far: string[] = []
  for (const [index, before] of figures.entries()) {
    const after = figures[index + 1]
    if (after === undefined) break
    const days = daysIn({ start: before.period.end, end: after.period.start })
    const isEarly = index + 1 <= figures.length / 2
    const apart = isEarly ? figures.slice(0, index + 1) : figures.slice(index + 1)
    const isFew =
      4 * apart.length <= figures.length && apart.length <= Math.max(2, figures.length / 8)
    if (days <= FAR || !isFew) continue
    const { period: nearest } = isEarly ? after : before
    for (const { row, period } of apart) {
      if (row === null) continue
      const apartBy = Math.abs(yearOf(period) - yearOf(nearest))
      const years = `${apartBy} years ${isEarly ? 'before' : 'after'}`
      far.push(
        `Row ${row} of ${file} gives ${of} for ${describePeriod(period)}, ${years} the nearest other, ` +
          `${describePeriod(nearest)}. If the year is mistyped, mend it`,
      )
    }
  }
  return far
}

/** Values ten times the median of those around them, or a tenth of it, among periods of one length. */
function findTenfold(
  { file, of, measure }: SeriesHandedIn,
  actual: readonly SeriesFigure[],
): readonly string[] {
  const lengths = Map.groupBy(actual, ({ period }) =>
    period.kind === 'range' ? Math.round(daysIn(period) / 7) : period.kind,
  )
  return [...lengths.values()].flatMap((alike) => {
    const given = alike.flatMap(({ value, ...one }) => (value === null ? [] : [{ ...one, value }]))
    return given.flatMap(({ row, period, value }, index) => {
      if (row === null || given.length <= FEWEST_NEIGHBOURS) return []
      const last = Math.max(0, given.length - NEIGHBOURS - 1)
      const from = Math.min(Math.max(0, index - NEIGHBOURS / 2), last)
      const around = given.slice(from, from + NEIGHBOURS + 1).map((one) => one.value)
      const usual = medianOf(around.toSpliced(index - from, 1))
      if (usual <= 0 || value < 0 || !differTenfold(measure, value, usual)) return []
      const times = value > usual ? 'ten times or more' : 'a tenth or less of'
      return [
        `Row ${row} of ${file} has ${say(value)} for ${of}, ${describePeriod(period)}, ${times} what is usual ` +
          `around it, ${formatNumber(usual, measure.decimals)}. If it is mistyped, mend it`,
      ]
    })
  })
}

/** A month that decides the usual range alone, though it is less than ten times the others. */
function findDeciding(
  { file, of, measure }: SeriesHandedIn,
  actual: readonly SeriesFigure[],
): string | undefined {
  const months = actual.filter(({ period }) => period.kind === 'month').slice(-CHARTED)
  const found = findDecidingValue(months.map(({ value }) => value))
  const { row, period, value } = months[found?.index ?? -1] ?? {}
  const { lower, upper } = found?.without ?? {}
  if (row == null || value == null || period === undefined || lower == null || upper == null) {
    return undefined
  }
  if (isTiny(measure, value)) return undefined
  const range = [Math.max(lower, 0), upper].map((limit) => formatNumber(limit, measure.decimals))
  return (
    `Row ${row} of ${file} has ${say(value)} for ${of}, ${describePeriod(period)}, which would decide its usual range ` +
    `alone: without it that is ${range.join(' to ')}. If it is mistyped, mend it`
  )
}

/** Quarters, years and other stretches whose months are all there and add up to something else. */
function findContradicted(
  { file, of, measure }: SeriesHandedIn,
  actual: readonly SeriesFigure[],
): readonly string[] {
  if (!addsUp(measure)) return []
  const byCode = new Map(actual.map((one) => [one.period.code, one]))
  return actual.flatMap((whole) => {
    const parts = monthsOf(whole.period).map(({ code }) => byCode.get(code))
    if (whole.value === null || parts.length < 2) return []
    const given = parts.filter((one) => one !== undefined && one.value !== null)
    const rows = [whole, ...given].flatMap((one) => one?.row ?? [])
    if (given.length < parts.length || rows.length === 0) return []
    const sum = given.reduce((total, one) => total + (one?.value ?? 0), 0)
    // Each is rounded to its last place, so the sum may be out by half of that for each
    const rounding =
      measure.decimals === 0 ? 0 : (0.5 * (parts.length + 1)) / 10 ** measure.decimals
    if (Math.abs(sum - whole.value) <= rounding + 1e-6) return []
    return [
      `With row ${whole.row ?? Math.max(...rows)} of ${file}, the months of ${describePeriod(whole.period)} add up to ` +
        `${say(sum)} for ${of}, but ${say(whole.value)} is given for the whole. Mend whichever is wrong`,
    ]
  })
}

/** Months that never fall within a financial year and begin again each April. */
function findCumulative(
  { file, of, measure }: SeriesHandedIn,
  actual: readonly SeriesFigure[],
): string | undefined {
  const months = actual.filter(({ period }) => period.kind === 'month')
  const first = months.find(({ row }) => row !== null)
  if (kindOf(measure) !== 'flow' || first === undefined) return undefined
  const steps = months.flatMap((to, index) => {
    const from = months[index - 1]
    if (from === undefined || from.value === null || to.value === null) return []
    const isNext = daysIn({ start: from.period.end, end: to.period.start }) === 2
    const isAnew = to.period.code.endsWith('-04')
    return isNext ? [{ to, from, isAnew, was: from.value, is: to.value }] : []
  })
  const within = steps.filter(({ isAnew }) => !isAnew)
  const anew = steps.filter(({ isAnew }) => isAnew)
  const last = anew.at(-1)
  const rises = within.filter(({ was, is }) => is > was).length
  const isCumulative =
    within.length >= FEWEST_STEPS &&
    within.every(({ was, is }) => is >= was) &&
    2 * rises > within.length &&
    anew.every(({ was, is }) => 2 * is < was)
  if (last === undefined || !isCumulative) return undefined
  return (
    `From row ${first.row} of ${file} on, the months of ${of} never fall within a financial year and begin again ` +
    `each April (${describePeriod(last.from.period)}: ${say(last.was)}, ${describePeriod(last.to.period)}: ${say(last.is)}). ` +
    'If each is the total of the year so far, give the measure "kind: cumulative"'
  )
}

function yearOf({ start }: Period): number {
  return Number(start.slice(0, 4))
}

function say(value: number): string {
  return formatNumber(value, 6)
}
