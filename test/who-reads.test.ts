import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { recordImport } from '#holdings/index.ts'
import { exampleImport, exampleRow } from '#holdings/testing-examples.ts'
import {
  AUDIENCES,
  type Audience,
  type Database,
  fetchEntries,
  readableBy,
  readLog,
  recordEntry,
  writeRecord,
} from '#storage/index.ts'
import {
  fetchRelations,
  forEachEngine,
  plantWhereNobodyReads,
  type Relation,
  roleFor,
} from '#storage/testing.ts'

/**
 * Who reads each table and view. Whatever a migration makes is closed to every reader, until it grants it.
 * `by row`: each role sees other rows. Columns are named where some of them are closed.
 */
const WHO_READS: Readonly<Record<string, string>> = {
  area_file: 'public',
  change_log: 'public: hash, id',
  counted_observation: 'public',
  counted_register_entry: 'nobody',
  early_sight: 'nobody',
  early_sight_in_force: 'nobody',
  entry: 'public',
  import: 'office',
  kysely_migration: 'nobody',
  kysely_migration_lock: 'nobody',
  known_import: 'public',
  meeting_file: 'public, by row',
  observation: 'nobody',
  part: 'public, by row',
  published_file: 'public',
  'secret.draft': 'nobody',
  // Of members, office and sealed each is granted from that role on
  register_entry:
    'public: audience, day, entry_id, id, import_id, is_open, is_withdrawn, members, office, public, reference, register, replaced_by, sealed, state, version, by row',
  register_import: 'public',
  release_in_force: 'nobody',
  released: 'nobody',
  'secret.entry_draft': 'nobody',
  'secret.guess': 'nobody',
  'secret.once': 'nobody',
  'secret.paper_note': 'nobody',
  'secret.passkey': 'nobody',
  'secret.session': 'nobody',
  shown_observation: 'nobody',
  'secret.time_code': 'nobody',
  standing: 'public',
  street_file: 'nobody',
  version: 'public',
  withheld_at_release: 'nobody',
  withheld_in_force: 'nobody',
}

const RECORDER = { actor: 'A clerk', at: '2026-11-23T09:00:00Z' }

const wordOf = (audience: string) => `quillwort ${audience}`

/** Three letters that say the same to each audience, so that the database's own statistics have it too. */
async function plant(db: Kysely<Database>): Promise<void> {
  const parts = Object.fromEntries(
    AUDIENCES.map((audience) => [audience, { [audience]: wordOf(audience) }]),
  )
  for (const record of ['1', '2', '3']) {
    const letter = { kind: 'letter', record, event: 'sent', happened: null, parts }
    await writeRecord(db, (trx) => recordEntry(trx, letter, RECORDER))
  }
  await plantWhereNobodyReads(db, wordOf('nobody'))
  await sql`analyze`.execute(db)
}

function describe({ from, readable, closed, isByRow }: Relation): string {
  if (from === null) return 'nobody'
  const columns = closed.length === 0 ? '' : `: ${readable.join(', ')}`
  return from.replace('critical_friend_', '') + columns + (isByRow ? ', by row' : '')
}

const REMEDY = (name: string, now: string) =>
  `${name} is read by: ${now}. A new table is closed to every reader. If somebody reads it, its migration ` +
  `says so: grant select on ${name} to critical_friend_<the least audience>, with row security where its ` +
  'rows are for several. Then write in WHO_READS, here, who reads it'

/** Every table and view there is, the engine's own among them; the information schema is made of those. */
async function fetchEverything(db: Kysely<Database>) {
  const { rows } = await sql<{ name: string; columns: readonly string[] }>`
    select attrelid::regclass::text as name, array_agg(quote_ident(attname)) as columns
    from pg_attribute join pg_class on pg_class.oid = attrelid
    where relkind in ('r', 'p', 'v', 'm', 'f') and not attisdropped and attnum > 0
      and relnamespace <> 'information_schema'::regnamespace
    group by attrelid`.execute(db)
  return rows
}

const isRefused = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === '42501'

/** A view has no rows of its own to be emptied of, nor triggers; one of several tables takes no row. */
const isRefusedOrNoTable = (error: unknown) =>
  isRefused(error) ||
  (error instanceof Error && 'code' in error && ['42809', '55000'].includes(String(error.code)))

/** Every word planted that a reader finds, wherever it stands. */
async function wordsFound(reading: Kysely<Database>, name: string, columns: readonly string[]) {
  const whole = ['whole_row', ...columns]
  const found = new Set<string>()
  for (const column of whole) {
    try {
      const { rows } = await sql<{ word: string }>`
        select distinct (regexp_matches(cast(${sql.raw(column)} as text), 'quillwort ([a-z]+)', 'g'))[1]
          as word
        from ${sql.raw(name)} as whole_row
        where cast(${sql.raw(column)} as text) like '%quillwort%'`.execute(reading)
      for (const { word } of rows) found.add(word)
      if (column === 'whole_row') break
    } catch (error) {
      if (!isRefused(error)) throw new Error(`${name}: ${column}`, { cause: error })
    }
  }
  return found
}

async function logOf(db: Kysely<Database>, reader: Audience) {
  const entries = []
  for await (const entry of readLog(db, reader)) entries.push(entry)
  return entries
}

forEachEngine(({ open }) => {
  it('says of every table and view who reads it, and shows a new one to nobody', async (test) => {
    const { db } = await open(test)
    const relations = await fetchRelations(db)
    for (const relation of relations) {
      const now = describe(relation)
      assert.equal(now, WHO_READS[relation.name], REMEDY(relation.name, now))
    }
    assert.deepEqual(relations.map(({ name }) => name).sort(), Object.keys(WHO_READS).sort())
  })

  it('shows each role the words that are for it, wherever it looks, and no other', async (test) => {
    const { db, readAs } = await open(test)
    await plant(db)
    const everything = await fetchEverything(db)
    for (const audience of AUDIENCES) {
      const reading = readAs({ audience })
      const where = new Map<string, string[]>()
      for (const { name, columns } of everything) {
        for (const word of await wordsFound(reading, name, columns)) {
          where.set(word, [...(where.get(word) ?? []), name])
        }
      }
      assert.deepEqual(
        [...where.keys()].sort(),
        [...readableBy(audience)].sort(),
        `${audience}: ${[...where].join('; ')}`,
      )
    }
    const program = new Set<string>()
    for (const { name } of await fetchRelations(db)) {
      for (const word of await wordsFound(db, name, [])) program.add(word)
    }
    assert.deepEqual([...program].sort(), [...AUDIENCES, 'nobody'].sort())
  })

  it('gives away nothing of a part that it hides, not even by failing on it', async (test) => {
    const { db, readAs } = await open(test)
    await plant(db)
    for (const audience of AUDIENCES) {
      const readable: readonly string[] = readableBy(audience)
      const hidden = AUDIENCES.filter((one) => !readable.includes(one))
      const asks = sql`
        select from part
        where 1 / case when body like any (${hidden.map((one) => `%${wordOf(one)}%`)}) then 0 else 1 end = 1`
      await asks.execute(readAs({ audience }))
      if (hidden.length > 0) await assert.rejects(asks.execute(db), { code: '22012' })
    }
  })

  it('gives away nothing of a figure or file that is not released, not even by failing on it', async (test) => {
    const { db, readAs } = await open(test)
    for (const isReleased of [true, false]) {
      const rows = [exampleRow({ value: isReleased ? 412 : 7_654_321 })]
      const file = { fileName: isReleased ? 'printed.csv' : 'secret.csv', isReleased }
      await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(rows, file)))
    }
    const failing = [
      sql`select from counted_observation where 1 / case when value > 1000 then 0 else 1 end = 1`,
      sql`select from known_import where 1 / case when file_name = 'secret.csv' then 0 else 1 end = 1`,
    ]
    for (const asks of failing) {
      for (const audience of ['public', 'members'] as const) {
        assert.equal((await asks.execute(readAs({ audience }))).rows.length, 1)
      }
      await assert.rejects(asks.execute(readAs({ audience: 'office' })), { code: '22012' })
    }
  })

  it('gives each role what our own filters would give its audience', async (test) => {
    const { db, readAs } = await open(test)
    await plant(db)
    for (const audience of AUDIENCES) {
      const reading = readAs({ audience })
      for (const kind of ['letter', 'person']) {
        assert.deepEqual(
          await fetchEntries(reading, { kind }, 'sealed'),
          await fetchEntries(db, { kind }, audience),
        )
      }
      assert.deepEqual(await logOf(reading, 'sealed'), await logOf(db, audience))
    }
  })

  it('lets no role write, even where it is not in a transaction that only reads', async (test) => {
    const { db } = await open(test)
    const relations = await fetchRelations(db)
    const statements = relations.flatMap(({ name, readable, closed }) => {
      const [column = ''] = [...readable, ...closed.map((one) => one.column)]
      return [
        `insert into ${name} default values`,
        `update ${name} set ${column} = ${column}`,
        `delete from ${name}`,
        `truncate ${name}`,
        `select from ${name} for update`,
        `create trigger quietly before insert on ${name} for each row execute function refuse_change()`,
        `alter table ${name} disable row level security`,
        `drop table ${name}`,
      ]
    })
    const others = [
      'create table forged (word text)',
      'create table secret.forged (word text)',
      'create schema forged',
      "create function forged() returns int language sql as 'select 1'",
      'create role forged',
      'create policy forged on part using (true)',
      "select pg_read_file('PG_VERSION')",
      "copy part to '/tmp/critical-friend-forged'",
    ]
    for (const audience of AUDIENCES) {
      for (const statement of [...statements, ...others]) {
        await assert.rejects(
          db.transaction().execute(async (trx) => {
            await sql`set local role ${sql.id(roleFor(audience))}`.execute(trx)
            await sql.raw(statement).execute(trx)
          }),
          isRefusedOrNoTable,
          `${audience}: ${statement}`,
        )
      }
    }
  })
})
