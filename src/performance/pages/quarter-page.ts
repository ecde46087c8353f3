import { capitalise, describePeriod, formatNumber } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { isInScope, type Sentence } from '../analysis/index.ts'
import type { SmallNumbersSettings } from '../area/area-file.ts'
import { countsCases } from '../area/measure.ts'
import { toPoints } from '../series/figure-book.ts'
import {
  describeMarks,
  expectFalseAlarms,
  markTests,
  percentChange,
  testQuarter,
} from '../statistics/index.ts'
import { latestQuarter } from './further-sentences.ts'
import type { Holdings } from './holdings.ts'
import { homePlace } from './measure-rows.ts'

export interface QuarterPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  readonly chance: string
  readonly table: DataTable | null
  readonly untested: readonly string[]
}

/** Every measure whose latest quarter can be tested, and those that cannot, with why. */
function testMeasures({ area, book, today }: Holdings) {
  const held = [...area.measures.values()].flatMap((measure) => {
    const place = homePlace(area, book, measure.id)
    if (!place || !countsCases(measure)) return []
    const points = toPoints(
      book.series({ measure: measure.id, area: place.id, breakdown: '' }, 'month'),
    ).filter(({ period }) => period.end <= today)
    const last = points.findLast(({ value }) => value !== null)?.period
    const quarter = points.length < 12 ? undefined : latestQuarter(last)
    return quarter === undefined ? [] : [{ measure, place, points, quarter }]
  })
  const latest = held.map(({ quarter }) => quarter).sort((a, b) => b.end.localeCompare(a.end))[0]
  const outcomes = held
    .filter(({ quarter }) => quarter.end === latest?.end)
    .map(({ measure, place, points, quarter }) => {
      const subject = { measure: measure.id, area: place }
      const breaks = area.recordingChanges
        .filter(({ scope }) => isInScope(scope, subject))
        .map(({ from }) => from)
      return { measure, months: points.length, outcome: testQuarter(points, quarter, breaks) }
    })
  const tested = outcomes.flatMap(({ measure, months, outcome }) =>
    outcome.ok ? [{ measure, months, test: outcome.value }] : [],
  )
  const marks = markTests(tested.map(({ test }) => test.p))
  const rows = tested
    .map((row, index) => ({ ...row, mark: marks[index] }))
    .toSorted((one, other) => one.test.p - other.test.p)
  return { latest, outcomes, tested, marks, rows }
}

/** The same as a file, each p as it is and as adjusted for the number of tests. */
export function writeQuarterCsv(holdings: Holdings): string {
  const head =
    'measure,period,counted,expected,lower,upper,years,dispersion,t,df,p,adjusted_p,marked'
  const lines = testMeasures(holdings).rows.map(({ measure, test, mark }) =>
    [
      measure.id,
      test.period.code,
      test.actual,
      ...[test.expected, test.range.lower, test.range.upper].map((value) => value.toFixed(2)),
      test.years,
      test.dispersion.toPrecision(6),
      test.t.toPrecision(6),
      test.degreesOfFreedom,
      test.p.toPrecision(6),
      (mark?.adjusted ?? 1).toPrecision(6),
      mark?.isMarked ? 'yes' : 'no',
    ].join(','),
  )
  return `${[head, ...lines].join('\r\n')}\r\n`
}

/** `/performance/quarter`: which measures' latest quarter differs by more than usual ups and downs. */
export function presentQuarter(holdings: Holdings): QuarterPage {
  const { latest, outcomes, tested, marks, rows } = testMeasures(holdings)
  const marked = marks.filter(({ isMarked }) => isMarked).length
  const alarms = expectFalseAlarms(tested.map(({ months }) => months))
  return {
    title: 'The latest quarter',
    heading: latest === undefined ? 'The latest quarter' : capitalise(describePeriod(latest)),
    breadcrumbs: [{ text: 'Performance', href: '/performance' }],
    answer: [
      {
        text:
          tested.length === 0
            ? 'No measure has the months that it takes to judge a quarter.'
            : describeMarks(tested.length, marked),
      },
    ],
    chance:
      'If nothing at all had changed, chance alone would still make about ' +
      `${formatNumber(alarms.inLastQuarter, 1)} of these measures look unusual in the months of the quarter, and ` +
      `${formatNumber(alarms.anywhere, 1)} somewhere in their charts.`,
    table:
      rows.length === 0
        ? null
        : {
            id: 'quarter',
            caption: 'What stands out most first',
            narrow: 'cards',
            columns: [
              { text: 'Measure' },
              { text: 'Counted', numeric: true },
              { text: 'Expected', numeric: true },
              { text: 'Usual for the quarter', numeric: true },
              { text: 'Difference', numeric: true },
              { text: 'In plain words', plain: true },
            ],
            rows: rows.map(({ measure, test, mark }) => [
              { text: measure.name, href: `/performance/${measure.id}` },
              { text: formatNumber(test.actual) },
              {
                text: formatNumber(test.expected),
                note: test.years === 1 ? 'one year' : 'three years',
              },
              { text: `${formatNumber(test.range.lower)} to ${formatNumber(test.range.upper)}` },
              { text: changeText(test.actual, test.expected, holdings.area.file.smallNumbers) },
              {
                text: mark?.isMarked ? 'beyond its usual ups and downs' : 'usual ups and downs',
                note: `p = ${test.p < 0.0001 ? 'under 0.0001' : formatNumber(test.p, 4)}`,
              },
            ]),
          },
    untested: outcomes.flatMap(({ measure, outcome }) =>
      outcome.ok ? [] : [`${measure.name}: ${outcome.problems[0]?.message ?? ''}.`],
    ),
  }
}

function changeText(actual: number, expected: number, settings: SmallNumbersSettings): string {
  const change = percentChange(actual, expected, settings)
  const size = change.kind === 'percent' ? Math.abs(change.percent) : Math.abs(actual - expected)
  const sign = actual < expected ? '−' : '+'
  return `${sign}${formatNumber(size)}${change.kind === 'percent' ? '%' : ''}`
}
