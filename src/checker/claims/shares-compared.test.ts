import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSharesCompared } from './shares-compared.ts'
import { saidBy } from './testing-checks.ts'

describe('which way shares stand', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      "The rate is 9.1%. Last year's rate was 8.6%, so it has risen.",
      'correct: risen. 9.1% is higher than 8.6%.',
    ],
    [
      "The rate is 9.1%. Last year's rate was 8.6%, so it has fallen.",
      'incorrect: fallen should be higher. The paper says fallen, but 9.1% is higher than 8.6%.',
    ],
    [
      "The rate is 8.6%. Last year's rate was 8.6%, so it has fallen.",
      'incorrect: fallen should be the same. The paper says fallen, but 8.6% is the same as 8.6%.',
    ],
    [
      "The rate is 9.1%. Last year's rate was 6.6%, so it has fallen.",
      'incorrect: fallen should be higher. The paper says fallen, but 9.1% is higher than 6.6%.',
    ],
    [
      'The rate is 9.1%, compared with 8.6% last year, so it has fallen.',
      'incorrect: fallen should be higher. The paper says fallen, but 9.1% is higher than 8.6%.',
    ],
    [
      'The rate is 9.1%, compared with 8.6% last year, so it has risen.',
      'correct: risen. 9.1% is higher than 8.6%.',
    ],
    [
      'The share satisfied is 79.1%, compared with 78.6% last year, so it has improved.',
      'correct: improved. 79.1% is higher than 78.6%.',
    ],
    [
      'The share satisfied is 79.1%, compared with 78.6% last year, so it has worsened.',
      'incorrect: worsened should be higher. The paper says worsened, but 79.1% is higher than 78.6%.',
    ],
    [
      'The rate is 17.0%, higher than for adults (25.6%).',
      'incorrect: higher should be lower. The paper says higher, but 17.0% is lower than 25.6%.',
    ],
    [
      'The rate is 27.0%, higher than for adults (25.6%).',
      'correct: higher. 27.0% is higher than 25.6%.',
    ],
    [
      "The rate is 9.1%. Last year's rate was 8.6%, a rise of 0.5 percentage points.",
      'correct: 0.5 percentage points. Between 8.6% and 9.1% there are 0.5 percentage points.',
    ],
    [
      "The rate is 9.1%. Last year's rate was 8.6%, a rise of 0.5%.",
      'incorrect: 0.5% should be 0.5 percentage points. The paper says 0.5%, but between 8.6% and 9.1% there are 0.5 percentage points, which is 5.8%.',
    ],
    [
      'The rate for boys was 17.0%, lower than for adults (25.6%).',
      'correct: lower. 17.0% is lower than 25.6%.',
    ],
    [
      'The rate for boys was 27.0%, lower than for adults (25.6%).',
      'incorrect: lower should be higher. The paper says lower, but 27.0% is higher than 25.6%.',
    ],
    [
      'The rate for boys was 27.0%, lower than for adults (27.0%).',
      'incorrect: lower should be the same. The paper says lower, but 27.0% is the same as 27.0%.',
    ],
    [
      'The rate for boys was 27.0%, smaller than for adults (25.6%).',
      'incorrect: smaller should be higher. The paper says smaller, but 27.0% is higher than 25.6%.',
    ],
    [
      'The rate for boys was 27.0%, greater than for adults (25.6%).',
      'correct: greater. 27.0% is higher than 25.6%.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkSharesCompared, text), finding))
  }

  const untold = [
    "The rate is 9.1%. Last year's rate was 3.6%, so it has risen.",
    'The share of errors is 9.1%, compared with 8.6% last year, so it has worsened.',
    'The rate is 27.0%, which is slightly lower than for adults (25.6%).',
    'The rate is 27.0%, lower than for 12 adults (25.6%).',
    "The rate is 9.1%. Last year's rate was 8.6%, a rise of 5.8%.",
    "The rate is 9.1%. Last year's rate was 8.6%, a rise of 0.7%.",
    "The rate is 9.1%. Last year's rate was 8.6%, so it has risen by a little.",
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkSharesCompared, text), '', text)
  })
})
