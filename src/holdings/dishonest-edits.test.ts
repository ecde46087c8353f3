import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type RawBuilder, sql } from 'kysely'
import { type Storage, verifyRecord } from '#storage/index.ts'
import {
  fetchTableFacts,
  findProblems,
  forEachEngine,
  openOnPostgres,
  TABLES,
} from '#storage/testing.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { EDITS } from './testing-edits.ts'
import { fillWithEverything } from './testing-filled.ts'

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
    said = (await findProblems(trx, TABLE_CHECKS)).problems
    throw undone
  })
  await assert.rejects(work, undone)
  return said
}

/** What no entry vouches for, as docs/running/the-record.md says: lists, unless of what was withdrawn. */
const UNCOVERED = ['standing.state', 'standing.day']

/** Another value than one of that type. */
const OTHER: Readonly<Record<string, (column: string) => string>> = {
  text: (column) => `coalesce(${column}, '') || 'x'`,
  bytea: (column) => `${column} || '\\x00'`,
  bigint: (column) => `coalesce(${column}, 0) + 100000`,
  numeric: (column) => `coalesce(${column}, 0) + 1`,
  boolean: (column) => `not ${column}`,
  jsonb: (column) => `coalesce(${column}, '{}') || '{"x":1}'`,
  tsvector: (column) => `coalesce(${column}, '') || 'x'::tsvector`,
  date: (column) => `${column} + 1`,
  'timestamp with time zone': (column) => `coalesce(${column}, '2026-01-01') + interval '1 second'`,
}

/** Changes one column of the first row of a table. */
function changeOf(table: string, column: string, words: string): RawBuilder<unknown> {
  const other = OTHER[words.split(', ')[0] ?? '']?.(`"${column}"`)
  assert.ok(other, `say above what another value of ${words} is`)
  const key = table === 'standing' ? 'kind, record' : table === 'version' ? 'kind' : 'id'
  return sql.raw(
    `update ${table} set "${column}" = ${other} ` +
      `where ctid = (select ctid from ${table} order by ${key} limit 1)`,
  )
}

/** Lets a table hold anything in its columns. */
function loosen(table: string): readonly RawBuilder<unknown>[] {
  return Object.entries(TABLES[table] ?? {}).flatMap(([fact, words]) => {
    const name = fact.split(' ')[1] ?? ''
    if (words.startsWith('CHECK')) return [sql.raw(`alter table ${table} drop constraint ${name}`)]
    if (!words.includes('numbered by itself')) return []
    return [sql.raw(`alter table ${table} alter ${name} drop identity`)]
  })
}

describe('verify', () => {
  forEachEngine((engine) => {
    it('holds the tables against what the migrations make', async (test) => {
      const { db } = await engine.open(test)
      assert.deepEqual(
        await fetchTableFacts(db),
        TABLES,
        'After a new migration: npx node src/storage/refresh-tables.ts',
      )
    })

    it('finds each of many dishonest edits', async (test) => {
      const storage = await engine.open(test)
      await fillWithEverything(storage)
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
      for (const [kind, edits] of Object.entries(EDITS)) {
        for (const { what, statements, said } of edits) {
          await test.test(`of ${kind}: ${what}`, async () => {
            assert.match((await saidAfter(storage, statements)).join('\n'), said)
          })
        }
      }
    })
  })

  // The tables are the same in both engines, which is held above; this one is the quicker
  it('finds a change to any column of any table, but for those it is said not to', async (test) => {
    const storage = await openOnPostgres(test)
    await fillWithEverything(storage)
    const unseen: string[] = []
    for (const [table, facts] of Object.entries(TABLES)) {
      if (facts['itself'] === 'view') continue
      const loosened = loosen(table)
      const anyway = await saidAfter(storage, loosened)
      for (const [fact, words] of Object.entries(facts)) {
        const [what, column = ''] = fact.split(' ')
        if (what !== 'column') continue
        const said = await saidAfter(storage, [...loosened, changeOf(table, column, words)])
        if (said.every((one) => anyway.includes(one))) unseen.push(`${table}.${column}`)
      }
    }
    assert.deepEqual(unseen.sort(), UNCOVERED.toSorted())
  })
})
