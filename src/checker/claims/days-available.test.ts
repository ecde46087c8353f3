import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkDaysAvailable } from './days-available.ts'
import { saidBy } from './testing-checks.ts'

describe('a share of the days available', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nIn 2022/23 we lost 730 days, 1% of the days available.',
      'correct: 1%. 730 days ÷ (200 people × 365 days) = 1%.',
    ],
    [
      '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nIn 2022/23 we lost 730 days, 3% of the days available.',
      'inconsistent: 3% should be 1%. The paper says 3%, but on the headcount it prints 730 days ÷ (200 people × 365 days) = 1%. Say whose days were counted.',
    ],
    [
      '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nIn 2022/23 we lost 730 days. It was cold. That is 1% of all calendar days available.',
      'correct: 1%. 730 days ÷ (200 people × 365 days) = 1%.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkDaysAvailable, text), finding))
  }

  const untold = [
    '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nIn 2022/23 we lost 730 days, 1% of the days that were worked.',
    'In 2022/23 we lost 730 days, 1% of the days available.',
    '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nIn 2022/23 we lost 1% of the days available.',
    '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nWe lost 730 days, 1% of the days available.',
    '| Measure | Count |\n|---|--:|\n| Headcount | 200 |\n\nIn 2022/23 we lost about 730 days, 1% of the days available.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkDaysAvailable, text), '', text)
  })
})
