import type { Quantity } from '../quantities.ts'

/** A count or a sum of money printed exactly, by itself: no change, share or range. */
export const isAmount = (it: Quantity | undefined): it is Quantity =>
  it !== undefined &&
  (it.unit === 'count' || it.unit === 'pounds') &&
  !it.outOf &&
  !it.high &&
  it.sign === 0 &&
  it.closeness === 'exact'
