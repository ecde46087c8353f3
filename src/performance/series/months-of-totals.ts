import { describePeriod, monthsOf, type Period, periodOf, wholeMonths } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'

/**
 * What was counted between one total of the financial year so far and the next: the months, or the
 * quarters, that the totals were taken after. The first of a year is its total.
 *
 * Where the total before is missing, or more than the one after it, nothing is known of the time between.
 *
 * @param figures - of one series, earliest first; those that are no totals from 1 April are left out
 * @see STATISTICS 5, paragraph 1
 */
export function monthsOfTotals(figures: readonly Observation[]): readonly Observation[] {
  const totals = figures.filter(({ period }) => isFromApril(period))
  return [1, 3].flatMap((step) =>
    totals.flatMap((total) => {
      const months = monthsOf(total.period)
      if (months.length % step !== 0) return []
      const [first, last] = [months.at(-step), months.at(-1)]
      if (!first || !last) return []
      if (months.length === step) return [total]
      const before = totals.find(
        ({ period }) =>
          period.start === total.period.start && wholeMonths(period) === months.length - step,
      )
      const value = differenceOf(total.value, before?.value)
      const note =
        before && value !== null
          ? `${describePeriod(total.period)} less ${describePeriod(before.period)}`
          : `Not known: there is no lower total for the time before in ${describePeriod(total.period)}`
      const period = periodOf(first.start, last.end)
      // A total that is set aside is another figure than the month
      const { setAside: _, ...whole } = total
      return [
        { ...whole, period, value, numerator: null, denominator: null, status: 'derived', note },
      ]
    }),
  )
}

function differenceOf(total: number | null, before: number | null | undefined): number | null {
  if (total === null || before == null || total < before) return null
  return total - before
}

function isFromApril(period: Period): boolean {
  return period.start.slice(5) === '04-01' && (wholeMonths(period) ?? 13) <= 12
}
