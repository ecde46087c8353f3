import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readRuleNames } from '#constitution/rule-names.ts'
import { deciderOf } from '#constitution/testing-area.ts'
import { makeTimetable } from '#constitution/timetables/timetable.ts'
import { CHIEF_CONSTABLE_APPOINTMENT } from '#procedures/chief-constable-appointment.ts'
import { PRECEPT } from '#procedures/precept.ts'
import { REPORT_RESPONSE } from '#procedures/report-response.ts'
import { Play } from '#procedures/testing-cases.ts'

const decider = deciderOf('test/fixtures/areas/northmere')

function dates(procedure: string, input: object) {
  const made = makeTimetable(procedure, input, decider)
  assert.ok(made.ok, made.ok ? '' : made.problems.map(({ message }) => message).join('\n'))
  return Object.fromEntries(made.value.deadlines.map(({ id, due }) => [id, due]))
}

describe('a panel under a mayor, with other counts of days', () => {
  it('has its own dates from the same code', () => {
    assert.deepEqual(dates('precept', { financialYear: '2027-28' }), {
      notify: '2027-01-20',
      'panel-report': '2027-02-03',
      'final-response': '2027-02-24',
    })
    assert.deepEqual(dates('chief-constable-appointment', { notified: '2027-01-04' }), {
      'hearing-and-report': '2027-01-31',
    })
    assert.deepEqual(dates('report-response', { received: '2026-12-31' }), {
      response: '2027-02-28',
    })
    assert.deepEqual(dates('complaint', { received: '2027-03-27T10:00', criminal: true }), {
      'refer-iopc': '2027-03-29T11:00',
      acknowledge: '2027-04-01',
      conclude: '2027-06-05',
    })
    // 5 to 8, 11, 12, 14, 15, 18 and 19 January: Founders’ Day, the 13th, is passed over
    const input = { notified: '2027-01-04', post: 'deputy' }
    assert.deepEqual(dates('senior-appointment', input), { hearing: '2027-01-19' })
    // 11, 12 and 14 January are clear
    assert.deepEqual(dates('agenda-notice', { meeting: '2027-01-15' }), { publish: '2027-01-08' })
    assert.deepEqual(dates('special-meeting', { requested: '2027-01-08' }), {
      'earliest-meeting': '2027-01-15',
    })
  })

  it('says of what its text does not set that there is no date', () => {
    const made = makeTimetable('precept', { financialYear: '2027-28' }, decider)
    assert.ok(made.ok && made.value.silent)
    assert.equal(made.value.silent.default, 'revised-precept: no date; second-report: no date')
  })

  it('has no veto over the precept, and its own words for its offices', () => {
    const play = new Play(PRECEPT, decider, '2027-01-05', { financialYear: '2027-28' })
    assert.equal(play.on('2027-01-05').words, 'waiting for the mayor to propose a precept')
    play.take('notify', '2027-01-15', { proposed: '100', papers: [] })
    play.take('convene', '2027-01-18', { meeting: '2027-01-25' })
    const vote = {
      by: 'panel',
      members: '12',
      present: '12',
      for: '12',
      against: '0',
      abstain: '0',
      direction: 'too-high',
      reasons: 'A test',
    }
    assert.match(play.refusal('veto', '2027-01-25', vote), /^The panel has no veto here \(Article/)
  })

  it('says to whom a task would go as one says it', () => {
    const working = (to: 'officer' | 'task-group') => {
      const answer = decider.decide('delegate', { function: 'precept', to }, '2027-01-05')
      return answer.ok ? answer.value.working : ''
    }
    assert.match(working('officer'), /: precept, to an officer$/)
    assert.match(working('task-group'), /: precept, to a task group$/)
  })

  it('cites its own articles, or says that it has none', () => {
    const play = new Play(CHIEF_CONSTABLE_APPOINTMENT, decider, '2027-01-04', { candidate: 'A' })
    const papers = ['name', 'criteria', 'satisfaction', 'terms']
    assert.match(
      play.refusal('notify', '2027-01-04', { papers: ['name'] }),
      /\(the constitution does not say\)$/,
    )
    play.take('notify', '2027-01-04', { papers })
    play.take('convene', '2027-01-05', { meeting: '2027-01-20' })
    play.take('hear', '2027-01-20', { public: 'yes' })
    const vote = { by: 'panel', members: '12', present: '12', against: '3', abstain: '0' }
    // Three quarters of 12 is 9
    const short = play.take('veto', '2027-01-20', { ...vote, for: '8', reasons: 'A test' })
    assert.match(short.events.at(-1)?.findings[0] ?? '', /^Not vetoed: 8 of 12.*Article 35/)
    const view = play.take('veto', '2027-01-20', { ...vote, for: '9', reasons: 'A test' })
    assert.equal(view.state, 'veto-decided')
    play.take('report', '2027-01-21')
    play.take('propose-reserve', '2027-01-25', { candidate: 'B', papers })
    assert.match(
      play.refusal('veto', '2027-01-26', { ...vote, for: '12', reasons: 'A test' }),
      /^There is no veto over a reserve candidate.*\(Article 36\)$/,
    )
  })

  it('has no name in procedures/rules.yaml that stands for nothing', () => {
    const files = new Map([['procedures/rules.yaml', 'names: { precept-notify: [north-nothing] }']])
    const read = readRuleNames(files, decider.constitution)
    assert.ok(!read.ok)
    assert.match(
      read.problems[0]?.message ?? '',
      /there is no rule "north-nothing"\. Correct the id/,
    )
  })

  it('gives its mayor two months to reply', () => {
    const play = new Play(REPORT_RESPONSE, decider, '2026-12-01')
    play.take('adopt', '2026-12-15', { published: 'yes' })
    play.take('receive', '2026-12-31')
    assert.equal(play.due('response', '2027-01-04'), '2027-02-28')
  })
})
