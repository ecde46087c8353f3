import type { Measure, RecordingChange } from '#area/index.ts'
import { misprints } from '#performance/index.ts'
import { type Period, periodOf, quarterPeriod } from '#shared/index.ts'
import {
  type AnalysedSeries,
  type ComparedFacts,
  compareSides,
  describeFigure,
  type Explanation,
  type HeldPercentage,
  pairSurveys,
  plain,
  type QuestionFacts,
  type Sentence,
  worthAsking,
  writeQuestion,
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
  RISE,
  RUN,
  SHARE,
  seasonalOf,
  TIME,
} from './made-up.ts'

export function aboutQuestions(): readonly Sentence[] {
  const high = analysed(HIGH)
  const low = analysed(LOW)
  const run = analysed(RUN)
  const earlier = analysed(made((index) => (index === MONTHS - 4 ? 1.8 : 1)))
  const missing = analysed(MISSING)
  const event: Explanation = { kind: 'event', event: EVENT, fit: 'said' }
  const monthly = (series: AnalysedSeries, explanations: readonly Explanation[] = []) => ({
    ...{ measure: MEASURE, monthly: { series, explanationsOf: () => explanations } },
  })
  return [
    monthly(high),
    monthly(high, [event]),
    monthly(high, [{ kind: 'given', given: GIVEN, isOfSame: true }]),
    monthly(run, [{ kind: 'recording-change', change: CHANGE, fit: 'said' }]),
    monthly(low, [
      {
        kind: 'data-quality',
        lost: {
          ...{ records: 1_157, words: 'records had lost their place' },
          ...{ first: QUARTER, last: QUARTER },
        },
      },
    ]),
    monthly(seasonalOf(RUN)),
    monthly(low),
    monthly(run),
    monthly(earlier),
    monthly(missing),
    monthly(analysed(WITHDRAWN)),
    monthly(analysed(RISE)),
    monthly(analysed(even((index) => (index < 40 ? 0 : 200)))),
    monthly(analysed(even((index) => (index >= MONTHS - 12 && index < MONTHS - 3 ? 45 : 0)))),
    monthly(analysed(NEAR, [], TIME)),
    monthly(analysed(ONE_HIGH, [], SHARE)),
    ...questionsOfChanges(event),
    ...questionsOfPrint(),
    ...questionsOfSurveys(),
  ].flatMap((facts: QuestionFacts) =>
    worthAsking(facts).map((question): Sentence => [{ text: writeQuestion(question) }]),
  )
}

const WITHDRAWN = MISSING.map((point, index) =>
  index === MONTHS - 1 ? { ...point, missing: 'withdrawn' as const } : point,
)

const ONE_HIGH = inMonths(
  Array.from({ length: 24 }, (_, index) => (index === 23 ? 90 : 70 + (index % 3))),
)

const [QUARTER_BEFORE, QUARTER] = [quarterPeriod(2017, 4), quarterPeriod(2018, 4)]

/** What may be asked of two quarters a year apart. */
function questionsOfChanges(event: Explanation): readonly QuestionFacts[] {
  const compared = (
    [from, to]: readonly [number, number],
    more: Partial<ComparedFacts>,
    measure = MEASURE,
    changes: readonly RecordingChange[] = [],
  ): QuestionFacts => {
    const later = { period: QUARTER, value: to }
    const comparison = compareSides({ period: QUARTER_BEFORE, value: from }, later, {
      ...{ measure, area: AREA, changes },
    })
    const told = plain(describeFigure(measure, later, { comparison }))
    return {
      measure,
      compared: [{ comparison, told, isLarge: false, explanations: [], ...more }],
    }
  }
  const parts = {
    earlier: { numerator: 630, denominator: 2100 },
    later: { numerator: 560, denominator: 1400 },
  }
  return [
    compared([1200, 1500], { isLarge: true }),
    compared([1200, 1500], { isLarge: true, explanations: [event] }),
    compared([1200, 1500], {}, MEASURE, [CHANGE]),
    compared([30, 40], { parts }, { ...MEASURE, unit: 'percent' }),
  ]
}

/** What may be asked of how figures are printed, and of whether they are. */
function questionsOfPrint(): readonly QuestionFacts[] {
  const source = { document: 'Made-up report' }
  const another = { document: 'Another report' }
  const other = { value: 662, status: 'disagrees', source: another, period: QUARTER } as const
  const releasedOn = '2026-07-20'
  const misprint = misprints(
    compareSides(
      { period: QUARTER_BEFORE, value: 482 },
      { period: QUARTER, value: 581 },
      { measure: MEASURE, area: AREA, changes: [] },
    ),
    { change: undefined, percent: { value: 24, status: 'actual', source, releasedOn } },
    MEASURE,
    [{ source, releasedOn, replaced: 0 }],
  )
  const doubts = [
    {
      ...{ period: '2018-19', source: { document: 'A made-up report' } },
      ...{ words: 'the text has 181 and its table 177', ask: 'Which is right?' },
    },
  ]
  const definedAs = [
    { words: 'calls', source },
    { words: 'callers', source: another },
  ]
  const about = (facts: Omit<QuestionFacts, 'measure'>): QuestionFacts => ({
    measure: MEASURE,
    ...facts,
  })
  return [
    about({
      disagreement: {
        used: { value: 640, status: 'actual', source },
        other: { ...other, note: null },
      },
    }),
    about({
      disagreement: {
        used: { value: 640, status: 'derived', source },
        other: { ...other, note: null },
      },
    }),
    about({ misprint: { period: QUARTER, known: misprint.map(({ text }) => text).join(' ') } }),
    { measure: { ...MEASURE, definedAs }, latest: QUARTER },
    { measure: { ...MEASURE, doubts } },
    about({ smallPercent: { period: QUARTER, percent: 50, earlier: 12 } }),
    about({ unprinted: { earlier: QUARTER_BEFORE, later: QUARTER } }),
    about({ stopped: { last: QUARTER_BEFORE, others: QUARTER } }),
    about({ rolling: periodOf('2018-04-01', '2019-03-31') }),
  ]
}

function questionsOfSurveys(): readonly QuestionFacts[] {
  const measure: Measure = { ...MEASURE, unit: 'percent', survey: { designEffect: 1 } }
  const [before, now] = [periodOf('2017-04-01', '2018-03-31'), periodOf('2018-04-01', '2019-03-31')]
  const held = (period: Period, value: number, answers: number | null): HeldPercentage => ({
    ...{ period, value, denominator: answers, status: 'actual' },
    numerator: answers === null ? null : (value / 100) * answers,
  })
  return [
    pairSurveys(measure, held(now, 72, 1000), held(before, 76.6, 1000)),
    pairSurveys(measure, held(now, 72, 400), held(before, 76.6, 400)),
    pairSurveys(measure, held(now, 72, null), held(before, 76.6, null)),
    pairSurveys(measure, held(now, 72, 400), held(periodOf('2018-01-01', '2018-12-31'), 75, 400)),
  ]
    .flatMap((pair): readonly QuestionFacts[] =>
      pair ? [{ measure, survey: { pair, explanations: [] } }] : [],
    )
    .concat({ measure, surveyedParts: now })
}
