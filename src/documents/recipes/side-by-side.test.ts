import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sidesOf } from './side-by-side.ts'

describe('tables side by side', () => {
  it('are looked for in however many rows', () => {
    // More rows than a call takes arguments: the program stopped by a fault of its own
    const rows = Array.from({ length: 150_000 }, (_, index) => ({
      number: index + 2,
      cells: ['Ashcombe', String(index)],
    }))
    assert.equal(sidesOf([{ number: 1, cells: ['District', 'Calls'] }], rows), undefined)
  })
})
