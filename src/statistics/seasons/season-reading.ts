import { countsCases, type Measure } from '#area/index.ts'
import type { Period } from '#shared/index.ts'
import { meanOf } from '../methods/spread.ts'
import type { Point } from '../observation.ts'
import { followsDays, isUnvarying } from './over-time.ts'
import { findSeason, MONTHS_TO_ADJUST, monthOf, SEASON_P, type Season } from './season.ts'

/**
 * What is known of a measure's season. `adjusted`: real, and limits are drawn without it. `none`:
 * looked for and not found; `yearsSetLevel` is there when a season shows once each calendar year is
 * given a level of its own, which is said and not adjusted for. Otherwise none is looked for:
 * `no-variation`, every month is the same; `not-over-time`, the counts do not follow the lengths of
 * months; `too-short`, under three years; `too-few`, too few are counted, `mean` of them a month;
 * `not-counts`, a share, a time or a rank.
 */
export type SeasonReading =
  | { readonly kind: 'adjusted'; readonly season: Season }
  | {
      readonly kind: 'none'
      readonly season: Season
      readonly yearsSetLevel: Season | undefined
    }
  | { readonly kind: 'no-variation'; readonly value: number; readonly months: number }
  | { readonly kind: 'too-short'; readonly months: number }
  | { readonly kind: 'too-few'; readonly mean: number }
  | { readonly kind: 'not-over-time' | 'not-counts' }

/** So many a month on average, and so many in all in so many of the twelve months of the year. */
export const FEWEST_FOR_SEASON = { aMonth: 5, ofAMonthOfTheYear: 3, monthsOfTheYear: 9 } as const

/**
 * Looks for a season in monthly counts.
 *
 * @param points - one measure in one place, in calendar order
 * @param rebase - days from which limits start again: each phase gets a level of its own
 * @see STATISTICS 3.3, and 5, paragraph 2
 */
export function readSeason(
  measure: Measure,
  points: readonly Point[],
  rebase: readonly string[] = [],
): SeasonReading {
  if (!countsCases(measure)) return { kind: 'not-counts' }
  const held = points.flatMap(({ period, value }) =>
    value === null || period.kind !== 'month' || value < 0 ? [] : [{ period, value }],
  )
  const [first] = held
  if (first !== undefined && held.length > 1 && isUnvarying(held)) {
    return { kind: 'no-variation', value: first.value, months: held.length }
  }
  if (held.length < MONTHS_TO_ADJUST) return { kind: 'too-short', months: held.length }
  if (isTooFew(held)) {
    return { kind: 'too-few', mean: meanOf(held.map(({ value }) => value)) }
  }
  if (!followsDays(points)) return { kind: 'not-over-time' }
  const months = held.map(({ period, value }) => ({ ...monthOf(period), count: value }))
  const phases = held.map(({ period }) => rebase.filter((day) => day <= period.start).length)
  const season = findSeason(months, phases)
  if (season === undefined) return { kind: 'too-short', months: held.length }
  if (season.p < SEASON_P) return { kind: 'adjusted', season }
  const years = held.map(({ period }, index) => {
    return 100 * Number(period.start.slice(0, 4)) + (phases[index] ?? 0)
  })
  const levelled = findSeason(months, years)
  const isClear = levelled !== undefined && levelled.p < SEASON_P
  return { kind: 'none', season, yearsSetLevel: isClear ? levelled : undefined }
}

function isTooFew(months: readonly { readonly period: Period; readonly value: number }[]): boolean {
  const { aMonth, ofAMonthOfTheYear, monthsOfTheYear } = FEWEST_FOR_SEASON
  const byMonth = Map.groupBy(months, ({ period }) => monthOf(period).month)
  const sums = [...byMonth.values()].map((of) => of.reduce((sum, { value }) => sum + value, 0))
  const enough = sums.filter((sum) => sum >= ofAMonthOfTheYear)
  return meanOf(months.map(({ value }) => value)) < aMonth || enough.length < monthsOfTheYear
}
