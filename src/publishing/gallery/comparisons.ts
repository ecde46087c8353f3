import type { Measure } from '#area/index.ts'
import { describePrintedChange, misprints } from '#performance/index.ts'
import { capitalise, monthPeriod, yearPeriod } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import {
  type Comparison,
  compare,
  compareSides,
  describeComparison,
  describeDaysAlone,
  describeFigure,
  NOT_COMPARABLE,
  type Sentence,
  writeChange,
} from '#statistics/index.ts'
import { AREA, CHANGE, MEASURE, PLACE, SETTINGS, SHARE, TIME } from './made-up.ts'

const [BEFORE, NOW] = [yearPeriod(2017), yearPeriod(2018)]

/** A figure beside an earlier one, alone in a sentence and in a table's cells. */
export function aboutComparisons(): readonly Sentence[] {
  const sides: readonly (readonly [Measure, number | null, number | null])[] = [
    [MEASURE, 640, 700],
    [MEASURE, 700, 640],
    [MEASURE, 700, 700],
    [MEASURE, 100_000, 100_001],
    [MEASURE, 12, 20],
    [MEASURE, 0, 4],
    [MEASURE, 0, 0],
    [MEASURE, null, 4],
    [MEASURE, 4, null],
    [{ ...MEASURE, unit: 'gbp' }, 0, 1200],
    [{ ...MEASURE, unit: 'gbp' }, 1_386_885, 1_200_000],
    [TIME, 50, 50.3],
    [TIME, 50, 64],
    [TIME, 64, 50],
    [SHARE, 71, 72],
    [SHARE, 76.6, 72],
    [SHARE, 72, 72],
    [PLACE, 4, 2],
    [PLACE, 2, 2],
  ]
  const compared = sides.map(([measure, from, to]) => {
    const comparison = set(measure, from, to)
    return { measure, comparison }
  })
  const broken = compareSides(
    { period: BEFORE, value: 640 },
    { period: NOW, value: 700 },
    { measure: MEASURE, area: AREA, changes: [CHANGE] },
  )
  const months = [
    { period: monthPeriod(2019, 2), value: 400 },
    { period: monthPeriod(2019, 3), value: 420 },
  ]
  const context = { measure: MEASURE, area: AREA, changes: [] }
  const others: readonly Comparison[] = [
    broken,
    compare(months, monthPeriod(2019, 3), 'rolling-year', context),
    compare(months, monthPeriod(2019, 3), 'rolling-year', { ...context, measure: SHARE }),
  ]
  const days = compare(months, monthPeriod(2019, 3), 'period-before', context)
  return [
    ...compared.map(({ measure, comparison }) =>
      describeFigure(measure, comparison.later, { comparison }),
    ),
    ...compared
      .filter(({ comparison }) => comparison.kind === 'missing' || comparison.kind === 'places')
      .map(({ measure, comparison }) => inWords(measure, comparison)),
    ...others.map((comparison) => inWords(MEASURE, comparison)),
    ...[
      ...compared.map((one) => one),
      ...others.map((comparison) => ({ measure: MEASURE, comparison })),
    ].flatMap(({ measure, comparison }): Sentence[] => {
      const cells = writeChange(comparison, measure)
      return cells
        ? [
            [
              {
                text: `In a table: ${[cells.change, cells.percent].filter((text) => text !== '').join(', ')}.`,
              },
            ],
          ]
        : []
    }),
    [{ text: `${capitalise(NOT_COMPARABLE.change)}.` }],
    [{ text: `It rose from February to March, but ${describeDaysAlone(MEASURE, days)}.` }],
    ...aboutPrinted(),
    ...aboutLater(),
  ]
}

/** A change printed by a paper one of whose two values was corrected after it. */
function aboutLater(): readonly Sentence[] {
  const paper = { source: { document: 'Made-up report' }, releasedOn: '2018-07-20' }
  const change = { value: 99, status: 'actual', ...paper } as const
  return misprints(set(MEASURE, 482, 579), { change, percent: undefined }, MEASURE, [
    { ...paper, replaced: 0 },
    { ...paper, replaced: 1 },
  ]).map(({ text }) => [{ text }])
}

function set(measure: Measure, from: number | null, to: number | null): Comparison {
  const { fewestForPercent } = SETTINGS
  const context = { measure, area: AREA, changes: [], fewestForPercent }
  return compareSides({ period: BEFORE, value: from }, { period: NOW, value: to }, context)
}

function inWords(measure: Measure, comparison: Comparison): Sentence {
  return [{ text: `${capitalise(describeComparison(comparison, { measure }))}.` }]
}

/** Of which only the change was printed, without the two figures. */
function aboutPrinted(): readonly Sentence[] {
  const printed = (value: number) => ({ value }) as Observation
  const periods = { later: NOW, earlier: BEFORE }
  const [none, change, percent] = [undefined, printed(-12), printed(-4)]
  return [
    describePrintedChange(MEASURE, { change, percent }, undefined, periods),
    describePrintedChange(MEASURE, { change: printed(30), percent: none }, undefined, periods),
    describePrintedChange(
      { ...MEASURE, unit: 'gbp' },
      { change, percent: none },
      undefined,
      periods,
    ),
    describePrintedChange(
      { ...MEASURE, unit: 'percent' },
      { change, percent: none },
      undefined,
      periods,
    ),
    describePrintedChange(MEASURE, { change: none, percent }, undefined, periods),
    describePrintedChange(MEASURE, { change, percent }, CHANGE, periods),
    describePrintedChange(MEASURE, { change: none, percent }, CHANGE, periods),
    describePrintedChange(MEASURE, { change: none, percent: none }, undefined, periods),
  ]
}
