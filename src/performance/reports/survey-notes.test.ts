import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figure, measure, period } from '../made-up-figures.ts'
import { surveyNotes } from './survey-notes.ts'

const satisfied = measure({
  unit: 'percent',
  noun: undefined,
  better: 'higher',
  survey: { designEffect: 1 },
})
const found = (code: string, value: number, numerator?: number, denominator?: number) => {
  const counted = { numerator: numerator ?? null, denominator: denominator ?? null }
  const part = figure({ period: period(code), value, ...counted })
  return { point: { period: part.period, value }, parts: [part] }
}

describe('surveyNotes', () => {
  it('says that a change cannot be judged without how many answered, and asks for it', () => {
    const [note = ''] = surveyNotes(satisfied, found('2026-27', 72), found('2025-26', 76.6))
    assert.match(note, /cannot be judged, because how many people answered was not given/)
    assert.match(note, /How many people answered the survey in/)
  })

  it('says whether a change is more than chance where it is known how many answered', () => {
    // 72% of 1,000 against 76.6% of 1,000: Newcombe's interval leaves out 0
    const [sure = ''] = surveyNotes(
      satisfied,
      found('2026-27', 72, 720, 1_000),
      found('2025-26', 76.6, 766, 1_000),
    )
    assert.match(sure, /fell by 4\.6 percentage points .* more than chance/)
    const [unsure = ''] = surveyNotes(
      satisfied,
      found('2026-27', 72, 72, 100),
      found('2025-26', 76, 76, 100),
    )
    assert.match(unsure, /no more than chance could make it/)
  })

  it('does not compare rolling years that share months', () => {
    const [note = ''] = surveyNotes(
      satisfied,
      found('2025-07-01/2026-06-30', 72),
      found('2025-04-01/2026-03-31', 75),
    )
    assert.match(note, /are not compared/)
  })

  it('says nothing of what is no survey', () => {
    assert.deepEqual(surveyNotes(measure(), found('2026-27', 72), undefined), [])
  })
})
