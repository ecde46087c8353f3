import { addsUp, type Measure, natureOf } from '#area/index.ts'
import { capitalise, daysIn, type Period, roundHalfAway } from '#shared/index.ts'
import type { Direction } from '../limits/rules.ts'
import type { AnalysedSeries, UsualRange } from '../limits/series.ts'
import {
  decimalsShown,
  formatDistance,
  formatRange,
  formatValue,
  splitNoun,
  type Written,
} from '../words/format-value.ts'
import { monthName, type Part, periodWord, strong } from '../words/words.ts'

/** A value to open a sentence with, its number strong: "**752** incidents". */
export function valuePieces(value: number, measure: Written): readonly (string | Part)[] {
  const [number, noun] = splitNoun(value, measure)
  return [strong(capitalise(number)), noun]
}

/**
 * "648 to 1,259 a month"; where the range is that month's own, "640 to 1,244 for a month of 30 days" or
 * "443 to 653 for July".
 */
export function rangeWords(
  { measure, allowsFor }: Pick<AnalysedSeries, 'measure' | 'allowsFor'>,
  period: Period,
  range: UsualRange,
): string {
  const figures = rangeFigures(measure, range)
  if (allowsFor === 'season') return `${figures} for ${monthName(period)}`
  if (allowsFor === 'days') return `${figures} for a month of ${daysIn(period)} days`
  return figures + perPeriod(measure, period)
}

/** "648 to 1,259"; money is rounded to whole pounds. */
export function rangeFigures(measure: Measure, range: UsualRange): string {
  const [lower, upper] = [roundLimit(range.lower, measure), roundLimit(range.upper, measure)]
  return formatRange(lower, upper, measure)
}

/** How an average of counts is written: below 100 with one decimal more than the counts have. */
export function averagesWritten<Of extends Written>(mean: number, measure: Of): Of {
  const isSmall = natureOf(measure.unit).countsThings && Math.abs(mean) < 100
  return isSmall ? { ...measure, decimals: measure.decimals + 1 } : measure
}

/** An average as it is written: "953 a month", and below 100 with one decimal more: "56.9 a month". */
export function meanWords(measure: Measure, period: Period, mean: number): string {
  const written = averagesWritten(mean, measure)
  return formatValue(roundLimit(mean, written), written) + perPeriod(measure, period)
}

/**
 * "477 above", for a value beyond the usual range. The distance is from the limit as it is shown, so
 * that a reader's own subtraction agrees; "just above" when that leaves nothing to show.
 */
export function beyondWords(
  value: number,
  range: UsualRange,
  direction: Direction,
  measure: Measure,
): string {
  const side = direction === 'up' ? 'above' : 'below'
  const limit = roundLimit(direction === 'up' ? range.upper : range.lower, measure)
  const places = decimalsShown(measure)
  const distance = roundHalfAway(roundHalfAway(value, places) - limit, places)
  const isBeyond = direction === 'up' ? distance > 0 : distance < 0
  return isBeyond ? `${formatDistance(distance, measure)} ${side}` : `just ${side}`
}

/** Counts and money are so much a month; a share or a time is not, nor is a snapshot. */
function perPeriod(measure: Measure, period: Period): string {
  const word = periodWord(period)
  return addsUp(measure) && word !== 'figure' && word !== 'period' ? ` a ${word}` : ''
}

function roundLimit(limit: number, measure: Measure): number {
  const isMoney = natureOf(measure.unit).sign === '£'
  return roundHalfAway(limit, isMoney ? 0 : decimalsShown(measure))
}
