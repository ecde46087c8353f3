import { periodOf } from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'
import { chooseChart, drawCount, seededRandom } from '#statistics/index.ts'
import { made } from './made-up.ts'

export function aboutCharts(): readonly Sentence[] {
  const periods = made().map(({ period }) => period)
  const random = seededRandom(9)
  const points = (mean: number, dispersion: number, of: number | null) =>
    periods.map((period) => ({ period, count: drawCount(mean, dispersion, random), of }))
  const rolling = periods.map((period) => ({
    period: periodOf(
      Temporal.PlainDate.from(period.start).subtract({ months: 11 }).toString(),
      period.end,
    ),
    count: 4800,
  }))
  return [
    chooseChart('count', points(400, 8, null)),
    chooseChart('count', points(7, 1, null)),
    chooseChart('count', points(7, 4, null)),
    chooseChart('count', points(2, 1, null)),
    chooseChart('count', points(2, 1, null), 'apart'),
    chooseChart('count', points(2, 1, null), 'some-together'),
    chooseChart('share', points(30, 1, 4000)),
    chooseChart('share', points(300, 9, 900)),
    chooseChart('share', points(300, 1, null)),
    chooseChart('rate', points(300, 9, 1090)),
    chooseChart('value', points(300, 1, null)),
    chooseChart('count', rolling),
  ].map((outcome) => [
    { text: outcome.ok ? outcome.value.reason : `${outcome.problems[0]?.message}.` },
  ])
}
