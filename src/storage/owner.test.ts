import assert from 'node:assert/strict'
import { join } from 'node:path'
import { it } from 'node:test'
import { sql } from 'kysely'
import { backupStorage } from './backup.ts'
import { eraseParts } from './erase.ts'
import { fetchEntries } from './fetch-entries.ts'
import { openStorage, type Storage, type StorageSettings } from './open.ts'
import { recordEntry } from './record-entry.ts'
import { restoreInstance } from './restore-instance.ts'
import {
  createOwnedDatabase,
  type OwnedDatabase,
  openTestFolder,
  sharedPostgres,
} from './testing.ts'
import { verifyRecord } from './verify.ts'
import { writeRecord } from './versions.ts'

const CLERK = { actor: 'Ada Example', at: '2026-02-03T10:00:00Z' }
const WRITTEN_AT = '2026-02-04T10:00:00Z'

type TestOver = { after(clean: () => Promise<void>): void }

const ownedDatabase = async () => await createOwnedDatabase(await sharedPostgres())

async function open(
  test: TestOver,
  settings: Omit<StorageSettings, 'folder' | 'holder'>,
): Promise<Storage | string> {
  const folder = await openTestFolder(test)
  const opened = await openStorage({ ...settings, folder, holder: 'a test' })
  if (!opened.ok) return opened.problems.map(({ message }) => message).join(' ')
  test.after(() => opened.value.close())
  return opened.value
}

async function openOrFail(test: TestOver, settings: OwnedDatabase): Promise<Storage> {
  const opened = await open(test, settings)
  assert.ok(typeof opened !== 'string', String(opened))
  return opened
}

async function record({ db }: Storage, record: string): Promise<number> {
  const parts = { public: { to: 'all' }, office: { to: 'the office' } }
  const letter = { kind: 'letter', record, event: 'sent', happened: null, parts }
  return await writeRecord(db, async (trx) => (await recordEntry(trx, letter, CLERK)).id)
}

it('records, reads, erases, verifies, backs up and restores as an account that owns nothing', async (test) => {
  const storage = await openOrFail(test, await ownedDatabase())
  await record(storage, '1')
  const entry = await record(storage, '2')
  await writeRecord(storage.db, async (trx) => {
    const erasure = { entry, audiences: ['office'], law: 'UK GDPR article 17' } as const
    assert.ok((await eraseParts(trx, erasure, CLERK)).ok)
  })
  assert.deepEqual((await verifyRecord(storage.db, [])).problems, [])
  const said = await fetchEntries(
    storage.readAs({ audience: 'office' }),
    { kind: 'letter' },
    'office',
  )
  assert.equal(said[0]?.says['to'], 'the office')
  const backup = join(await openTestFolder(test), 'one.backup')
  assert.ok((await backupStorage(storage, backup, WRITTEN_AT)).ok)

  const other = await ownedDatabase()
  const folder = await openTestFolder(test)
  const restored = await restoreInstance({ ...other, folder, holder: 'a test' }, backup, [])
  assert.ok(restored.ok, JSON.stringify(restored))
  const again = await openOrFail(test, other)
  assert.deepEqual((await verifyRecord(again.db, [])).problems, [])
  assert.equal((await fetchEntries(again.db, { kind: 'letter' }, 'office')).length, 3)
  await record(again, '3')
})

it('cannot change the tables, nor what they refuse', async (test) => {
  const owned = await ownedDatabase()
  const { db } = await openOrFail(test, owned)
  const refused = [
    'alter table entry disable trigger all',
    'alter table part disable row level security',
    'drop table entry',
    'truncate standing',
    'create table forged (word text)',
    'create table secret.forged (word text)',
    'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
    'set session_replication_role = replica',
    `set role "${new URL(owned.ownerUrl).username}"`,
    'insert into kysely_migration values (1, 1)',
  ]
  for (const statement of refused) {
    await assert.rejects(sql.raw(statement).execute(db), { code: '42501' }, statement)
  }
  // Which PostgreSQL answers with a warning
  await sql`grant select on change_log to critical_friend_public`.execute(db)
  assert.deepEqual((await verifyRecord(db, [])).problems, [])
})

it('starts without the owner once the tables are up to date', async (test) => {
  const { ownerUrl, databaseUrl, adminUrl } = await ownedDatabase()
  assert.match(String(await open(test, { databaseUrl })), /name its owner in DATABASE_OWNER_URL/)
  await openOrFail(test, { ownerUrl, databaseUrl, adminUrl })
  const storage = await open(test, { databaseUrl })
  assert.ok(typeof storage !== 'string', String(storage))
  await record(storage, '1')
})

it('is started by several at once', async (test) => {
  const owned = await ownedDatabase()
  const storages = await Promise.all([1, 2, 3].map(() => openOrFail(test, owned)))
  for (const [place, storage] of storages.entries()) await record(storage, `${place}`)
})

it('is told where the two accounts are no two, or one cannot be used', async (test) => {
  const { ownerUrl, databaseUrl, adminUrl } = await ownedDatabase()
  for (const both of [ownerUrl, adminUrl]) {
    assert.match(
      String(await open(test, { ownerUrl, databaseUrl: both })),
      /in DATABASE_URL is a superuser or may do what the owner/,
    )
  }
  const nowhere = Object.assign(new URL(ownerUrl), { pathname: '/nowhere' }).href
  assert.match(String(await open(test, { ownerUrl: nowhere, databaseUrl })), /DATABASE_OWNER_URL/)
})
