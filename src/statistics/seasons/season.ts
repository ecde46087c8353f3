import { daysIn, type Period } from '#shared/index.ts'
import { compareModels, fitCounts } from '../methods/quasi-poisson.ts'

/** The length of an average month, in days: a year of 365.25 over 12. */
export const AVERAGE_MONTH = 30.4375
/** Three whole years before a season is looked for. */
export const MONTHS_TO_ADJUST = 36
/** A season is taken out only where chance would show one like it once in a hundred. */
export const SEASON_P = 0.01

/** A count with the month of the year it is of, 1 to 12, and that month's days. */
export interface MonthCount {
  readonly month: number
  readonly days: number
  readonly count: number
}

export interface Season {
  /** For January to December, with a geometric mean of 1: 1.2 is a fifth above the year's level. */
  readonly factors: readonly number[]
  readonly f: number
  readonly p: number
  readonly dispersion: number
  readonly months: number
}

/**
 * Fits a factor for each month of the year to daily rates and tests whether they differ.
 *
 * @param months - in any order; unpublished ones left out
 * @param levels - for each month, the phase it is in, where limits were rebased: each phase has its
 *   own level, so that a step in recording is not taken for a season
 * @returns `undefined` when a month of the year is missing or there are no more than one a year
 * @see STATISTICS 3.3; R: anova(glm(count ~ 1), glm(count ~ month), test = "F"), quasi-Poisson with
 *   offset log(days)
 */
export function findSeason(
  months: readonly MonthCount[],
  levels: readonly number[] = [],
): Season | undefined {
  const counts = months.map(({ count }) => count)
  const days = months.map((month) => month.days)
  const phases = [...new Set(levels)].sort((one, other) => one - other).slice(1)
  const level = months.map((_, index) => [
    1,
    ...phases.map((phase) => Number(levels[index] === phase)),
  ])
  const plain = fitCounts(counts, level, days)
  const full = fitCounts(
    counts,
    months.map(({ month }, index) => [...(level[index] ?? []), ...monthColumns(month)]),
    days,
  )
  if (plain === undefined || full === undefined) return undefined
  const effects = [0, ...full.coefficients.slice(1 + phases.length)]
  const middle = effects.reduce((sum, effect) => sum + effect, 0) / effects.length
  return {
    factors: effects.map((effect) => Math.exp(effect - middle)),
    ...compareModels(plain, full),
    dispersion: full.dispersion,
    months: months.length,
  }
}

/** Eleven columns that tell February to December from January. */
function monthColumns(month: number): readonly number[] {
  return Array.from({ length: 11 }, (_, index) => Number(index + 2 === month))
}

/** The month of the year, 1 to 12, and the days of a monthly period. */
export function monthOf(period: Pick<Period, 'start' | 'end'>): {
  readonly month: number
  readonly days: number
} {
  return { month: Number(period.start.slice(5, 7)), days: daysIn(period) }
}
