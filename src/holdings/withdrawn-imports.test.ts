import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Storage, verifyRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { fetchCurrent, fetchPrinted } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import type { NewObservationRow } from './tables.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'
import { recordImportWithdrawal } from './withdrawn-imports.ts'

const right = exampleRow({ value: 412, released_on: '2019-07-22', known_on: '2019-07-22' })
const wrong = exampleRow({ value: 4_120, released_on: '2019-10-20', known_on: '2019-10-21' })
const alone = exampleRow({ period_start: '2019-08-01', period_end: '2019-08-31', value: 7 })
const clerk = { actor: 'A. Clerk', at: '2026-11-30T10:00:00Z' }

async function take({ db }: Storage, ...rows: NewObservationRow[]): Promise<number> {
  const { importId } = await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(rows)))
  return importId ?? 0
}

async function current({ db }: Storage, asAt?: string) {
  const rows = await fetchCurrent(db, { asAt })
  return rows.map(({ period_start, value, status }) => [period_start, value, status])
}

async function withdraw({ db }: Storage, importId: number, day = '2026-11-30') {
  const about = { importId, reason: 'Of another force', approval: { by: 'Alix Registrar' }, day }
  return await writeRecord(db, (trx) => recordImportWithdrawal(trx, about, clerk))
}

describe('an import that is withdrawn', () => {
  forEachEngine((engine) => {
    it('gives back what it superseded, and its other figures say that they were withdrawn', async (test) => {
      const storage = await engine.open(test)
      await take(storage, right)
      const id = await take(storage, wrong, alone)
      const before = await current(storage)
      assert.deepEqual(await withdraw(storage, id), { ok: true, value: 1 })
      assert.deepEqual(await current(storage), [
        [right.period_start, 412, 'actual'],
        ['2019-08-01', null, 'withdrawn'],
      ])
      assert.deepEqual(await current(storage, '2026-11-29'), before)
      const [, lone] = await fetchCurrent(storage.db)
      assert.deepEqual(lone?.withdrawn, {
        record: `import/${id}`,
        reason: 'Of another force',
        on: '2026-11-30',
      })
      const { problems } = await verifyRecord(storage.db, TABLE_CHECKS)
      assert.deepEqual(problems, [])
    })

    it('leaves neither its targets nor what it printed otherwise', async (test) => {
      const storage = await engine.open(test)
      const id = await take(
        storage,
        { ...alone, status: 'target' },
        { ...alone, value: 9, status: 'disagrees' },
      )
      await withdraw(storage, id)
      assert.deepEqual(await current(storage), [])
      assert.deepEqual(await fetchPrinted(storage.db), [])
    })

    it('counts again in what is imported later', async (test) => {
      const storage = await engine.open(test)
      await withdraw(storage, await take(storage, alone))
      await take(storage, { ...alone, value: 8 })
      assert.deepEqual(await current(storage), [['2019-08-01', 8, 'actual']])
    })

    it('is one that is held, of a file that was sent, and is withdrawn once', async (test) => {
      const storage = await engine.open(test)
      const id = await take(storage, alone)
      await withdraw(storage, id)
      const again = await withdraw(storage, id)
      assert.ok(!again.ok && /has been withdrawn already/.test(again.problems[0]?.message ?? ''))
      const none = await withdraw(storage, 99)
      assert.ok(!none.ok && /There is no import 99/.test(none.problems[0]?.message ?? ''))
      const [imported, takeIn] = exampleImport([right])
      const { importId } = await writeRecord(storage.db, (trx) =>
        recordImport(trx, { ...imported, kind: 'area' }, takeIn),
      )
      const ofArea = await withdraw(storage, importId ?? 0)
      assert.ok(!ofArea.ok && /of the area's own files/.test(ofArea.problems[0]?.message ?? ''))
    })
  })
})
