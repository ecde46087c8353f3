import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Storage, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import {
  fetchCurrent,
  fetchHistory,
  fetchPrinted,
  fetchRecorded,
  type ObservationFilter,
} from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import type { NewObservationRow } from './tables.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'

async function take({ db }: Storage, ...rows: NewObservationRow[]) {
  await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(rows)))
}

async function current({ db }: Storage, filter?: ObservationFilter) {
  const rows = await fetchCurrent(db, filter)
  return rows.map(({ value, replaced }) => ({ value, replaced }))
}

const published = exampleRow({ value: 412, released_on: '2019-07-22', known_on: '2019-07-22' })
const revised = exampleRow({ value: 409, released_on: '2019-10-20', known_on: '2019-10-21' })

describe('fetchCurrent', () => {
  forEachEngine((engine) => {
    it('gives the figure released last and says how many it replaced', async (test) => {
      const storage = await engine.open(test)
      await take(storage, published)
      await take(storage, revised)
      assert.deepEqual(await current(storage), [{ value: 409, replaced: 1 }])
    })

    it('gives the figure as it was known on a day', async (test) => {
      const storage = await engine.open(test)
      await take(storage, published, revised)
      assert.deepEqual(await current(storage, { asAt: '2019-07-21' }), [])
      assert.deepEqual(await current(storage, { asAt: '2019-10-20' }), [
        { value: 412, replaced: 0 },
      ])
      assert.deepEqual(await current(storage, { asAt: '2019-10-21' }), [
        { value: 409, replaced: 1 },
      ])
    })

    it('goes by the day of release, not by which was recorded last', async (test) => {
      const storage = await engine.open(test)
      await take(storage, revised)
      await take(storage, published)
      assert.deepEqual(await current(storage), [{ value: 409, replaced: 1 }])
    })

    it('gives the one recorded last of two released on one day', async (test) => {
      const storage = await engine.open(test)
      await take(storage, published, { ...published, value: 410 })
      assert.deepEqual(await current(storage), [{ value: 410, replaced: 1 }])
    })

    it('lets a blank supersede a figure that was withdrawn', async (test) => {
      const storage = await engine.open(test)
      await take(storage, published, { ...revised, value: null })
      assert.deepEqual(await current(storage), [{ value: null, replaced: 1 }])
    })

    it('keeps a target beside the figure and not in place of it', async (test) => {
      const storage = await engine.open(test)
      await take(storage, published, { ...revised, value: 400, status: 'target' })
      assert.deepEqual(await current(storage), [
        { value: 412, replaced: 0 },
        { value: 400, replaced: 0 },
      ])
    })

    it('leaves out a figure that another paper prints otherwise', async (test) => {
      const storage = await engine.open(test)
      await take(storage, published, { ...revised, value: 421, status: 'disagrees' })
      assert.deepEqual(await current(storage), [{ value: 412, replaced: 0 }])
      const printed = await fetchPrinted(storage.db, { measures: ['burglary'] })
      assert.deepEqual(
        printed.map(({ value }) => value),
        [421],
      )
    })

    it('comes in the order of measure, area, breakdown and period, byte by byte', async (test) => {
      const storage = await engine.open(test)
      const keys = [
        { measure: 'a-b', area: 'n', breakdown: '' },
        { measure: 'aB', area: 'n', breakdown: '' },
        { measure: 'ab', area: 'N', breakdown: '' },
        { measure: 'ab', area: 'n', breakdown: '' },
        { measure: 'ab', area: 'n', breakdown: 'sex=f' },
        { measure: 'ab', area: 'n', breakdown: 'sex=f', period_start: '2019-05-01' },
        { measure: 'ab', area: 'é', breakdown: '' },
      ]
      await take(storage, ...keys.map((key) => exampleRow(key)).reverse())
      const rows = await fetchCurrent(storage.db)
      assert.deepEqual(
        rows.map(({ measure, area, breakdown, period_start }) => [
          measure,
          area,
          breakdown,
          period_start,
        ]),
        keys.map(({ measure, area, breakdown, period_start = '2019-04-01' }) => [
          measure,
          area,
          breakdown,
          period_start,
        ]),
      )
    })

    it('gives only the measures and areas asked for, and none when none are', async (test) => {
      const storage = await engine.open(test)
      await take(
        storage,
        exampleRow({ value: 1 }),
        exampleRow({ value: 2, measure: 'robbery' }),
        exampleRow({ value: 3, area: 'southshire' }),
      )
      assert.deepEqual(await current(storage, { measures: ['robbery'] }), [
        { value: 2, replaced: 0 },
      ])
      assert.deepEqual(await current(storage, { areas: ['southshire', 'eastshire'] }), [
        { value: 3, replaced: 0 },
      ])
      assert.deepEqual(await current(storage, { measures: [] }), [])
    })
  })
})

describe('fetchHistory', () => {
  forEachEngine((engine) => {
    it('gives every figure held for one period, oldest release first', async (test) => {
      const storage = await engine.open(test)
      await take(storage, revised, published, exampleRow({ measure: 'robbery', value: 9 }))
      const history = await fetchHistory(storage.db, published)
      assert.deepEqual(
        history.map(({ value, released_on }) => [value, released_on]),
        [
          [412, '2019-07-22'],
          [409, '2019-10-20'],
        ],
      )
    })
  })
})

describe('fetchRecorded', () => {
  forEachEngine((engine) => {
    it('gives everything held, in the order it was recorded', async (test) => {
      const storage = await engine.open(test)
      await take(storage, revised, { ...published, status: 'disagrees' })
      await take(storage, exampleRow({ measure: 'robbery', value: 9 }), published)
      const rows = await fetchRecorded(storage.db, { measures: ['burglary'] })
      assert.deepEqual(
        rows.map(({ value, status }) => [value, status]),
        [
          [409, 'actual'],
          [412, 'disagrees'],
          [412, 'actual'],
        ],
      )
    })
  })
})
