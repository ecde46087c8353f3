import { divideAndRound } from '#shared/index.ts'

/** Where a line is drawn is a choice of policy, not of statistics: the office can move each of these. */
export interface SmallNumberSettings {
  /** Counts from 1 to this are not shown. */
  readonly suppressUpTo: number
  /** No percent change is given where the earlier count is below this. */
  readonly fewestForPercent: number
}

export const SMALL_NUMBER_SETTINGS: SmallNumberSettings = {
  suppressUpTo: 4,
  fewestForPercent: 50,
}

/** A percent change, or why there is none: `new` where there were none before. */
export type PercentChange =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'small-base' | 'new' | 'none' }

/** @see STATISTICS 3.7: half away from zero, and none where the earlier count is under 50 */
export function percentChange(
  later: number,
  earlier: number,
  settings: SmallNumberSettings = SMALL_NUMBER_SETTINGS,
): PercentChange {
  if (earlier === 0) return { kind: later === 0 ? 'none' : 'new' }
  if (earlier < settings.fewestForPercent) return { kind: 'small-base' }
  return { kind: 'percent', percent: divideAndRound(100 * (later - earlier), earlier, 0) ?? 0 }
}
