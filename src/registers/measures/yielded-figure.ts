import type { Period } from '#shared/index.ts'
import type { Returns } from './returns.ts'

/** A figure that a register yields of a period. */
export interface YieldedFigure {
  readonly measure: string
  readonly period: Period
  /** The id of a place. */
  readonly place: string
  /** `kind=complaint`; '' for the whole. */
  readonly breakdown: string
  /** `null` where it is not given out, or nothing can be worked out. */
  readonly value: number | null
  readonly isWithheld: boolean
  /** Of a share: how many of how many entries. */
  readonly numerator: number | null
  readonly denominator: number | null
  /** Of a difference: what it is of, and what is less. */
  readonly between?: { readonly of: number; readonly less: number }
  /** How many entries it was worked out from. */
  readonly entries: number
  /** The day from which the register was kept, where that is in a later month than the period began in. */
  readonly countedFrom?: string
  /** Of a register of returns: without all of them there is no figure. */
  readonly returns?: Returns
  /** Of a sum: how many entries do not say what is added up. */
  readonly unsaid?: number
}
