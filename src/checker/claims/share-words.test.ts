import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkShareWords } from './share-words.ts'
import { saidBy } from './testing-checks.ts'

describe('a share in words beside its figures', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'Late calls were 16.7%, or about one in eight.',
      'incorrect: about one in eight should be 16.7%. The paper says about one in eight, but 16.7% stands beside it.',
    ],
    [
      'Late calls were 12.7%, or about one in eight.',
      'correct: about one in eight. 12.7% stands beside it.',
    ],
    [
      'Late calls were 14.6%, or one in eight.',
      'incorrect: one in eight should be 14.6%. The paper says one in eight, but 14.6% stands beside it.',
    ],
    [
      'We paid £11,900 of £27,250, more than half.',
      'incorrect: more than half should be 43.7%. The paper says more than half, but £11,900 of £27,250 is 43.7%.',
    ],
    [
      'We paid £14,900 of £27,250, more than half.',
      'correct: more than half. £14,900 of £27,250 is 54.7%.',
    ],
    [
      'We paid £14,900 of £27,250, nearly half.',
      'incorrect: nearly half should be 54.7%. The paper says nearly half, but £14,900 of £27,250 is 54.7%.',
    ],
    [
      'We paid £13,000 of £27,250, nearly half.',
      'correct: nearly half. £13,000 of £27,250 is 47.7%.',
    ],
    [
      'We paid £14,900 of £27,250, just over half.',
      'correct: just over half. £14,900 of £27,250 is 54.7%.',
    ],
    [
      '16.7% of calls were late, or about one in six.',
      'correct: about one in six. 16.7% stands beside it.',
    ],
    [
      'Of the callers 45.7% replied, so more than half did not.',
      'correct: more than half. What 45.7% leaves is 54.3%.',
    ],
    [
      'We kept £11,900 of the £27,250, which is more than half.',
      'incorrect: more than half should be 43.7%. The paper says more than half, but £11,900 of £27,250 is 43.7%.',
    ],
    [
      'Late calls were 14.45%, or one in eight.',
      'incorrect: one in eight should be 14.45%. The paper says one in eight, but 14.45% stands beside it.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkShareWords, text), finding))
  }

  const untold = [
    'Late calls were 13.6%, or one in eight.',
    'Late calls were 14.1%, or one in eight.',
    'We paid £10,000 of £27,250, nearly half.',
    'We paid £24,900 of £27,250, just over half.',
    'Some 45.7% replied, so more than half did not.',
    'Some 54.7% replied, so more than half did not.',
    'Calls rose by 16.7%, or one in eight.',
    'About 74% agreed, or three quarters.',
    'About 64% agreed, or three quarters.',
    'We kept 20 of 15, or half.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkShareWords, text), '', text)
  })
})
