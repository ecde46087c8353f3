import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { times } from './testing.ts'

describe('months that have no figures yet', () => {
  const read = times(`
    Control room
    Financial year 2025/26

    Month                 | Offered | Answered
    Apr-25                | 23      | 22
    May-25                | 24      | 20
    Jun-25                | 25      | 24
    Jul-25                |         |
    Aug-25                |         |
    2025/26 YTD           | 72      | 66
    Same period last year | 70      | 60
    Monthly average 2025/26 | 24    | 22`)

  it('do not end the table, and the year so far ends with the last that has any', () => {
    assert.equal(read['B7'], '2025-06-01 2025-06-30 during')
    assert.equal(read['B10'], '2025-04-01 2025-06-30 cumulative')
    assert.equal(read['B11'], '2024-04-01 2024-06-30 cumulative')
    assert.equal(read['B9'], undefined)
  })

  it('are followed by a mean of those that have, which is left out', () => {
    assert.equal(read['B12'], undefined)
  })
})
