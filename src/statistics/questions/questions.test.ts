import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordingChange } from '#area/index.ts'
import { compareSides } from '../comparisons/comparison.ts'
import { analyseSeries } from '../limits/series.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { type HeldPercentage, pairSurveys } from '../surveys/survey-pair.ts'
import { measure, period } from '../testing-figures.ts'
import type { QuestionFacts } from './question.ts'
import { worthAsking, writeQuestion } from './questions.ts'

function series(values: readonly (number | null)[]) {
  const outcome = analyseSeries(measureOf(), months(values))
  assert.ok(outcome.ok)
  return outcome.value
}

const swing = (length: number, level = 100) =>
  Array.from({ length }, (_, index) => level + (index % 2 === 0 ? 5 : -5))

const monthly = (values: readonly (number | null)[]): QuestionFacts => ({
  measure: measureOf(),
  monthly: { series: series(values), explanationsOf: () => [] },
})

const asked = (facts: QuestionFacts) => worthAsking(facts).map(writeQuestion)

const EVENT = {
  kind: 'event',
  fit: 'said',
  event: {
    ...{ id: 'fair', name: 'Summer fair', phrase: 'the summer fair', short: 'Fair' },
    ...{ from: '2026-01-10', to: '2026-01-12', source: { document: 'Made up' } },
    scope: { measures: 'all', areas: 'all' },
  },
} as const

const CHANGE: RecordingChange = {
  ...{ id: 'rule', name: 'new counting rule', short: 'Rule', from: '2026-01-01' },
  ...{ scope: { measures: 'all', areas: 'all' }, effect: 'More is counted.' },
  source: { document: 'Made up' },
}

const BURGLARY = measure()
const [BEFORE, NOW] = [period('2024-25-Q4'), period('2025-26-Q4')]

function compared(
  from: number,
  to: number,
  changes: readonly RecordingChange[] = [],
): NonNullable<QuestionFacts['compared']>[number] {
  const comparison = compareSides(
    { period: BEFORE, value: from },
    { period: NOW, value: to },
    { measure: BURGLARY, area: { id: 'northmere', kind: 'police-area' }, changes },
  )
  return { comparison, told: '300 offences, 200 more.', isLarge: true, explanations: [] }
}

describe('worthAsking', () => {
  it('asks about an unusual month that nothing explains', () => {
    assert.deepEqual(
      asked(monthly([...swing(24), 180])).map((question) => question.replace(/usual \d.*?\./, '…')),
      [
        'April 2018 had 180 incidents, against a … No explanation is recorded. What lies behind it?',
      ],
    )
  })

  it('asks nothing where nothing is unusual, misleading or unexplained', () => {
    assert.deepEqual(asked(monthly(swing(24))), [])
    const alike = { ...compared(300, 301), isLarge: false }
    assert.deepEqual(asked({ measure: BURGLARY, latest: NOW, compared: [alike] }), [])
  })

  it('never asks more than two, the most pressing first', () => {
    const facts: QuestionFacts = {
      ...monthly([...swing(22), 180, 100, null]),
      unprinted: { earlier: BEFORE, later: NOW },
      compared: [compared(100, 300)],
    }
    assert.deepEqual(
      worthAsking(facts).map(({ kind }) => kind),
      ['changed', 'gap'],
    )
  })

  it('asks what lies behind a large change, or how much of it what is registered explains', () => {
    const [plain] = asked({ measure: BURGLARY, compared: [compared(100, 300)] })
    assert.match(plain ?? '', /^300 offences, 200 more\. No explanation is recorded\. What lies/)
    const [explained] = asked({
      measure: BURGLARY,
      compared: [{ ...compared(100, 300), explanations: [EVENT] }],
    })
    assert.match(explained ?? '', /How much of that is put down to the summer fair, and on what/)
  })

  it('asks for one footing where recording changed on the way', () => {
    const facts = { ...compared(100, 300, [CHANGE]), isLarge: false }
    assert.deepEqual(asked({ measure: BURGLARY, compared: [facts] }), [
      'Recording changed between January to March 2025 and January to March 2026 (new counting rule). ' +
        'Can the figures for both be given on one footing?',
    ])
  })

  it('asks why a share that rose is of fewer, and not where it is of more', () => {
    const share = measure({ unit: 'percent', noun: undefined })
    const facts = (numerator: number, denominator: number): QuestionFacts => ({
      measure: share,
      compared: [
        {
          ...{ ...compared(30, 40), isLarge: false },
          parts: {
            earlier: { numerator: 630, denominator: 2_100 },
            later: { numerator, denominator },
          },
        },
      ],
    })
    assert.match(asked(facts(560, 1_400))[0] ?? '', /from 630 of 2,100 to 560 of 1,400\. Why/)
    assert.deepEqual(asked(facts(700, 2_000)), [])
  })

  it('asks how many answered a survey, and for periods that do not overlap', () => {
    const survey = measure({ unit: 'percent', noun: undefined, survey: { designEffect: 1 } })
    const held = (code: string, value: number, answers: number | null): HeldPercentage => ({
      ...{ period: period(code), value, numerator: null, denominator: answers },
      status: 'actual',
    })
    const facts = (later: HeldPercentage, earlier: HeldPercentage): QuestionFacts => {
      const pair = pairSurveys(survey, later, earlier)
      assert.ok(pair)
      return { measure: survey, survey: { pair, explanations: [] } }
    }
    assert.deepEqual(
      asked(facts(held('2025-26', 64, null), held('2025-01-01/2025-12-31', 66, null))),
      [
        '64% in the year to March 2026, without how many answered. How many people answered the survey in the year to March 2026?',
        'The year to December 2025 and the year to March 2026 share 275 days, so the two percentages cannot be compared. ' +
          'Can it be given for separate quarters, each with how many answered?',
      ],
    )
    // 72% of 400 against 76.6% of 400: Newcombe's interval takes in 0; of 1,000 each it does not
    const few = asked(facts(held('2025-26', 72, 400), held('2024-25', 76.6, 400)))
    assert.match(few[0] ?? '', /no more than chance .* Could enough be asked/)
    const many = asked(facts(held('2025-26', 72, 1_000), held('2024-25', 76.6, 1_000)))
    assert.match(many[0] ?? '', /more than chance: .* No explanation is recorded/)
  })

  it('puts each doubt about a figure, beside the two that press most', () => {
    const source = { document: 'Office report', paragraph: '1.5' }
    const doubt = {
      period: '2025-26-Q4',
      words: '137 is said to exceed 195',
      ask: 'Which is wrong?',
    }
    const ways = [
      { words: 'calls', source },
      { words: 'callers', source },
    ]
    const questions = asked({
      measure: measure({ definedAs: ways, doubts: [{ ...doubt, source }] }),
      latest: NOW,
      smallPercent: { period: NOW, percent: -50, earlier: 12 },
      unprinted: { earlier: BEFORE, later: NOW },
    })
    assert.equal(questions.length, 3)
    assert.equal(
      questions[0],
      'For January to March 2026: 137 is said to exceed 195 (Office report, 1.5). Which is wrong?',
    )
  })

  it('asks about two figures for one period, two definitions, and numbers that were left out', () => {
    const source = { document: 'Performance report' }
    const other = { document: 'Annual report' }
    const definedAs = [
      { words: 'calls', source },
      { words: 'callers', source: other },
    ]
    assert.deepEqual(
      asked({
        measure: measure({ definedAs }),
        latest: NOW,
        disagreement: {
          used: { value: 4326, status: 'actual', source },
          other: { value: 4310, status: 'disagrees', source: other, period: NOW, note: null },
        },
      }),
      [
        'For January to March 2026: 4,326 in one place (Performance report), 4,310 in another (Annual report). Which is right, and why do they differ?',
        'It is said to count calls (Performance report) and callers (Annual report). Which of these is counted, and was it the same before?',
      ],
    )
    assert.deepEqual(
      asked({
        measure: BURGLARY,
        smallPercent: { period: NOW, percent: -50, earlier: 12 },
        unprinted: { earlier: BEFORE, later: NOW },
      }),
      [
        'The change in January to March 2026 is told as a fall of 50%, of only 12 offences before. Can it be told in numbers, with those of several years?',
        'Only the change from January to March 2025 to January to March 2026 is printed. What are the two numbers?',
      ],
    )
  })

  it('asks for the months of what is given only for a rolling year, and for later figures', () => {
    assert.deepEqual(
      asked({
        measure: BURGLARY,
        rolling: period('2025-26'),
        stopped: { last: BEFORE, others: NOW },
      }),
      [
        'The last figure is for January to March 2025, while others of its subject go to January to March 2026. Is there a later one?',
        'It is given only for a rolling twelve months, in which a change shows slowly. Can the separate months be given?',
      ],
    )
  })
})
