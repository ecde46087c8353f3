import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { StoredCase, StoredEvent } from './cases.ts'
import { knownOn } from './known-on.ts'
import { STRIKE_OUT, standingCase, standingEvent, stateOf } from './standing-case.ts'

type Said = Partial<StoredEvent> & Pick<StoredEvent, 'step' | 'on'>

/** A case of what was recorded, one event a day from 1 March at noon. */
function caseOf(...said: readonly Said[]): StoredCase {
  return {
    procedure: 'precept',
    slug: '2027-28',
    title: 'Precept: 2027-28',
    openedOn: '2027-01-04',
    opening: { financialYear: '2027-28' },
    opened: { actor: 'A. Clerk', reason: 'Made up', at: '2027-01-04T12:00:00Z' },
    withdrawn: null,
    events: said.map((one, index) => ({
      number: index + 1,
      details: {},
      actor: 'A. Clerk',
      reason: 'Made up',
      at: `2027-03-0${index + 1}T12:00:00Z`,
      strikesOut: null,
      corrects: null,
      ...one,
    })),
  }
}

const strike = (number: number) => ({ step: STRIKE_OUT, on: '2027-03-05', strikesOut: number })
const standing = (stored: StoredCase) =>
  standingCase(stored).events.map(({ number, step, on }) => `${number} ${step} ${on.slice(5)}`)

const notify = { step: 'notify', on: '2027-01-22' }
const convene = { step: 'convene', on: '2027-01-25' }
const veto = { step: 'veto', on: '2027-02-05' }

describe('what stands of a case', () => {
  it('comes in the order it happened, and within a day in the order it was recorded', () => {
    const sameDay = { step: 'report', on: '2027-02-05' }
    assert.deepEqual(standing(caseOf(veto, notify, sameDay, convene)), [
      '2 notify 01-22',
      '4 convene 01-25',
      '1 veto 02-05',
      '3 report 02-05',
    ])
  })

  it('was last changed when anything was recorded of it, also what strikes out', () => {
    assert.equal(standingCase(caseOf()).changedAt, '2027-01-04T12:00:00Z')
    assert.equal(standingCase(caseOf(notify, strike(1))).changedAt, '2027-03-02T12:00:00Z')
  })

  it('is what the latest correction says, where that happened, under the first number', () => {
    const first = { ...notify, on: '2027-01-23', corrects: 1, details: { proposed: '286' } }
    const second = { ...notify, on: '2027-01-26', corrects: 1, details: { proposed: '287' } }
    const stored = caseOf(notify, convene, first, second)
    assert.deepEqual(standing(stored), ['2 convene 01-25', '1 notify 01-26'])
    assert.deepEqual(standingEvent(stored, 1)?.details, { proposed: '287' })
    assert.equal(standingEvent(stored, 3), undefined)
    const ofCorrection = caseOf(notify, convene, first, { ...second, corrects: 3 })
    assert.deepEqual(standing(ofCorrection), ['2 convene 01-25', '1 notify 01-26'])
  })

  it('leaves out what was struck out, with its corrections, whichever came last', () => {
    const corrected = { ...notify, on: '2027-01-23', corrects: 1 }
    assert.deepEqual(standing(caseOf(notify, convene, strike(1))), ['2 convene 01-25'])
    assert.deepEqual(standing(caseOf(notify, convene, corrected, strike(1))), ['2 convene 01-25'])
    assert.deepEqual(standing(caseOf(notify, convene, strike(1), corrected)), ['2 convene 01-25'])
  })

  it('goes back to what was there when a correction or a striking out is struck out', () => {
    const corrected = { ...notify, on: '2027-01-23', corrects: 1 }
    assert.deepEqual(standing(caseOf(notify, corrected, strike(2))), ['1 notify 01-22'])
    assert.deepEqual(standing(caseOf(notify, strike(1), strike(2))), ['1 notify 01-22'])
  })

  it('has begun while anything stands, until the case is withdrawn', () => {
    assert.equal(stateOf(caseOf()), 'opened')
    assert.equal(stateOf(caseOf(notify)), 'begun')
    assert.equal(stateOf(caseOf(notify, strike(1))), 'opened')
    const withdrawn = { actor: 'A. Clerk', reason: 'Twice', at: '', on: '2027-03-09' }
    assert.equal(stateOf({ ...caseOf(notify), withdrawn }), 'withdrawn')
  })
})

describe('what was known of a case on a day', () => {
  it('is what had been recorded by its end in Britain, whenever that had happened', () => {
    const stored = caseOf(notify, convene, { ...notify, on: '2027-01-23', corrects: 1 })
    const known = (day: string) => {
      const found = knownOn(stored, day)
      return found && standing(found)
    }
    assert.equal(known('2027-01-03'), undefined)
    assert.deepEqual(known('2027-02-28'), [])
    assert.deepEqual(known('2027-03-02'), ['1 notify 01-22', '2 convene 01-25'])
    assert.deepEqual(known('2027-03-03'), ['1 notify 01-23', '2 convene 01-25'])
  })

  it('ends at midnight by the clock in Britain, an hour earlier in summer', () => {
    const late = caseOf({ ...notify, at: '2027-06-30T23:30:00Z' })
    assert.equal(knownOn(late, '2027-06-30')?.events.length, 0)
    assert.equal(knownOn(late, '2027-07-01')?.events.length, 1)
  })

  it('has the case as it was before it was withdrawn', () => {
    const at = '2027-03-09T12:00:00Z'
    const withdrawn = { actor: 'A. Clerk', reason: 'Twice', at, on: '2027-03-09' }
    const stored = { ...caseOf(notify), withdrawn }
    assert.equal(knownOn(stored, '2027-03-08')?.withdrawn, null)
    assert.deepEqual(knownOn(stored, '2027-03-09')?.withdrawn, withdrawn)
  })
})
