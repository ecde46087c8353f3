import { monthPeriod, type Period, quarterPeriod } from '#shared/index.ts'
import {
  chartSeries,
  drawCount,
  drawNormal,
  findFlags,
  type Random,
  seededRandom,
  testQuarter,
} from '#statistics/index.ts'
import { type Measure, measureSchema } from '../src/area/measure.ts'
import type { Point } from '../src/statistics/observation.ts'
import type { Measured } from './measured.ts'
import { benchRealSeries } from './real-series.ts'

const RUNS = 5_000
/** Enough that chance moves a share by no more than 2 points: at 500 it moved one to 54.2%. */
const SERIES = 2_500
const MONTHS_HELD = 39
const MONTHS_OF_SERIES = 60

/**
 * What the rules do to series made by chance alone, with the same seeds each time: how often the
 * quarter test cries wolf and how often it sees a real rise, and how much of a stable seasonal series
 * is flagged.
 */
export async function benchStatistics(): Promise<readonly Measured[]> {
  const levels: readonly Omit<Level, 'correlation' | 'rise'>[] = [
    { mean: 80, dispersion: 1, season: 0 },
    { mean: 80, dispersion: 7.7, season: 0 },
    { mean: 300, dispersion: 8.5, season: 0.1 },
    { mean: 600, dispersion: 11, season: 0.15 },
    { mean: 7700, dispersion: 27, season: 0 },
    { mean: 10, dispersion: 2.3, season: 0 },
  ]
  const cases = levels.flatMap((level) =>
    [0, 0.3, 0.5, 0.7].map((correlation) => ({ ...level, correlation, rise: 1 })),
  )
  const falseAlarms = cases.map((level, index) => {
    const { mean, dispersion, season, correlation } = level
    const share = shareFound(level, seededRandom(100 + index))
    return {
      name:
        `Quarter test, false alarms: ${mean} a month, dispersion ${dispersion}, ` +
        `season ±${100 * season}%, correlation ${correlation}`,
      measured: percent(share),
      floor: '3% to 6.5%',
      ok: share >= 0.03 && share <= 0.065,
    }
  })
  const risen = { mean: 300, dispersion: 8.5, season: 0, correlation: 0, rise: 1.3 }
  const power = shareFound(risen, seededRandom(200))
  const seasons = [0.05, 0.1, 0.15].flatMap((season, index) => {
    const { anywhere, last } = shareFlagged(season, seededRandom(300 + index))
    const name = `Stable series of 60 months with a season of ±${100 * season}%, flagged`
    return [
      {
        name: `${name} anywhere`,
        measured: percent(anywhere),
        floor: 'at most 55%',
        ok: anywhere <= 0.55,
      },
      {
        name: `${name} at the last month`,
        measured: percent(last),
        floor: 'at most 4%',
        ok: last <= 0.04,
      },
    ]
  })
  const chanceSeasons = [0.05, 0.1, 0.5, 1, 2, 5, 10, 30, 100].map((mean, index) => {
    const draw = (period: Period, random: Random) =>
      drawCount(mean * seasonOf(period, 0), 1, random)
    const share = shareOfSeasons(MEASURE, draw, seededRandom(400 + index))
    return {
      name: `Seasons found in 40 months of chance alone, ${mean} a month`,
      measured: percent(share),
      floor: 'at most 1.5%',
      ok: share <= 0.015,
    }
  })
  const never = [
    ...[4, 40].map((spread) => ({
      what: `heads in post, 2,200 ± ${spread}`,
      measure: { ...MEASURE, kind: 'stock' } as const,
      draw: (_: Period, random: Random) => Math.round(2200 + spread * drawNormal(random)),
    })),
    {
      what: 'heads in post that nobody said are a stock, 2,200 ± 4',
      measure: MEASURE,
      draw: (_: Period, random: Random) => Math.round(2200 + 4 * drawNormal(random)),
    },
    { what: 'a constant 50', measure: MEASURE, draw: () => 50 },
  ].map(({ what, measure, draw }, index) => {
    const share = shareOfSeasons(measure, draw, seededRandom(450 + index))
    return {
      name: `Seasons found in 40 months of ${what}`,
      measured: percent(share),
      floor: 'none',
      ok: share === 0,
    }
  })
  return [
    ...chanceSeasons,
    ...never,
    ...falseAlarms,
    benchRealSeries(),
    {
      name: 'Quarter test, a real rise of 30% seen: 300 a month, dispersion 8.5',
      measured: percent(power),
      floor: 'at least 60%',
      ok: power >= 0.6,
    },
    ...seasons,
  ]
}

/** The share of series of 40 months, each drawn by itself, that are said to have a season. */
function shareOfSeasons(
  measure: Measure,
  draw: (period: Period, random: Random) => number,
  random: Random,
): number {
  const months = monthsUpTo(40, 2019, 6)
  let found = 0
  for (let run = 0; run < SERIES; run++) {
    const points = months.map((period) => {
      return { period, value: draw(period, random), numerator: null, denominator: null }
    })
    const outcome = chartSeries(measure, points)
    if (outcome.ok && outcome.value.season.kind === 'adjusted') found++
  }
  return found / SERIES
}

const QUARTER: Period = quarterPeriod(2019, 1)

/** What months are made of: a mean, its spread, a season, and how much each is like the one before. */
interface Level {
  readonly mean: number
  readonly dispersion: number
  readonly season: number
  /** Of one month with the next, the season apart. */
  readonly correlation: number
  /** The last quarter is so many times its usual level. */
  readonly rise: number
}

/** The share of made-up series whose last quarter is called a change. */
function shareFound(
  { mean, dispersion, season, correlation, rise }: Level,
  random: Random,
): number {
  let found = 0
  const months = monthsUpTo(MONTHS_HELD, 2019, 6).map((period, index) => ({
    period,
    level: (index >= MONTHS_HELD - 3 ? mean * rise : mean) * seasonOf(period, season),
  }))
  for (let run = 0; run < RUNS; run++) {
    const points =
      correlation === 0
        ? months.map(({ period, level }) => ({
            period,
            value: drawCount(level, dispersion, random),
          }))
        : correlated(months, { dispersion, correlation }, random)
    const tested = testQuarter(points, QUARTER)
    if (tested.ok && tested.value.p < 0.05) found++
  }
  return found / RUNS
}

/** Months of which each goes a share of the way of the one before: an autoregression of order one. */
function correlated(
  months: readonly { readonly period: Period; readonly level: number }[],
  { dispersion, correlation }: Pick<Level, 'dispersion' | 'correlation'>,
  random: Random,
): readonly Point[] {
  let way = drawNormal(random)
  return months.map(({ period, level }) => {
    way = correlation * way + Math.sqrt(1 - correlation ** 2) * drawNormal(random)
    const value = Math.max(0, Math.round(level + way * Math.sqrt(dispersion * level)))
    return { period, value }
  })
}

/** Noise of 3.3% about a level of 10,000, as the floor was set. */
function shareFlagged(season: number, random: Random): { anywhere: number; last: number } {
  const [mean, spread] = [10_000, 0.033]
  const dispersion = mean * spread * spread
  let [anywhere, last] = [0, 0]
  const months = monthsUpTo(MONTHS_OF_SERIES, 2019, 3).map((period) => ({
    period,
    level: mean * seasonOf(period, season),
  }))
  for (let run = 0; run < SERIES; run++) {
    const points = months.map(
      ({ period, level }): Point => ({ period, value: drawCount(level, dispersion, random) }),
    )
    const outcome = chartSeries(
      MEASURE,
      points.map((point) => ({ ...point, numerator: null, denominator: null })),
    )
    if (!outcome.ok) continue
    const { series } = outcome.value
    if (findFlags(series).length > 0) anywhere++
    if (series.points.at(-1)?.rule !== null) last++
  }
  return { anywhere: anywhere / SERIES, last: last / SERIES }
}

function monthsUpTo(count: number, year: number, month: number): readonly Period[] {
  const end = Temporal.PlainYearMonth.from({ year, month })
  return Array.from({ length: count }, (_, index) => {
    const at = end.subtract({ months: count - 1 - index })
    return monthPeriod(at.year, at.month)
  })
}

/** A year's wave, highest in July, and each month as long as it is. */
function seasonOf({ start }: Period, size: number): number {
  const day = Temporal.PlainDate.from(start)
  return (1 + size * Math.cos((2 * Math.PI * (day.month - 7)) / 12)) * (day.daysInMonth / 30.4375)
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`
}

const MEASURE: Measure = measureSchema.parse({
  id: 'made-up',
  name: 'Made-up incidents',
  unit: 'count',
  better: 'lower',
  definition: 'Counts drawn by chance',
  source: { document: 'This benchmark' },
  frequency: ['month'],
})
