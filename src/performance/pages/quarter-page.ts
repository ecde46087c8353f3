import type { SmallNumbersSettings } from '#area/index.ts'
import { writeCsv } from '#documents/index.ts'
import {
  capitalise,
  describePeriod,
  formatNumber,
  numberInWords,
  type Period,
} from '#shared/index.ts'
import type { Sentence } from '#statistics/index.ts'
import {
  describeMarks,
  expectFalseAlarms,
  howOld,
  percentChange,
  sayUsual,
} from '#statistics/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { homePlace } from '../series/home-place.ts'
import { judgeQuarter, quarterMonths } from '../series/quarter-view.ts'
import type { Holdings } from './holdings.ts'

export interface QuarterPage extends Page {
  readonly heading: string
  readonly answer: Sentence
  /** Other quarters that are held. */
  readonly periods: readonly { readonly text: string; readonly href: string }[]
  /** Where the tests are as a file. */
  readonly file: string
  readonly chance: string
  readonly table: DataTable | null
  readonly untested: readonly string[]
}

/** Every quarter that can be asked about: those with months of some measure, latest first. */
function heldQuarters(holdings: Holdings): readonly Period[] {
  const { area, book, today, remember } = holdings
  return remember('quarters', () => {
    const quarters = [...area.measures.values()].flatMap((measure) => {
      const place = homePlace(area, book, measure.id)
      return (place && quarterMonths(area, book, measure, place, today)?.quarters) ?? []
    })
    return [...new Map(quarters.map((quarter) => [quarter.code, quarter])).values()].sort(
      (one, other) => other.end.localeCompare(one.end),
    )
  })
}

/** Every measure whose quarter is held, those that were judged with what stands out most first. */
function judgeMeasures(holdings: Holdings, asked?: string) {
  const { area, book } = holdings
  const quarters = heldQuarters(holdings)
  const latest = asked === undefined ? quarters[0] : quarters.find(({ code }) => code === asked)
  const outcomes = latest === undefined ? [] : judgeQuarter(area, book, latest)
  const rows = outcomes
    .flatMap(({ quartered, outcome }) => (outcome.ok ? [{ quartered, ...outcome.value }] : []))
    .toSorted((one, other) => one.test.p - other.test.p)
  return { latest, quarters, outcomes, rows }
}

const COLUMNS = [
  'measure',
  'period',
  'counted',
  'expected',
  'lower',
  'upper',
  'years',
  'dispersion',
  't',
  'df',
  'p',
  'adjusted_p',
  'marked',
]

const toPlaces = (value: number, places: number) => ({ asIs: value.toFixed(places) })
const toFigures = (value: number, figures: number) => ({ asIs: value.toPrecision(figures) })

/** The same as a file, with each p as it is and as adjusted for the number of tests. */
export function writeQuarterCsv(holdings: Holdings, asked?: string): string {
  const { rows } = judgeMeasures(holdings, asked)
  const lines = rows.map(({ quartered, test, isMarked, adjusted, usual }) => [
    quartered.measure.id,
    test.period.code,
    test.actual,
    toPlaces(test.expected, 2),
    usual.lower,
    usual.upper,
    test.years,
    toFigures(test.dispersion, 6),
    toFigures(test.t, 6),
    // None where quarters vary no more than chance: p is then of a normal distribution
    Number.isFinite(test.degreesOfFreedom) ? test.degreesOfFreedom : '',
    toFigures(test.p, 6),
    toFigures(adjusted, 6),
    isMarked ? 'yes' : 'no',
  ])
  return writeCsv(COLUMNS, lines)
}

/**
 * `/performance/quarter`: which measures' quarter differs by more than usual ups and downs.
 *
 * @param asked - the code of a quarter whose months are held; the latest without it
 * @returns `undefined` where no months of the quarter asked about are held
 */
export function presentQuarter(holdings: Holdings, asked?: string): QuarterPage | undefined {
  const { latest, quarters, outcomes, rows } = judgeMeasures(holdings, asked)
  if (asked !== undefined && latest === undefined) return undefined
  const marked = rows.filter(({ isMarked }) => isMarked).length
  const { chartMonths, smallNumbers } = holdings.area.file
  const age = latest && howOld(latest.end, holdings.today)
  const alarms = expectFalseAlarms(
    rows.map(({ quartered }) => Math.min(quartered.months.length, chartMonths)),
  )
  return {
    title: 'The latest quarter',
    heading: latest === undefined ? 'The latest quarter' : capitalise(describePeriod(latest)),
    breadcrumbs: [{ text: 'Performance', href: '/performance' }],
    answer: [
      {
        text:
          rows.length === 0
            ? 'No measure has the months that it takes to judge a quarter.'
            : describeMarks(rows.length, marked) +
              (age === undefined ? '' : ` The quarter ended ${age} ago.`),
      },
    ],
    periods: quarters
      .filter(({ code }) => code !== latest?.code)
      .map((quarter) => ({
        text: capitalise(describePeriod(quarter)),
        href: `/performance/quarter?period=${quarter.code}`,
      })),
    file: `/performance/quarter.csv${asked === undefined ? '' : `?period=${asked}`}`,
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
            rows: rows.map(({ quartered: { measure }, test, isMarked, usual }) => [
              { text: measure.name, href: `/performance/${measure.id}` },
              { text: formatNumber(test.actual) },
              {
                text: formatNumber(test.expected),
                note: `${numberInWords(test.years)} years`,
              },
              { text: sayUsual(usual) },
              { text: changeText(test.actual, test.expected, smallNumbers) },
              { text: isMarked ? 'beyond its usual ups and downs' : 'usual ups and downs' },
            ]),
          },
    untested: outcomes.flatMap(({ quartered, outcome }) =>
      outcome.ok ? [] : [`${quartered.measure.name}: ${outcome.problems[0]?.message ?? ''}.`],
    ),
  }
}

function changeText(actual: number, expected: number, settings: SmallNumbersSettings): string {
  const change = percentChange(actual, expected, settings)
  const size = change.kind === 'percent' ? Math.abs(change.percent) : Math.abs(actual - expected)
  const sign = actual < expected ? '−' : '+'
  return `${sign}${formatNumber(size)}${change.kind === 'percent' ? '%' : ''}`
}
