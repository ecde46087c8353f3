import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkLimits } from './limits.ts'
import { saidBy } from './testing-checks.ts'

describe('one limit told twice', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'The panel must send its report to the commissioner within 15 working days.\n\nThe panel sends its report to the commissioner within 15 days.',
      'inconsistent: 15 working days should be 15 days. Here it is "15 working days"; on line 3 the same limit is "15 days". / inconsistent: 15 days should be 15 working days. Here it is "15 days"; on line 1 the same limit is "15 working days".',
    ],
    [
      'The panel must send its report to the commissioner within 15 working days.\n\nThe panel sends its report to the commissioner within 15 working days.',
      'correct: 15 working days. Line 3 gives the same limit. / correct: 15 working days. Line 1 gives the same limit.',
    ],
    [
      'The panel must send its report to the commissioner by 8 February.\n\nThe panel sends its report to the commissioner before 8 February.',
      'inconsistent: by 8 February should be before 8 February. Here it is "by 8 February"; on line 3 the same limit is "before 8 February". / inconsistent: before 8 February should be by 8 February. Here it is "before 8 February"; on line 1 the same limit is "by 8 February".',
    ],
    [
      'The panel must send its report to the commissioner by 8 February.\n\nThe panel sends its report to the commissioner by 8th February.',
      'correct: by 8 February. Line 3 gives the same limit. / correct: by 8th February. Line 1 gives the same limit.',
    ],
    [
      'The panel must send its report to the commissioner in at least 15 days.\n\nThe panel sends its report to the commissioner in 15 days.',
      'inconsistent: at least 15 days should be 15 days. Here it is "at least 15 days"; on line 3 the same limit is "15 days". / inconsistent: 15 days should be at least 15 days. Here it is "15 days"; on line 1 the same limit is "at least 15 days".',
    ],
    [
      'The panel must send its report to the commissioner in 15 days or more.\n\nThe panel sends its report to the commissioner in 15 days.',
      'inconsistent: 15 days or more should be 15 days. Here it is "15 days or more"; on line 3 the same limit is "15 days". / inconsistent: 15 days should be 15 days or more. Here it is "15 days"; on line 1 the same limit is "15 days or more".',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkLimits, text), finding))
  }

  const untold = [
    'The panel must send its report to the commissioner within 15 working days.\n\nThe clerk paints the old fence around the garden within 15 days.',
    'The panel must send its report to the commissioner within 15 days.\n\nThe panel sends its report to the commissioner within 16 days.',
    'The panel reports to the commissioner on 3,000 hours a month.\n\nThe panel reports to the commissioner once a month.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkLimits, text), '', text)
  })
})
