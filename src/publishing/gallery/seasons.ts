import { daysIn, type Period } from '#shared/index.ts'
import type { Comparison, Point } from '#statistics/index.ts'
import {
  compareSides,
  describeFlag,
  describeLatest,
  describeSeason,
  findFlags,
  namePeaks,
  type Sentence,
  verdict,
} from '#statistics/index.ts'
import {
  AREA,
  analysed,
  charted,
  isLast,
  MEASURE,
  made,
  RISE,
  RUN,
  SETTINGS,
  seasonalOf,
  wave,
} from './made-up.ts'

/** Where a table names the months that stand out. */
function inTable(points: readonly Point[]): readonly Sentence[] {
  const { season } = charted(points)
  if (season.kind !== 'adjusted') return []
  const [high, low] = (['high', 'low'] as const).map((way) => namePeaks(season.season, way))
  return [[{ text: `In a table: high in ${high}, low in ${low}.` }]]
}

/** Counted day by day, a little more in each month of the second half of the year. */
function slight(period: Period): number {
  const month = Number(period.start.slice(5, 7))
  return Math.round(1_000 * daysIn(period) * (month > 6 ? 1.02 : 1)) + (month % 5)
}

/** Counts that are what they are, whatever the length of the month. */
function of(count: (index: number) => number): readonly Point[] {
  return made().map(({ period }, index) => ({ period, value: count(index) }))
}

/** The last month beside the same month a year before. */
function yearBefore(points: readonly Point[]): Comparison {
  const [earlier, later] = [points.at(-13), points.at(-1)]
  if (earlier === undefined || later === undefined) throw new Error('Too few months were made up')
  const { fewestForPercent } = SETTINGS
  return compareSides(earlier, later, {
    measure: MEASURE,
    area: AREA,
    changes: [],
    fewestForPercent,
  })
}

export function aboutSeasons(): readonly Sentence[] {
  const seasonal = made(wave)
  const upTo = (code: string) =>
    seasonal.slice(0, 1 + seasonal.findIndex(({ period }) => period.code === code))
  const readings = [
    seasonal,
    made(),
    made((index, month) => wave(index, month) * (1 + Math.floor((index + 3) / 12))),
    made(wave).slice(0, 35),
    made().map(({ period }) => ({ period, value: slight(period) })),
    of(() => 50),
    of((index) => 2_200 + ((3 * index) % 5)),
    of((index) => index % 3),
  ].map((points) => describeSeason(charted(points).season, true))
  const high = analysed(made((index, month) => wave(index, month) * (isLast(index) ? 1.7 : 1)))
  const low = analysed(made((index, month) => wave(index, month) * (isLast(index) ? 0.4 : 1)))
  const run = seasonalOf(RUN)
  const trend = seasonalOf(RISE)
  const first = of((index) => Number(isLast(index)))
  return [
    ...readings,
    describeLatest(analysed(first)),
    describeLatest(analysed(first), { comparison: yearBefore(first) }),
    [{ text: `In a table: ${verdict(analysed(first)).words}.` }],
    ...inTable(seasonal),
    [{ text: `In a table: ${verdict(analysed(upTo('2018-07'))).words}.` }],
    describeSeason({ kind: 'not-counts' }, true),
    describeSeason(charted(seasonal).season, false),
    ...['2018-07', '2019-01', '2018-10'].map((code) => describeLatest(analysed(upTo(code)))),
    ...[high, low, run, trend].map((series) => describeLatest(series)),
    ...[high, low, run, trend].flatMap((series) =>
      findFlags(series)
        .slice(-1)
        .map((flag) => describeFlag(series, flag, [])),
    ),
  ]
}
