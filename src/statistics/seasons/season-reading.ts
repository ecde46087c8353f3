import { countsCases, type Measure } from '#area/index.ts'
import type { Point } from '../observation.ts'
import {
  findSeason,
  MONTHS_TO_ADJUST,
  MONTHS_TO_SHOW,
  monthOf,
  SEASON_P,
  type Season,
} from './season.ts'

/**
 * What is known of a measure's season. `adjusted`: real, and limits are drawn without it. `none`:
 * looked for and not found; `yearsSetLevel` is there when a season shows once each calendar year is given a
 * level of its own, which is said and not adjusted for. `shown`: too few months to be sure, so it is shown and nothing is
 * adjusted. `too-short`: under two years. `not-counts`: a share, a time or a rank.
 */
export type SeasonReading =
  | { readonly kind: 'adjusted' | 'shown'; readonly season: Season }
  | {
      readonly kind: 'none'
      readonly season: Season
      readonly yearsSetLevel: Season | undefined
    }
  | { readonly kind: 'too-short'; readonly months: number }
  | { readonly kind: 'not-counts' }

/**
 * Looks for a season in monthly counts.
 *
 * @param points - one measure in one place, in any order
 * @param rebase - days from which limits start again: each phase gets a level of its own
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
  if (held.length < MONTHS_TO_SHOW) return { kind: 'too-short', months: held.length }
  const months = held.map(({ period, value }) => ({ ...monthOf(period), count: value }))
  const phases = held.map(({ period }) => rebase.filter((day) => day <= period.start).length)
  const season = findSeason(months, phases)
  if (season === undefined) return { kind: 'too-short', months: held.length }
  if (held.length < MONTHS_TO_ADJUST) return { kind: 'shown', season }
  if (season.p < SEASON_P) return { kind: 'adjusted', season }
  const years = held.map(({ period }, index) => {
    return 100 * Number(period.start.slice(0, 4)) + (phases[index] ?? 0)
  })
  const levelled = findSeason(months, years)
  const isClear = levelled !== undefined && levelled.p < SEASON_P
  return { kind: 'none', season, yearsSetLevel: isClear ? levelled : undefined }
}
