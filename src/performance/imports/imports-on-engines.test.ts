import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { fetchCurrent, TABLE_CHECKS } from '#holdings/index.ts'
import { type Storage, verifyRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { northmereArea } from '../../../test/fixtures/imports/made-files.ts'
import { importObservations } from './import-observations.ts'
import { importStreet } from './import-street.ts'

const STREET = join(import.meta.dirname, '../../../test/fixtures/imports/street')
const HEAD = 'measure,area,breakdown,period,value'
const AUTHORSHIP = {
  actor: 'A clerk',
  reason: 'Monthly figures',
  today: '2026-04-15',
  at: '2026-04-15T09:00:00Z',
}

async function take({ db, folder }: Storage, rows: readonly string[], more = {}) {
  const file = join(folder, 'figures.csv')
  await writeFile(file, [HEAD, ...rows].join('\n'))
  const outcome = await importObservations(db, northmereArea(), { ...AUTHORSHIP, file, ...more })
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
  const { importId, added, superseded, unchanged, rejected } = outcome.value
  return { importId, added, superseded, unchanged, rejected }
}

const values = async ({ db }: Storage) => (await fetchCurrent(db)).map(({ value }) => value)

/** Figures of so many months and beats that they are more than are written at once. */
function manyMonths(firstValue: number): string[] {
  return Array.from({ length: 9_600 }, (_, index) => {
    const [beat, month] = [Math.floor(index / 120), index % 120]
    const period = `${2016 + Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}`
    return `burglary,northmere,beat=${beat},${period},${firstValue + index}`
  }).filter((row) => !/,2026-(0[5-9]|1)/.test(row))
}

describe('imports', () => {
  forEachEngine((engine) => {
    it('add figures, add nothing the second time, and supersede what is revised', async (test) => {
      const storage = await engine.open(test)
      const rows = ['burglary,northmere,,2026-01,41', 'burglary,northmere,,2026-02,']
      const counts = { importId: null, added: 0, superseded: 0, unchanged: 0, rejected: 0 }
      assert.deepEqual(await take(storage, rows, { dryRun: true }), { ...counts, added: 2 })
      assert.deepEqual(await values(storage), [])
      assert.deepEqual(await take(storage, rows), { ...counts, importId: 1, added: 2 })
      assert.deepEqual(await take(storage, rows), { ...counts, unchanged: 2 })
      const revised = ['burglary,northmere,,2026-01,43', 'burglary,northmere,,2026-02,']
      assert.deepEqual(await take(storage, revised), {
        ...counts,
        importId: 2,
        superseded: 1,
        unchanged: 1,
      })
      assert.deepEqual(await values(storage), [43, null])
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('write more figures than are written at once, in the order of the file', async (test) => {
      const storage = await engine.open(test)
      const rows = manyMonths(0)
      assert.equal((await take(storage, rows)).added, rows.length)
      const kept = await storage.db
        .selectFrom('observation')
        .select(['value'])
        .orderBy('id')
        .execute()
      assert.deepEqual(
        kept.map(({ value }) => value),
        rows.map((row) => Number(row.split(',').at(-1))),
      )
      assert.equal((await take(storage, rows)).unchanged, rows.length)
      assert.equal((await take(storage, manyMonths(1))).superseded, rows.length)
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('write nothing at all when a row in the last batch is rejected', async (test) => {
      const storage = await engine.open(test)
      const counts = await take(storage, [...manyMonths(0), 'burglary,northmere,,2026-03,n/k'])
      assert.deepEqual([counts.rejected, counts.importId], [1, null])
      assert.deepEqual(await values(storage), [])
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('take in street files once, and clear away what a killed import left', async (test) => {
      const storage = await engine.open(test)
      const left = join(storage.folder, 'street', '2025-12-0123456789ab.parquet.part')
      await mkdir(join(storage.folder, 'street'))
      await writeFile(left, 'half a file')
      const street = async () => {
        const outcome = await importStreet(storage.db, northmereArea(), {
          ...AUTHORSHIP,
          given: [STREET],
          dataFolder: storage.folder,
        })
        if (!outcome.ok) throw new Error(outcome.problems[0]?.message)
        return outcome.value
      }
      const first = await street()
      assert.deepEqual([first.filesRead, first.importId], [2, 1])
      assert.ok(first.added > 0)
      assert.equal(existsSync(left), false)
      const second = await street()
      assert.deepEqual([second.filesKnown, second.added, second.importId], [2, 0, null])
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })
  })
})
