import { describePeriod, numberInWords } from '#shared/index.ts'
import { describeExplanations, type Explanation, findExplanations } from '../comparisons/explain.ts'
import type { Registers, Subject } from '../comparisons/scope.ts'
import type { Flag } from '../limits/flagged-points.ts'
import {
  type AnalysedSeries,
  phaseOf,
  rangeAt,
  type SeriesPoint,
  type UsualRange,
} from '../limits/series.ts'
import { formatRange, formatValue, splitNoun } from '../words/format-value.ts'
import {
  describeStretch,
  inPeriod,
  listInWords,
  periodWord,
  type Sentence,
  sentence,
  strong,
} from '../words/words.ts'
import { beyondWords, meanWords, rangeFigures, rangeWords } from './phrases.ts'

/** More values than this are given as a range. */
const LISTED = 4

/** What may explain a flagged point, or a run in the whole of its stretch: see `findExplanations`. */
export function explainFlag(
  series: AnalysedSeries,
  { firstIndex, lastIndex, direction }: Explained,
  area: Subject['area'],
  registers: Registers,
): readonly Explanation[] {
  const [first, last] = [series.points[firstIndex], series.points[lastIndex]]
  if (first === undefined || last === undefined) return []
  const since = series.points.find(({ phase }) => phase === last.phase)?.period.start
  const moved = {
    ...{ start: first.period.start, end: last.period.end, direction },
    ...(since === undefined ? {} : { since }),
  }
  return findExplanations(moved, { measure: series.measure.id, area }, registers)
}

/** Points of a series that follow one another, and which way they are unusual, if they are. */
interface Explained extends Pick<Flag, 'firstIndex' | 'lastIndex'> {
  readonly direction: Flag['direction'] | null
}

/**
 * The sentence of one unusual point or run: its period, value, usual range, what makes it unusual,
 * and what coincides with it.
 *
 * "April 2020: 1,736 incidents, 477 above the usual range of 648 to 1,259 a month. Coincides with
 * the first lockdown."
 *
 * @param apart - changes in recording that are told once for several, by their ids
 */
export function describeFlag(
  series: AnalysedSeries,
  flag: Flag,
  explanations: readonly Explanation[],
  apart?: ReadonlySet<string>,
): Sentence {
  const first = series.points[flag.firstIndex]
  // A run ends with the range that held last; a point has its own
  const range = rangeAt(series, flag.lastIndex)
  if (first === undefined || range === undefined) return []
  const { measure } = series
  const explained = ` ${describeExplanations(explanations, undefined, apart)}`.trimEnd()
  const usual = rangeWords(series, first.period, range)

  if (flag.kind === 'point') {
    const value = first.value ?? 0
    const [number, noun] = splitNoun(value, measure)
    const distance = beyondWords(value, range, flag.direction, measure)
    return sentence(
      strong(`${describePeriod(first.period)}: ${number}`),
      `${noun}, ${distance} the usual range of ${usual}.`,
      explained,
    )
  }
  const points = flag.indexes.flatMap((index) => series.points[index] ?? [])
  const last = points.at(-1) ?? first
  const opening = strong(describeStretch(first.period, last.period))
  return sentence(opening, `: ${runWords(series, flag, points, range)}.`, explained)
}

/** What makes a run unusual, and the usual range it is beside. */
function runWords(
  series: AnalysedSeries,
  flag: Flag,
  points: readonly SeriesPoint[],
  range: UsualRange,
): string {
  const [first, last] = [points[0], points.at(-1)]
  if (first === undefined || last === undefined) return ''
  const { measure, allowsFor } = series
  const varies = points.some((point) => point.range && point.range.upper !== range.upper)
  const standing =
    varies && allowsFor !== 'days'
      ? `The usual range was ${rangeFigures(measure, range)} ${inPeriod(last.period)}`
      : `The usual range is ${rangeWords(series, last.period, range)}`
  const word = periodWord(first.period)
  const isUp = flag.direction === 'up'
  const written = (point: SeriesPoint) => formatValue(point.value ?? 0, measure)
  if (flag.rule === 'trend') {
    const steps = `${numberInWords(points.length - 1)} ${isUp ? 'rises' : 'falls'} in a row`
    if (allowsFor === 'season') {
      return `${steps} once the time of year is allowed for. ${standing}`
    }
    const day = allowsFor === 'days' ? ', day for day' : ''
    return `${steps}${day}, from ${written(first)} to ${written(last)}. ${standing}`
  }
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const [low, high] = [Math.min(...values), Math.max(...values)]
  const isLevel = formatValue(low, measure) === formatValue(high, measure)
  const spread = isLevel ? formatValue(low, measure) : formatRange(low, high, measure)
  const length = flag.lastIndex - flag.firstIndex + 1
  if (flag.rule === 'shift') {
    const run = `${numberInWords(length)} ${word}s running ${isUp ? 'above' : 'below'}`
    if (allowsFor === 'season') {
      return `${run} what is usual for the time of year, at ${spread}. ${standing}`
    }
    // A month's own average is that of its length; what is said is the average month's
    const mean = allowsFor === 'days' ? phaseOf(series, flag.lastIndex)?.mean : undefined
    const average = meanWords(measure, first.period, mean ?? range.mean)
    const day = allowsFor === 'days' ? ', day for day' : ''
    return `${run} the average of ${average}${day}, at ${spread}. ${standing}`
  }
  if (flag.rule === 'outside-limits') {
    const side = `${isUp ? 'above' : 'below'} the usual range`
    return `${numberInWords(length)} ${word}s running ${side}, at ${spread}. ${standing}`
  }
  const figures = points.length > LISTED ? spread : listInWords(points.map(written))
  const share =
    points.length === length
      ? `${numberInWords(length)} ${word}s running`
      : `${numberInWords(points.length)} ${word}s in ${numberInWords(length)}`
  const close = `${share} close to the ${isUp ? 'top' : 'bottom'} of the usual range`
  return varies
    ? `${close}, at ${figures}. ${standing}`
    : `${close} of ${rangeWords(series, first.period, range)}, at ${figures}`
}
