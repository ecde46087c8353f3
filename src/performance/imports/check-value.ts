import { kindOf, type Measure, natureOf } from '#area/index.ts'
import { describePeriod, type Period } from '#shared/index.ts'
import type { Status } from '#statistics/index.ts'
import { type CleanNumber, unitAdvice } from './clean-number.ts'

/** Why a number cannot be a value of the measure, or `undefined` when it can. */
export function unfitFor(measure: Measure, { value }: CleanNumber): string | undefined {
  const { unit, decimals } = measure
  const isWhole = Number.isInteger(value)
  const isBelow = value < 0 && kindOf(measure) !== 'difference'
  const belowZero = isBelow ? `${measure.name} cannot be below zero. Check the figure` : undefined
  switch (unit) {
    case 'rank':
      return value < 1 || !isWhole ? unitAdvice(unit) : undefined
    case 'count':
      return belowZero ?? (decimals === 0 && !isWhole ? unitAdvice(unit) : undefined)
    case 'seconds':
    case 'hours':
    case 'days':
      return belowZero
    // Money is spent and given back; a percentage that cannot be is warned of, below
    case 'gbp':
    case 'percent':
      return undefined
  }
}

export interface Parts {
  readonly numerator: number | null
  readonly denominator: number | null
}

/** Places beyond these are the remains of binary arithmetic, not figures anybody rounded to. */
const MOST_DECIMALS = 6

/** Which number of a row is at odds with the others, and what to do; `undefined` when none is. */
export function disagree(
  measure: Measure,
  value: CleanNumber | null,
  { numerator, denominator }: Parts,
): { column: 'value' | 'numerator' | 'denominator'; advice: string } | undefined {
  if (numerator === null && denominator === null) return undefined
  if (numerator === null || denominator === null) {
    const [column, other] =
      numerator === null
        ? (['denominator', 'numerator'] as const)
        : (['numerator', 'denominator'] as const)
    return { column, advice: `It has no ${other}. Put both, or neither` }
  }
  if (natureOf(measure.unit).sign !== '%' || value === null) return undefined
  if (denominator === 0) {
    return {
      column: 'denominator',
      advice: 'Nothing is a percentage of none. Leave the value blank',
    }
  }
  const expected = (100 * numerator) / denominator
  const within = 0.5 * 10 ** -Math.min(value.decimals, MOST_DECIMALS) + 1e-9
  if (Math.abs(expected - value.value) <= within) return undefined
  const worked = Number(expected.toFixed(2))
  return {
    column: 'value',
    advice: `Its numerator and denominator, ${numerator} of ${denominator}, make ${worked}%. Mend whichever is wrong`,
  }
}

/** What is odd about a figure that may still be right, in a sentence; `undefined` when nothing is. */
export function warn(
  here: string,
  measure: Measure,
  value: CleanNumber | null,
  period: Period,
  status: Status,
  today: string,
): string | undefined {
  if (value && natureOf(measure.unit).sign === '%' && (value.value < 0 || value.value > 100)) {
    return `${here} has ${value.value}% for ${measure.name}, which is outside 0% to 100%. Check that it is meant`
  }
  if (period.end >= today && period.kind !== 'day' && status === 'actual' && value) {
    return `${here} has a figure for ${describePeriod(period)}, which is not over. Give it the status "provisional" if more is to come`
  }
  return undefined
}
