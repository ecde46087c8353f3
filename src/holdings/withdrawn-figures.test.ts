import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Storage, verifyRecord, withdrawRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { recordAboutFigure } from './about-figures.ts'
import { fetchCurrent } from './fetch-observations.ts'
import { recordImport } from './imports.ts'
import { TABLE_CHECKS } from './table-checks.ts'
import type { NewObservationRow } from './tables.ts'
import { exampleImport, exampleRow } from './testing-examples.ts'
import { recordWithdrawal, WITHDRAWAL } from './withdrawn-figures.ts'

const wrong = exampleRow({ value: 412, released_on: '2019-07-22', known_on: '2019-07-22' })
const worse = exampleRow({ value: 4_120, released_on: '2019-10-20', known_on: '2019-10-21' })
const clerk = { actor: 'A. Clerk', at: '2026-11-30T10:00:00Z' }

async function take({ db }: Storage, ...rows: NewObservationRow[]) {
  await writeRecord(db, (trx) => recordImport(trx, ...exampleImport(rows)))
}

async function current({ db }: Storage, asAt?: string) {
  const rows = await fetchCurrent(db, { asAt })
  return rows.map(({ value, status }) => (status === 'withdrawn' ? [value, status] : [value]))
}

async function withdraw(
  storage: Storage,
  figure: number | undefined,
  { day = '2026-11-30', reason = 'It is that of another station' } = {},
) {
  const about = { figure: figure ?? 0, reason, approval: { by: 'Alix Registrar' }, day }
  return await writeRecord(storage.db, (trx) => recordWithdrawal(trx, about, clerk))
}

async function inForce({ db }: Storage): Promise<number | undefined> {
  return (await fetchCurrent(db))[0]?.id
}

describe('a figure that is withdrawn', () => {
  forEachEngine((engine) => {
    it('has no number from that day on, nor have the versions before it, and had one the day before', async (test) => {
      const storage = await engine.open(test)
      await take(storage, wrong)
      await take(storage, worse)
      const done = await withdraw(storage, await inForce(storage))
      assert.deepEqual(done, { ok: true, value: 1 })
      assert.deepEqual(await current(storage), [[null, 'withdrawn']])
      assert.deepEqual(await current(storage, '2026-11-30'), [[null, 'withdrawn']])
      assert.deepEqual(await current(storage, '2026-11-29'), [[4_120]])
      const [row] = await fetchCurrent(storage.db)
      const { record, reason, on } = row?.withdrawn ?? {}
      assert.deepEqual([record, reason, on], ['1', 'It is that of another station', '2026-11-30'])
    })

    it('is corrected by a version recorded later, of whatever day of release', async (test) => {
      const storage = await engine.open(test)
      await take(storage, { ...worse, released_on: '2076-10-20' })
      await withdraw(storage, await inForce(storage))
      await take(storage, wrong)
      assert.deepEqual(await current(storage), [[412]])
    })

    it('counts again once that is taken back, and can be withdrawn again', async (test) => {
      const storage = await engine.open(test)
      await take(storage, wrong)
      const figure = await inForce(storage)
      await withdraw(storage, figure)
      const about = { kind: WITHDRAWAL, record: '1', day: '2026-12-02' }
      const why = { ...clerk, reason: 'It was right' }
      await writeRecord(storage.db, (trx) => withdrawRecord(trx, about, why))
      assert.deepEqual(await current(storage), [[412]])
      assert.deepEqual(await current(storage, '2026-12-01'), [[null, 'withdrawn']])
      assert.deepEqual(await withdraw(storage, figure), { ok: true, value: 2 })
    })

    it('is none that is not there, is withdrawn already, or is only printed elsewhere', async (test) => {
      const storage = await engine.open(test)
      await take(storage, wrong)
      await take(storage, { ...wrong, value: 410, status: 'disagrees' })
      const figure = (await inForce(storage)) ?? 0
      const refusal = async (one: number) => {
        const answer = await withdraw(storage, one)
        return answer.ok ? '' : answer.problems.map(({ message }) => message).join()
      }
      assert.match(await refusal(999), /There is no figure 999/)
      assert.match(await refusal(figure + 1), /is not a number that is in use/)
      await withdraw(storage, figure)
      assert.match(await refusal(figure), /has been withdrawn already/)
    })

    it('is one that is held, as verify makes sure', async (test) => {
      const storage = await engine.open(test)
      await take(storage, wrong)
      await withdraw(storage, await inForce(storage))
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
      // Withdrawn by one who writes the entry itself, for a figure of another measure
      const says = {
        ...{ measure: 'robbery', area: wrong.area, breakdown: '', figures: [1], reason: 'A slip' },
        ...{ from: wrong.period_start, to: wrong.period_end },
      }
      const about = { kind: WITHDRAWAL, event: 'figure-withdrawn', says, approval: { by: 'X' } }
      await writeRecord(storage.db, (trx) =>
        recordAboutFigure(trx, { ...about, day: '2026-11-30' }, clerk),
      )
      const { problems } = await verifyRecord(storage.db, TABLE_CHECKS)
      assert.match(problems.join(), /withdraws figure 1 of robbery, which is not held as it says/)
    })
  })
})
