import assert from 'node:assert/strict'
import { before, describe, it } from 'node:test'
import { sql } from 'kysely'
import { DatabaseAway, StatementFailed } from './database-errors.ts'
import { openStorage, type Storage } from './open.ts'
import { recordEntry } from './record-entry.ts'
import {
  administer,
  createDatabase,
  cutConnections,
  openTestFolder,
  sharedPostgres,
  type TestPostgres,
  untilThere,
} from './testing.ts'
import { verifyRecord } from './verify.ts'
import { fetchVersion, writeRecord } from './versions.ts'

const clerk = { actor: 'Ada Example', at: '2026-02-03T10:00:00Z' }

let server: TestPostgres
let url: string

before(async () => {
  server = await sharedPostgres()
  url = await createDatabase(server)
})

async function open(test: { after(clean: () => Promise<void>): void }): Promise<Storage> {
  const folder = await openTestFolder(test)
  const opened = await openStorage({ databaseUrl: url, folder, holder: 'a test' })
  assert.ok(opened.ok)
  test.after(() => opened.value.close())
  return opened.value
}

async function record({ db }: Storage, name: string, meanwhile?: () => Promise<void>) {
  const letter = { kind: 'letter', record: name, event: 'received', happened: null, parts: {} }
  return await writeRecord(db, async (trx) => {
    await recordEntry(trx, letter, clerk)
    await meanwhile?.()
    return await recordEntry(trx, { ...letter, event: 'answered' }, clerk)
  })
}

async function countEntries({ db }: Storage): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) from entry`.execute(db)
  return rows[0]?.count ?? 0
}

describe('a connection that is cut', () => {
  it('in the middle of a transaction, undoes it and ends nothing else', async (test) => {
    const storage = await open(test)
    await record(storage, 'first')
    const before = await countEntries(storage)
    await assert.rejects(
      record(storage, 'cut', () => cutConnections(url)),
      DatabaseAway,
    )
    await untilThere(storage)
    assert.equal(await countEntries(storage), before)
    await record(storage, 'next')
    assert.equal(await countEntries(storage), before + 2)
  })

  it('while it lies idle, is not noticed', async (test) => {
    const storage = await open(test)
    await fetchVersion(storage.db, ['letter'])
    await cutConnections(url)
    await untilThere(storage)
    await record(storage, 'after idling')
  })

  it('as often as there are connections, leaves none of them lent out', async (test) => {
    const storage = await open(test)
    for (let time = 0; time < 12; time += 1) {
      await assert.rejects(
        record(storage, `cut ${time}`, () => cutConnections(url)),
        DatabaseAway,
      )
    }
    await untilThere(storage)
    await record(storage, 'after them all')
  })
})

describe('a database that takes no connections for a while', () => {
  it('is away, and is no refusal of what was asked', async (test) => {
    const storage = await open(test)
    const name = new URL(url).pathname.slice(1)
    await administer(server.url, [`alter database ${name} allow_connections false`])
    await cutConnections(url, server.url)
    try {
      // Of the connection that was cut, and of a new one
      for (let time = 0; time < 3; time += 1) {
        await assert.rejects(fetchVersion(storage.db, ['letter']), DatabaseAway)
      }
    } finally {
      await administer(server.url, [`alter database ${name} allow_connections true`])
    }
    await untilThere(storage)
    await record(storage, 'taken again')
  })
})

describe('a server that goes away', () => {
  it('is told of at once, until it is back', async (test) => {
    const storage = await open(test)
    await server.goAway()
    await assert.rejects(record(storage, 'away'), DatabaseAway)
    await assert.rejects(fetchVersion(storage.db, ['letter']), DatabaseAway)
    await server.comeBack()
    await untilThere(storage)
    await record(storage, 'back')
    assert.deepEqual((await verifyRecord(storage.db, [])).problems, [])
  })
})

describe('a statement that is refused', () => {
  it('is told of without the values that it was given', async (test) => {
    const { db } = await open(test)
    const typed = 'a word that somebody typed'
    const refused = [
      sql`select cast(${typed} as numeric)`,
      sql`insert into version (kind, number) values (${typed}, 1), (${typed}, 2)`,
      sql`insert into version (kind, number) values (${typed}, null)`,
      sql`select cast(${typed} as text) from nowhere`,
    ]
    for (const statement of refused) {
      await assert.rejects(statement.execute(db), (error: Error) => {
        assert.ok(error instanceof StatementFailed, `${error.stack}`)
        assert.doesNotMatch(JSON.stringify(error) + error.stack, /somebody typed/)
        return true
      })
    }
  })
})
