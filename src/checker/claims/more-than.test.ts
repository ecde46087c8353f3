import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkMoreThan } from './more-than.ts'
import { saidBy } from './testing-checks.ts'

describe('two figures, of which the words call one the larger', () => {
  const told: readonly (readonly [string, string])[] = [
    ['We freed 68 people, fewer than the 77 of a year ago.', 'correct: fewer. 68 is below 77.'],
    [
      'We freed 78 people, fewer than the 77 of a year ago.',
      'incorrect: fewer should be more. The paper says fewer, but 78 is above 77.',
    ],
    [
      'We freed 68 people, more than the 77 of a year ago.',
      'incorrect: more should be fewer. The paper says more, but 68 is below 77.',
    ],
    [
      'We freed 78 people, and still more than the 77 of a year ago.',
      'correct: more. 78 is above 77.',
    ],
    [
      'The share here, at 71.8%, is below the district’s 69.5%.',
      'incorrect: below should be above. The paper says below, but 71.8% is above 69.5%.',
    ],
    [
      'The share here, at 71.8%, is above the district’s 69.5%.',
      'correct: above. 71.8% is above 69.5%.',
    ],
    [
      'The share here, at 61.8%, is lower than that of the district 69.5%.',
      'correct: lower than. 61.8% is below 69.5%.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkMoreThan, text), finding))
  }

  const untold = [
    'We freed 77 people, more than the 77 of a year ago.',
    'All three are above the 49 of a year ago.',
    'We freed 68 people, fewer than £77.',
    'We freed about 68 people, more than the 77 of a year ago.',
    'We freed 68 people; more than the 77 of a year ago were left.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkMoreThan, text), '', text)
  })
})
