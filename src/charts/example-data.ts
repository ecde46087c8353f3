import {
  formatNumber,
  labelPeriod,
  monthPeriod,
  type Period,
  quarterPeriod,
} from '#shared/index.ts'
import type { ChartPhase, ChartPoint, ControlChartData } from './chart-data.ts'
import type { FunnelChartData } from './funnel-data.ts'
import type { PlaceMapData } from './place-map.ts'

type Values = readonly (number | null)[]

function pointsOf(periods: readonly Period[], values: Values): readonly ChartPoint[] {
  return periods.map((period, index) => ({
    label: labelPeriod(period),
    start: period.start,
    end: period.end,
    value: values[index] ?? null,
  }))
}

/** Months one after another, a figure each. */
export function monthly(firstYear: number, firstMonth: number, values: Values) {
  const periods = values.map((_, index) => {
    const months = firstMonth - 1 + index
    return monthPeriod(firstYear + Math.floor(months / 12), (months % 12) + 1)
  })
  return pointsOf(periods, values)
}

function quarterly(firstYear: number, values: Values) {
  const periods = values.map((_, index) =>
    quarterPeriod(firstYear + Math.floor(index / 4), (index % 4) + 1),
  )
  return pointsOf(periods, values)
}

function phase(
  fromIndex: number,
  toIndex: number,
  [lower, mean, upper]: readonly [number, number, number],
  status: ChartPhase['status'] = 'firm',
): ChartPhase {
  return { fromIndex, toIndex, lower, mean, upper, status }
}

const count = (value: number) => formatNumber(value)
const percent = (value: number) => `${formatNumber(value, 1)}%`

/** A chart with nothing on it, to which each example adds. */
export const bareChart: ControlChartData = {
  title: 'A made-up measure',
  description: 'Figures made up to try the chart.',
  points: [],
  phases: [],
  flags: [],
  events: [],
  recordingChanges: [],
  format: count,
  zeroBased: true,
}

/** Anti-social behaviour a month in a real force's street-level records, December 2019 to October 2022. */
const INCIDENTS = [
  785, 915, 831, 1063, 1736, 1256, 1453, 1365, 1399, 1157, 899, 930, 742, 681, 676, 888, 957, 884,
  1128, 1073, 860, 865, 786, 716, 618, 726, 727, 887, 882, 1006, 888, 1067, 994, 772, 752,
]

const point = (
  number: number,
  index: number,
  judgement: 'concern' | 'improvement' | 'neutral',
) => ({
  number,
  firstIndex: index,
  lastIndex: index,
  judgement,
  kind: 'point' as const,
})

const incidents: ControlChartData = {
  ...bareChart,
  title: 'Incidents a month, December 2019 to October 2022',
  description:
    'Usually 648 to 1,259 a month. Higher than usual in April, June, July and August 2020; lower in December 2021.',
  points: monthly(2019, 12, INCIDENTS),
  phases: [phase(0, 34, [647.52, 953.26, 1258.99])],
  flags: [4, 6, 7, 8, 24].map((index, order) => point(order + 1, index, 'concern')),
  events: [{ short: 'first lockdown', from: '2020-03-26', to: '2020-07-04' }],
}

/** A wave with some noise in it, the same every time. */
function wave(length: number, middle: number, reach: number): readonly number[] {
  return Array.from({ length }, (_, index) =>
    Math.round(middle + reach * (Math.sin(index / 3) + 0.6 * Math.sin(index * index * 1.7))),
  )
}

/** Each point with a usual range that rises and falls with the months of the year about 400. */
function seasonal(points: readonly ChartPoint[]): readonly ChartPoint[] {
  return points.map((one) => {
    const level = 1 + 0.3 * Math.cos((2 * Math.PI * (Number(one.start.slice(5, 7)) - 7)) / 12)
    return { ...one, range: { lower: 330 * level, upper: 470 * level, mean: 400 * level } }
  })
}

/** Each point with a usual range of so much on either side of 91.8. */
function varying(points: readonly ChartPoint[], reaches: Values): readonly ChartPoint[] {
  return points.map((one, index) => {
    const reach = reaches[index] ?? null
    const range = reach !== null && { lower: 91.8 - reach, upper: 91.8 + reach, mean: 91.8 }
    return range ? { ...one, range } : one
  })
}

const satisfaction = [
  76.6, 75.9, 77.2, 74.8, 76.1, 75.2, 73.9, 75.5, 72.1, 71.4, 70.9, 71.8, 70.2, 71.1, 70.6,
]

/** Every kind of chart, by the name of its drawing in `examples/`. */
export const exampleCharts: Readonly<Record<string, ControlChartData>> = {
  incidents,
  empty: bareChart,
  'all-blank': { ...bareChart, points: monthly(2021, 1, [null, null, null]) },
  'one-figure': { ...bareChart, points: monthly(2021, 1, [12]), target: 12 },
  'three-figures': {
    ...bareChart,
    points: quarterly(2018, [1204, 1310, 1267]),
    phases: [{ fromIndex: 0, toIndex: 2, mean: null, lower: null, upper: null, status: 'too-few' }],
  },
  constant: {
    ...bareChart,
    points: monthly(
      2021,
      1,
      Array.from({ length: 14 }, () => 5),
    ),
    phases: [phase(0, 13, [5, 5, 5], 'no-variation')],
    target: 5,
  },
  gaps: {
    ...bareChart,
    points: monthly(2020, 1, [
      12,
      15,
      null,
      14,
      null,
      18,
      11,
      12,
      null,
      null,
      14,
      19,
      16,
      13,
      12,
      15,
      17,
    ]),
    phases: [phase(0, 16, [4.2, 14.5, 24.8])],
  },
  rebased: {
    ...bareChart,
    title: 'Stalking and harassment, April 2017 to December 2019',
    points: monthly(2017, 4, [
      ...[110, 121, 108, 117, 126, 119, 104, 112, 118, 123, 109, 115],
      ...[188, 201, 195, 214, 222, 208, 199, 205, 231, 219, 226, 240, 238, 229, 251, 247, 262, 255],
      ...[248, 259, 266],
    ]),
    phases: [phase(0, 11, [91.2, 115.2, 139.1], 'provisional'), phase(12, 32, [196.4, 229.2, 262])],
    flags: [
      { number: 1, firstIndex: 12, lastIndex: 19, judgement: 'neutral', kind: 'run' },
      { number: 2, firstIndex: 26, lastIndex: 32, judgement: 'concern', kind: 'run' },
      point(3, 28, 'concern'),
      point(4, 32, 'concern'),
    ],
    events: [{ short: 'summer campaign', from: '2019-06-15', to: '2019-08-10' }],
    recordingChanges: [{ short: 'stalking counted first', from: '2018-04-01' }],
  },
  percentages: {
    ...bareChart,
    title: 'Satisfied callers',
    points: monthly(2021, 4, satisfaction),
    phases: [phase(0, 14, [70.3, 73.6, 76.9])],
    flags: [
      { number: 1, firstIndex: 8, lastIndex: 14, judgement: 'concern', kind: 'run' },
      point(2, 12, 'concern'),
    ],
    format: percent,
    zeroBased: false,
    target: 74,
  },
  'varying-range': {
    ...bareChart,
    title: 'Share of records with a place',
    points: varying(
      monthly(2021, 4, [91.2, 92.6, 91.9, 88.1, 92.2, 93, null, 91.4, 92.8, 90.9, 92.3, 91.7, 92]),
      [1.6, 1.7, 1.5, 1.6, 2.2, 2.3, null, 1.6, 1.6, 1.4, 3.1, 1.5, 1.4],
    ),
    phases: [phase(0, 12, [90.4, 91.8, 93.2])],
    flags: [point(1, 3, 'neutral')],
    format: percent,
    zeroBased: false,
  },
  season: {
    ...bareChart,
    title: 'Missing people a month, with a season',
    points: seasonal(
      monthly(2019, 4, [
        ...[402, 470, 489, 538, 492, 441, 388, 352, 276, 290, 310, 361],
        ...[430, 452, 530, 502, 521, 425, 411, 331, 301, 268, 402, 377],
      ]),
    ),
    phases: [phase(0, 23, [284.2, 344.4, 404.7])],
    flags: [point(1, 22, 'concern')],
  },
  'provisional-range': {
    ...bareChart,
    points: monthly(2022, 1, [31, 28, 40, 36, 33, 29, 41, 38]),
    phases: [phase(0, 7, [16.9, 34.5, 52.1], 'provisional')],
  },
  improving: {
    ...bareChart,
    title: 'Seconds to answer an emergency call',
    points: monthly(2020, 1, [
      ...[14, 13, 15, 14, 16, 15, 13, 14, 15, 12, 14, 13],
      ...[11, 10, 9, 10, 8, 9, 7, 8, 5, 8, 7, 9],
    ]),
    phases: [phase(0, 23, [6.6, 11.2, 15.8])],
    flags: [
      point(1, 4, 'neutral'),
      { number: 2, firstIndex: 13, lastIndex: 19, judgement: 'improvement', kind: 'run' },
      point(3, 20, 'improvement'),
    ],
    format: (value) => `${formatNumber(value, 1)} s`,
  },
  billions: {
    ...bareChart,
    points: monthly(
      2019,
      1,
      wave(30, 12, 3).map((value) => value * 1e8),
    ),
    phases: [phase(0, 29, [6.1e8, 1.2e9, 1.79e9])],
    format: (value) => `£${formatNumber(value)}`,
  },
  negatives: {
    ...bareChart,
    points: monthly(2021, 1, wave(24, -2, 8)),
    phases: [phase(0, 23, [-20, -2, 16])],
    format: percent,
    zeroBased: false,
  },
  'twenty-years': {
    ...bareChart,
    points: monthly(2003, 1, wave(240, 400, 90)),
    phases: [phase(0, 239, [190, 400, 610])],
    flags: [9, 10, 11, 12, 40, 41, 90, 150, 151, 152, 153, 154, 155, 200, 239].map((at, order) =>
      point(order + 1, at, order % 3 === 0 ? 'improvement' : 'concern'),
    ),
  },
  crowded: {
    ...incidents,
    title: 'Incidents a month, with eight events at once',
    events: [
      { short: 'first lockdown', from: '2020-03-26', to: '2020-07-04' },
      { short: 'football tournament', from: '2020-06-11', to: '2020-07-11' },
      { short: 'one loud evening', from: '2020-06-20', to: '2020-06-20' },
      { short: 'Operation Example', from: '2020-05-01', to: '2020-12-31' },
      { short: 'second lockdown', from: '2020-11-05', to: '2020-12-02' },
      { short: 'carnival', from: '2022-08-01', to: '2022-08-03' },
      {
        short: 'a name as long as a name may ever be on a chart',
        from: '2022-09-20',
        to: '2022-12-31',
      },
      { short: 'before the series', from: '2018-01-01', to: '2018-02-01' },
    ],
    recordingChanges: [
      { short: 'locations withheld', from: '2020-06-01' },
      { short: 'locations withheld again', from: '2022-03-01' },
    ],
    target: 1000,
  },
}

const FUNNEL_STEPS = Array.from({ length: 40 }, (_, index) => 468_000 + 45_000 * index)

/** Eight forces as they lie for all recorded crime: several near one another and near the average. */
export const exampleFunnel: FunnelChartData = {
  title: 'Offences for every 1,000 people in each force',
  description: 'Made-up forces, all within the range expected.',
  dots: [
    { name: 'Northmereshire', population: 1_093_183, rate: 83.8, isOwn: true },
    { name: 'Oakenshaws', population: 669_338, rate: 86, isOwn: false },
    { name: 'Vale of the Tarn', population: 1_154_195, rate: 93.6, isOwn: false },
    { name: 'Holderbyshire', population: 1_184_365, rate: 72.7, isOwn: false },
    { name: 'Skerby', population: 1_703_837, rate: 69.2, isOwn: false },
    { name: 'Essom', population: 1_832_752, rate: 86.6, isOwn: false },
    { name: 'Kell', population: 1_846_478, rate: 108.3, isOwn: false },
    { name: 'Thornsea', population: 1_985_783, rate: 80.7, isOwn: false },
  ],
  steps: FUNNEL_STEPS.map((population) => ({
    population,
    ...{ lower998: 53, lower95: 63.1, upper95: 115.7, upper998: 137.8 },
  })),
  pooled: 85.4,
  unit: 'offences for every 1,000 people',
  format: (rate) => formatNumber(rate, 1, 1),
}

/** Four made-up districts: one with many, one with few, one with none, and one of which the number is not given out. */
export const examplePlaces: PlaceMapData = {
  title: 'Keep Safe places in each district',
  places: [
    {
      ...{ name: 'Eastholm', count: 24, label: '24' },
      outline: [
        [
          [-1.0, 52.6],
          [-0.7, 52.55],
          [-0.6, 52.9],
          [-0.95, 52.95],
          [-1.0, 52.6],
        ],
      ],
    },
    {
      ...{ name: 'Skerby', count: 7, label: '7' },
      outline: [
        [
          [-1.4, 52.6],
          [-1.0, 52.6],
          [-0.95, 52.95],
          [-1.3, 52.9],
          [-1.4, 52.6],
        ],
      ],
    },
    {
      ...{ name: 'Wathe', count: 0, label: '0' },
      outline: [
        [
          [-1.4, 52.6],
          [-1.2, 52.4],
          [-0.7, 52.55],
          [-1.0, 52.6],
          [-1.4, 52.6],
        ],
      ],
    },
    {
      ...{ name: 'Ling', count: null, label: '–' },
      outline: [
        [
          [-1.2, 52.4],
          [-0.8, 52.35],
          [-0.7, 52.55],
          [-1.2, 52.4],
        ],
      ],
    },
  ],
}
