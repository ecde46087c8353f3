import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { type Storage, verifyRecord, withdrawRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { EARLY_SIGHT, fetchEarlySights, isSeenAt, recordEarlySight } from './early-sight.ts'
import { fetchCurrent } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import { recordRelease, releaseWithEdition, withdrawRelease } from './releases.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'

const DAY = '2026-11-30'
const AWAITED = { report: 'force-performance', period: '2019-20-Q1' }

const now = () => Temporal.Now.instant().toString()
const after = (milliseconds: number) => Temporal.Now.instant().add({ milliseconds }).toString()
const by = () => ({ actor: 'A. Officer', at: now() })

/** Burglary waits for an edition as release 1, theft for a time as release 2. */
async function hold({ db }: Storage): Promise<number> {
  const rows = [exampleRow({ value: 412 }), exampleRow({ measure: 'theft', value: 77 })]
  return await writeRecord(db, async (trx) => {
    const { importId } = await recordImport(trx, ...exampleImport(rows, { isReleased: false }))
    const of = (measure: string) => [{ import: importId ?? 0, measure }]
    await recordRelease(trx, { figures: of('burglary'), with: AWAITED, day: DAY }, by())
    await recordRelease(trx, { figures: of('theft'), from: after(3_600_000), day: DAY }, by())
    return importId ?? 0
  })
}

async function give({ db }: Storage, more: Partial<Parameters<typeof recordEarlySight>[1]> = {}) {
  const said = { post: 'The chair', reason: 'To answer questions', account: 'chair', day: DAY }
  const hours = { from: undefined, to: after(3_600_000) }
  const sight = { sees: { release: 2 }, ...said, ...hours, ...more }
  return await writeRecord(db, (trx) => recordEarlySight(trx, sight, by()))
}

async function seenBy({ readAs }: Storage, who: string, seesEarly = true) {
  const rows = await fetchCurrent(readAs({ audience: 'members', who, seesEarly }))
  return rows.map(({ value }) => value)
}

describe('early sight', () => {
  forEachEngine((engine) => {
    it('shows the figures of that release to whoever is on the list, and to nobody else', async (test) => {
      const storage = await engine.open(test)
      await hold(storage)
      assert.ok((await give(storage)).ok)
      assert.deepEqual(await seenBy(storage, 'chair'), [77])
      assert.deepEqual(await seenBy(storage, 'chair', false), [])
      assert.deepEqual(await seenBy(storage, 'somebody-else'), [])
      assert.deepEqual(await fetchCurrent(storage.readAs({ audience: 'public' })), [])
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('shows nothing before its time, nor after it', async (test) => {
      const storage = await engine.open(test)
      await hold(storage)
      await give(storage, { from: after(600_000), account: 'later' })
      await give(storage, { to: after(1_000), account: 'brief' })
      assert.deepEqual(await seenBy(storage, 'later'), [])
      await wait(1_100)
      assert.deepEqual(await seenBy(storage, 'brief'), [])
      const list = await fetchEarlySights(storage.db, 'office')
      assert.deepEqual(
        list.map((one) => isSeenAt(one, now())),
        [false, false],
      )
    })

    it('shows nothing any longer to whoever was taken off the list, nor of a release that was withdrawn', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      await hold(storage)
      await give(storage)
      await give(storage, { account: 'other' })
      const reasoned = { ...by(), reason: 'No longer in the post' }
      await writeRecord(db, (trx) =>
        withdrawRecord(trx, { kind: EARLY_SIGHT, record: '1', day: DAY }, reasoned),
      )
      assert.deepEqual(await seenBy(storage, 'chair'), [])
      assert.deepEqual(await seenBy(storage, 'other'), [77])
      await writeRecord(db, (trx) => withdrawRelease(trx, { record: '2', day: DAY }, reasoned))
      assert.deepEqual(await seenBy(storage, 'other'), [])
      const [first] = await fetchEarlySights(db, 'public')
      assert.deepEqual(
        [first?.post, first?.account, first?.ended?.reason],
        ['The chair', undefined, 'No longer in the post'],
      )
    })

    it('of an edition is of the figures that wait for it, each once when they are public', async (test) => {
      const storage = await engine.open(test)
      await hold(storage)
      await give(storage, { sees: { with: AWAITED } })
      assert.deepEqual(await seenBy(storage, 'chair'), [412])
      await writeRecord(storage.db, (trx) =>
        releaseWithEdition(trx, { ...AWAITED, number: 1 }, DAY, by()),
      )
      assert.deepEqual(await seenBy(storage, 'chair'), [412])
    })

    it('is refused of what is not to come, and for a time that is none', async (test) => {
      const storage = await engine.open(test)
      await hold(storage)
      const none = await give(storage, { sees: { release: 7 } })
      assert.match(none.ok ? '' : (none.problems[0]?.message ?? ''), /withdrawn, or took place/)
      const gone = await give(storage, { to: after(-1_000) })
      assert.equal(gone.ok ? '' : gone.problems[0]?.field, 'to')
      const turned = await give(storage, { from: after(20_000), to: after(10_000) })
      assert.equal(turned.ok, false)
    })
  })
})
