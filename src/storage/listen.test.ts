import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout } from 'node:timers/promises'
import { Client } from 'pg'
import { openStorage, type Storage } from './open.ts'
import { recordEntry } from './record-entry.ts'
import { createDatabase, openTestFolder, sharedPostgres } from './testing.ts'
import { fetchVersion, writeRecord } from './versions.ts'

const clerk = { actor: 'Ada Example', at: '2026-02-03T10:00:00Z' }

async function openCopy(databaseUrl: string, folder: string): Promise<Storage> {
  const opened = await openStorage({ databaseUrl, folder, holder: 'a copy' })
  assert.ok(opened.ok)
  return opened.value
}

async function record({ db }: Storage, number: number): Promise<string> {
  const entry = {
    kind: 'letter',
    record: String(number),
    event: 'received',
    happened: null,
    parts: {},
  }
  await writeRecord(db, (trx) => recordEntry(trx, entry, clerk))
  return await fetchVersion(db, ['letter'])
}

/** Waits until another copy has the version, a second at most. */
async function isHeard({ db }: Storage, version: string): Promise<boolean> {
  for (let tries = 0; tries < 100; tries += 1) {
    if ((await fetchVersion(db, ['letter'])) === version) return true
    await setTimeout(10)
  }
  return false
}

describe('two copies of the program on one PostgreSQL', () => {
  it('hear of each other’s writes, also after their connections were cut', async (test) => {
    const url = await createDatabase(await sharedPostgres())
    const [one, other] = [
      await openCopy(url, await openTestFolder(test)),
      await openCopy(url, await openTestFolder(test)),
    ]
    try {
      for (let number = 1; number <= 20; number += 1) {
        assert.ok(await isHeard(other, await record(one, number)), `write ${number} was not heard`)
      }
      const admin = new Client(url)
      await admin.connect()
      await admin.query(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where application_name = 'critical-friend listening' and datname = current_database()`,
      )
      await admin.end()
      for (let number = 21; number <= 30; number += 1) {
        assert.ok(await isHeard(other, await record(one, number)), `write ${number} was not heard`)
      }
    } finally {
      await one.close()
      await other.close()
    }
  })
})
