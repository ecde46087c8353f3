import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { PRECEPT } from '#procedures/precept.ts'
import { Play } from '#procedures/testing-cases.ts'

const decider = deciderOf('areas/leicestershire')
const REGULATION =
  'Police and Crime Panels (Precepts and Chief Constable Appointments) Regulations 2012, regulation 4(2)'
const ALL_PAPERS = ['medium-term-financial-plan', 'budget-requirement', 'precept-analysis']
const proposal = { proposed: '286.23', papers: ALL_PAPERS }

const votes = (inFavour: number, members = 15, present = 15) => ({
  by: 'panel',
  members: String(members),
  present: String(present),
  for: String(inFavour),
  against: String(present - inFavour),
  abstain: '0',
})
const tooHigh = { direction: 'too-high', reasons: 'More than the plan needs' }

/** The year 2027/28, notified on 22 January, with a meeting set for a day in February. */
function meetingSet(meeting = '2027-02-05') {
  const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
  play.take('notify', '2027-01-22', proposal)
  play.take('convene', '2027-01-25', { meeting })
  return play
}

/** The same after a veto of 5 February as too high, reported on the day given. */
function vetoed(direction: 'too-high' | 'too-low' = 'too-high') {
  const play = meetingSet()
  play.take('veto', '2027-02-05', { ...votes(10), direction, reasons: 'As minuted' })
  play.take('report', '2027-02-08')
  return play
}

describe('a precept', () => {
  it('A3: goes from notice through veto and revised precept to the final response', () => {
    const play = vetoed()
    assert.equal(play.on('2027-02-09').words, 'vetoed, and waiting for a revised precept')
    assert.equal(play.due('revised-precept', '2027-02-09'), '2027-02-15')
    play.take('revise', '2027-02-12', { revised: '284.99' })
    const second = play.take('second-report', '2027-02-19', { by: 'panel', outcome: 'reject' })
    assert.match(second.events.at(-1)?.findings.join() ?? '', /does not stop it.*Rule 105/)
    const view = play.take('final-response', '2027-02-26')
    assert.equal(view.state, 'may-issue')
    assert.deepEqual(
      view.dates.map(({ id, due, status, metOn }) => [id, due, status, metOn]),
      [
        ['notify', '2027-02-01', 'met', '2027-01-22'],
        ['meeting', '2027-02-07', 'met', '2027-02-05'],
        ['panel-report', '2027-02-08', 'met', '2027-02-08'],
        ['response', '2027-03-01', 'not-needed', undefined],
        ['revised-precept', '2027-02-15', 'met', '2027-02-12'],
        ['second-report', '2027-02-22', 'met', '2027-02-19'],
        ['final-response', '2027-03-01', 'met', '2027-02-26'],
      ],
    )
  })

  it('A3: has a revised precept that moves the way the veto asked, and refuses any other', () => {
    const play = vetoed('too-high')
    assert.match(
      play.refusal('revise', '2027-02-12', { revised: '286.23' }),
      /lower than £286.23.*Rule 104/,
    )
    assert.match(play.refusal('revise', '2027-02-12', { revised: '287' }), /lower than/)
    assert.equal(play.take('revise', '2027-02-12', { revised: '£284.99' }).state, 'revised')
    const low = vetoed('too-low')
    assert.match(low.refusal('revise', '2027-02-12', { revised: '284.99' }), /higher than/)
    assert.equal(low.take('revise', '2027-02-12', { revised: '287.00' }).state, 'revised')
  })

  it('A3: cannot be vetoed without saying which way it is wrong', () => {
    assert.match(
      meetingSet().refusal('veto', '2027-02-05', { ...votes(10), reasons: 'Unsaid' }),
      /^Choose which way the proposed precept is wrong$/,
    )
  })

  it('A3: has no second veto, and says which rule forbids it', () => {
    const play = vetoed()
    play.take('revise', '2027-02-12', { revised: '284.99' })
    assert.equal(
      play.on('2027-02-15').next.some(({ id }) => id === 'veto'),
      false,
    )
    const refused = play.refusal('veto', '2027-02-19', { ...votes(15), ...tooHigh })
    assert.match(refused, /^There is no second veto.*\(Rule 105\)$/)
  })

  it('A3: ends after 8 February only when a person confirms that no report was sent', () => {
    const play = meetingSet()
    play.take('veto', '2027-02-05', { ...votes(10), ...tooHigh })
    assert.equal(play.on('2027-02-08').unconfirmed, undefined)
    assert.match(
      play.refusal('confirm-no-report', '2027-02-08'),
      /^The last day for this had not passed by Monday 8 February 2027.*regulation 4\(2\)\)$/,
    )
    const passed = play.on('2027-02-09')
    assert.equal(passed.state, 'veto-decided')
    assert.equal(
      passed.unconfirmed?.words,
      `No report is recorded. If none was sent by Monday 8 February 2027, the process ended and the commissioner may issue the proposed precept (${REGULATION})`,
    )
    assert.deepEqual(
      passed.unconfirmed?.steps.map(({ id }) => id),
      ['report', 'confirm-no-report'],
    )
    const ended = play.take('confirm-no-report', '2027-02-11')
    assert.equal(
      ended.words,
      'over: no report was sent in time, and the commissioner may issue the proposed precept',
    )
    assert.equal(ended.unconfirmed, undefined)
  })

  it('goes on when the veto was lawful and its report is recorded a fortnight late', () => {
    const play = meetingSet()
    play.take('veto', '2027-02-05', { ...votes(10), ...tooHigh })
    play.take('confirm-no-report', '2027-02-15')
    const found = play.take('report', '2027-02-08')
    assert.equal(found.words, 'vetoed, and waiting for a revised precept')
    assert.match(play.on('2027-02-22').events.at(-1)?.refusedNow ?? '', /cannot be recorded/)
  })

  it('ends by a report that is on record as sent too late', () => {
    const play = meetingSet()
    play.take('veto', '2027-02-05', { ...votes(10), ...tooHigh })
    const late = play.take('report', '2027-02-09')
    assert.equal(late.state, 'lapsed')
    assert.deepEqual(late.events.at(-1)?.warnings, [
      `Monday 8 February 2027 was the last day for the report, so the process had ended: the commissioner may issue the proposed precept (${REGULATION})`,
    ])
  })

  it('A1: is not vetoed by two thirds of those present', () => {
    const nine = meetingSet().take('veto', '2027-02-05', { ...votes(9, 15, 10), ...tooHigh })
    assert.equal(nine.state, 'meeting-set')
    assert.match(nine.events.at(-1)?.findings.join(' ') ?? '', /^Not vetoed: 9 of 15 members/)
    const ten = meetingSet().take('veto', '2027-02-05', { ...votes(10, 15, 10), ...tooHigh })
    assert.equal(ten.state, 'veto-decided')
  })

  it('A10: is decided by the whole panel and by nobody else', () => {
    const refused = meetingSet().refusal('support', '2027-02-05', { by: 'subcommittee' })
    assert.match(refused, /cannot be delegated.*Rule 72/)
  })

  it('A3: warns when the meeting cannot have its notice', () => {
    const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
    play.take('notify', '2027-02-01', proposal)
    const view = play.take('convene', '2027-02-01', { meeting: '2027-02-08' })
    assert.match(view.events.at(-1)?.warnings.join() ?? '', /cannot give 5 clear working days/)
  })

  it('is answered within a month, or by 1 March if that is sooner, when it is supported', () => {
    const play = new Play(PRECEPT, decider, '2020-01-06', { financialYear: '2020-21' })
    play.take('notify', '2020-01-31', proposal)
    play.take('convene', '2020-01-31', { meeting: '2020-02-05' })
    play.take('support-with-recommendations', '2020-02-05', { by: 'panel', recommendations: 'One' })
    play.take('report', '2020-02-07')
    assert.equal(play.due('response', '2020-02-08'), '2020-03-01')
    assert.equal(play.take('respond', '2020-02-20', { response: 'Accepted' }).state, 'may-issue')
  })

  it('tells which papers have still to come', () => {
    const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
    const view = play.take('notify', '2027-01-22', {
      proposed: '286.23',
      papers: ['precept-analysis'],
    })
    assert.match(
      view.events[0]?.warnings.join() ?? '',
      /medium-term financial plan; budget requirement/,
    )
  })

  it('takes nothing that cannot follow, whatever is not on record', () => {
    const play = meetingSet()
    assert.match(
      play.refusal('notify', '2027-02-03', proposal),
      /"The commissioner tells the panel of the proposed precept" cannot be recorded: on Wednesday 3 February 2027 the case is waiting for the panel to decide .*What may happen next: The clerk convenes the meeting; The panel decides/,
    )
  })

  it('takes no decision before the proposal that is on record for a later day', () => {
    const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
    play.take('notify', '2027-01-22', proposal)
    assert.equal(
      play.refusal('support', '2027-01-20', { by: 'panel' }),
      '"The commissioner tells the panel of the proposed precept" is on record for Friday 22 January 2027, and has to come before this. Correct one of the two days',
    )
  })

  it('takes what is recorded late where it happened, and judges what followed again', () => {
    const play = meetingSet()
    play.take('veto', '2027-02-05', { ...votes(10), ...tooHigh })
    assert.match(play.on('2027-02-10').unconfirmed?.words ?? '', /^No report is recorded/)
    play.take('report', '2027-02-08')
    play.take('convene', '2027-01-26', { meeting: '2027-02-05' })
    assert.equal(play.on('2027-02-10').state, 'vetoed')
    assert.deepEqual(
      play.on('2027-02-10').events.map(({ event }) => [event.number, event.step]),
      [
        [1, 'notify'],
        [2, 'convene'],
        [5, 'convene'],
        [3, 'veto'],
        [4, 'report'],
      ],
    )
  })
})
