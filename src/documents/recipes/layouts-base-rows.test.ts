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

describe('a base that names what it counts', () => {
  it('is of the percentage over it, and not of what that is held against', () => {
    const bases = said(
      readDrawn(`
        Plans, calendar years
        Indicator                | 2023  | 2024
        % issued within 20 weeks | 52    | 51.3
        England                  | 50.2  | 48.5
        Statistical neighbours   | 41.2  | 39.4
        Base: new plans issued   | 582   | 640`),
      ({ n }) => n,
    )
    assert.equal(bases['B3'], '582')
    assert.equal(bases['C4'], 'null')
    assert.equal(bases['B5'], 'null')
  })
})
