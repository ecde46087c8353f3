import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPaces } from './paces.ts'
import { saidBy } from './testing-checks.ts'

describe('so many a month, of so many in all', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'There were 3,600 visits over 12 months, 300 a month.',
      'correct: 300. 3,600 over 12 months is 300 a month.',
    ],
    [
      'There were 3,600 visits over 12 months, 310 a month.',
      'incorrect: 310 should be 300. The paper says 310, but 3,600 over 12 months is 300 a month.',
    ],
    [
      'There were 3,600 visits in 2023, 300 a month.',
      'correct: 300. 3,600 over 12 months is 300 a month.',
    ],
    [
      'There were 3,600 visits in 2023, 330 a month.',
      'incorrect: 330 should be 300. The paper says 330, but 3,600 over 12 months is 300 a month.',
    ],
    [
      'There were 700 visits over 10 weeks, 70 a week.',
      'correct: 70. 700 over 10 weeks is 70 a week.',
    ],
    [
      'There were 700 visits over 10 weeks, 10 a day.',
      'correct: 10. 700 over 70 days is 10 a day.',
    ],
    [
      'There were 700 visits over 10 weeks, 12 a day.',
      'incorrect: 12 should be 10. The paper says 12, but 700 over 70 days is 10 a day.',
    ],
    [
      'There were £3,600 of gifts over 12 months, £330 a month.',
      'incorrect: £330 should be £300. The paper says £330, but 3,600 over 12 months is 300 a month.',
    ],
    [
      'There were 3,600 visits over two years, 150 a month.',
      'correct: 150. 3,600 over 24 months is 150 a month.',
    ],
    [
      'There were 3,600 visits over two years, 170 a month.',
      'incorrect: 170 should be 150. The paper says 170, but 3,600 over 24 months is 150 a month.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkPaces, text), finding))
  }

  const untold = [
    'There were 3,600 visits over 12 months, 900 a month.',
    'There were 3,600 visits over 12 months, 300 new visits a month.',
    'There were 3,600 visits of 2023, 330 a month.',
    'There were 3,600 visits in March 2023, 330 a month.',
    'There were 3,600 visits in 2023 and 2024, 330 a month.',
    'There were 3,600 visits in 2023, 330 a week.',
    'There were 700 visits after 10 weeks, 12 a day.',
    'There were 700 visits over one week, 720 a week.',
    'There were £3,600 of gifts over 12 months, 330 a month.',
    'There were 3,600 visits and 12 others over 12 months, 330 a month.',
    'There were 3,600 visits over 12 months, 330 in all.',
    'There were 3,600 visits over 12 months, or 10%, 330 a month.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkPaces, text), '', text)
  })
})
