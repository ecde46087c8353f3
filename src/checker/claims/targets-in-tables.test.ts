import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkTargetsInTables } from './targets-in-tables.ts'
import { saidBy } from './testing-checks.ts'

const MEASURES = `
| Measure | Target | Actual |
|---|--:|--:|
| Calls answered in time | 90% | 88% |
| Webchat satisfaction | 80% | 82% |
| Average wait | 30 | 35 |
| Repeat callers | 20% | 15% |
| Letters sent | 400 | 400 |
`
const STATUSES = `
| Measure | Target | Actual | Status |
|---|--:|--:|--:|
| Calls answered in time | 90% | 88% | Missed |
| Webchat satisfaction | 80% | 82% | Met |
`

describe('a row that met its target', () => {
  const told: readonly (readonly [string, string, string])[] = [
    [
      MEASURES,
      'Webchat satisfaction met its target.',
      'correct: met. 82% ("Webchat satisfaction, Actual") is above its target of 80% ("Webchat satisfaction, Target"), and more is better.',
    ],
    [
      MEASURES,
      'Webchat satisfaction missed its target.',
      'incorrect: missed should be met. The paper says missed, but 82% ("Webchat satisfaction, Actual") is above its target of 80% ("Webchat satisfaction, Target"), and more is better.',
    ],
    [
      MEASURES,
      'Webchat satisfaction of 82% met its target.',
      'correct: met. 82% ("Webchat satisfaction, Actual") is above its target of 80% ("Webchat satisfaction, Target"), and more is better.',
    ],
    [
      MEASURES,
      'Calls answered in time met the target.',
      'incorrect: met should be missed. The paper says met, but 88% ("Calls answered in time, Actual") is below its target of 90% ("Calls answered in time, Target"), and more is better.',
    ],
    [
      MEASURES,
      'For calls answered in time the target was not met.',
      'correct: not met. 88% ("Calls answered in time, Actual") is below its target of 90% ("Calls answered in time, Target"), and more is better.',
    ],
    [
      MEASURES,
      'The average wait met its target.',
      'incorrect: met should be missed. The paper says met, but 35 ("Average wait, Actual") is above its target of 30 ("Average wait, Target"), and less is better.',
    ],
    [
      MEASURES,
      'The average wait missed its target.',
      'correct: missed. 35 ("Average wait, Actual") is above its target of 30 ("Average wait, Target"), and less is better.',
    ],
    [
      MEASURES,
      'Webchat satisfaction met its target by 2 points.',
      'correct: met. 82% ("Webchat satisfaction, Actual") is above its target of 80% ("Webchat satisfaction, Target"), and more is better.',
    ],
    [
      MEASURES,
      'Satisfaction of 82% met its target.',
      'correct: met. 82% ("Webchat satisfaction, Actual") is above its target of 80% ("Webchat satisfaction, Target"), and more is better.',
    ],
    [
      MEASURES,
      'Webchat satisfaction, at 82%; calls answered in time missed the target.',
      'correct: missed. 88% ("Calls answered in time, Actual") is below its target of 90% ("Calls answered in time, Target"), and more is better.',
    ],
    [
      STATUSES,
      'Webchat satisfaction met its target.',
      'correct: met. The table says "Met" of "Webchat satisfaction".',
    ],
    [
      STATUSES,
      'Webchat satisfaction missed its target.',
      'inconsistent: missed should be Met. The paper says missed, but the table says "Met" of "Webchat satisfaction".',
    ],
    [
      STATUSES,
      'Calls answered in time met the target.',
      'inconsistent: met should be Missed. The paper says met, but the table says "Missed" of "Calls answered in time".',
    ],
    [
      STATUSES,
      'For calls answered in time the target was not met.',
      'correct: not met. The table says "Missed" of "Calls answered in time".',
    ],
  ]
  for (const [table, text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkTargetsInTables, `${table}\n${text}`), finding))
  }

  const untold: readonly (readonly [string, string])[] = [
    [MEASURES, 'Webchat satisfaction of 79% met its target.'],
    [MEASURES, 'Repeat callers missed the target.'],
    [MEASURES, 'Letters sent met the target.'],
    [MEASURES, 'Only webchat satisfaction met its target.'],
    [MEASURES, 'Last year webchat satisfaction met its target.'],
    [MEASURES, 'Satisfaction met its target.'],
    [MEASURES, 'Webchat satisfaction and repeat callers met their target.'],
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const [table, text] of untold)
      assert.equal(saidBy(checkTargetsInTables, `${table}\n${text}`), '', text)
  })
})
