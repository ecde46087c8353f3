import type { SmallNumbersSettings } from '#area/index.ts'
import { divideAndRound } from '#shared/index.ts'

/** A percent change, or why there is none: `new` where there were none before. */
export type PercentChange =
  | { readonly kind: 'percent'; readonly percent: number }
  | { readonly kind: 'small-base' | 'new' | 'none' }

/** @see STATISTICS 3.7: half away from zero, and none where the earlier count is under a threshold */
export function percentChange(
  later: number,
  earlier: number,
  { fewestForPercent }: Pick<SmallNumbersSettings, 'fewestForPercent'>,
): PercentChange {
  if (earlier === 0) return { kind: later === 0 ? 'none' : 'new' }
  if (earlier < fewestForPercent) return { kind: 'small-base' }
  return { kind: 'percent', percent: divideAndRound(100 * (later - earlier), earlier, 0) ?? 0 }
}
