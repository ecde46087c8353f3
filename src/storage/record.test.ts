import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { eraseParts } from './erase.ts'
import { fetchEntries, fetchStanding } from './fetch-entries.ts'
import { fetchNames } from './names.ts'
import type { Storage } from './open.ts'
import { type NewEntry, type Recorder, recordEntry } from './record-entry.ts'
import { forEachEngine, openEmbedded } from './testing.ts'
import { verifyRecord } from './verify.ts'
import { fetchVersion, knowVersions, writeRecord } from './versions.ts'
import { withdrawRecord } from './withdraw.ts'

// A book of letters, which storage knows nothing of: no table of its own, and no file here.

const clerk = { actor: 'Ada Example', at: '2026-02-03T10:00:00Z' }

const letter: NewEntry = {
  kind: 'letter',
  record: '12',
  event: 'received',
  happened: '2026-02-01',
  source: 'post',
  parts: { public: { subject: 'Lighting' }, sealed: { sender: 'Bo Invented' } },
  standing: { state: 'open', day: '2026-02-15' },
}

async function record({ db }: Storage, entry: NewEntry = letter, recorder: Recorder = clerk) {
  return await writeRecord(db, (trx) => recordEntry(trx, entry, recorder))
}

async function erase({ db }: Storage, entry: number) {
  const what = { entry, audiences: ['sealed'] as const, law: 'UK GDPR, article 17' }
  return await writeRecord(db, (trx) => eraseParts(trx, what, clerk))
}

const problemsOf = async ({ db }: Storage) => (await verifyRecord(db, [])).problems

describe('a kind of record that storage has never heard of', () => {
  forEachEngine((engine) => {
    it('is read back by each audience as far as it may be, and verifies', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      const [forAll] = await fetchEntries(storage.db, { kind: 'letter', records: ['12'] })
      assert.deepEqual(forAll?.says, { subject: 'Lighting' })
      const [forNamed] = await fetchEntries(storage.db, { kind: 'letter' }, 'sealed')
      assert.deepEqual(forNamed?.says, { subject: 'Lighting', sender: 'Bo Invented' })
      assert.equal((await fetchNames(storage.db))(forAll?.recordedBy ?? ''), 'Ada Example')
      assert.deepEqual(await problemsOf(storage), [])
    })

    it('is corrected, struck out and withdrawn, each with a reason, and all of it stays', async (test) => {
      const storage = await engine.open(test)
      const { id } = await record(storage)
      const parts = { public: { subject: 'Street lighting' } }
      await record(storage, { ...letter, act: 'correct', corrects: id, parts })
      const day = '2026-03-01'
      const withdraw = () =>
        writeRecord(storage.db, (trx) =>
          withdrawRecord(
            trx,
            { kind: 'letter', record: '12', day },
            { ...clerk, reason: 'Sent to us in error' },
          ),
        )
      assert.ok((await withdraw()).ok)
      const again = await withdraw()
      assert.equal(
        again.ok ? '' : again.problems[0]?.message,
        'The letter 12 has been withdrawn already',
      )
      const entries = await fetchEntries(storage.db, { kind: 'letter' })
      assert.deepEqual(
        entries.map(({ act, corrects }) => [act, corrects]),
        [
          ['record', null],
          ['correct', id],
          ['withdraw', null],
        ],
      )
      assert.deepEqual(await fetchStanding(storage.db, 'letter', 'withdrawn', { most: 10 }), [
        { record: '12', state: 'withdrawn', day },
      ])
      assert.deepEqual(await problemsOf(storage), [])
    })

    it('is erased by an act that names the law, and the rest goes on being proved', async (test) => {
      const storage = await engine.open(test)
      const { id } = await record(storage)
      assert.ok((await erase(storage, id)).ok)
      const [entry] = await fetchEntries(storage.db, { kind: 'letter' }, 'sealed')
      assert.deepEqual([entry?.says, entry?.erased], [{ subject: 'Lighting' }, ['sealed']])
      const { rows } = await sql`select 1 from part where body like '%Bo Invented%'`.execute(
        storage.db,
      )
      assert.equal(rows.length, 0)
      assert.deepEqual(
        await verifyRecord(storage.db, []).then(({ problems, erased }) => ({ problems, erased })),
        {
          problems: [],
          erased: [
            `What entry ${id} of the record (letter, 12, received) said to those named was erased by entry ${id + 1}: UK GDPR, article 17`,
          ],
        },
      )
      const again = await erase(storage, id)
      assert.equal(again.ok, false)
    })

    it('is recorded late: when it happened and when that was recorded are two days', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      await record(
        storage,
        { ...letter, record: '11', happened: '2025-12-24' },
        { ...clerk, at: '2026-05-05T09:00:00.123456789Z' },
      )
      const [, late] = await fetchEntries(storage.db, { kind: 'letter' })
      assert.equal(late?.happened, '2025-12-24')
      assert.equal(late?.recordedAt, '2026-05-05T09:00:00.123456Z')
      assert.deepEqual(await problemsOf(storage), [])
    })

    it('refuses to be changed, removed or emptied', async (test) => {
      const storage = await engine.open(test)
      await record(storage)
      for (const statement of [
        sql`update entry set happened = '2026-01-01'`,
        sql`delete from entry`,
        sql`truncate entry cascade`,
        sql`update part set body = '{}'`,
        sql`delete from part`,
        sql`truncate part`,
      ]) {
        await assert.rejects(statement.execute(storage.db), /only added to/)
      }
    })

    it('makes one chain of what is recorded at the same time', async (test) => {
      const storage = await engine.open(test)
      const letters = Array.from({ length: 20 }, (_, index) =>
        record(storage, { ...letter, record: String(index) }),
      )
      const ids = (await Promise.all(letters)).map(({ id }) => id)
      assert.equal(new Set(ids).size, 20)
      const { entries, problems } = await verifyRecord(storage.db, [])
      assert.deepEqual([entries, problems], [21, []]) // one more for the name of who recorded them
    })

    it('leaves no entry, no gap and no new version when the change is undone', async (test) => {
      const storage = await engine.open(test)
      const { id } = await record(storage)
      const version = await fetchVersion(storage.db, ['letter'])
      const undone = writeRecord(storage.db, async (trx) => {
        await recordEntry(trx, letter, clerk)
        throw new Error('the power failed')
      })
      await assert.rejects(undone, /the power failed/)
      assert.equal(await fetchVersion(storage.db, ['letter']), version)
      assert.equal((await record(storage)).id, id + 1)
      assert.deepEqual(await problemsOf(storage), [])
    })
  })

  it('moves the version of its own kind and of no other', async (test) => {
    const storage = await openEmbedded(test)
    await record(storage)
    const before = await fetchVersion(storage.db, ['letter', 'person'])
    await record(storage, { ...letter, kind: 'parcel' })
    assert.equal(await fetchVersion(storage.db, ['letter', 'person']), before)
    await record(storage)
    assert.notEqual(await fetchVersion(storage.db, ['letter', 'person']), before)
  })

  it('is heard of at once by the process that wrote it, with no query', async (test) => {
    const storage = await openEmbedded(test)
    const versions = await knowVersions(storage.db)
    versions.isHearing = true
    const before = await fetchVersion(storage.db, ['letter'])
    await record(storage)
    assert.notEqual(await fetchVersion(storage.db, ['letter']), before)
  })

  it('has bytes that are chosen once: canonical JSON, hashed as a leaf', async (test) => {
    const storage = await openEmbedded(test)
    await record(storage)
    const { id, hash } = await record(storage, { ...letter, parts: {} })
    const entries = await sql<{ previous_hash: string; recorded_by: string }>`
      select previous_hash, recorded_by from entry where id = ${id}`.execute(storage.db)
    const { previous_hash: previous, recorded_by: by } = entries.rows[0] ?? {}
    const leaf =
      '{"act":"record","corrects":null,"event":"received","happened":"2026-02-01",' +
      `"id":${id},"kind":"letter","parts":[],"previous":"${previous}","record":"12",` +
      `"recordedAt":"2026-02-03T10:00:00Z","recordedBy":"${by}","source":"post","v":1}`
    assert.equal(hash, createHash('sha256').update('\0').update(leaf).digest('hex'))
    assert.match(by ?? '', /^person-[0-9a-f]{16}$/)
  })

  it('is by one key for whoever has their own, whatever they are called, and no namesake’s', async (test) => {
    const storage = await openEmbedded(test)
    const by = async (actor: Recorder['actor']) =>
      (await record(storage, letter, { ...clerk, actor })).recordedBy
    const ada = { key: 'account-1', name: 'Ada Example' }
    assert.deepEqual([await by(ada), await by(ada)], ['account-1', 'account-1'])
    assert.equal(await by({ ...ada, key: 'account-2' }), 'account-2')
    const byName = await by('Ada Example')
    assert.match(byName, /^person-/)
    assert.equal(await by('Ada Example'), byName)
    assert.equal(await by({ ...ada, name: 'Ada Married' }), 'account-1')
    const nameOf = await fetchNames(storage.db)
    assert.equal(nameOf('account-1'), 'Ada Married')
    assert.deepEqual([nameOf('account-2'), nameOf(byName)], ['Ada Example', 'Ada Example'])
    assert.deepEqual(await problemsOf(storage), [])
  })

  it('says no name again that was erased, when its owner goes on recording', async (test) => {
    const storage = await openEmbedded(test)
    const actor = { key: 'account-1', name: 'Ada Example' }
    await record(storage, letter, { ...clerk, actor })
    const [named] = await fetchEntries(storage.db, { kind: 'person' })
    const what = {
      entry: named?.id ?? 0,
      audiences: ['public'] as const,
      law: 'UK GDPR, article 17',
    }
    await writeRecord(storage.db, (trx) => eraseParts(trx, what, clerk))
    await record(storage, letter, { ...clerk, actor })
    const nameOf = await fetchNames(storage.db)
    assert.equal(nameOf('account-1'), 'somebody whose name has been erased')
    assert.deepEqual(await problemsOf(storage), [])
  })

  it('will not be recorded by nobody, nor withdrawn for no reason', async (test) => {
    const storage = await openEmbedded(test)
    await assert.rejects(record(storage, letter, { ...clerk, actor: ' ' }), {
      name: 'Refusal',
      message: 'Say who is making this change: no name was given',
    })
    const nameless = { ...clerk, reason: '' }
    await assert.rejects(
      writeRecord(storage.db, (trx) =>
        withdrawRecord(trx, { kind: 'letter', record: '12', day: '2026-03-01' }, nameless),
      ),
      /Say why this change is made/,
    )
    assert.equal((await verifyRecord(storage.db, [])).entries, 0)
  })

  it('refuses text that cannot be kept, and keeps what only looks like it', async (test) => {
    const storage = await openEmbedded(test)
    for (const subject of ['a\0b', 'half \ud83d of one']) {
      await assert.rejects(
        record(storage, { ...letter, parts: { public: { subject } } }),
        /cannot be kept in what is recorded of 12/,
      )
    }
    const subject = String.raw`written as \u0000`
    await record(storage, { ...letter, parts: { public: { subject } } })
    const [entry] = await fetchEntries(storage.db, { kind: 'letter' })
    assert.deepEqual(entry?.says, { subject })
  })

  it('is listed by state and day, a page at a time', async (test) => {
    const storage = await openEmbedded(test)
    for (const number of [1, 2, 3, 4, 5]) {
      const standing = { state: number === 3 ? 'answered' : 'open', day: `2026-02-0${6 - number}` }
      await record(storage, { ...letter, record: String(number), standing })
    }
    const first = await fetchStanding(storage.db, 'letter', 'open', { most: 2 })
    assert.deepEqual(
      first.map(({ record }) => record),
      ['1', '2'],
    )
    const last = first.at(-1)
    assert.ok(last)
    const rest = await fetchStanding(storage.db, 'letter', 'open', { most: 9, before: last })
    assert.deepEqual(
      rest.map(({ record }) => record),
      ['4', '5'],
    )
  })
})
