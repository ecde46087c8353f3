import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { plain } from '#statistics/index.ts'
import { figure, measure, period } from '#statistics/testing.ts'
import { presentSurvey } from './survey-notes.ts'

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

const say = (...found: Parameters<typeof presentSurvey>) => {
  const said = presentSurvey(...found)
  return said && { text: plain(said.sentence), notes: said.notes }
}

describe('presentSurvey', () => {
  it('says that a change cannot be judged without how many answered, and asks for it', () => {
    const said = say(satisfied, found('2026-27', 72), found('2025-26', 76.6))
    assert.equal(
      said?.text,
      '72% in the year to March 2027, against 76.6% in the year to March 2026. How many people ' +
        'answered was not given, so whether anything has changed cannot be judged.',
    )
    assert.deepEqual(said?.notes, [
      'To ask: How many people answered the survey in the year to March 2026 and the year to March 2027?',
    ])
  })

  it('names the one period for which it was not given', () => {
    const later = say(satisfied, found('2026-27', 72), found('2025-26', 76.6, 766, 1_000))
    assert.match(later?.text ?? '', /answered in the year to March 2027 was not given/)
    const earlier = say(satisfied, found('2026-27', 72, 720, 1_000), found('2025-26', 76.6))
    assert.match(earlier?.text ?? '', /^72% of 1,000 who answered in the year to March 2027/)
    assert.match(earlier?.text ?? '', /answered in the year to March 2026 was not given/)
  })

  it('gives how many answered, Wilson’s interval, and whether the change is more than chance', () => {
    // 72% of 1,000: Wilson's 95% interval is 69.1% to 74.7%; against 76.6%, Newcombe's leaves out 0
    const sure = say(
      satisfied,
      found('2026-27', 72, 720, 1_000),
      found('2025-26', 76.6, 766, 1_000),
    )
    assert.match(sure?.text ?? '', /^72% of 1,000 who answered .* between 69\.1% and 74\.7%/)
    assert.match(sure?.text ?? '', /fell by 4\.6 percentage points .* more than chance/)
    assert.deepEqual(sure?.notes, [])
    const unsure = say(satisfied, found('2026-27', 72, 72, 100), found('2025-26', 76, 76, 100))
    assert.match(unsure?.text ?? '', /no more than chance could make it/)
  })

  it('does not compare rolling years that share months', () => {
    const said = say(
      satisfied,
      found('2025-07-01/2026-06-30', 72),
      found('2025-04-01/2026-03-31', 75),
    )
    assert.match(said?.text ?? '', /are not compared: they share 274 days/)
    assert.match(said?.notes[0] ?? '', /^To ask: How many people answered/)
  })

  it('says nothing of what is no survey', () => {
    assert.equal(say(measure(), found('2026-27', 72), undefined), undefined)
  })
})
