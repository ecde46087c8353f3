import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { DatabaseAway, oneAtATime, openStorage, verifyRecord } from '#storage/index.ts'
import {
  createDatabase,
  cutConnections,
  openTestFolder,
  sharedPostgres,
  untilThere,
} from '#storage/testing.ts'
import { recordImport } from './imports.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'

describe('an import whose connection to PostgreSQL is taken away', () => {
  it('leaves nothing that counts', async (test) => {
    const url = await createDatabase(await sharedPostgres())
    const folder = await openTestFolder(test)
    const opened = await openStorage({ databaseUrl: url, folder, holder: 'a test' })
    assert.ok(opened.ok)
    test.after(() => opened.value.close())
    const { db } = opened.value
    const months = ['2019-04-01', '2019-05-01'].map((start) => exampleRow({ period_start: start }))
    const [imported] = exampleImport(months)
    const cut = oneAtATime(db, (alone) =>
      recordImport(alone, imported, async (add) => {
        await add(months.slice(0, 1))
        await cutConnections(url)
        await add(months.slice(1))
        return { rowsRead: 2, added: 2, superseded: 0, unchanged: 0, rejected: 0 }
      }),
    )
    await assert.rejects(cut, DatabaseAway)
    await untilThere(opened.value)
    const counted = async () =>
      await db.selectFrom('counted_observation').select('period_start').execute()
    assert.deepEqual(await counted(), [])

    const again = await oneAtATime(db, (alone) => recordImport(alone, ...exampleImport(months)))
    assert.equal((await counted()).length, 2)
    assert.equal(again.importId, 1)
    assert.deepEqual((await verifyRecord(db, TABLE_CHECKS)).problems, [])
  })
})
