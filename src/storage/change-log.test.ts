import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { type Change, FIRST_PREVIOUS_HASH, recordChange } from './change-log.ts'
import type { Storage } from './open.ts'
import { forEachEngine, openEmbedded } from './testing.ts'
import { exampleAuthorship } from './testing-examples.ts'
import { verifyChangeLog } from './verify.ts'

const example: Change = { ...exampleAuthorship, action: 'note', subject: 'burglary' }

async function record({ db }: Storage, change: Partial<Change> = {}) {
  return await db.transaction().execute((trx) => recordChange(trx, { ...example, ...change }))
}

/** Goes behind the program's back, as someone with the database's own password could. */
async function tamper({ db }: Storage, statement: ReturnType<typeof sql>) {
  await sql`alter table change_log disable trigger change_log_is_added_to_only`.execute(db)
  await statement.execute(db)
  await sql`alter table change_log enable trigger change_log_is_added_to_only`.execute(db)
}

describe('recordChange', () => {
  it('hashes the entry as JSON with its keys in order, the entry before it included', async (test) => {
    const storage = await openEmbedded(test)
    const { id, hash } = await record(storage, { detail: { to: 2, from: 1 } })
    const written =
      '{"action":"note","actor":"Priya Shah","at":"2019-07-22T09:30:00Z",' +
      '"detail":"{\\"from\\":1,\\"to\\":2}","id":1,' +
      `"previousHash":"${FIRST_PREVIOUS_HASH}",` +
      '"reason":"First quarter figures","subject":"burglary"}'
    assert.equal(id, 1)
    assert.equal(hash, createHash('sha256').update(written).digest('hex'))
  })

  it('will not record a change with no name or no reason', async (test) => {
    const storage = await openEmbedded(test)
    await assert.rejects(record(storage, { actor: ' ' }), {
      name: 'Refusal',
      message: 'Say who is making this change: no name was given',
    })
    await assert.rejects(record(storage, { reason: '' }), {
      name: 'Refusal',
      message: 'Say why this change is made: no reason was given',
    })
    assert.equal((await verifyChangeLog(storage.db)).entries, 0)
  })

  forEachEngine((engine) => {
    it('leaves no entry and no gap when the change it records is undone', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      const undone = storage.db.transaction().execute(async (trx) => {
        await recordChange(trx, example)
        throw new Error('the power failed')
      })
      await assert.rejects(undone, /the power failed/)
      assert.equal((await record(storage)).id, 2)
      assert.deepEqual(await verifyChangeLog(storage.db), { entries: 2, problems: [] })
    })

    it('makes one chain of changes made at the same time', async (test) => {
      const storage = await engine.open(test)
      const changes = Array.from({ length: 20 }, (_, index) =>
        record(storage, { subject: `change ${index}` }),
      )
      const ids = (await Promise.all(changes)).map(({ id }) => id)
      assert.deepEqual(
        ids.sort((one, other) => one - other),
        Array.from({ length: 20 }, (_, index) => index + 1),
      )
      assert.deepEqual(await verifyChangeLog(storage.db), { entries: 20, problems: [] })
    })

    it('keeps an instant to the microsecond, so that its hash can be checked', async (test) => {
      const storage = await engine.open(test)
      await record(storage, { at: '2019-07-22T10:30:00.123456789+01:00' })
      const { rows } = await sql`select at from change_log`.execute(storage.db)
      assert.deepEqual(rows, [{ at: '2019-07-22T09:30:00.123456Z' }])
      assert.deepEqual((await verifyChangeLog(storage.db)).problems, [])
    })

    it('refuses to have an entry changed, removed or emptied', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      const refusal =
        /change_log is a record that is only added to: write a correction as a new row/
      for (const statement of [
        sql`update change_log set reason = 'another'`,
        sql`delete from change_log`,
        sql`truncate change_log cascade`,
      ]) {
        await assert.rejects(statement.execute(storage.db), refusal)
      }
    })
  })
})

describe('verifyChangeLog', () => {
  forEachEngine((engine) => {
    it('finds an entry that was changed', async (test) => {
      const storage = await engine.open(test)
      for (let count = 0; count < 3; count += 1) await record(storage)
      await tamper(storage, sql`update change_log set actor = 'Sam Lee' where id = 2`)
      assert.deepEqual(await verifyChangeLog(storage.db), {
        entries: 3,
        problems: [
          'Entry 2 of the change log (note, burglary, by Sam Lee) has been changed since it was written',
        ],
      })
    })
  })

  it('finds an entry that was changed and given a new hash to match', async (test) => {
    const storage = await openEmbedded(test)
    for (let count = 0; count < 3; count += 1) await record(storage)
    await tamper(storage, sql`update change_log set hash = ${'b'.repeat(64)} where id = 2`)
    assert.deepEqual((await verifyChangeLog(storage.db)).problems, [
      'Entry 2 of the change log (note, burglary, by Priya Shah) has been changed since it was written',
      'Entry 3 of the change log (note, burglary, by Priya Shah) does not follow on from the entry before it: one of the two is not as it was written',
    ])
  })

  it('finds entries that were removed', async (test) => {
    const storage = await openEmbedded(test)
    for (let count = 0; count < 5; count += 1) await record(storage)
    await tamper(storage, sql`delete from change_log where id in (1, 3, 4)`)
    assert.deepEqual(await verifyChangeLog(storage.db), {
      entries: 2,
      problems: [
        'Entry 1 of the change log is missing',
        'Entries 3 to 4 of the change log are missing',
      ],
    })
  })
})
