import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSharesOfThree } from './shares-of-three.ts'
import { saidBy } from './testing-checks.ts'

describe('a part, its whole and its share', () => {
  const told: readonly (readonly [string, string])[] = [
    ['A quarter of the 812 complaints (203) were late.', 'correct: A quarter. 203 ÷ 812 = 25%.'],
    [
      'A third of the 812 complaints (203) were late.',
      'incorrect: A third should be 25%. The paper says A third, but 203 ÷ 812 = 25%.',
    ],
    [
      'There were 155,841 crimes and some (116,881 or 75%) were at night.',
      'correct: 75%. 116,881 ÷ 155,841 = 75%.',
    ],
    ['We kept 0.83% of the £8.6bn, £71.4m.', 'correct: 0.83%. £71.4m ÷ £8,600m = 0.83%.'],
    [
      'We kept 0.93% of the £8.6bn, £71.4m.',
      'incorrect: 0.93% should be 0.83%. The paper says 0.93%, but £71.4m ÷ £8,600m = 0.83%.',
    ],
    [
      'We kept 0.38% of the £8.6bn, £71.4m.',
      'incorrect: 0.38% should be 0.83%. The paper says 0.38%, but £71.4m ÷ £8,600m = 0.83%.',
    ],
    ['We kept 25% share of the 812 complaints (203).', 'correct: 25%. 203 ÷ 812 = 25%.'],
    ['We kept 27% of the £8,000,000, £2.1m.', 'correct: 27%. £2.1m ÷ £8m = 26.25%.'],
    [
      'We kept 24.9% of the 812 complaints (203).',
      'imprecise: 24.9% should be 25.0%. The paper says 24.9%, but 203 ÷ 812 = 25%.',
    ],
    [
      'We kept 5% of the 812 complaints (203).',
      'not-checkable: 5%. It is not clear what the share is of.',
    ],
    [
      'There were 155,841 crimes and some (75% or 116,881) were at night.',
      'correct: 75%. 116,881 ÷ 155,841 = 75%.',
    ],
    [
      'There were 155,841 crimes and some (57% or 116,881) were at night.',
      'incorrect: 57% should be 75%. The paper says 57%, but 116,881 ÷ 155,841 = 75%.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkSharesOfThree, text), finding))
  }

  const untold = [
    'There were 155,841 crimes, most of them at night (75%; 116,881).',
    'There were 155,841 crimes, at night (75%; 116,881).',
    'There were 155,841 crimes and most of these (75%; 116,881) were at night.',
    'We kept 25% of the 812, 203 and 12 others.',
    'We kept 25% of the 812, £203.',
    'We kept 25% of the 812, 0.',
    'We kept 25% of the 812 complaints, a fall of 203.',
    'We kept 25% of the 812; 203 were late.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkSharesOfThree, text), '', text)
  })
})
