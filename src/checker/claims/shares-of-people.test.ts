import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkWholeOfShares } from './shares-of-people.ts'
import { saidBy } from './testing-checks.ts'

describe('two shares that are all there is', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'The proportion of females is 61% and of males is 39%.',
      'correct: 61% and 39%. 61% and 39% add up to 100%.',
    ],
    [
      'The proportion of females is 61% and of males is 37%.',
      'incorrect: 61% and 37% should be 98%. 61% and 37% add up to 98%, not 100%.',
    ],
    [
      'The proportion of females is 61% and of males is 40%.',
      'correct: 61% and 40%. 61% and 40% add up to 101%.',
    ],
    [
      'The proportion of females is 61% and of males is 41%.',
      'incorrect: 61% and 41% should be 102%. 61% and 41% add up to 102%, not 100%.',
    ],
    [
      'Of these 62% were closed and the remaining 38% are open.',
      'correct: 62% and 38%. 62% and 38% add up to 100%.',
    ],
    [
      'Of these 62% were closed and the remaining 34% are open.',
      'incorrect: 62% and 34% should be 96%. 62% and 34% add up to 96%, not 100%.',
    ],
    [
      'The share was 62%, and 34% were the rest.',
      'incorrect: 62% and 34% should be 96%. 62% and 34% add up to 96%, not 100%.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkWholeOfShares, text), finding))
  }

  const untold = [
    'Of these 62% were closed and 34% of the rest are open.',
    'Of these 62% were closed, against the remaining 34% then.',
    'Of females 61% and of males 37% and of boys 4% were seen.',
    'The share of males was 62% and of women 34%.',
    'The remaining share rose by 4% to 62%, and 34% were the rest.',
    '62% of walks and 34% of the rest were males or females.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkWholeOfShares, text), '', text)
  })
})
