import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import type { NewCaseEvent, StoredCase } from '#procedures/cases.ts'
import { historyOf } from '#procedures/history.ts'
import { PRECEPT } from '#procedures/precept.ts'
import { tryEvent } from '#procedures/run-case.ts'
import { STRIKE_OUT, standingCase } from '#procedures/standing-case.ts'

const decider = deciderOf('areas/leicestershire')

const notify = {
  step: 'notify',
  on: '2027-01-22',
  details: {
    proposed: '286.23',
    papers: ['medium-term-financial-plan', 'budget-requirement', 'precept-analysis'],
  },
}
const convene = { step: 'convene', on: '2027-01-25', details: { meeting: '2027-02-05' } }
const veto = (inFavour: number) => ({
  step: 'veto',
  on: '2027-02-05',
  details: {
    by: 'panel',
    members: '15',
    present: '15',
    for: String(inFavour),
    against: String(15 - inFavour),
    abstain: '0',
    direction: 'too-high',
    reasons: 'As minuted',
  },
})
const report = { step: 'report', on: '2027-02-08', details: {} }

type Said = NewCaseEvent & { readonly recordedOn?: string }

/** The precept of 2027-28 with what was recorded of it, each on its day unless said. */
function preceptOf(...said: readonly Said[]): StoredCase {
  const who = { actor: 'A. Clerk', reason: 'Made up' }
  return {
    procedure: 'precept',
    slug: '2027-28',
    title: 'Precept: 2027-28',
    openedOn: '2027-01-04',
    opening: { financialYear: '2027-28' },
    opened: { ...who, at: '2027-01-04T12:00:00Z' },
    withdrawn: null,
    events: said.map(({ recordedOn, strikesOut = null, corrects = null, ...one }, index) => ({
      ...who,
      ...one,
      number: index + 1,
      at: `${recordedOn ?? one.on}T12:00:00Z`,
      strikesOut,
      corrects,
    })),
  }
}

/** What the last entry changed. */
const changedBy = (...said: readonly Said[]) =>
  historyOf(PRECEPT, preceptOf(...said), decider).at(-1)?.changed

describe('what is recorded of a precept out of its order', () => {
  it('changes nothing but the course of the case when it is recorded on its day', () => {
    assert.equal(changedBy(notify, convene), undefined)
  })

  it('asks no longer whether the time ran out when the report was sent in time and recorded two days late', () => {
    assert.deepEqual(
      changedBy(notify, convene, veto(10), { ...report, recordedOn: '2027-02-10' }),
      [
        'Where it stands: vetoed, and waiting for a revised precept. Before: waiting for the report of the veto',
        'Where it stands no longer turns on this: No report is recorded. If none was sent by Monday 8 February 2027, the process ended and the commissioner may issue the proposed precept (Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4(2))',
        'The panel’s report reaches the commissioner: done on 8 February 2027, due by Monday 8 February 2027. Before: overdue as far as is recorded, due by Monday 8 February 2027',
      ],
    )
  })

  it('names the vote that a correction turns, and each day that moves with it', () => {
    const corrected = { ...veto(9), corrects: 3, recordedOn: '2027-02-09' }
    assert.deepEqual(changedBy(notify, convene, veto(10), report, corrected), [
      'Where it stands: waiting for the panel to decide. Before: vetoed, and waiting for a revised precept',
      'The commissioner replies with a revised precept: kept in reserve, due by Monday 15 February 2027. Before: due by Monday 15 February 2027',
      'The panel reviews the revised precept and reports: kept in reserve, due by Monday 22 February 2027. Before: due by Monday 22 February 2027',
      'The commissioner publishes a response to the second report: kept in reserve, due by Monday 1 March 2027. Before: due by Monday 1 March 2027',
      'The panel votes on a veto, 5 February 2027: Not vetoed: 9 of 15 members voted for the veto, 10 of the 15 members in office being needed (Rule 102(c); Terms of reference, bullet 5 note; Schedule 5, paragraph 4(4)). The panel still has to choose another course. Before: Vetoed as too high: 10 of 15 members voted for the veto (Rule 102(c); Terms of reference, bullet 5 note; Schedule 5, paragraph 4(4))',
      'The panel’s report is sent and published, 8 February 2027: What comes before this is not on record, or does not count: The panel decides to support the precept, or The panel decides to support the precept and make recommendations, or The panel votes on a veto. This was not said before',
    ])
  })

  it('goes on, and says what is no longer on record, once a step before it is struck out', () => {
    const strike = { step: STRIKE_OUT, on: '2027-02-08', details: {}, strikesOut: 2 }
    assert.deepEqual(changedBy(notify, convene, veto(10), strike), [
      'The panel votes on a veto, 5 February 2027: What comes before this is not on record, or does not count: The clerk convenes the meeting. This was not said before',
    ])
  })

  it('names what the rules would refuse once the meeting is put on another day', () => {
    const moved = { ...convene, details: { meeting: '2027-02-04' }, corrects: 2 }
    assert.deepEqual(changedBy(notify, convene, veto(10), { ...moved, recordedOn: '2027-02-08' }), [
      'Where it stands: waiting for the panel to decide. Before: waiting for the report of the veto',
      'The panel meets on the precept: overdue as far as is recorded, due by Sunday 7 February 2027. Before: done on 5 February 2027, due by Sunday 7 February 2027',
      'The commissioner replies with a revised precept: kept in reserve, due by Monday 15 February 2027. Before: due by Monday 15 February 2027',
      'The panel reviews the revised precept and reports: kept in reserve, due by Monday 22 February 2027. Before: due by Monday 22 February 2027',
      'The commissioner publishes a response to the second report: kept in reserve, due by Monday 1 March 2027. Before: due by Monday 1 March 2027',
      'The clerk convenes the meeting, 25 January 2027: The agenda has to be published by Wednesday 27 January 2027 (LGA 1972, section 100B). Before: The agenda has to be published by Thursday 28 January 2027 (LGA 1972, section 100B)',
      'The panel votes on a veto, 5 February 2027: the rules would now refuse this, so it counts for nothing. The meeting is convened for Thursday 4 February 2027 and this is put on Friday 5 February 2027. Correct one of the two days, or say that it was an adjourned sitting',
    ])
  })

  it('moves the last day for the response when the report is put a week earlier', () => {
    const support = { step: 'support', on: '2027-01-28', details: { by: 'panel' } }
    const sooner = { ...convene, details: { meeting: '2027-01-28' } }
    const sent = { ...report, on: '2027-02-05' }
    const corrected = { ...report, on: '2027-01-29', corrects: 4, recordedOn: '2027-02-08' }
    assert.deepEqual(changedBy(notify, sooner, support, sent, corrected), [
      'The panel’s report is sent: done on 29 January 2027, due by Tuesday 2 February 2027. Before: done late, on 5 February 2027, due by Tuesday 2 February 2027',
      'The commissioner replies in writing: due by Sunday 28 February 2027. Before: due by Monday 1 March 2027',
    ])
  })

  it('changes nothing when a correction says only a reason', () => {
    assert.deepEqual(changedBy(notify, convene, { ...convene, corrects: 2 }), [])
  })

  it('brings back what was refused once the day of the meeting is right again', () => {
    const moved = { ...convene, details: { meeting: '2027-02-04' }, corrects: 2 }
    const back = { ...convene, corrects: 2, recordedOn: '2027-02-08' }
    assert.equal(
      changedBy(notify, convene, veto(10), { ...moved, recordedOn: '2027-02-08' }, back)?.at(-1),
      'The panel votes on a veto, 5 February 2027: the rules no longer refuse this. Vetoed as too high: 10 of 15 members voted for the veto (Rule 102(c); Terms of reference, bullet 5 note; Schedule 5, paragraph 4(4))',
    )
  })

  it('is judged where it happened: a correction that the rules refuse there is refused', () => {
    const stored = preceptOf(notify, convene, veto(10), report)
    const tried = (event: { number: number; on: string }, details = notify.details) => {
      const said = { ...notify, details, actor: 'A. Clerk', reason: 'Made up', at: '' }
      const judged = tryEvent(
        PRECEPT,
        standingCase(stored),
        { ...said, ...event },
        '2027-02-10',
        decider,
      )
      return judged.ok ? judged.value.words : judged.problems.map(({ message }) => message).join()
    }
    assert.equal(
      tried({ number: 1, on: '2027-01-21' }),
      'vetoed, and waiting for a revised precept',
    )
    assert.match(
      tried({ number: 5, on: '2027-01-26' }),
      /26 January 2027 the case is waiting for the panel to decide \(Rule 101; Protocol, Precept\)/,
    )
    assert.match(tried({ number: 1, on: '2027-02-11' }), /11 February 2027 has not come yet/)
  })
})
