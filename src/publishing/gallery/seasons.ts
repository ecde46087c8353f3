import type { Point } from '#statistics/index.ts'
import {
  describeFlag,
  describeLatest,
  describeSeason,
  findFlags,
  namePeaks,
  type Sentence,
  verdict,
} from '#statistics/index.ts'
import { analysed, charted, even, isLast, made, RISE, RUN, seasonalOf, wave } from './made-up.ts'

/** Where a table names the months that stand out. */
function inTable(points: readonly Point[]): readonly Sentence[] {
  const { season } = charted(points)
  if (season.kind !== 'adjusted') return []
  const [high, low] = (['high', 'low'] as const).map((way) => namePeaks(season.season, way))
  return [[{ text: `In a table: high in ${high}, low in ${low}.` }]]
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
    made(wave).slice(0, 20),
  ].map((points) => describeSeason(charted(points).season, true))
  const high = analysed(made((index, month) => wave(index, month) * (isLast(index) ? 1.7 : 1)))
  const low = analysed(made((index, month) => wave(index, month) * (isLast(index) ? 0.4 : 1)))
  const run = seasonalOf(RUN)
  const trend = seasonalOf(RISE)
  const slight = even(() => 0).slice(0, 35)
  return [
    ...readings,
    describeSeason(charted(slight).season, true),
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
