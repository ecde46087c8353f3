import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { holdingsOf } from '#performance/index.ts'
import { shareFounded } from '../../test/founded.ts'
import { heldFigures } from './held-figures.ts'

describe('heldFigures', () => {
  it('gives the whole of each measure for the place itself, once a period, and no part of it', async () => {
    const { storage } = await shareFounded('test/fixtures/areas/northmere')
    const held = heldFigures(await holdingsOf(storage.readAs, 'public', () => '2026-11-22')())
    const burglary = held.filter(
      ({ measure, area }) => measure === 'Burglary' && area === 'Northmere',
    )
    const of = (code: string) =>
      burglary.filter(({ period }) => period.code === code).map(({ value, unit }) => [value, unit])
    // printed.csv: 279 in all, of which 190 household and 89 business
    assert.deepEqual(of('2025-26-Q4'), [[279, 'count']])
    assert.deepEqual(of('2023-01'), [[103, 'count']])
    const keys = held.map(({ measure, period, unit }) => `${measure} ${period.code} ${unit}`)
    assert.equal(new Set(keys).size, keys.length)
    assert.ok(held.every(({ value }) => Number.isFinite(value)))
  })
})
