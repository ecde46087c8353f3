import type { Measure } from '#area/index.ts'
import { capitalise, describePeriod, ordinalInWords } from '#shared/index.ts'
import { describeAside } from '../comparisons/aside-words.ts'
import type { Comparison } from '../comparisons/comparison.ts'
import { describeComparison } from '../comparisons/comparison-words.ts'
import { describeExplanations, type Explanation } from '../comparisons/explain.ts'
import type { LimitsPhase } from '../limits/control-limits.ts'
import { findFlags } from '../limits/flagged-points.ts'
import { FEWEST_FOR_FIRM } from '../limits/phase-limits.ts'
import {
  type AnalysedSeries,
  lastPublished,
  phaseOf,
  rangeAt,
  type SeriesPoint,
  type UsualRange,
} from '../limits/series.ts'
import { firstIn, standingAmongMonths } from '../limits/standing.ts'
import type { Point } from '../observation.ts'
import { formatValue } from '../words/format-value.ts'
import {
  inPeriod,
  monthName,
  type Part,
  periodWord,
  type Sentence,
  sentence,
  strong,
} from '../words/words.ts'
import { beyondWords, meanWords, rangeFigures, rangeWords, valuePieces } from './phrases.ts'

type Pieces = readonly (string | Part)[]

export interface SentenceOptions {
  readonly comparison?: Comparison
  readonly percentDecimals?: number
  /** What coincides with an unusual latest point; leave out to say nothing about it. */
  readonly explanations?: readonly Explanation[]
}

/**
 * What a measure's latest value is and whether it is usual, as a person would say it:
 *
 * "752 incidents in October 2022. That is within the usual range of 648 to 1,259 a month, and 34
 * fewer (−4%) than in October 2021."
 *
 * A series whose last period was not published says so and goes on with the last one that was. One
 * with limits too new to rest on says how many periods there are of the 13 needed.
 */
export function describeLatest(series: AnalysedSeries, options: SentenceOptions = {}): Sentence {
  const last = series.points.at(-1)
  if (last === undefined) return sentence('No figures have been published.')
  const index = lastPublished(series)
  const point = series.points[index]
  const phase = phaseOf(series, index)
  const missing = last.value === null ? `${missingSentence(last, series.measure)} ` : ''
  if (point === undefined || point.value === null || phase === undefined) {
    return sentence(missing.trimEnd())
  }
  const range = rangeAt(series, index)
  const isFirm = phase.status === 'firm' && range !== undefined
  const body = isFirm
    ? firmSentence(series, index, range, options)
    : unsureSentence(series, index, phase, options)
  return sentence(missing, ...body)
}

/** That a period has no value, and why: "The figure for June 2026 is withheld, …" */
function missingSentence(
  { period, missing, setAside }: Omit<Point, 'value'> & Pick<SeriesPoint, 'setAside'>,
  measure: Measure,
): string {
  const when = describePeriod(period)
  if (setAside !== undefined) {
    return `The figure for ${when}, ${formatValue(setAside, measure)}, is set aside.`
  }
  if (missing === 'withdrawn') return `The figure for ${when} was withdrawn.`
  return missing === 'withheld'
    ? `The figure for ${when} is withheld to protect small numbers.`
    : `No figure is held here for ${when}.`
}

/**
 * A value that stands alone, with no usual range: "150,536 calls in the year to March 2019." What of it is
 * set aside is told after it.
 */
export function describeFigure(
  measure: Measure,
  { period, value, ...more }: Point,
  options: SentenceOptions = {},
): Sentence {
  if (value === null) return sentence(missingSentence({ period, ...more }, measure))
  const [joined, after] = comparisonWords(measure, options)
  const aside = describeAside({ period, value, ...more })
  return sentence(
    ...valuePieces(value, measure),
    ` ${inPeriod(period)}${joined === undefined ? '' : `, ${joined}`}.`,
    after,
    aside === undefined ? '' : ` ${aside}`,
  )
}

function firmSentence(
  series: AnalysedSeries,
  index: number,
  range: UsualRange,
  options: SentenceOptions,
): Pieces {
  const { measure } = series
  const point = series.points[index]
  if (point === undefined || point.value === null) return []
  const { value } = point
  const [joined, after] = comparisonWords(measure, options)
  const first = firstPieces(series, index)
  const opening = [...valuePieces(value, measure), ` ${inPeriod(point.period)}`, ...first, '. ']
  if (first.length > 0 && point.rule === null) {
    return [...opening.slice(0, -1), joined === undefined ? '.' : `. It is ${joined}.`, after]
  }
  const usual = rangeWords(series, point.period, range)
  const standing = standingAmongMonths(series, index)
  if (standing !== undefined) {
    const word = standing === 'high' ? 'higher' : 'lower'
    const change = joined === undefined ? '.' : `, and ${joined}.`
    return [
      ...opening,
      `That is ${word} than most months, but `,
      strong(`usual for ${monthName(point.period)}`),
      ` (${rangeFigures(measure, range)})${change}`,
      after,
    ]
  }
  if (point.rule === null || point.direction === null) {
    const change = joined === undefined ? '.' : `, and ${joined}.`
    return [
      ...opening,
      'That is ',
      strong('within the usual range'),
      ` of ${usual}${change}`,
      after,
    ]
  }
  const meaning =
    measure.better === 'neither' ? '' : ` For this measure, ${measure.better} is better.`
  const told = options.comparison?.kind === 'not-comparable' ? options.comparison.change : undefined
  const explained = options.explanations
    ? ` ${describeExplanations(options.explanations, told)}`.trimEnd()
    : ''
  if (point.rule === 'outside-limits') {
    const isSeasonal = series.allowsFor === 'season'
    const word = `${point.direction === 'up' ? 'higher' : 'lower'} than usual`
    const whose = isSeasonal ? `${word} for ${monthName(point.period)}` : word
    const distance = beyondWords(value, range, point.direction, measure)
    const change = joined === undefined ? '.' : `, and ${joined}.`
    const stated = isSeasonal ? rangeFigures(measure, range) : usual
    const closing = `: ${distance} the usual range of ${stated}${change}`
    return [...opening, 'That is ', strong(whose), closing, after, meaning, explained]
  }
  const change = joined === undefined ? '' : ` It is ${joined}.`
  const pattern = patternPieces(series, index, range)
  const within = `That is within the usual range of ${usual}, but `
  return [...opening, within, ...pattern, '.', change, after, meaning, explained]
}

/** ", the first in 40 months". */
function firstPieces(series: AnalysedSeries, index: number): Pieces {
  const periods = firstIn(series, index)
  const point = series.points[index]
  if (periods === undefined || point === undefined) return []
  return [', ', strong(`the first in ${periods} ${periodWord(point.period)}s`)]
}

/** How a point inside the limits is unusual all the same, after "That is within …, but". */
function patternPieces(series: AnalysedSeries, index: number, range: UsualRange): Pieces {
  const { measure, points, allowsFor } = series
  const point = points[index]
  if (point === undefined || point.direction === null) return []
  const word = periodWord(point.period)
  const isUp = point.direction === 'up'
  const flag = findFlags(series).find(({ rule, firstIndex, lastIndex }) => {
    return rule === point.rule && firstIndex <= index && lastIndex >= index
  })
  if (point.rule === 'trend' && flag !== undefined) {
    const first = points[flag.firstIndex]
    const steps = ordinalInWords(index - flag.firstIndex)
    const run = strong(`the ${steps} ${isUp ? 'rise' : 'fall'} in a row`)
    if (allowsFor === 'season') return [run, ' once the time of year is allowed for']
    if (first === undefined || first.value === null) return [run]
    const day = allowsFor === 'days' ? ', day for day' : ''
    return [run, `${day}, from ${formatValue(first.value, measure)} ${inPeriod(first.period)}`]
  }
  if (point.rule === 'shift' && flag !== undefined) {
    const length = ordinalInWords(index - flag.firstIndex + 1)
    const side = isUp ? 'above' : 'below'
    if (allowsFor === 'season') {
      return [strong(`the ${length} ${word} running ${side} what is usual for the time of year`)]
    }
    const run = `the ${length} ${word} running ${side} the average`
    if (allowsFor === 'days') {
      const average = phaseOf(series, index)?.mean ?? range.mean
      return [strong(run), ` of ${meanWords(measure, point.period, average)}, day for day`]
    }
    const mean = formatValue(range.mean, measure)
    // A mean that rounds to the value itself would read as a contradiction.
    const isSame = point.value !== null && mean === formatValue(point.value, measure)
    return [strong(run), isSame ? '' : ` of ${mean}`]
  }
  const near = [index - 2, index - 1].filter(
    (place) =>
      points[place]?.rule === 'two-of-three' && points[place].direction === point.direction,
  )
  const times = near.length === 2 ? 'third' : 'second'
  return [
    strong(`close to the ${isUp ? 'top' : 'bottom'} of it`),
    ` for the ${times} time in three ${word}s`,
  ]
}

function unsureSentence(
  series: AnalysedSeries,
  index: number,
  phase: LimitsPhase,
  options: SentenceOptions,
): Pieces {
  const point = series.points[index]
  if (point === undefined || point.value === null) return []
  const [joined, after] = comparisonWords(series.measure, options)
  const opening = [
    ...valuePieces(point.value, series.measure),
    ` ${inPeriod(point.period)}${joined === undefined ? '' : `, ${joined}`}.`,
    after,
  ]
  const word = periodWord(point.period)
  // Thirteen yearly figures are more than anyone waits for, so nothing is said of the lack of them.
  return word === 'year' ? opening : [...opening, ` ${whyUnsure(series, phase, word)}`]
}

function whyUnsure(series: AnalysedSeries, phase: LimitsPhase, word: string): string {
  const place = series.phases.indexOf(phase)
  const inPhase = series.points.filter((point) => point.phase === place)
  const published = inPhase.filter(({ value }) => value !== null)
  const [first] = published
  if (phase.status === 'no-variation' && first !== undefined) {
    const every = published.length === inPhase.length ? word : `${word} with a figure that counts`
    return published.every(({ value }) => value === first.value)
      ? `It has been the same in every ${every} since ${describePeriod(first.period)}.`
      : `No usual range can be worked out, because the ${word}s it would rest on do not vary.`
  }
  if (phase.points >= FEWEST_FOR_FIRM) {
    return `No usual range can be worked out, because too few neighbouring ${word}s were published.`
  }
  const start = inPhase[0]
  const since =
    place === 0 || start === undefined ? ' yet' : ` since the change ${inPeriod(start.period)}`
  return (
    `There are too few ${word}s${since} to say what is usual: ` +
    `${phase.points} of the ${FEWEST_FOR_FIRM} needed.`
  )
}

/** What joins the sentence after "and", and what has to be a sentence of its own. */
function comparisonWords(
  measure: Measure,
  { comparison, percentDecimals = 0 }: SentenceOptions,
): readonly [joined: string | undefined, after: string] {
  if (comparison === undefined) return [undefined, '']
  const { kind, earlier } = comparison
  const words = describeComparison(comparison, { measure, percentDecimals })
  if (kind === 'not-comparable') return [undefined, ` ${capitalise(words)}.`]
  if (kind === 'missing' || kind === 'not-additive') return [undefined, '']
  if (kind === 'places' && comparison.difference !== 0 && earlier.value !== null) {
    const before = formatValue(earlier.value, measure)
    return [undefined, ` It was ${before} ${inPeriod(earlier.period)}.`]
  }
  return [words, '']
}
