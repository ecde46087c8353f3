import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { countOffences } from '#performance/imports/import-home-office.ts'
import { findGiven } from '#performance/statistics/read-vectors.ts'

describe('the Home Office table of outcomes of 2018/19', () => {
  it('has 44 forces, and 91,659 offences recorded in Leicestershire', async () => {
    const file = findGiven('data/home-office/outcomes-open-data-2018-19.csv')
    if (file === undefined) return
    const counts = await countOffences(file)
    assert.ok(counts.ok)
    assert.equal(counts.value.length, 44 * 4)
    const own = counts.value.filter(({ force }) => force === 'Leicestershire')
    // 22,627 + 22,627 + 23,695 + 22,710; the force's own report of July 2019 has 92,924
    assert.equal(
      own.reduce((sum, { offences }) => sum + offences, 0),
      91_659,
    )
  })
})
