import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSides } from './sides.ts'
import { saidBy } from './testing-checks.ts'

describe('two figures and a word that says which is more', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'Cover was 86%, above the 88% target.',
      'incorrect: above should be below. The paper says above, but 86% is below 88%.',
    ],
    ['Cover was 89%, above the 88% target.', 'correct: above. 89% is above 88%.'],
    ['Cover was 86%, below the 88% target.', 'correct: below. 86% is below 88%.'],
    [
      'Costs were £240, over the £250 budget.',
      'incorrect: over should be below. The paper says over, but £240 is below £250.',
    ],
    ['Costs were £260, over the £250 budget.', 'correct: over. £260 is above £250.'],
    [
      'Costs were £260, which is still well under the £250 budget.',
      'incorrect: under should be above. The paper says under, but £260 is above £250.',
    ],
    [
      'Calls took 9 seconds, less than the 10 seconds of last year.',
      'correct: less than. 9 seconds is below 10 seconds.',
    ],
    [
      'Calls took 11 seconds, less than the 10 seconds of last year.',
      'incorrect: less than should be above. The paper says less than, but 11 seconds is above 10 seconds.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkSides, text), finding))
  }

  const untold = [
    'Cover was 88%, above the 88% target.',
    'Cover was 86% and is 0.7 points higher than the 88% target.',
    'Visits were 240, above the 250 planned.',
    'Cover was 86% and wards were above the 88% target.',
    'Cover was about 86%, above the 88% target.',
    'Cover was 86%, above £88.',
    'Cover was 8%, above the 88% target.',
    'Cover was 86% in all of the wards that we went to in the long summer of that dry year, above the 88% target.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkSides, text), '', text)
  })
})
