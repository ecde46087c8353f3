import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { readAreaFolder } from '#area/index.ts'
import { holdingsOf, takeInArea } from '#performance/index.ts'
import { openInMemory } from '#storage/testing.ts'
import { heldFigures } from './held-figures.ts'

const NORTHMERE = join(import.meta.dirname, '../../test/fixtures/areas/northmere')

describe('heldFigures', () => {
  it('gives the whole of each measure for the place itself, once a period, and no part of it', async (test) => {
    const { db } = await openInMemory(test)
    const day = { at: '2026-11-22T09:00:00Z', today: '2026-11-22' }
    const act = { actor: 'A. Tester', reason: 'Testing', ...day }
    const loaded = await takeInArea(db, await readAreaFolder(NORTHMERE), act)
    assert.ok(loaded.ok)
    const held = heldFigures(await holdingsOf(db, () => day.today)())
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
