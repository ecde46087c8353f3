import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { type Storage, verifyRecord, withdrawRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { RULING, readRulings, recordRuling } from './rulings.ts'

const clerk = { actor: 'A. Clerk', at: '2027-01-05T10:00:00Z' }

const ruling = {
  on: 'C01',
  ruling: 'may-not',
  who: 'Monitoring Officer',
  when: '2027-01-04',
  why: 'The narrower text is the safer one.',
}

async function record({ db }: Storage, about: Partial<typeof ruling> = {}) {
  return await writeRecord(db, (trx) => recordRuling(trx, { ...ruling, ...about }, clerk))
}

describe('rulings', () => {
  forEachEngine((engine) => {
    it('are kept in the order they were recorded', async (test) => {
      const storage = await engine.open(test)
      assert.equal(await record(storage), 1)
      assert.equal(await record(storage, { ruling: 'may', when: '2027-02-01' }), 2)
      assert.deepEqual(await readRulings(storage.db), [
        { id: 'ruling-1', ...ruling },
        { id: 'ruling-2', ...ruling, ruling: 'may', when: '2027-02-01' },
      ])
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('no longer count when they have been withdrawn, and the next has a number of its own', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      const withdrawn = { kind: RULING, record: '1', day: '2027-01-06' }
      await writeRecord(storage.db, (trx) =>
        withdrawRecord(trx, withdrawn, { ...clerk, reason: 'Recorded on the wrong conflict' }),
      )
      assert.deepEqual(await readRulings(storage.db), [])
      assert.equal(await record(storage), 2)
    })
  })
})
