import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, it } from 'node:test'
import { Client } from 'pg'
import { openStorage } from './open.ts'
import { administer, as, createDatabase, openTestFolder, type TestPostgres } from './testing.ts'
import { startPostgres } from './testing-postgres.ts'

// A server of its own: what is shown is what becomes of a server on which there are no roles yet

let server: TestPostgres

before(async () => {
  server = await startPostgres()
})

after(() => server.stop())

/** A database that belongs to an account, which is made with some rights, and its address for both. */
async function databaseOf(account: string, rights: string, on = server) {
  const asAdmin = await createDatabase(on)
  const name = new URL(asAdmin).pathname.slice(1)
  await administer(asAdmin, [
    `create role ${account} login ${rights}`,
    `alter database ${name} owner to ${account}`,
    `alter schema public owner to ${account}`,
  ])
  return { asAdmin, url: as(account, asAdmin) }
}

type TestOver = { after(clean: () => Promise<void>): void }

/** Opens storage and reads a little as everybody, or says why that cannot be. */
async function open(test: TestOver, databaseUrl: string): Promise<string> {
  const folder = await openTestFolder(test)
  const opened = await openStorage({ databaseUrl, folder, holder: 'a test' })
  if (!opened.ok) return opened.problems[0]?.message ?? ''
  const { readAs, close } = opened.value
  const entries = await readAs({ audience: 'public' }).selectFrom('entry').selectAll().execute()
  await close()
  return `read ${entries.length} entries`
}

it('says what to do where the account may not make the roles, and goes on once it was done', async (test) => {
  const { url, asAdmin } = await databaseOf('critical_friend', '')
  assert.match(
    await open(test, url),
    /"critical_friend" may not make the roles .*postgresql-roles\.sql/,
  )
  const script = await readFile(
    new URL('../../deploy/postgresql-roles.sql', import.meta.url),
    'utf8',
  )
  await administer(asAdmin, [script, script])
  assert.equal(await open(test, url), 'read 0 entries')
  assert.equal(await open(test, url), 'read 0 entries')
})

it('says so where others made the roles and nobody gave them to this account', async (test) => {
  const { url, asAdmin } = await databaseOf('second', 'createrole')
  assert.match(await open(test, url), /may not read as critical_friend_sealed/)
  await administer(asAdmin, ['grant critical_friend_sealed to second'])
  assert.equal(await open(test, url), 'read 0 entries')
})

it('makes the roles where the account may, and takes them on', async (test) => {
  const fresh = await startPostgres()
  test.after(() => fresh.stop())
  const { url } = await databaseOf('third', 'createrole', fresh)
  assert.equal(await open(test, url), 'read 0 entries')
})

it('shows no part to the account of another instance on the server', async (test) => {
  const { url, asAdmin } = await databaseOf('fourth', '')
  await administer(asAdmin, [
    'grant critical_friend_sealed to fourth',
    'create role another login',
    'grant critical_friend_sealed to another',
  ])
  await open(test, url)
  const part = "insert into part (entry_id, audience, salt, body) values (1, 'public', '1', '{}')"
  await administer(asAdmin, ['set session_replication_role = replica', part])
  for (const [account, seen] of [
    ['fourth', 1],
    ['another', 0],
  ] as const) {
    const client = new Client(as(account, asAdmin))
    await client.connect()
    await client.query('set role critical_friend_sealed')
    const { rows } = await client.query('select body from part')
    await client.end()
    assert.equal(rows.length, seen, account)
  }
})

it('says so where a database was brought to a server before its roles', async (test) => {
  const { url, asAdmin } = await databaseOf('sixth', '')
  await administer(asAdmin, ['grant critical_friend_sealed to sixth'])
  await open(test, url)
  await administer(asAdmin, ['revoke select on entry from critical_friend_public'])
  assert.match(await open(test, url), /not granted .*deploy\/postgresql-roles\.sql was run/)
})

it('reads what stands in a schema named as the account is', async (test) => {
  const { url, asAdmin } = await databaseOf('fifth', '')
  await administer(asAdmin, [
    'grant critical_friend_sealed to fifth',
    'create schema authorization fifth',
  ])
  assert.equal(await open(test, url), 'read 0 entries')
})
