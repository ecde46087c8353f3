import type { Period } from '#shared/index.ts'
import type { Quantity } from './quantities.ts'

/** "An increase of 192 offences (+8%)", "fell from 84 to 61", "an 18% reduction". */
export interface Change {
  readonly kind: 'change'
  /** Up 1, down -1, as the word says; 0 for a word that does not say ("improvement", "change"). */
  readonly direction: -1 | 0 | 1
  readonly word: string
  readonly amount: Quantity | null
  readonly percent: Quantity | null
  readonly points: Quantity | null
  readonly from: Quantity | null
  readonly to: Quantity | null
  /** Words that say what changed. */
  readonly about: readonly string[]
  readonly start: number
  readonly end: number
  /** Whether the amount is for each month, day or week. */
  readonly per: 'month' | 'week' | 'day' | null
}

/** A figure that stands for itself: "there were 4,242 missing person records". */
export interface Level {
  readonly kind: 'level'
  readonly quantity: Quantity
  readonly about: readonly string[]
  readonly period: Period | null
  /** Whether the words call it the earlier one: "the previous year, which stood at 161". */
  readonly isEarlier: boolean
  readonly per: 'month' | 'week' | 'day' | null
  readonly isAverage: boolean
}
