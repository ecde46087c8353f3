import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { TABLE_CHECKS } from '#holdings/index.ts'
import { type Storage, verifyRecord, withdrawRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'
import { caseBook } from './case-book.ts'
import {
  CASE,
  fetchCase,
  fetchSlugs,
  type NewCaseEvent,
  recordCase,
  recordCaseEvent,
} from './cases.ts'

const clerk = { actor: 'A. Clerk', reason: 'The letter came', at: '2027-01-22T10:00:00Z' }

const precept = {
  procedure: 'precept',
  slug: '2027-28',
  title: 'Precept 2027-28',
  openedOn: '2027-01-04',
  opening: { financialYear: '2027-28' },
}

const notified = {
  step: 'notify',
  on: '2027-01-22',
  details: { proposed: '286.23', papers: ['precept-analysis', 'ünïcödé “words”'] },
}

async function open({ db }: Storage) {
  await writeRecord(db, async (trx) => {
    await recordCase(trx, precept, clerk)
    await recordCaseEvent(trx, precept, notified, clerk)
  })
}

async function record({ db }: Storage, event: NewCaseEvent, recorder = clerk) {
  await writeRecord(db, (trx) => recordCaseEvent(trx, precept, event, recorder))
}

describe('cases', () => {
  forEachEngine((engine) => {
    it('come back as they were recorded, each event with who, when and why', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      assert.deepEqual(await fetchCase(storage.db, 'precept', '2027-28'), {
        ...precept,
        opened: clerk,
        withdrawn: null,
        events: [{ ...notified, ...clerk, number: 1, strikesOut: null, corrects: null }],
      })
      assert.equal(await fetchCase(storage.db, 'precept', '2028-29'), undefined)
      assert.deepEqual(await fetchSlugs(storage.db, 'plan'), [])
    })

    it('keep what was struck out and what was put right, and number what follows after it', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      await record(storage, { ...notified, on: '2027-01-21', corrects: 1 })
      await record(storage, { step: 'strike-out', on: '2027-01-25', details: {}, strikesOut: 1 })
      const kept = await fetchCase(storage.db, 'precept', '2027-28')
      assert.deepEqual(
        kept?.events.map(({ number, step, strikesOut, corrects }) => [
          number,
          step,
          strikesOut,
          corrects,
        ]),
        [
          [1, 'notify', null, null],
          [2, 'notify', null, 1],
          [3, 'strike-out', 1, null],
        ],
      )
      assert.deepEqual((await verifyRecord(storage.db, TABLE_CHECKS)).problems, [])
    })

    it('cannot be opened twice under one address, nor strike out what is not there', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      await assert.rejects(open(storage), /There is a case precept\/2027-28 already/)
      const strike = { step: 'strike-out', on: '2027-01-25', details: {}, strikesOut: 7 }
      await assert.rejects(record(storage, strike), /constraint entry_check1 of entry/)
      assert.equal((await caseBook(storage.db)()).length, 1)
    })

    it('are not listed once they have been withdrawn, and keep their address and all they said', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      const withdrawn = { kind: CASE, record: 'precept/2027-28', day: '2027-02-01' }
      await writeRecord(storage.db, (trx) => withdrawRecord(trx, withdrawn, clerk))
      assert.deepEqual(await caseBook(storage.db)(), [])
      assert.deepEqual(await fetchSlugs(storage.db, 'precept'), ['2027-28'])
      const kept = await fetchCase(storage.db, 'precept', '2027-28')
      assert.deepEqual(kept?.withdrawn, { ...clerk, on: '2027-02-01' })
      assert.equal(kept?.events.length, 1)
    })

    it('are not recorded by nobody', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      const nobody = { ...clerk, actor: ' ' }
      await assert.rejects(record(storage, notified, nobody), /Say who is making this change/)
    })
  })
})
