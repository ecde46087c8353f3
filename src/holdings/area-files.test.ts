import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Storage, verifyRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine, openEmbedded } from '#storage/testing.ts'
import { type AreaFile, fetchAreaFile, fetchAreaFiles, recordAreaFiles } from './area-files.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { exampleAuthorship } from './testing-examples.ts'

async function load({ db }: Storage, files: readonly AreaFile[], at = '2019-07-22T09:30:00Z') {
  return await writeRecord(db, (trx) => recordAreaFiles(trx, files, { ...exampleAuthorship, at }))
}

const area = { path: 'area.yaml', content: 'name: Northshire\n' }
const crime = { path: 'measures/crime.yaml', content: 'burglary: all\n' }
const laterCrime = { ...crime, content: 'burglary: of homes\n' }

describe('recordAreaFiles', () => {
  forEachEngine((engine) => {
    it('keeps each version and says what was added, changed and removed', async (test) => {
      const storage = await engine.open(test)
      assert.deepEqual(await load(storage, [area, crime]), {
        added: ['area.yaml', 'measures/crime.yaml'],
        changed: [],
        removed: [],
        changeId: 2, // the first is the name of who loaded them
      })
      assert.deepEqual(await load(storage, [laterCrime]), {
        added: [],
        changed: ['measures/crime.yaml'],
        removed: ['area.yaml'],
        changeId: 3,
      })
      assert.deepEqual(await fetchAreaFiles(storage.db), [laterCrime])
      assert.equal(await fetchAreaFile(storage.db, laterCrime.path), laterCrime.content)
      assert.equal(await fetchAreaFile(storage.db, area.path), undefined)
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('writes nothing when every file is as it was', async (test) => {
      const storage = await engine.open(test)
      await load(storage, [area, crime])
      const again = await load(storage, [crime, area])
      assert.deepEqual(again, { added: [], changed: [], removed: [], changeId: null })
      assert.equal((await verifyRecord(storage.db, TABLE_CHECKS)).entries, 2)
    })

    it('gives back the files as they were in force at an earlier time', async (test) => {
      const storage = await engine.open(test)
      await load(storage, [area, crime], '2019-07-22T09:30:00Z')
      await load(storage, [laterCrime], '2019-10-21T09:30:00Z')
      await load(storage, [area, laterCrime], '2020-01-20T09:30:00Z')
      assert.deepEqual(await fetchAreaFiles(storage.db, '2019-07-22T09:29:59Z'), [])
      assert.deepEqual(await fetchAreaFiles(storage.db, '2019-10-21T09:29:59Z'), [area, crime])
      assert.deepEqual(await fetchAreaFiles(storage.db, '2019-10-21T09:30:00Z'), [laterCrime])
      assert.deepEqual(await fetchAreaFiles(storage.db), [area, laterCrime])
    })
  })

  it('lets a version that was changed or removed behind the log be found', async (test) => {
    const storage = await openEmbedded(test)
    await load(storage, [area, crime])
    await storage.db.connection().execute(async (connection) => {
      await sql`set session_replication_role = replica`.execute(connection)
      await sql`update area_file set content = 'burglary: some' where path like '%crime%'`.execute(
        connection,
      )
      await sql`delete from area_file where path = 'area.yaml'`.execute(connection)
      await sql`set session_replication_role = origin`.execute(connection)
    })
    assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [
      'The version of measures/crime.yaml loaded by entry 2 has been changed since it was loaded',
      'The version of area.yaml loaded by entry 2 is no longer there',
    ])
  })
})
