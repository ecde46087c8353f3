import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Storage } from './open.ts'
import { fetchRulings, recordRuling } from './rulings.ts'
import { forEachEngine } from './testing.ts'
import { exampleAuthorship } from './testing-examples.ts'
import { verifyChangeLog } from './verify.ts'

const ruling = {
  ruledOn: 'C01',
  ruling: 'may-not',
  who: 'Monitoring Officer',
  day: '2027-01-04',
  why: 'The narrower text is the safer one.',
}

async function record({ db }: Storage, about: Partial<typeof ruling> = {}) {
  return await db
    .transaction()
    .execute((trx) => recordRuling(trx, { ...ruling, ...about }, exampleAuthorship))
}

describe('recordRuling', () => {
  forEachEngine((engine) => {
    it('keeps each ruling in the order they were recorded', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      await record(storage, { ruling: 'may', day: '2027-02-01' })
      assert.deepEqual(await fetchRulings(storage.db), [
        { id: 1, ...ruling },
        { id: 2, ...ruling, ruling: 'may', day: '2027-02-01' },
      ])
      assert.deepEqual(await verifyChangeLog(storage.db), { entries: 2, problems: [] })
    })

    it('refuses to have a ruling changed or removed', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      await assert.rejects(
        sql`update ruling set ruling = 'may'`.execute(storage.db),
        /only added to/,
      )
      await assert.rejects(sql`delete from ruling`.execute(storage.db), /only added to/)
    })

    it('is found out when somebody goes behind its back', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      await sql`alter table ruling disable trigger ruling_is_added_to_only`.execute(storage.db)
      await sql`update ruling set ruling = 'may'`.execute(storage.db)
      assert.match(
        (await verifyChangeLog(storage.db)).problems.join(),
        /The record of ruling 1 on C01, recorded by entry 1, has been changed/,
      )
    })
  })
})
