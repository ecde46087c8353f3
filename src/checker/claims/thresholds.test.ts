import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { saidBy } from './testing-checks.ts'
import { checkThresholds } from './thresholds.ts'

describe('a figure told loosely, or again', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'We had just over 15,000 calls (15,204).',
      'correct: just over 15,000. It fits: the exact figure is 15,204 (15,204 in brackets).',
    ],
    [
      'We had just over 15,000 calls (14,904).',
      'incorrect: just over 15,000 should be 14,904. The paper says just over 15,000, but the exact figure is 14,904 (14,904 in brackets).',
    ],
    [
      'We had over 15,000 calls (14,904).',
      'incorrect: over 15,000 should be 14,904. The paper says over 15,000, but the exact figure is 14,904 (14,904 in brackets).',
    ],
    [
      'We had nearly 15,000 calls (14,904).',
      'correct: nearly 15,000. It fits: the exact figure is 14,904 (14,904 in brackets).',
    ],
    [
      'We had nearly 15,000 calls (15,904).',
      'incorrect: nearly 15,000 should be 15,904. The paper says nearly 15,000, but the exact figure is 15,904 (15,904 in brackets).',
    ],
    [
      'We had about 15,000 calls (15,904).',
      'imprecise: about 15,000 should be 15,904. The paper says about 15,000, but the exact figure is 15,904 (15,904 in brackets).',
    ],
    [
      'We had about 15,000 calls (15,104).',
      'correct: about 15,000. It fits: the exact figure is 15,104 (15,104 in brackets).',
    ],
    [
      'We had over 15,000 calls (last year 14,904).',
      'not-checkable: over 15,000. The exact figure is not printed.',
    ],
    ['We had over 15,000 calls.', 'not-checkable: over 15,000. The exact figure is not printed.'],
    [
      'We had over £15,000 (£14,904).',
      'incorrect: over £15,000 should be £14,904. The paper says over £15,000, but the exact figure is £14,904 (£14,904 in brackets).',
    ],
    [
      'We had over 15,000 calls (£14,904).',
      'not-checkable: over 15,000. The exact figure is not printed.',
    ],
    [
      'We had half a million calls (498,000).',
      'correct: half a million. It fits: the exact figure is 498,000 (498,000 in brackets).',
    ],
    [
      'We had half a million calls (398,000).',
      'incorrect: half a million should be 398,000. The paper says half a million, but the exact figure is 398,000 (398,000 in brackets).',
    ],
    [
      '| Kind | Calls |\n|---|--:|\n| Emergency calls | 14,904 |\n\nWe had over 15,000 emergency calls.',
      'incorrect: over 15,000 should be 14,904. The paper says over 15,000, but the exact figure is 14,904 ("Emergency calls" in the table).',
    ],
    [
      '| Kind | Calls |\n|---|--:|\n| Emergency calls | 15,204 |\n\nWe had over 15,000 emergency calls.',
      'correct: over 15,000. It fits: the exact figure is 15,204 ("Emergency calls" in the table).',
    ],
    [
      '| Kind | Calls |\n|---|--:|\n| Emergency calls | 15,204 |\n\nWe had 15,204 emergency calls.',
      'correct: 15,204. The table row "Emergency calls" has the same figure.',
    ],
    [
      '| Kind | Paid |\n|---|--:|\n| Vans | £4.904m |\n| Cars | £4.583m |\n| Total | £9.487m |\n\nWe paid £9.5m for cars and vans.',
      "correct: £9.5m. The table's total is £9.487m.",
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkThresholds, text), finding))
  }

  const untold = [
    '| Kind | Paid |\n|---|--:|\n| Vans | £4,904 |\n| Cars | £4,583 |\n| Total | £9,487 |\n\nWe paid £9,500 for cars and vans.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkThresholds, text), '', text)
  })
})
