import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { ACTING_COMMISSIONER } from '#procedures/acting-commissioner.ts'
import { ANNUAL_REPORT } from '#procedures/annual-report.ts'
import { mayOpen } from '#procedures/open-case.ts'
import { PLAN } from '#procedures/plan.ts'
import { PRECEPT } from '#procedures/precept.ts'
import { REPORT_RESPONSE } from '#procedures/report-response.ts'
import { Play } from '#procedures/testing-cases.ts'

const decider = deciderOf('areas/leicestershire')

describe('a decision', () => {
  /** Convened on 25 January for a day in February. */
  const convened = (meeting: string) => {
    const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
    play.take('notify', '2027-01-22', { proposed: '286.23' })
    return { play, view: play.take('convene', '2027-01-25', { meeting }) }
  }

  it('is refused on a day before its meeting, and on one after it that is no adjourned sitting', () => {
    const { play } = convened('2027-02-04')
    assert.equal(
      play.refusal('support', '2027-02-03', { by: 'panel' }),
      'The meeting is convened for Thursday 4 February 2027 and this is put on Wednesday 3 February 2027, before it. Correct one of the two days',
    )
    assert.match(
      play.refusal('support', '2027-02-05', { by: 'panel' }),
      /put on Friday 5 February 2027\. Correct one of the two days, or say that it was an adjourned/,
    )
    const adjourned = { by: 'panel', sitting: 'adjourned' }
    assert.match(play.refusal('support', '2027-02-03', adjourned), /before it/)
    assert.equal(play.take('support', '2027-02-05', adjourned).state, 'support-decided')
  })

  it('on a Sunday is taken when the meeting was convened for it, with a warning at both', () => {
    const { play, view } = convened('2027-02-07')
    const odd = 'Sunday 7 February 2027 is not a working day. Check the day of the meeting'
    assert.deepEqual(view.events.at(-1)?.warnings, [odd])
    const decided = play.take('support', '2027-02-07', { by: 'panel' })
    assert.deepEqual(decided.events.at(-1)?.warnings, [odd])
  })

  it('after its meeting may be a second one, of which the first is not on record yet', () => {
    const play = new Play(ACTING_COMMISSIONER, decider, '2027-01-04', { title: 'A vacancy' })
    play.take('report-cause', '2027-01-12', { cause: 'vacancy' })
    play.take('convene', '2027-01-15', { meeting: '2027-01-25' })
    const person = { name: 'A. Person', candidate: 'staff' }
    const view = play.take('appoint', '2027-03-05', person)
    assert.match(
      view.events.at(-1)?.warnings.join() ?? '',
      /convened for Monday 25 January 2027 and this is put on Friday 5 March 2027\. Record what was done at that meeting/,
    )
    play.take('resign', '2027-02-12')
    const whole = play.take('appoint', '2027-01-25', person)
    assert.doesNotMatch(whole.events.map(({ warnings }) => warnings.join()).join(), /convened for/)
  })

  it('on a bank holiday names it', () => {
    const { view } = convened('2027-03-26')
    assert.match(
      view.events.at(-1)?.warnings.join() ?? '',
      /Friday 26 March 2027 is a bank holiday, Good Friday\. Check the day/,
    )
  })
})

describe('what cannot have come in that order', () => {
  it('is a plan considered before the draft that is on record came', () => {
    const play = new Play(PLAN, decider, '2027-01-04')
    play.take('send-draft', '2027-01-18', { consultation: 'A summary' })
    assert.match(
      play.refusal('hold', '2027-01-15', { by: 'panel' }),
      /is on record for Monday 18 January 2027, and has to come before this/,
    )
    assert.match(
      play.refusal('convene', '2027-01-20', { meeting: '2027-01-19' }),
      /Tuesday 19 January 2027 is before the day it was convened/,
    )
  })

  it('is a deferral to a day no later than the one it is put off from', () => {
    const play = new Play(ANNUAL_REPORT, decider, '2019-06-01', { year: '2018-19' })
    play.take('ask-deferral', '2019-07-01')
    // The protocol has it by July
    assert.equal(
      play.refusal('defer', '2019-07-01', { deferredTo: '2019-07-31' }),
      'Wednesday 31 July 2019 is not later than Wednesday 31 July 2019, the day it is put off from. Enter a later day',
    )
    assert.equal(play.take('defer', '2019-07-01', { deferredTo: '2019-08-01' }).state, 'due')
  })

  it('is an extension to a day before the month is over; one that is agreed is called that', () => {
    const play = new Play(REPORT_RESPONSE, decider, '2027-01-20')
    play.take('adopt', '2027-01-29', { published: 'yes' })
    play.take('receive', '2027-01-31')
    assert.match(play.refusal('extend', '2027-02-10', { until: '2027-02-28' }), /not later than/)
    const [reply] = play.take('extend', '2027-02-10', { until: '2027-03-17' }).dates
    assert.equal(
      reply?.words,
      'The later day agreed with the Chairman, as it is recorded: Wednesday 17 March 2027',
    )
  })
})

describe('a case for a year', () => {
  const others = [{ title: 'Precept: 2027-28', opening: { financialYear: '2027-28' } }]
  const said = (year: string, on: string) => {
    const may = mayOpen(PRECEPT, { financialYear: year }, on, '2027-01-04', others)
    return may.ok ? [] : may.problems.map(({ message }) => message)
  }

  it('is one for each year, opened on a day that has come', () => {
    assert.deepEqual(said('2028-29', '2027-01-04'), [])
    assert.deepEqual(said('2027-28', '2027-01-04'), [
      'There is a case for 2027-28 already: Precept: 2027-28. Go on with that one, or withdraw it first',
    ])
    assert.deepEqual(said('2030-31', '2030-01-04'), [
      'Friday 4 January 2030 has not come yet. Enter the day the case began, or open it then',
    ])
  })

  it('warns of a year far ahead', () => {
    const warned = (year: string) =>
      new Play(PRECEPT, decider, '2027-01-04', { financialYear: year }).on('2027-01-04').warnings
    assert.deepEqual(warned('2029-30'), [])
    assert.deepEqual(warned('2030-31'), [
      '2030-31 begins 3 years after the case was opened. Check the year',
    ])
  })

  it('warns of a year long past, and of a day before any of its rules', () => {
    const warned = (year: string, opened: string) =>
      new Play(PRECEPT, decider, opened, { financialYear: year }).on('2027-01-04').warnings
    assert.deepEqual(warned('2024-25', '2026-03-01'), [])
    assert.deepEqual(warned('1997-98', '2027-01-04'), [
      '1997-98 began 30 years before the case was opened. Check the year',
    ])
    assert.match(
      warned('1919-20', '1919-02-04').join(),
      /^None of the rules held on this was in force on Tuesday 4 February 1919: the first is from /,
    )
  })
})

describe('a day that is hardly meant', () => {
  const notice = { proposed: '286.23' }

  it('is told of something long before its case, and of a meeting long after it was convened', () => {
    const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
    const early = play.take('notify', '2025-01-22', notice)
    assert.deepEqual(early.events[0]?.warnings.slice(0, 1), [
      'Wednesday 22 January 2025 is more than a year before the case was opened, on Monday 4 January 2027. Check both days',
    ])
    const far = play.take('convene', '2027-01-25', { meeting: '2037-02-05' })
    assert.match(
      far.events.at(-1)?.warnings.join() ?? '',
      /Thursday 5 February 2037 is more than a year after it was convened/,
    )
  })

  it('is not one of some months before, as where the case was opened when the minutes came', () => {
    const play = new Play(PRECEPT, decider, '2027-03-01', { financialYear: '2027-28' })
    assert.doesNotMatch(
      play.take('notify', '2027-01-22', notice).events[0]?.warnings.join() ?? '',
      /more than a year/,
    )
  })
})
