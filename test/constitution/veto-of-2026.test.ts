import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { PRECEPT } from '#procedures/precept.ts'
import { Play } from '#procedures/testing-cases.ts'

const decider = deciderOf('areas/leicestershire')

/**
 * What the minutes say and no more: on 4 February 2026 a precept that rose by £11 was vetoed as too low;
 * on 12 February the revised one rose by £15. No numbers, no day of notice, none of a report.
 */
function recorded() {
  const play = new Play(PRECEPT, decider, '2026-02-04', { financialYear: '2026-27' })
  play.take('veto', '2026-02-04', {
    by: 'panel',
    counted: 'not-stated',
    result: 'carried',
    direction: 'too-low',
    reasons: 'Not stated in the minutes',
    vetoedIncrease: '11',
  })
  play.take('revise', '2026-02-12', { statedAs: 'increase', revisedIncrease: '15' })
  return play
}

describe('the veto of 4 February 2026, recorded on 1 March from its minutes alone', () => {
  const view = recorded().on('2026-03-01')

  it('stands where the last thing on record puts it, with what is not on record named', () => {
    assert.equal(view.words, 'waiting for the panel’s second report')
    assert.deepEqual(
      view.events.map(({ words, findings, warnings }) => ({ words, findings, warnings })),
      [
        {
          words: 'The panel votes on a veto',
          // Two thirds of 15 is 10
          findings: [
            'Recorded as vetoed as too low: no numbers are stated; 10 of 15 members were needed, if every seat was filled (Rule 102(c); Terms of reference, bullet 5 note; Schedule 5, paragraph 4(4))',
          ],
          warnings: [
            'What comes before this is not on record, or does not count: The commissioner tells the panel of the proposed precept; The clerk convenes the meeting',
          ],
        },
        {
          words: 'The commissioner responds with a revised precept',
          findings: ['The revised precept complies (Rule 104)'],
          warnings: [
            'What comes before this is not on record, or does not count: The panel’s report is sent and published',
            'No report is recorded. If none was sent by Sunday 8 February 2026, the process ended and the commissioner may issue the proposed precept (Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4(2))',
          ],
        },
      ],
    )
  })

  it('says of no date that it was missed, only that nothing is on record', () => {
    assert.deepEqual(
      view.dates.map(({ id, due, status, metOn }) => [id, due, status, metOn]),
      [
        ['notify', '2026-02-01', 'overdue', undefined],
        ['panel-report', '2026-02-08', 'overdue', undefined],
        ['response', '2026-03-01', 'not-needed', undefined],
        ['revised-precept', '2026-02-15', 'met', '2026-02-12'],
        ['second-report', '2026-02-22', 'overdue', undefined],
        ['final-response', '2026-03-01', 'open', undefined],
      ],
    )
  })

  it('takes the notice where it came, on whatever day that is found', () => {
    const notice = { statedAs: 'increase', proposedIncrease: '11' }
    const found = recorded().take('notify', '2026-01-26', notice)
    assert.equal(found.state, 'revised')
    assert.deepEqual(found.events[1]?.warnings, [
      'What comes before this is not on record, or does not count: The clerk convenes the meeting',
    ])
    assert.equal(found.dates.find(({ id }) => id === 'meeting')?.metOn, '2026-02-04')
  })

  it('takes the report where it was sent, and asks no more whether there was one', () => {
    const play = recorded()
    const found = play.take('report', '2026-02-06')
    assert.equal(found.state, 'revised')
    assert.doesNotMatch(found.events.at(-1)?.warnings.join() ?? '', /No report|not on record, or/)
    assert.equal(found.dates.find(({ id }) => id === 'panel-report')?.metOn, '2026-02-06')
  })

  it('has its second meeting, and no decision of one on another day', () => {
    const play = recorded()
    play.take('convene-second', '2026-02-12', { meeting: '2026-02-19' })
    assert.match(
      play.refusal('hold-second', '2026-02-18'),
      /^The meeting is convened for Thursday 19 February 2026 and this is put on Wednesday 18/,
    )
    const met = play.take('hold-second', '2026-02-19')
    assert.equal(
      met.words,
      'waiting for the second report: the panel has met on the revised precept',
    )
    play.take('second-report', '2026-02-20', { by: 'panel', outcome: 'accept' })
    assert.equal(play.take('final-response', '2026-02-27').state, 'may-issue')
  })
})
