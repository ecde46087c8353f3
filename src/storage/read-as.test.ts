import assert from 'node:assert/strict'
import { it } from 'node:test'
import { type Kysely, sql } from 'kysely'
import { recordEntry } from './record-entry.ts'
import type { Database } from './table-types.ts'
import { forEachEngine } from './testing.ts'
import { fetchVersion, writeRecord } from './versions.ts'

const RECORDER = { actor: 'A clerk', at: '2026-11-23T09:00:00Z' }
const LETTER = { kind: 'letter', record: '12', event: 'sent', happened: null }

const askedBy = async (db: Kysely<Database>) =>
  (await sql<{ who: string }>`select current_setting('critical_friend.who') as who`.execute(db))
    .rows[0]?.who

forEachEngine(({ open }) => {
  it('says to the database who asks, for as long as they ask', async (test) => {
    const { db, readAs } = await open(test)
    const clerk = readAs({ audience: 'office', who: 'account-1' })
    assert.equal(await askedBy(clerk), 'account-1')
    assert.equal(await askedBy(readAs({ audience: 'office' })), '')
    const { rows } = await sql<{ who: string | null }>`
      select current_setting('critical_friend.who', true) as who`.execute(db)
    assert.equal(rows[0]?.who ?? '', '')
    assert.throws(() => readAs({ audience: 'office', who: "'; drop table part; --" }))
  })

  it('lets nobody who reads write', async (test) => {
    const { db, readAs } = await open(test)
    const reading = readAs({ audience: 'office' })
    const version = { kind: 'letter', number: 7 }
    await assert.rejects(reading.insertInto('version').values(version).execute())
    await assert.rejects(
      writeRecord(reading, (trx) => recordEntry(trx, { ...LETTER, parts: {} }, RECORDER)),
    )
    // The connection that refused is as good as before
    assert.deepEqual(await db.selectFrom('entry').select('id').execute(), [])
    await writeRecord(db, (trx) => recordEntry(trx, { ...LETTER, parts: {} }, RECORDER))
    assert.equal((await reading.selectFrom('entry').select('id').execute()).length, 2)
  })

  it('hears of what is recorded as the program does', async (test) => {
    const { db, readAs } = await open(test)
    const before = await fetchVersion(readAs({ audience: 'public' }), ['letter'])
    await writeRecord(db, (trx) => recordEntry(trx, { ...LETTER, parts: {} }, RECORDER))
    const after = await fetchVersion(readAs({ audience: 'public' }), ['letter'])
    assert.notEqual(after, before)
    assert.equal(await fetchVersion(readAs({ audience: 'office', who: 'a' }), ['letter']), after)
  })
})
