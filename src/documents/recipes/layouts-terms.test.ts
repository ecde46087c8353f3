import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said, times } from './testing.ts'

describe('terms and the year that they are of', () => {
  it('are read from their days, and the year rolls as one that ends in August', () => {
    const read = times(`
      Absence, percentage of sessions
      The academic year runs from 1 September to 31 August.

      Phase     | Autumn term 2 Sep – 20 Dec 2024 | Spring term 6 Jan – 4 Apr 2025 | Academic year 2024/25
      Primary   | 5.8                             | 5.1                            | 5.3
      Secondary | 8.1                             | 8.7                            | 8.5`)
    assert.equal(read['B5'], '2024-09-02 2024-12-20 during')
    assert.equal(read['C6'], '2025-01-06 2025-04-04 during')
    assert.equal(read['D5'], '2024-09-01 2025-08-31 rolling')
  })
})

describe('a mark in a heading before its time', () => {
  it('is of its figures, as one at the end is', () => {
    const read = said(
      readDrawn(`
        Absence, percentage of sessions
        Phase     | Autumn term 2 Sep – 20 Dec 2024 | Summer term (provisional) 22 Apr – 22 Jul 2025
        Primary   | 5.8                             | 5.7
        Secondary | 8.1                             | 8.2`),
      ({ status }) => status,
    )
    assert.match(read['B3'] ?? '', /^final/)
    assert.match(read['C4'] ?? '', /^provisional/)
  })
})
