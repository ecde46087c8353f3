import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { fetchCase, fetchCases, recordCase, recordCaseEvent } from './cases.ts'
import type { Storage } from './open.ts'
import { forEachEngine } from './testing.ts'
import { verifyChangeLog } from './verify.ts'

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
  strikesOut: null,
}

async function open({ db }: Storage) {
  return await db.transaction().execute(async (trx) => {
    const id = await recordCase(trx, precept, clerk)
    await recordCaseEvent(trx, { ...precept, id }, notified, clerk)
    return { ...precept, id }
  })
}

describe('cases', () => {
  forEachEngine((engine) => {
    it('come back as they were recorded, each event with who, when and why', async (test) => {
      const storage = await engine.open(test)
      const { id } = await open(storage)
      assert.deepEqual(await fetchCase(storage.db, 'precept', '2027-28'), {
        ...precept,
        id,
        events: [{ ...notified, ...clerk, number: 1 }],
      })
      assert.equal(await fetchCase(storage.db, 'precept', '2028-29'), undefined)
      assert.deepEqual(await fetchCases(storage.db, 'plan'), [])
    })

    it('keep what was struck out, and number what follows after it', async (test) => {
      const storage = await engine.open(test)
      const theCase = await open(storage)
      const strike = { step: 'strike-out', on: '2027-01-25', details: {}, strikesOut: 1 }
      const number = await storage.db
        .transaction()
        .execute((trx) => recordCaseEvent(trx, theCase, strike, clerk))
      assert.equal(number, 2)
      const kept = await fetchCase(storage.db, 'precept', '2027-28')
      assert.deepEqual(
        kept?.events.map((event) => [event.step, event.strikesOut]),
        [
          ['notify', null],
          ['strike-out', 1],
        ],
      )
    })

    it('cannot be opened twice under one address, nor strike out what is not there', async (test) => {
      const storage = await engine.open(test)
      const theCase = await open(storage)
      await assert.rejects(open(storage), /unique/)
      const strike = { step: 'strike-out', on: '2027-01-25', details: {}, strikesOut: 7 }
      await assert.rejects(
        storage.db.transaction().execute((trx) => recordCaseEvent(trx, theCase, strike, clerk)),
      )
      assert.equal((await fetchCases(storage.db)).length, 1)
    })

    it('refuse to be changed, removed or recorded by nobody', async (test) => {
      const storage = await engine.open(test)
      const theCase = await open(storage)
      const changes = [
        sql`update case_event set happened_on = '2027-01-01'`,
        sql`delete from case_event`,
        sql`update procedure_case set title = 'Another'`,
      ]
      for (const change of changes) {
        await assert.rejects(change.execute(storage.db), /only added to/)
      }
      await assert.rejects(
        storage.db
          .transaction()
          .execute((trx) => recordCaseEvent(trx, theCase, notified, { ...clerk, actor: ' ' })),
        /Say who is making this change/,
      )
    })

    it('are entered in the change log, whose chain holds', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      assert.deepEqual(await verifyChangeLog(storage.db), { entries: 2, problems: [] })
    })

    it('are found out by verify when somebody has gone behind the program’s back', async (test) => {
      const storage = await engine.open(test)
      await open(storage)
      await sql`alter table case_event disable trigger all`.execute(storage.db)
      await sql`update case_event set happened_on = '2027-01-31'`.execute(storage.db)
      const changed = await verifyChangeLog(storage.db)
      assert.match(changed.problems.join(), /Event 1 of precept 2027-28.*has been changed/)
      await sql`delete from case_event`.execute(storage.db)
      const gone = await verifyChangeLog(storage.db)
      assert.match(gone.problems.join(), /Event 1 of precept 2027-28.*no longer there/)
    })
  })
})
