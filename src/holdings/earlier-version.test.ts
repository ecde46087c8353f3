import assert from 'node:assert/strict'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import {
  fetchEntries,
  fetchNames,
  openStorage,
  restoreInstance,
  verifyRecord,
} from '#storage/index.ts'
import {
  createOwnedDatabase,
  forEachEngine,
  openEmbedded,
  openTestFolder,
  restoreStorage,
  sharedPostgres,
} from '#storage/testing.ts'
import { TABLE_CHECKS } from './table-checks.ts'

/**
 * Made by the version before there was one record: the figures of Northmere, a ruling, and a precept
 * with an event that was struck out.
 */
const BACKUP = join(import.meta.dirname, '../../test/fixtures/backups/2026-11-22-northmere.backup')

describe('a backup of the version before there was one record', () => {
  forEachEngine((engine) => {
    it('is restored, and what it holds moves onto the record and verifies', async (test) => {
      const storage = await engine.open(test)
      const restored = await restoreStorage(storage, BACKUP, TABLE_CHECKS)
      assert.ok(restored.ok, restored.ok ? '' : (restored.problems[0]?.message ?? ''))
      const { problems, entries } = await verifyRecord(storage.db, TABLE_CHECKS)
      assert.deepEqual(problems, [])
      assert.equal(entries, 14) // 7 lines of the old log, 5 entries moved, 2 names
      const nameOf = await fetchNames(storage.db)
      const events = await fetchEntries(storage.db, { kind: 'case', records: ['precept/2027-28'] })
      assert.deepEqual(
        events.map(({ act, event, happened, recordedAt, recordedBy }) => [
          act,
          event,
          happened,
          recordedAt,
          nameOf(recordedBy),
        ]),
        [
          ['record', 'open', '2026-11-20', '2026-11-22T10:05:00Z', 'Ada Example'],
          ['record', 'notify', '2026-11-20', '2026-11-22T10:06:00Z', 'Ada Example'],
          ['strike-out', 'strike-out', '2026-11-22', '2026-11-22T10:07:00Z', 'Bo Invented'],
          ['record', 'notify', '2026-11-21', '2026-11-22T10:08:00Z', 'Bo Invented'],
        ],
      )
      assert.equal(events[2]?.corrects, events[1]?.id)
      const [ruling] = await fetchEntries(storage.db, { kind: 'ruling' })
      assert.equal(ruling?.recordedAt, '2026-11-22T10:00:00.123456Z')
      assert.equal(ruling?.says['why'], 'The narrower text is the safer one.')
    })
  })

  it('is restored by the owner of the tables, for a program that owns nothing', async (test) => {
    const owned = await createOwnedDatabase(await sharedPostgres())
    const settings = { ...owned, folder: await openTestFolder(test), holder: 'a test' }
    const restored = await restoreInstance(settings, BACKUP, TABLE_CHECKS)
    assert.ok(restored.ok, restored.ok ? '' : (restored.problems[0]?.message ?? ''))
    const opened = await openStorage({ ...settings, ownerUrl: undefined })
    assert.ok(opened.ok)
    test.after(() => opened.value.close())
    const { db, readAs } = opened.value
    assert.deepEqual((await verifyRecord(db, TABLE_CHECKS)).problems, [])
    assert.equal((await fetchEntries(readAs({ audience: 'public' }), { kind: 'case' })).length, 4)
  })

  it('is found out when what was moved says something else than the old log', async (test) => {
    const storage = await openEmbedded(test)
    await restoreStorage(storage, BACKUP, TABLE_CHECKS)
    await sql`alter table change_log disable trigger user`.execute(storage.db)
    await sql`update change_log set actor = 'Cy Forged' where id = 2`.execute(storage.db)
    const changed = (await verifyRecord(storage.db, TABLE_CHECKS)).problems.join('\n')
    assert.match(changed, /Entry 2 of the change log .* has been changed since it was written/)
    await sql`delete from change_log where id = 7`.execute(storage.db)
    const cut = (await verifyRecord(storage.db, TABLE_CHECKS)).problems.join('\n')
    assert.match(cut, /Entry 7 of the record is missing/)
  })
})
