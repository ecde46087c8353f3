import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { forEachEngine } from './testing.ts'

describe('openStorage', () => {
  forEachEngine((engine) => {
    it('reads counts and figures as numbers, days as days and instants in UTC', async (test) => {
      const { db } = await engine.open(test)
      const { rows } = await sql`
        select 9007199254740991::bigint as count, 0.125::numeric as figure, -12.5::numeric as fall,
          date '2019-06-30' as day, timestamptz '2019-06-30 23:30:00.25+01' as instant,
          timestamptz '2019-06-30 12:00:00+00' as noon, null::numeric as unpublished`.execute(db)
      assert.deepEqual(rows, [
        {
          count: 9_007_199_254_740_991,
          figure: 0.125,
          fall: -12.5,
          day: '2019-06-30',
          instant: '2019-06-30T22:30:00.25Z',
          noon: '2019-06-30T12:00:00Z',
          unpublished: null,
        },
      ])
    })
  })
})
