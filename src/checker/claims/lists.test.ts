import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkLists } from './lists.ts'
import { saidBy } from './testing-checks.ts'

describe('shares in a list, of the count that leads in to it', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'There were 40 actions:\n\n- 30 are done (75%)\n- 10 are open (25%)',
      'correct: 75%. 30 ÷ 40 = 75% (40 leads in to the list). / correct: 25%. 10 ÷ 40 = 25% (40 leads in to the list).',
    ],
    [
      'There were 40 actions:\n\n- 30 are done (65%)\n- 10 are open (25%)',
      'incorrect: 65% should be 75%. The paper says 65%, but 30 ÷ 40 = 75% (40 leads in to the list). Better: 30 are done (75%) / correct: 25%. 10 ÷ 40 = 25% (40 leads in to the list).',
    ],
    [
      'There were 40 actions:\n\n- 30 are done (75%)\n- 10 are open (15%)\n- 5 are new (12.5%)',
      'correct: 75%. 30 ÷ 40 = 75% (40 leads in to the list). / incorrect: 15% should be 25%. The paper says 15%, but 10 ÷ 40 = 25% (40 leads in to the list). Better: 10 are open (25%) / correct: 12.5%. 5 ÷ 40 = 12.5% (40 leads in to the list).',
    ],
    [
      'There were 40 actions:\n\n- 30 are done (65%)\n- 5 are open (12.5%)',
      'correct: 12.5%. 5 ÷ 40 = 12.5% (40 leads in to the list).',
    ],
    [
      'There were 40 actions:\n\n- 30 are done (75%)\n- 50 are open (15%)',
      'correct: 75%. 30 ÷ 40 = 75% (40 leads in to the list).',
    ],
    [
      'There were 40 actions:\n\n- 30 are done (about 65%)\n- 10 are open (25%)',
      'correct: 25%. 10 ÷ 40 = 25% (40 leads in to the list).',
    ],
    [
      'There were 40 actions:\n\n- 30 are done (65%) by 12 people\n- 10 are open (15%) still',
      'incorrect: 15% should be 25%. The paper says 15%, but 10 ÷ 40 = 25% (40 leads in to the list). Better: 10 are open (25%) still',
    ],
    [
      'There were 40 actions:\n\n- The 30 are done (65%)\n- The 10 are open (25%)',
      'incorrect: 65% should be 75%. The paper says 65%, but 30 ÷ 40 = 75% (40 leads in to the list). Better: The 30 are done (75%) / correct: 25%. 10 ÷ 40 = 25% (40 leads in to the list).',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkLists, text), finding))
  }

  const untold = [
    'There were 40 actions.\n\n- 30 are done (65%)\n- 10 are open (25%)',
    'There were 40 actions in 12 wards:\n\n- 30 are done (65%)\n- 10 are open (25%)',
    'There were 40 actions:\n\n- Of them 30 are done (65%)\n- Of them 10 are open (25%)',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkLists, text), '', text)
  })
})
