import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

describe('a row whose name ends with "(base)"', () => {
  const read = readDrawn(`
    Response to fires, 2025/26
                                | Q1   | Q2
    North
    Attendances in scope (base) | 25   | 43
    Average time (minutes)      | 8.9  | 7.2
    % within standard           | 72%  | 86%
    South
    Attendances in scope (base) | 22   | 15
    Average time (minutes)      | 6.9  | 7.3
    % within standard           | 82%  | 93%`)

  it('is how many the mean and the percentage of its section are of', () => {
    const bases = said(read, ({ n }) => n)
    assert.equal(bases['B4'], undefined)
    assert.equal(bases['B5'], '25')
    assert.equal(bases['B6'], '25')
    assert.equal(bases['C10'], '15')
  })
})
