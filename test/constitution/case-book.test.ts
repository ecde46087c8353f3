import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { caseBook } from '#procedures/case-book.ts'
import { CASE, fetchSlugs, recordCase, recordCaseEvent } from '#procedures/cases.ts'
import { calendarOn } from '#procedures/statutory-calendar.ts'
import { eraseParts } from '#storage/erase.ts'
import { type Storage, withdrawRecord, writeRecord } from '#storage/index.ts'
import { forEachEngine } from '#storage/testing.ts'

const clerk = { actor: 'A. Clerk', reason: 'Made up', at: '2027-01-22T10:00:00Z' }

const precept = {
  procedure: 'precept',
  slug: '2027-28',
  title: 'Precept 2027-28',
  openedOn: '2027-01-04',
  opening: { financialYear: '2027-28' },
}

const report = {
  procedure: 'annual-report',
  slug: '2026-27',
  title: 'Annual report 2026-27',
  openedOn: '2027-01-05',
  opening: { year: '2026-27' },
}

const notified = { step: 'notify', on: '2027-01-22', details: { proposed: '286.23' } }

const openBoth = ({ db }: Storage) =>
  writeRecord(db, async (trx) => {
    await recordCase(trx, precept, clerk)
    await recordCase(trx, report, clerk)
  })

describe('the cases that count', () => {
  forEachEngine((engine) => {
    it('are read again when something was recorded of them, and the others are not', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      const fetchStanding = caseBook(db)
      assert.deepEqual(await fetchStanding(), [])
      await openBoth(storage)
      const before = await fetchStanding()
      assert.deepEqual(
        before.map(({ title }) => title),
        ['Precept 2027-28', 'Annual report 2026-27'],
      )

      await writeRecord(db, (trx) => recordCaseEvent(trx, precept, notified, clerk))
      const [one, other] = await fetchStanding()
      assert.deepEqual(
        one?.events.map(({ step }) => step),
        ['notify'],
      )
      assert.equal(other, before[1])

      const corrected = { ...notified, on: '2027-01-21', corrects: 1 }
      await writeRecord(db, (trx) => recordCaseEvent(trx, precept, corrected, clerk))
      assert.equal((await fetchStanding())[0]?.events[0]?.on, '2027-01-21')

      const withdrawn = { kind: CASE, record: 'annual-report/2026-27', day: '2027-02-01' }
      await writeRecord(db, (trx) => withdrawRecord(trx, withdrawn, clerk))
      assert.deepEqual(
        (await fetchStanding()).map(({ title }) => title),
        ['Precept 2027-28'],
      )
    })

    it('say nothing any longer of what was erased, nor the name of whose name was', async (test) => {
      const storage = await engine.open(test)
      const { db } = storage
      const fetchStanding = caseBook(db)
      await openBoth(storage)
      await writeRecord(db, (trx) => recordCaseEvent(trx, precept, notified, clerk))
      assert.equal((await fetchStanding())[0]?.events[0]?.actor, 'A. Clerk')

      const erase = async (kind: string, event: string) => {
        const { id } = await db
          .selectFrom('entry')
          .select('id')
          .where('kind', '=', kind)
          .where('event', '=', event)
          .orderBy('id')
          .executeTakeFirstOrThrow()
        const erasure = { entry: id, audiences: ['public'], law: 'UK GDPR article 17' } as const
        const erased = await writeRecord(db, (trx) => eraseParts(trx, erasure, clerk))
        assert.ok(erased.ok)
      }
      await erase('case', 'notify')
      assert.deepEqual((await fetchStanding())[0]?.events[0]?.details, {})
      await erase('person', 'named')
      const [one] = await fetchStanding()
      assert.equal(one?.events[0]?.actor, 'somebody whose name has been erased')
      await erase('case', 'open')
      assert.deepEqual(
        (await fetchStanding()).map(({ title }) => title),
        ['Annual report 2026-27'],
      )
      assert.deepEqual(await fetchSlugs(db, 'precept'), ['2027-28'])
    })
  })
})

describe('where cases stand on a day', () => {
  it('is judged again of the case that changed alone', () => {
    const decider = deciderOf('areas/leicestershire')
    const { view } = calendarOn('2027-01-25', decider)
    const [one, other] = [precept, report].map(({ slug, ...about }) => ({
      ...{ ...about, id: slug, events: [], changedAt: clerk.at },
    }))
    assert.ok(one && other)
    const [first, second] = [view(one), view(other)]
    const changed = { ...one, events: [{ ...notified, ...clerk, number: 1 }] }
    assert.notEqual(view(changed)?.words, first?.words)
    assert.equal(view(other), second)
  })
})
