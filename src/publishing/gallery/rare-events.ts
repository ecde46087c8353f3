import {
  chartGaps,
  describeGapFlag,
  describeGapLimits,
  describeSince,
  type EventDay,
  findFlags,
  gapsBetween,
  type Sentence,
} from '#statistics/index.ts'
import { EVENT, MEASURE } from './made-up.ts'

const FROM = '2016-04-01'

/** An event on the first day, then one after each of so many days. */
function after(gaps: readonly number[]): readonly EventDay[] {
  let day = Temporal.PlainDate.from(FROM)
  const days = [day.toString()]
  for (const gap of gaps) {
    day = day.add({ days: gap })
    days.push(day.toString())
  }
  return [...Map.groupBy(days, (one) => one)].map(([one, same]) => ({
    day: one,
    count: same.length,
  }))
}

const steady = (count: number) => Array.from({ length: count }, (_, index) => 28 + (index % 5))

/** How long since the last of something rare, and gaps that are unusual. */
export function aboutRareEvents(): readonly Sentence[] {
  const record = (gaps: readonly number[], more: number, kind: 't' | 'g' = 't') => {
    const days = after(gaps)
    const last = Temporal.PlainDate.from(days.at(-1)?.day ?? FROM)
    const between = gapsBetween(days)
    const series = chartGaps(MEASURE, between, kind)
    return {
      held: { from: FROM, until: last.add({ days: more }).toString(), days },
      series,
      between,
      kind,
    }
  }
  const usual = record(steady(20), 3)
  const long = record(steady(20), 70)
  const few = record(steady(3), 3)
  const one = record([30], 1)
  const early = record(steady(10), 3)
  const together = record([...[3, 0, 5, 2, 4, 1, 6, 3, 2, 5, 0, 4, 7, 3, 2, 3], 18, 0], 3, 'g')
  const apart = record([...steady(16), 90], 3)
  const close = record([...steady(16), 3, ...steady(6)], 3)
  const uneven = [20, 45, 30, 60, 25, 50, 35, 70, 28, 55, 40, 65, 33, 48, 27, 58]
  const closer = record([...uneven, ...[24, 26, 23, 28, 25, 27, 24]], 3)
  const further = record([...[20, 22, 19, 24, 21, 23, 20, 22], ...steady(9)], 3)
  const veryClose = record([...steady(30), 2, 3, 2, 3], 3)
  const flagged = [veryClose, together, apart, close, closer, further]
  return [
    ...[usual, long, few, one, early].map(({ held, series }) =>
      describeSince(MEASURE, held, series),
    ),
    describeSince(MEASURE, { from: FROM, until: '2019-03-31', days: [] }, undefined),
    ...flagged.flatMap(({ series, between }) =>
      findFlags(series)
        .slice(0, 2)
        .map((flag) =>
          describeGapFlag(series, between, flag, [{ kind: 'event', event: EVENT, fit: 'said' }]),
        ),
    ),
    ...[usual, together, few, early].map(
      ({ series, kind }): Sentence => [
        { text: describeGapLimits(series, kind, 'Few, so the days between are charted.') },
      ],
    ),
  ]
}
