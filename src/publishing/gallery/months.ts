import type { Event, Measure, RecordingChange } from '#area/index.ts'
import { capitalise, monthPeriod, monthsOf, type Period, periodOf } from '#shared/index.ts'
import {
  type AnalysedSeries,
  chartSeries,
  compare,
  compareSides,
  describeComparison,
  describeDecidingValue,
  describeFalseAlarms,
  describeFigure,
  describeFlag,
  describeLatest,
  describeSetAside,
  describeSharedChange,
  describeWithdrawn,
  describeWithdrawnImport,
  type Explanation,
  findExplanations,
  findFlags,
  type Point,
  type QualityRecord,
  type Sentence,
  shareChanges,
  verdict,
} from '#statistics/index.ts'
import {
  AREA,
  analysed,
  CHANGE,
  EVENT,
  even,
  GIVEN,
  HIGH,
  inMonths,
  LOW,
  MEASURE,
  MISSING,
  MONTHS,
  made,
  NEAR,
  PLACE,
  RISE,
  RUN,
  swing,
  TIME,
} from './made-up.ts'

const CONTEXT = { measure: MEASURE, area: AREA, changes: [] }

const EVENTS: readonly Explanation[] = [{ kind: 'event', event: EVENT, fit: 'said' }]

export function aboutMonths(): readonly Sentence[] {
  const stable = analysed(made())
  const high = analysed(HIGH)
  const low = analysed(LOW)
  const run = analysed(RUN)
  const trend = analysed(RISE)
  const close: Readonly<Record<number, number>> = { 45: 72, 46: 20, 47: 75 }
  const near = analysed(
    even((index) => (close[index] === undefined ? 0 : close[index] - 30 * Math.sin(2.4 * index))),
  )
  const few = analysed(made().slice(0, 8))
  const outside = analysed(even((index) => (index < 40 ? 0 : 200)))
  const missing = analysed(MISSING)
  return [
    describeLatest(stable),
    describeLatest(stable, { comparison: onYear(stable) }),
    describeLatest(high, { explanations: [], comparison: onYear(high) }),
    describeLatest(low, { explanations: EVENTS }),
    describeLatest(run, { explanations: [], comparison: onYear(run) }),
    describeLatest(trend, { explanations: [] }),
    describeLatest(near, { explanations: [] }),
    describeLatest(few),
    describeLatest(few, { comparison: onYear(stable) }),
    describeLatest(missing),
    ...findFlags(outside).map((flag) => describeFlag(outside, flag, [])),
    ...lastFlag(high, EVENTS),
    ...(['up', 'down'] as const).flatMap((stated) => lastFlag(run, registered(stated))),
    ...[true, false].flatMap((isOfSame) =>
      lastFlag(high, [{ kind: 'given', given: GIVEN, isOfSame }]),
    ),
    ...lastFlag(run, registered()),
    ...lastFlag(run, registered(undefined, [{ ...EVENT, phrase: 'the winter fair' }])),
    ...[1, 12].flatMap((months) => lastFlag(run, withLost(months))),
    ...[[], registered('up'), registered('down')].map((explanations) =>
      describeLatest(low, { explanations, comparison: onYear(low, [CHANGE]) }),
    ),
    ...lastFlag(trend),
    ...aboutSharedChanges(),
    ...lastFlag(near),
    ...aboutDecidingValues(),
    ...aboutSetAside(),
    ...aboutRanges(),
    ...[high, low, run, trend, near, stable, few, missing].map(
      (series): Sentence => [{ text: `In a table: ${verdict(series).words}.` }],
    ),
    ...[3, 30, 60, 100].map(
      (measures): Sentence => [
        {
          text: `By chance alone we would expect ${describeFalseAlarms(measures)} of ${measures}.`,
        },
      ],
    ),
  ]
}

/** A change in recording that several findings would each tell of. */
function aboutSharedChanges(): readonly Sentence[] {
  const fits = ['said', 'said', 'contrary', 'not-said'] as const
  const findings = fits.map((fit, index) => ({
    number: index + 1,
    explanations: [{ kind: 'recording-change', change: CHANGE, fit }] satisfies Explanation[],
  }))
  return [findings, findings.slice(1, 3)]
    .flatMap(shareChanges)
    .map((one) => [{ text: describeSharedChange(one) }])
}

function onYear({ measure, points }: AnalysedSeries, changes: readonly RecordingChange[] = []) {
  const [before, now] = [points.at(-13), points.at(-1)]
  const none = { period: monthPeriod(2018, 3), value: null }
  return compareSides(before ?? none, now ?? none, { measure, area: AREA, changes })
}

const SUBJECT = { measure: MEASURE.id, area: AREA }
const RISING = { start: '2018-03-01', end: '2019-03-31', direction: 'up' } as const

/** What the registers have in the time of a rise, said to move it so. */
function registered(stated?: 'up' | 'down', more: readonly Event[] = []): readonly Explanation[] {
  const direction = stated === undefined ? {} : { direction: stated }
  const events = [EVENT, ...more].map((event) => ({ ...event, ...direction }))
  return findExplanations(RISING, SUBJECT, { events, changes: [{ ...CHANGE, ...direction }] })
}

/** Records that were wanting in so many months of the rise. */
function withLost(months: number): readonly Explanation[] {
  const quality: QualityRecord = {
    ...{ scope: EVENT.scope, words: 'records had lost their place' },
    direction: 'up',
    months: made()
      .slice(-months)
      .map(({ period }) => ({ period, records: 96 })),
  }
  return findExplanations(RISING, SUBJECT, { events: [], changes: [], quality: [quality] })
}

function lastFlag(
  series: AnalysedSeries,
  explanations: readonly Explanation[] = [],
): readonly Sentence[] {
  return findFlags(series)
    .slice(-1)
    .map((flag) => describeFlag(series, flag, explanations))
}

/** The same series, its last value above the range by less than a value is shown to. */
function barelyOutside(series: AnalysedSeries): AnalysedSeries {
  const last = series.points.at(-1)
  const upper = series.phases.at(-1)?.upper ?? 0
  if (last === undefined) return series
  const outside = { rule: 'outside-limits', direction: 'up', judgement: 'concern' } as const
  return {
    ...series,
    points: [...series.points.slice(0, -1), { ...last, value: upper + 0.01, ...outside }],
  }
}

/** One month that makes the range what it is, of counts by their days and of a measurement. */
function aboutDecidingValues(): readonly Sentence[] {
  const high = even((index) => (index === 40 ? 1_200 : 0))
  const slow = inMonths(swing().with(40, 400))
  return [analysed(high), analysed(slow, [], TIME)].flatMap((series) => {
    const said = describeDecidingValue(series)
    return said === undefined ? [] : [said]
  })
}

/** A figure that counts for nothing, the latest and an earlier one. */
function aboutSetAside(): readonly Sentence[] {
  const figures = made().map((point, index) => ({
    ...{ ...point, numerator: null, denominator: null },
    ...(index === MONTHS - 1
      ? { aside: [{ period: point.period, reason: 'a fire was counted by vehicle' }] }
      : {}),
  }))
  const charted = chartSeries(MEASURE, figures)
  const last = figures.at(-1)
  if (!charted.ok || last === undefined) return []
  const why = { record: '1', reason: 'a fire was counted by vehicle', on: '2019-05-10' }
  const withdrawn = { period: last.period, value: null, missing: 'withdrawn' } as const
  const before = describeComparison(
    compareSides(withdrawn, { period: monthPeriod(2019, 4), value: 300 }, CONTEXT),
    CONTEXT,
  )
  const years = [
    { period: monthPeriod(2019, 2), value: null },
    withdrawn,
    { period: monthPeriod(2019, 4), value: 300 },
  ]
  const several = compare(years, monthPeriod(2019, 4), 'year-to-date', CONTEXT)
  return [
    describeLatest(charted.value.series),
    describeSetAside(MEASURE, last, why),
    describeWithdrawn(last, why),
    describeWithdrawnImport(1, why),
    describeWithdrawnImport(12, why),
    describeFigure(MEASURE, withdrawn),
    describeFigure(MEASURE, asides(periodOf('2019-01-01', '2019-03-31'), 1)),
    describeFigure(MEASURE, asides(periodOf('2019-01-01', '2019-03-31'), 2)),
    describeFigure(MEASURE, asides(monthPeriod(2019, 3), 1), {
      comparison: compareSides(
        asides(monthPeriod(2018, 3), 1),
        { period: monthPeriod(2019, 3), value: 300 },
        CONTEXT,
      ),
    }),
    [{ text: `${capitalise(before)}.` }],
    [{ text: `${capitalise(describeComparison(several, CONTEXT))}.` }],
  ]
}

/** A value with so many of its months set aside, each for its own reason. */
function asides(period: Period, months: number): Point {
  const aside = monthsOf(period)
    .slice(0, months)
    .map((month, index) => ({ period: month, reason: REASONS[index] ?? '' }))
  return { period, value: 900, aside }
}

const REASONS = ['a fire was counted by vehicle', 'the archive was counted twice']

/** Measurements, whose range is the same in every month; and where no range can be worked out. */
function aboutRanges(): readonly Sentence[] {
  const timed = (values: readonly (number | null)[], measure: Measure = TIME) =>
    analysed(inMonths(values), [], measure)
  const run = timed(swing((index) => (index >= MONTHS - 8 ? 5 : 0)))
  const rise = timed(
    swing((index) => (index > 39 ? (index % 2 === 0 ? -4 : 4) + 1.5 * (index - 40) : 0)),
  )
  const near = analysed(NEAR, [], TIME)
  const nearTwo = timed([...swing().slice(0, -4), 78, 62, 79, 56])
  const nearThree = timed([...swing().slice(0, -3), 78, 77, 79])
  const just = barelyOutside(timed(swing()))
  const same = timed(new Array<number>(14).fill(12))
  const oneOff = timed([...new Array<number>(13).fill(12), null, 14])
  const scattered = timed(
    Array.from({ length: 28 }, (_, index) => (index % 2 === 0 ? 10 + (index % 6) : null)),
  )
  const after = analysed(made().slice(0, 20), ['2016-10-01'])
  const place = timed(
    swing().map((value) => Math.round(value / 8)),
    PLACE,
  )
  return [
    ...[run, rise, near, nearThree, just, same, oneOff, scattered, after].map((series) =>
      describeLatest(series, { comparison: onYear(series) }),
    ),
    describeLatest(place, { comparison: onYear(place) }),
    describeLatest({ ...run, points: [] }),
    ...[run, rise, near, nearTwo, nearThree, just].flatMap((series) => lastFlag(series)),
  ]
}
