import { describePeriod } from '#shared/index.ts'
import { formatRange, formatValue } from '../words/format-value.ts'
import { periodWord, type Sentence } from '../words/words.ts'
import { FEWEST_FOR_FIRM, type PhaseLimits, phaseLimits } from './phase-limits.ts'
import { type AnalysedSeries, judgedValue, usualRange } from './series.ts'

/** Leaving one value out has to change the average moving range by more than this share of it. */
const DECIDES = 0.5

/** A value that its neighbours' differences hang on, and the limits that there are without it. */
export interface DecidingValue {
  readonly index: number
  readonly without: PhaseLimits
}

/**
 * The one value without which the average moving range of a phase would change by more than half, before
 * any is screened out: the range, the average or both are its own. Where several would, the one that
 * changes it most.
 *
 * @param values - one a period, oldest first; `null` where nothing was published
 * @returns `undefined` where there is none, or where fewer than 13 would be left
 * @see STATISTICS 5, paragraph 8
 */
export function findDecidingValue(values: readonly (number | null)[]): DecidingValue | undefined {
  const ranges = values.map((value, index) => {
    const before = values[index - 1] ?? null
    return value === null || before === null ? null : Math.abs(value - before)
  })
  const held = ranges.filter((range) => range !== null)
  const sum = held.reduce((total, range) => total + range, 0)
  const average = sum / held.length
  let [most, found] = [DECIDES * average, -1]
  for (const [index, value] of values.entries()) {
    const its = [ranges[index], ranges[index + 1]].filter((range) => range != null)
    if (value === null || its.length === 0 || its.length === held.length) continue
    const rest = (sum - its.reduce((total, range) => total + range, 0)) / (held.length - its.length)
    const change = Math.abs(average - rest)
    if (change <= most) continue
    most = change
    found = index
  }
  if (found === -1) return undefined
  const rest = values.with(found, null)
  const left = rest.filter((value) => value !== null).length
  return left < FEWEST_FOR_FIRM
    ? undefined
    : { index: found, without: phaseLimits(rest, null, true) }
}

/**
 * "One month, November 2025 (900), decides this range: without it the usual range would be 70 to 132."
 *
 * @param series - on a chart whose limits are those of single values
 * @returns `undefined` where no one value decides the range that is in force last
 */
export function describeDecidingValue(series: AnalysedSeries): Sentence | undefined {
  const place = series.phases.length - 1
  const phase = series.phases[place]
  const points = series.points.filter((point) => point.phase === place)
  const found = findDecidingValue(points.map(judgedValue))
  const point = points[found?.index ?? -1]
  if (phase === undefined || found === undefined || point === undefined) return undefined
  const { measure, allowsFor } = series
  const range = usualRange(series, { ...phase, ...found.without })
  if (range === undefined || point.value === null) return undefined
  const word = periodWord(point.period)
  const of = allowsFor === undefined ? '' : ` of an average ${word}`
  return [
    {
      text:
        `One ${word}, ${describePeriod(point.period)} (${formatValue(point.value, measure)}), decides this range: ` +
        `without it the usual range${of} would be ${formatRange(range.lower, range.upper, measure)}.`,
    },
  ]
}
