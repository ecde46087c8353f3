import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fetchEntries, type Storage, verifyRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { fetchCurrent } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import { fetchUnreleased, findDrafts, releaseBook } from './release-book.ts'
import { fetchReleases, recordRelease, releaseWithEdition, withdrawRelease } from './releases.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import type { NewObservationRow } from './tables.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'
import { recordImportWithdrawal } from './withdrawn-imports.ts'

const first = exampleRow({ value: 412, released_on: '2019-07-22', known_on: '2019-07-22' })
const later = exampleRow({ value: 409, released_on: '2019-10-20', known_on: '2019-10-21' })
const theft = exampleRow({ measure: 'theft', value: 77 })
const officer = { actor: 'A. Officer', at: '2019-11-05T09:30:00Z' }
const DAY = '2019-11-05'

/** Takes figures in, to wait for a release unless said. */
async function take({ db }: Storage, rows: NewObservationRow[], isReleased = false) {
  const imported = exampleImport(rows, { fileName: 'secret-name.csv', isReleased })
  const { importId } = await writeRecord(db, (trx) => recordImport(trx, ...imported))
  return importId ?? 0
}

async function release({ db }: Storage, figures: [number, string][], from?: string, by = officer) {
  const named = figures.map(([of, measure]) => ({ import: of, measure }))
  return await writeRecord(db, (trx) => recordRelease(trx, { figures: named, from, day: DAY }, by))
}

/** What somebody sees of what is in force, as at a day when one is given. */
async function seenBy(
  { readAs }: Storage,
  audience: 'public' | 'members' | 'office',
  asAt?: string,
) {
  const rows = await fetchCurrent(readAs({ audience }), { asAt })
  return rows.map(({ value }) => value)
}

describe('figures that wait for a release', () => {
  forEachEngine((engine) => {
    it('are seen by the office and by nobody else, nor is what is recorded of their file', async (test) => {
      const storage = await engine.open(test)
      const id = await take(storage, [first])
      assert.deepEqual(await seenBy(storage, 'office'), [412])
      for (const audience of ['public', 'members'] as const) {
        assert.deepEqual(await seenBy(storage, audience), [])
        const imports = storage.readAs({ audience }).selectFrom('known_import').select('id')
        assert.deepEqual(await imports.execute(), [])
      }
      const [entry] = await fetchEntries(storage.db, { kind: 'import' })
      assert.deepEqual([entry?.says, entry?.source, entry?.record], [{}, null, String(id)])
      const [whole] = await fetchEntries(storage.db, { kind: 'import' }, 'office')
      assert.equal(whole?.says['fileName'], 'secret-name.csv')
    })

    it('are public from their release, and known from its day', async (test) => {
      const storage = await engine.open(test)
      await take(storage, [first], true)
      const id = await take(storage, [later, theft])
      assert.deepEqual(await seenBy(storage, 'public'), [412])
      assert.deepEqual(await release(storage, [[id, 'burglary']]), { ok: true, value: 1 })
      assert.deepEqual(await seenBy(storage, 'public'), [409])
      assert.deepEqual(await seenBy(storage, 'public', '2019-11-04'), [412])
      assert.deepEqual(await seenBy(storage, 'public', '2019-11-05'), [409])
      assert.deepEqual(await seenBy(storage, 'office', '2019-11-04'), [409, 77])
      const { waiting } = await fetchUnreleased(storage.db, officer.at)
      assert.deepEqual(waiting, [{ import: id, measure: 'theft', figures: 1 }])
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('do not put an older figure in the place of a newer one that was released before it', async (test) => {
      const storage = await engine.open(test)
      const old = await take(storage, [first])
      const recent = await take(storage, [later])
      await release(storage, [[recent, 'burglary']])
      await release(storage, [[old, 'burglary']])
      assert.deepEqual(await seenBy(storage, 'public'), [409])
    })

    it('are not released twice, nor what was released when it was imported, nor for a time gone by', async (test) => {
      const storage = await engine.open(test)
      const atOnce = await take(storage, [first], true)
      const id = await take(storage, [theft])
      const codeOf = async (outcome: ReturnType<typeof release>) => {
        const came = await outcome
        return came.ok ? came.value : came.problems[0]?.code
      }
      assert.equal(await codeOf(release(storage, [[atOnce, 'burglary']])), 'released-meanwhile')
      assert.equal(await codeOf(release(storage, [])), 'nothing-waits')
      const gone = '2019-11-05T09:29:59Z'
      assert.equal(await codeOf(release(storage, [[id, 'theft']], gone)), 'has-passed')
      assert.equal(await codeOf(release(storage, [[id, 'theft']])), 1)
      assert.equal(await codeOf(release(storage, [[id, 'theft']])), 'released-meanwhile')
    })

    it('come at the time that was set, and may be kept back until then', async (test) => {
      const storage = await engine.open(test)
      const id = await take(storage, [first, theft])
      const by = { ...officer, at: Temporal.Now.instant().toString() }
      const after = (milliseconds: number) =>
        Temporal.Now.instant().add({ milliseconds }).toString()
      const soon = after(1_500)
      await release(storage, [[id, 'burglary']], soon, by)
      const far = await release(storage, [[id, 'theft']], after(3_600_000), by)
      const fetch = releaseBook(storage.db, () => Temporal.Now.instant().toString())
      const before = await fetch()
      assert.deepEqual(await seenBy(storage, 'public'), [])
      assert.deepEqual(
        before.toCome.map(({ record }) => record),
        ['1', '2'],
      )
      assert.deepEqual(before.measures, ['burglary', 'theft'])
      assert.equal(await fetch(), before)

      const reasoned = { ...by, reason: 'A mistake was found' }
      const back = (record: string, at = by.at) =>
        writeRecord(storage.db, (trx) =>
          withdrawRelease(trx, { record, day: DAY }, { ...reasoned, at }),
        )
      assert.ok(far.ok && (await back('2')).ok)
      const again = await back('2')
      assert.equal(again.ok ? '' : again.problems[0]?.code, 'no-such-release')
      assert.deepEqual(
        (await fetch()).waiting.map(({ measure }) => measure),
        ['theft'],
      )

      await wait(1_600)
      assert.deepEqual(await seenBy(storage, 'public'), [412])
      const now = await fetch()
      assert.notEqual(now.version, before.version)
      assert.deepEqual([now.toCome, now.measures], [[], ['theft']])
      const late = await back('1', Temporal.Now.instant().toString())
      assert.match(late.ok ? '' : (late.problems[0]?.message ?? ''), /cannot be taken back/)
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('come with the edition of a report that they wait for, and with no other', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      const [wrong, right] = [await take(storage, [later]), await take(storage, [first, theft])]
      const awaited = { report: 'force-performance', period: '2019-20-Q1' }
      const wait = (id: number, measure: string) =>
        writeRecord(db, (trx) => {
          const figures = [{ import: id, measure }]
          return recordRelease(trx, { figures, with: awaited, day: DAY }, officer)
        })
      await wait(right, 'burglary')
      await wait(right, 'theft')
      await wait(wrong, 'burglary')
      assert.deepEqual(await seenBy(storage, 'public'), [])
      const waits = await fetchUnreleased(db, officer.at)
      assert.deepEqual(waits.waiting, [])
      assert.deepEqual(
        waits.toCome.map((one) => [one.record, one.from, one.with]),
        ['1', '2', '3'].map((record) => [record, undefined, awaited]),
      )
      const ids = (await fetchCurrent(storage.readAs({ audience: 'office' }), {})).map(
        ({ id }) => id,
      )
      const otherReport = { ...awaited, period: '2019-20-Q2' }
      assert.deepEqual(await findDrafts(db, waits, ids, awaited), [])
      assert.equal((await findDrafts(db, waits, ids, otherReport)).length, ids.length)

      const reasoned = { ...officer, reason: 'Not with this one' }
      const back = await writeRecord(db, (trx) =>
        withdrawRelease(trx, { record: '2', day: DAY }, reasoned),
      )
      assert.ok(back.ok)
      const about = {
        importId: wrong,
        reason: 'Wrong',
        approval: { by: 'Alix Registrar' },
        day: DAY,
      }
      await writeRecord(db, (trx) => recordImportWithdrawal(trx, about, officer))

      const by = { actor: 'An approver', at: '2019-11-06T10:00:00Z' }
      const publish = (of: typeof awaited) =>
        writeRecord(db, (trx) => releaseWithEdition(trx, { ...of, number: 1 }, '2019-11-06', by))
      await publish(otherReport)
      assert.deepEqual(await seenBy(storage, 'public'), [])
      await publish(awaited)
      assert.deepEqual(await seenBy(storage, 'public'), [412])
      assert.deepEqual(await seenBy(storage, 'public', '2019-11-05'), [])
      const [came] = await fetchReleases(db)
      assert.deepEqual([came?.from, came?.with], [by.at, { ...awaited, number: 1 }])
      const now = await fetchUnreleased(db, '2019-11-06T10:00:00Z')
      assert.deepEqual(now.toCome, [])
      assert.deepEqual(now.waiting, [{ import: right, measure: 'theft', figures: 1 }])
      await publish(awaited)
      assert.equal((await verifyRecord(db, TABLE_CHECKS)).problems.length, 0)
    })

    it('may be released without the numbers of some, which nobody reads from then on', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      const id = await take(storage, [first, theft])
      const [, hidden] = await fetchCurrent(db, { measures: ['burglary', 'theft'] })
      const figures = ['burglary', 'theft'].map((measure) => ({ import: id, measure }))
      const withheld = { figures: [hidden?.id ?? 0], why: 'A part of it is small' }
      const awaited = { report: 'force-performance', period: '2019-20-Q1' }
      const released = await writeRecord(db, (trx) =>
        recordRelease(trx, { figures, with: awaited, withheld, day: DAY }, officer),
      )
      assert.ok(released.ok)
      assert.deepEqual(await seenBy(storage, 'office'), [412, null])
      await writeRecord(db, (trx) =>
        releaseWithEdition(trx, { ...awaited, number: 1 }, DAY, officer),
      )
      for (const audience of ['public', 'members', 'office'] as const) {
        const rows = await fetchCurrent(storage.readAs({ audience }))
        assert.deepEqual(
          rows.map(({ value, status }) => [value, status]),
          [
            [412, 'actual'],
            [null, 'withheld'],
          ],
        )
      }
      const [came] = await fetchReleases(db)
      assert.deepEqual(came?.withheld, withheld)
      assert.deepEqual((await verifyRecord(db, TABLE_CHECKS)).problems, [])
    })

    it('have their numbers again where a release that withholds them is withdrawn before its time', async (test) => {
      const storage = await engine.open(test)
      const id = await take(storage, [theft])
      const [hidden] = await fetchCurrent(storage.db)
      const withheld = { figures: [hidden?.id ?? 0], why: 'A part of it is small' }
      const figures = [{ import: id, measure: 'theft' }]
      const from = '2031-01-01T00:00:00Z'
      await writeRecord(storage.db, (trx) =>
        recordRelease(trx, { figures, from, withheld, day: DAY }, officer),
      )
      assert.deepEqual(await seenBy(storage, 'office'), [null])
      const reasoned = { ...officer, reason: 'Not yet' }
      await writeRecord(storage.db, (trx) =>
        withdrawRelease(trx, { record: '1', day: DAY }, reasoned),
      )
      assert.deepEqual(await seenBy(storage, 'office'), [77])
    })

    it('wait no longer once their import was withdrawn', async (test) => {
      const storage = await engine.open(test)
      const importId = await take(storage, [first])
      const about = { importId, reason: 'Wrong file', approval: { by: 'Alix Registrar' }, day: DAY }
      await writeRecord(storage.db, (trx) => recordImportWithdrawal(trx, about, officer))
      assert.deepEqual((await fetchUnreleased(storage.db, officer.at)).waiting, [])
      const [entry] = await fetchEntries(storage.db, { kind: 'import-withdrawal' })
      assert.deepEqual(entry?.says, { import: importId })
      const came = await release(storage, [[importId, 'burglary']])
      assert.equal(came.ok, false)
    })
  })
})
