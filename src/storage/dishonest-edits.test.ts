import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import type { Storage } from './open.ts'
import { type AllFacts, fetchTableFacts } from './table-facts.ts'
import { forEachEngine } from './testing.ts'
import { EDITS_OF_TABLES } from './testing-edits-of-tables.ts'
import { fillWithEverything } from './testing-filled.ts'
import { findProblems, verifyRecord } from './verify.ts'

const IDLE = 'session_replication_role'

/** What `verify` says after statements that no trigger or key refuses, and that are undone again. */
async function saidAfter(
  { db }: Storage,
  statements: readonly RawBuilder<unknown>[],
): Promise<readonly string[]> {
  const undone = new Error('undone')
  let said: readonly string[] = []
  const work = db.transaction().execute(async (trx) => {
    await sql`set local ${sql.raw(IDLE)} = replica`.execute(trx)
    for (const statement of statements) await statement.execute(trx)
    const isToStay = statements.some((one) => one.compile(trx).sql.includes(IDLE))
    if (!isToStay) await sql`set local ${sql.raw(IDLE)} = origin`.execute(trx)
    said = (await findProblems(trx)).problems
    throw undone
  })
  await assert.rejects(work, undone)
  return said
}

const MADE: AllFacts = JSON.parse(readFileSync(new URL('./tables.json', import.meta.url), 'utf8'))

describe('verify', () => {
  forEachEngine((engine) => {
    it('holds the tables against what the migrations make', async (test) => {
      const { db } = await engine.open(test)
      assert.deepEqual(
        await fetchTableFacts(db),
        MADE,
        'After a new migration: npx node src/storage/refresh-tables.ts',
      )
    })

    it('finds each of many dishonest edits', async (test) => {
      const storage = await engine.open(test)
      await fillWithEverything(storage)
      assert.deepEqual((await verifyRecord(storage.db)).problems, [])
      for (const { what, statements, said } of EDITS_OF_TABLES) {
        await test.test(what, async () => {
          assert.match((await saidAfter(storage, statements)).join('\n'), said)
        })
      }
    })
  })
})
