import { describePeriod, monthPeriod } from '#shared/index.ts'

/** Months left out between two others. */
export interface MonthGap {
  /** In words, "April 2025"; the same as `to` when one month is missing. */
  readonly from: string
  readonly to: string
  readonly months: number
}

/**
 * The months that are missing between the first and the last of some months, earliest first.
 *
 * @param codes - months as 2019-04, in any order, repeats and all
 */
export function gapsBetween(codes: readonly string[]): MonthGap[] {
  const months = [...new Set(codes)]
    .map((code) => 12 * Number(code.slice(0, 4)) + Number(code.slice(5)) - 1)
    .sort((one, other) => one - other)
  return months.flatMap((month, index) => {
    const missing = (months[index + 1] ?? month + 1) - month - 1
    return missing < 1
      ? []
      : [{ from: describeMonth(month + 1), to: describeMonth(month + missing), months: missing }]
  })
}

function describeMonth(sinceYearNought: number): string {
  return describePeriod(monthPeriod(Math.floor(sinceYearNought / 12), (sinceYearNought % 12) + 1))
}
