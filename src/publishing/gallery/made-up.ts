import type { Event, RecordingChange } from '#area/index.ts'
import { type Measure, measureSchema, smallNumbersSchema } from '#area/index.ts'
import { daysIn, monthPeriod } from '#shared/index.ts'
import type { GivenExplanation, Point } from '#statistics/index.ts'
import { chartSeries, drawCount, seededRandom } from '#statistics/index.ts'

export const MEASURE: Measure = measureSchema.parse({
  id: 'incidents',
  name: 'Incidents',
  noun: { one: 'incident', many: 'incidents' },
  unit: 'count',
  better: 'lower',
  definition: 'Made-up incidents',
  source: { document: 'Made up' },
  frequency: ['month'],
})

/** Seconds to answer, shown with a decimal: a measurement, which knows neither days nor season. */
export const TIME: Measure = { ...MEASURE, id: 'time', name: 'Time to answer', unit: 'seconds' }
export const SHARE: Measure = {
  ...MEASURE,
  id: 'share',
  name: 'Satisfied',
  unit: 'percent',
  decimals: 1,
  better: 'higher',
}
export const PLACE: Measure = { ...MEASURE, id: 'place', name: 'Place among forces', unit: 'rank' }

export const AREA = { id: 'northmere', kind: 'police-area' } as const

export const NONE = { events: [], changes: [] }

export const SETTINGS = smallNumbersSchema.parse({})

export const EVENT: Event = {
  id: 'fair',
  name: 'Summer fair',
  phrase: 'the summer fair',
  short: 'Fair',
  from: '2019-03-10',
  to: '2019-03-12',
  scope: { measures: 'all', areas: 'all' },
  source: { document: 'Made up' },
}

export const CHANGE: RecordingChange = {
  id: 'new-rule',
  name: 'new counting rule',
  short: 'New rule',
  from: '2018-04-01',
  scope: { measures: 'all', areas: 'all' },
  effect: 'More is counted.',
  source: { document: 'Made up' },
}

export const MONTHS = 48

/** Months from April 2015 that vary about 400, each times what `shape` makes of it. */
export function made(
  shape: (index: number, month: number) => number = () => 1,
  dispersion = 2,
): Point[] {
  const random = seededRandom(5)
  return inMonths(new Array<null>(MONTHS).fill(null)).map(({ period }, index) => {
    const month = Number(period.start.slice(5, 7))
    return { period, value: drawCount(400 * shape(index, month), dispersion, random) }
  })
}

/** Months that swing evenly, day for day, about 400 with so much added: for what chance would blur. */
export function even(added: (index: number) => number): Point[] {
  return made().map(({ period }, index) => ({
    period,
    value: Math.round(
      (400 + 30 * Math.sin(2.4 * index) + added(index)) * (daysIn(period) / 30.4375),
    ),
  }))
}

export const isLast = (index: number) => index === MONTHS - 1

export const wave = (_: number, month: number) =>
  1 + 0.25 * Math.cos((2 * Math.PI * (month - 7)) / 12)

/** Eight months above the average, to the last. */
export const RUN = even((index) => (index >= MONTHS - 8 ? 45 : 0))

/** Seven rises in a row, to the last month. */
export const RISE = even((index) =>
  index > 40 ? 20 * (index - 44) - 30 * Math.sin(2.4 * index) : 0,
)

/** A last month far above and far below the others, and one that was not published. */
export const HIGH = made((index) => (isLast(index) ? 1.8 : 1))
export const LOW = made((index) => (isLast(index) ? 0.4 : 1))
/** What a chief constable says of a high month. */
export const GIVEN: GivenExplanation = {
  ...{ record: '1', measure: MEASURE.id, area: AREA.id, direction: 'up' },
  ...{ start: '2019-01-01', end: '2019-03-31', on: '2019-05-10' },
  text: 'One caller reported each noise on its own.',
  from: 'the Chief Constable',
}

export const MISSING: readonly Point[] = [
  ...made().slice(0, -1),
  { period: monthPeriod(2019, 3), value: null },
]

/** A measurement that swings evenly about 60, with so much added. */
export function swing(added: (index: number) => number = () => 0): number[] {
  return Array.from(
    { length: MONTHS },
    (_, index) => 60 + (index % 2 === 0 ? 4 : -4) + added(index),
  )
}

/** Two of the last three close to the top. */
export const NEAR = inMonths([...swing().slice(0, -3), 78, 62, 79])

/** On the chart that suits it, as every page has it. */
export function charted(
  points: readonly Point[],
  rebase: readonly string[] = [],
  measure: Measure = MEASURE,
) {
  const figures = points.map((point) => ({ ...point, numerator: null, denominator: null }))
  const outcome = chartSeries(measure, figures, { rebase })
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
  return outcome.value
}

export function analysed(
  points: readonly Point[],
  rebase: readonly string[] = [],
  measure: Measure = MEASURE,
) {
  return charted(points, rebase, measure).series
}

/** Figures one after another a month apart, from April 2015. */
export function inMonths(values: readonly (number | null)[]): Point[] {
  return values.map((value, index) => {
    const place = 3 + index
    return { period: monthPeriod(2015 + Math.floor(place / 12), (place % 12) + 1), value }
  })
}

/** Months of a steady course, as they would be with a season. */
export function seasonalOf(points: readonly Point[]) {
  return analysed(
    points.map(({ period, value }, index) => ({
      period,
      value: Math.round((value ?? 0) * wave(index, Number(period.start.slice(5, 7)))),
    })),
  )
}
