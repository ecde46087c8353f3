import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { monthPeriod, periodOf, quarterPeriod } from '#shared/index.ts'
import { assertClose, readVectors } from '../read-vectors.ts'
import { askForAnswers, compareSurveys, readSurvey, SURVEY_SETTINGS } from './surveys.ts'

const exact = readVectors(
  'funnel_exact_and_survey_r.json',
  z.object({
    confidence_72_vs_76_6: z.array(
      z.object({
        n_each: z.number(),
        design_effect: z.number(),
        diff_pp: z.number(),
        newcombe95_pp: z.tuple([z.number(), z.number()]),
        significant: z.boolean(),
      }),
    ),
  }),
)
const year = (first: number) => periodOf(`${first}-04-01`, `${first + 1}-03-31`)
const asked = (
  period = year(2018),
  percent: number | null = 72,
  answers: number | null = 1000,
) => ({
  ...{ period, percent, answers },
})

describe('compareSurveys', () => {
  it('agrees with R on 72% against 76.6% for nine numbers of replies', () => {
    for (const expected of exact?.confidence_72_vs_76_6 ?? []) {
      const { n_each, design_effect } = expected
      const settings = { ...SURVEY_SETTINGS, designEffect: design_effect }
      const change = compareSurveys(
        asked(year(2018), 72, n_each),
        asked(year(2017), 76.6, n_each),
        settings,
      )
      assert.equal(change.kind, 'judged')
      if (change.kind !== 'judged') continue
      const what = `${n_each} each, design effect ${design_effect}`
      assertClose(change.points, expected.diff_pp, 1e-8, what)
      assertClose(change.interval.lower, expected.newcombe95_pp[0], 1e-8, what)
      assertClose(change.interval.upper, expected.newcombe95_pp[1], 1e-8, what)
      assert.equal(change.isMoreThanChance, expected.significant, what)
    }
  })

  it('does not compare two twelve months that share nine', () => {
    const later = asked(periodOf('2018-07-01', '2019-06-30'))
    const change = compareSurveys(later, asked(year(2018), 76.6))
    // July 2018 to March 2019: 274 days are in both
    assert.deepEqual(change, { kind: 'overlapping', sharedDays: 274 })
  })

  it('cannot judge a change where nobody said how many answered', () => {
    const earlier = asked(year(2017), 76.6, null)
    const change = compareSurveys(asked(), earlier)
    assert.equal(change.kind, 'no-n')
    assert.equal(
      askForAnswers(change.kind === 'no-n' ? change.periods : []),
      'How many people answered the survey in the year to March 2018?',
    )
  })

  it('says which period was not published', () => {
    const change = compareSurveys(asked(), asked(quarterPeriod(2017, 1), null))
    assert.equal(change.kind, 'not-published')
  })
})

describe('readSurvey', () => {
  it('gives a percentage its 95% interval', () => {
    const reading = readSurvey(asked())
    // 720 of 1,000: R's prop.test gives 69.14% to 74.69%
    assert.equal(reading.kind === 'read' && reading.interval.lower.toFixed(2), '69.14')
    assert.equal(reading.kind === 'read' && reading.interval.upper.toFixed(2), '74.69')
  })

  it('gives none for fewer than 30 answers', () => {
    assert.deepEqual(readSurvey(asked(monthPeriod(2019, 4), 75, 8)), {
      kind: 'too-few',
      answers: 8,
    })
  })
})
