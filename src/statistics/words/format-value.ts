import { type Measure, natureOf, type Unit } from '#area/index.ts'
import { divideAndRound, formatNumber, MINUS, ordinal, roundHalfAway } from '#shared/index.ts'

/** What has to be known of a measure to write its values. */
export type Written = Pick<Measure, 'unit' | 'decimals' | 'noun'>

const MILLION = 1_000_000
const MINUTE = 60
const HOUR = 3600

/**
 * A value in its unit, for people: "1,736", "84.1%", "1 minute 14 seconds", "12.5 hours", "3 days",
 * "£107,020.62", "£1.4 million", "6th". Rounded half away from zero to the measure's decimal
 * places. Pounds show their pence when there are any, and are written in millions only when two
 * decimal places of a million say them exactly: £1,386,885 stays as it is.
 */
export function formatValue(value: number, measure: Written): string {
  if (value < 0) {
    const text = formatValue(-value, measure)
    return /[1-9]/.test(text) ? MINUS + text : text
  }
  const { unit, decimals } = measure
  switch (unit) {
    case 'count':
      return formatNumber(value, decimals)
    case 'percent':
      return `${formatNumber(value, decimals)}%`
    case 'seconds':
      return formatSeconds(roundHalfAway(value, decimals), decimals)
    case 'hours':
      return countOf(value, decimals, 'hour')
    case 'days':
      return countOf(value, decimals, 'day')
    case 'gbp':
      return formatPounds(value)
    case 'rank':
      return ordinal(roundHalfAway(value, 0))
  }
}

/** A value with the noun of what is counted: "752 incidents", "1 incident", "no incidents". */
export function formatWithNoun(value: number, measure: Written): string {
  const [text, noun] = splitNoun(value, measure)
  return `${text}${noun}`
}

/** The same in two parts, the number and what follows it, so that the number can be made bold. */
export function splitNoun(value: number, measure: Written): readonly [string, string] {
  const text = formatValue(value, measure)
  if (!natureOf(measure.unit).countsThings || measure.noun === undefined) return [text, '']
  const { one, many } = measure.noun
  if (text === '0') return ['no', ` ${many}`]
  return [text, ` ${text === '1' ? one : many}`]
}

/** Two values as a range, the unit once where that reads well: "648 to 1,259", "5 to 9 seconds". */
export function formatRange(lower: number, upper: number, measure: Written): string {
  const [low, high] = [formatValue(lower, measure), formatValue(upper, measure)]
  const { unit, decimals } = measure
  const isShort = Math.max(-lower, upper) < MINUTE
  const saysUnitOnce: Readonly<Record<Unit, boolean>> = {
    count: false,
    percent: false,
    seconds: isShort,
    hours: true,
    days: true,
    gbp: false,
    rank: false,
  }
  return saysUnitOnce[unit] ? `${formatNumber(lower, decimals)} to ${high}` : `${low} to ${high}`
}

/** A distance between two values, never negative: "477", "4.6 percentage points", "2 places". */
export function formatDistance(distance: number, measure: Written): string {
  const size = Math.abs(distance)
  switch (natureOf(measure.unit).changesBy) {
    case 'points':
      return countOf(size, measure.decimals, 'percentage point')
    case 'places':
      return countOf(size, 0, 'place')
    case 'amount':
      return formatValue(size, measure)
  }
}

/** How many decimal places a value of this measure is shown with. */
export function decimalsShown({ unit, decimals }: Written): number {
  return natureOf(unit).decimals ?? decimals
}

function countOf(value: number, decimals: number, one: string): string {
  const text = formatNumber(value, decimals)
  return `${text} ${text === '1' ? one : `${one}s`}`
}

function formatSeconds(value: number, decimals: number): string {
  if (value < MINUTE) return countOf(value, decimals, 'second')
  const hours = Math.floor(value / HOUR)
  const minutes = Math.floor((value % HOUR) / MINUTE)
  const seconds = roundHalfAway(value - hours * HOUR - minutes * MINUTE, decimals)
  const parts: string[] = []
  if (hours > 0) parts.push(countOf(hours, 0, 'hour'))
  if (minutes > 0) parts.push(countOf(minutes, 0, 'minute'))
  if (seconds > 0) parts.push(countOf(seconds, decimals, 'second'))
  return parts.join(' ')
}

function formatPounds(value: number): string {
  const millions = divideAndRound(value, MILLION, 2) ?? 0
  if (value >= MILLION && Math.round(millions * 100) * 10_000 === value) {
    return `£${formatNumber(millions, 2)} million`
  }
  const pence = roundHalfAway(value, 2)
  return `£${formatNumber(pence, 2, Number.isInteger(pence) ? 0 : 2)}`
}
