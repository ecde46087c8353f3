import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { ACTING_COMMISSIONER } from '#procedures/acting-commissioner.ts'
import { ANNUAL_REPORT } from '#procedures/annual-report.ts'
import { CALLING_TO_ACCOUNT } from '#procedures/calling-to-account.ts'
import { CHIEF_CONSTABLE_APPOINTMENT } from '#procedures/chief-constable-appointment.ts'
import { CHIEF_CONSTABLE_REMOVAL } from '#procedures/chief-constable-removal.ts'
import { COMMISSIONER_SUSPENSION } from '#procedures/commissioner-suspension.ts'
import { CONSTITUTION_AMENDMENT } from '#procedures/constitution-amendment.ts'
import { INDEPENDENT_MEMBER_APPOINTMENT } from '#procedures/independent-member-appointment.ts'
import { PLAN } from '#procedures/plan.ts'
import { PROCEDURES } from '#procedures/procedures.ts'
import { REPORT_RESPONSE } from '#procedures/report-response.ts'
import { SENIOR_APPOINTMENT } from '#procedures/senior-appointment.ts'
import { SPECIAL_MEETING } from '#procedures/special-meeting.ts'
import { Play } from '#procedures/testing-cases.ts'

const AREA = 'areas/leicestershire'
const decider = deciderOf(AREA)
const said = (sentences: readonly string[] | undefined) => sentences?.join(' ') ?? ''
const PAPERS = { papers: ['name', 'criteria', 'satisfaction', 'terms'] }

describe('a police and crime plan', () => {
  it('has the dates of the draft received on 6 February 2017', () => {
    const play = new Play(PLAN, decider, '2016-05-12', { elected: '2016-05-12' })
    assert.equal(play.due('issue', '2016-05-12'), '2017-03-31')
    play.take('send-draft', '2017-02-06', { consultation: 'A summary' })
    assert.equal(play.due('meeting', '2017-02-06'), '2017-02-27')
    play.take('convene', '2017-02-07', { meeting: '2017-02-27' })
    play.take('hold', '2017-02-27', { by: 'panel' })
    assert.equal(play.due('report', '2017-02-27'), '2017-03-04')
    play.take('report', '2017-03-02', { recommendations: 'None' })
    play.take('report-received', '2017-03-03')
    assert.equal(play.due('response', '2017-03-03'), '2017-04-03')
    play.take('respond', '2017-03-20', { accepts: 'yes' })
    assert.equal(play.take('issue', '2017-03-31').words, 'over: the plan is in force')
  })

  it('A10: is not considered by a subcommittee, and a bare refusal in the reply is flagged', () => {
    const play = new Play(PLAN, decider, '2027-01-04')
    play.take('send-draft', '2027-01-04', { consultation: 'A summary' })
    play.take('convene', '2027-01-05', { meeting: '2027-01-20' })
    assert.match(play.refusal('hold', '2027-01-20', { by: 'subcommittee' }), /Rule 72/)
    play.take('hold', '2027-01-20', { by: 'panel' })
    play.take('report', '2027-01-22', { recommendations: 'Two' })
    play.take('report-received', '2027-01-22')
    const view = play.take('respond', '2027-02-01', { accepts: 'no' })
    assert.match(said(view.events.at(-1)?.warnings), /no reasons are recorded.*Protocol/)
  })
})

describe('an annual report', () => {
  it('is put off by a resolution, which moves that day and no other', () => {
    const play = new Play(ANNUAL_REPORT, decider, '2019-06-01', { year: '2018-19' })
    assert.equal(play.due('supply', '2019-06-01'), '2019-07-31')
    play.take('ask-deferral', '2019-07-22')
    play.take('defer', '2019-07-22', { deferredTo: '2019-09-24' })
    assert.equal(play.due('supply', '2019-08-15'), '2019-09-24')
    assert.equal(play.on('2019-08-15').dates[0]?.status, 'open')
    play.take('send', '2019-09-03')
    assert.equal(play.due('meeting', '2019-09-03'), '2019-09-24')
    play.take('convene', '2019-09-03', { meeting: '2019-09-24' })
    play.take('hold', '2019-09-24', { by: 'panel' })
    assert.equal(play.due('report', '2019-09-24'), '2019-09-29')
    play.take('report', '2019-09-26', { recommendations: 'None' })
    play.take('report-received', '2019-09-27')
    assert.equal(play.due('response', '2019-09-27'), '2019-10-27')
  })
})

describe('a report', () => {
  it('A10: is due a reply on 8 March when received on 8 February, and is overdue the day after', () => {
    const play = new Play(REPORT_RESPONSE, decider, '2027-02-01')
    play.take('adopt', '2027-02-05', { published: 'yes', members: 'Cllr Adams' })
    play.take('receive', '2027-02-08')
    const status = (today: string) => play.on(today).dates[0]?.status
    assert.equal(play.due('response', '2027-02-08'), '2027-03-08')
    assert.equal(status('2027-03-08'), 'open')
    assert.equal(status('2027-03-09'), 'overdue')
    const view = play.take('respond', '2027-03-09', { published: 'no' })
    assert.equal(view.dates[0]?.status, 'met-late')
    assert.match(said(view.events.at(-1)?.warnings), /has to be published \(Rule 63\(c\)\)/)
    assert.equal(play.take('note', '2027-03-20').isOver, true)
  })

  it('can have a later day agreed for the reply, with the rule’s own day beside it', () => {
    const play = new Play(REPORT_RESPONSE, decider, '2027-01-20')
    play.take('adopt', '2027-01-29', { published: 'yes' })
    play.take('receive', '2027-01-31')
    assert.equal(play.due('response', '2027-02-01'), '2027-02-28')
    play.take('extend', '2027-02-10', { until: '2027-03-17' })
    const [reply] = play.on('2027-03-01').dates
    assert.equal(reply?.due, '2027-03-17')
    assert.equal(reply?.alternatives[0]?.due, '2027-02-28')
  })
})

describe('a senior appointment', () => {
  it('A8: starts no clock until the notification is whole', () => {
    const play = new Play(SENIOR_APPOINTMENT, decider, '2027-03-20', {
      candidate: 'J. Doe',
      post: 'chief-finance-officer',
    })
    const refused = play.refusal('notify', '2027-03-22', { papers: ['name', 'terms'] })
    assert.match(refused, /lacks the criteria for the post, how the candidate meets them/)
    play.take('notify', '2027-03-22', PAPERS)
    assert.equal(play.due('hearing', '2027-03-22'), '2027-04-11')
    assert.match(play.refusal('veto', '2027-04-08'), /not a step of this procedure/)
    play.take('convene', '2027-03-23', { meeting: '2027-04-08' })
    assert.match(play.refusal('hear', '2027-04-08', { public: 'no' }), /in public.*Rule 25/)
    play.take('hear', '2027-04-08', { public: 'yes' })
    assert.match(
      play.refusal('report', '2027-04-08', { by: 'subcommittee', recommendation: 'appoint' }),
      /Rule 72/,
    )
    play.take('report', '2027-04-08', { by: 'panel', recommendation: 'do-not-appoint' })
    const view = play.take('decide', '2027-04-20', { accepts: 'no' })
    assert.equal(view.state, 'rejected')
    assert.match(said(view.events.at(-1)?.warnings), /No reasons are recorded/)
  })
})

describe('the appointment of a Chief Constable', () => {
  it('A8: can be vetoed once; the reserve candidate gets a new three weeks and no veto', () => {
    const play = new Play(CHIEF_CONSTABLE_APPOINTMENT, decider, '2020-03-30', { candidate: 'A' })
    play.take('notify', '2020-03-30', PAPERS)
    assert.equal(play.due('hearing-and-report', '2020-03-30'), '2020-04-19')
    play.take('convene', '2020-03-31', { meeting: '2020-04-17' })
    play.take('hear', '2020-04-17', { public: 'yes' })
    const vote = {
      by: 'panel',
      members: '15',
      present: '12',
      against: '2',
      abstain: '0',
      reasons: 'R',
    }
    assert.equal(play.take('veto', '2020-04-17', { ...vote, for: '9' }).state, 'heard')
    assert.equal(play.take('veto', '2020-04-17', { ...vote, for: '10' }).state, 'veto-decided')
    play.take('report', '2020-04-17')
    play.take('propose-reserve', '2020-04-24', { candidate: 'B', ...PAPERS })
    assert.equal(play.due('reserve-hearing-and-report', '2020-04-24'), '2020-05-14')
    play.take('convene-reserve', '2020-04-24', { meeting: '2020-05-11' })
    play.take('hear-reserve', '2020-05-11', { public: 'yes' })
    assert.match(
      play.refusal('veto', '2020-05-11', { ...vote, for: '10' }),
      /no veto over a reserve.*Rule 89/,
    )
    play.take('report-reserve', '2020-05-11', { by: 'panel', recommendation: 'do-not-appoint' })
    const view = play.take('decide-reserve', '2020-05-20', { decision: 'appoint' })
    assert.equal(view.state, 'appointable')
  })
})

describe('the removal of a Chief Constable', () => {
  const started = (notice: string) => {
    const play = new Play(CHIEF_CONSTABLE_REMOVAL, decider, '2019-11-01')
    play.take('intend', '2019-11-04', { reasons: 'As written' })
    play.take('represent', '2019-11-18')
    play.take('further-notice', notice)
    return play
  }

  it('A9: runs six weeks from the further notice, and locks the call until scrutiny is complete', () => {
    const play = started('2019-12-02')
    assert.equal(play.due('recommendation', '2019-12-02'), '2020-01-12')
    assert.match(play.refusal('call', '2019-12-20'), /until scrutiny is complete.*\(Rule 97\)/)
    assert.match(said(play.on('2019-12-02').events.at(-1)?.warnings), /ruling on C02 and C03/)
  })

  it('A9: is heard in private', () => {
    const play = started('2019-12-02')
    play.take('convene', '2019-12-03', { meeting: '2020-01-08' })
    assert.match(play.refusal('hear', '2020-01-08', { by: 'panel', private: 'no' }), /is private/)
    play.take('hear', '2020-01-08', { by: 'panel', private: 'yes' })
    play.take('recommend', '2020-01-10', { recommendation: 'do-not-call', reasons: 'As written' })
    assert.match(play.refusal('call', '2020-01-13'), /until scrutiny is complete/)
    play.take('answer', '2020-01-20', { accepts: 'no' })
    assert.equal(play.take('call', '2020-01-21').state, 'called')
  })

  it('completes scrutiny after the six weeks when it is confirmed that nothing was recommended', () => {
    const play = started('2019-12-02')
    assert.equal(play.on('2020-01-12').unconfirmed, undefined)
    assert.match(
      play.on('2020-01-13').unconfirmed?.words ?? '',
      /^No recommendation is recorded. If none was made by Sunday 12 January 2020.*paragraph 12/,
    )
    assert.match(play.refusal('call', '2020-01-13'), /until scrutiny is complete/)
    play.take('confirm-no-recommendation', '2020-01-13')
    assert.equal(play.take('call', '2020-01-13').isOver, true)
  })

  it('completes scrutiny by a recommendation on record as made too late', () => {
    const play = started('2019-12-02')
    play.take('convene', '2019-12-03', { meeting: '2020-01-08' })
    play.take('hear', '2020-01-08', { by: 'panel', private: 'yes' })
    const made = { recommendation: 'do-not-call', reasons: 'As written' }
    const view = play.take('recommend', '2020-01-13', made)
    assert.equal(view.state, 'scrutiny-complete')
    assert.match(said(view.events.at(-1)?.warnings), /12 January 2020 was the last day for a rec/)
  })
})

describe('an acting commissioner', () => {
  const needed = (cause: string, on: string) => {
    const play = new Play(ACTING_COMMISSIONER, decider, on)
    play.take('report-cause', on, { cause })
    return play
  }

  it('A9: is somebody on the staff or the deputy, and nobody else', () => {
    const play = needed('suspension', '2020-03-24')
    const refused = play.refusal('appoint', '2020-03-24', { name: 'N', candidate: 'other' })
    assert.match(refused, /Rule 92/)
    assert.equal(
      play.take('appoint', '2020-03-24', { name: 'N', candidate: 'staff' }).state,
      'acting',
    )
  })

  it('ends with the election, with a warning of the days before office is accepted', () => {
    const play = needed('vacancy', '2020-01-10')
    const convened = play.take('convene', '2020-01-10', { meeting: '2020-01-20' })
    assert.deepEqual(convened.events.at(-1)?.warnings, [])
    play.take('appoint', '2020-01-20', { name: 'The deputy', candidate: 'deputy' })
    const view = play.take('elected', '2020-03-13')
    assert.equal(view.state, 'ended')
    assert.match(said(view.events.at(-1)?.warnings), /mind the days between/)
  })

  it('is not ended by the end of something that was not the cause', () => {
    const play = needed('suspension', '2020-03-24')
    play.take('appoint', '2020-03-24', { name: 'N', candidate: 'deputy' })
    assert.equal(play.take('cause-ended', '2020-04-01', { what: 'incapacity' }).state, 'acting')
    assert.equal(play.take('cause-ended', '2020-06-01', { what: 'suspension' }).state, 'ended')
  })

  it('has to be appointed again when the panel ends it and the cause remains', () => {
    const play = needed('incapacity', '2020-03-24')
    const view = play.take('appoint', '2020-03-24', { name: 'N', candidate: 'staff' })
    assert.match(said(view.events.at(-1)?.warnings), /Rule 93/)
    assert.equal(play.take('end-by-panel', '2020-05-01').state, 'needed')
  })
})

describe('the suspension of the commissioner', () => {
  const charged = (months: string, jurisdiction = 'england-and-wales', by = decider) => {
    const play = new Play(COMMISSIONER_SUSPENSION, by, '2020-03-16')
    play.take('charge', '2020-03-16', { jurisdiction })
    return {
      play,
      view: play.take('enter-sentence', '2020-03-16', { maximumSentenceMonths: months }),
    }
  }

  it('A9: is possible above 24 months, not below, and disputed at 24', () => {
    assert.equal(charged('25').view.state, 'eligible')
    assert.equal(charged('23').view.state, 'not-eligible')
    assert.equal(charged('60', 'jersey').view.state, 'eligible')
    assert.equal(charged('60', 'other').view.state, 'not-eligible')
    const { play, view } = charged('24')
    assert.equal(view.state, 'disputed')
    assert.match(
      play.refusal('convene', '2020-03-17', { meeting: '2020-03-26' }),
      /waiting for a ruling/,
    )
    assert.match(play.refusal('apply-ruling', '2020-03-17'), /No ruling on this is recorded/)
  })

  it('A9: goes on once a ruling on 24 months is recorded', () => {
    const ruling = {
      id: 'ruling-c01',
      on: 'C01',
      ruling: 'may',
      who: 'The Monitoring Officer',
      when: '2020-03-18',
      why: 'A made-up reason',
    }
    const { play } = charged('24', 'england-and-wales', deciderOf(AREA, [ruling]))
    assert.match(play.refusal('apply-ruling', '2020-03-17'), /No ruling/)
    const view = play.take('apply-ruling', '2020-03-18')
    assert.equal(view.state, 'eligible')
    assert.match(said(view.events.at(-1)?.findings), /Ruling of 18 March 2020 on C01/)
  })

  it('meets on 24 March after a charge on the 16th, and ends when the charge is dropped', () => {
    const { play } = charged('60')
    const convened = play.take('convene', '2020-03-16', { meeting: '2020-03-24' })
    assert.deepEqual(convened.events.at(-1)?.warnings, [])
    play.take('vote', '2020-03-24', { for: '8', against: '3', abstain: '1' })
    const view = play.take('end', '2020-06-01', { cause: 'charge-dropped' })
    assert.equal(view.state, 'ended')
    assert.match(said(view.events.at(-1)?.findings), /ends with it \(Rule 94\)/)
  })

  it('is not carried by a tie', () => {
    const { play } = charged('60')
    play.take('convene', '2020-03-16', { meeting: '2020-03-24' })
    const view = play.take('vote', '2020-03-24', { for: '6', against: '6', abstain: '0' })
    assert.equal(view.state, 'not-suspended')
    assert.match(said(view.events.at(-1)?.findings), /^A tie, so not carried/)
  })
})

describe('a special meeting', () => {
  const asked = () =>
    new Play(SPECIAL_MEETING, decider, '2020-03-02', { body: 'panel', seats: '15' })
  const signed = (...names: string[]) => ({
    signatories: names.join('\n'),
    written: 'yes',
    business: 'The budget',
  })

  it('A7: must be called for four of fifteen and not for three, each counted once', () => {
    assert.match(asked().refusal('request', '2020-03-02', signed('A', 'B', 'C')), /Rule 51/)
    assert.match(asked().refusal('request', '2020-03-02', signed('A', 'B', 'C', 'C')), /not valid/)
    assert.match(
      asked().refusal('request', '2020-03-02', { ...signed('A', 'B', 'C', 'D'), business: '' }),
      /does not state the business/,
    )
    const play = asked()
    assert.equal(play.take('request', '2020-03-02', signed('A', 'B', 'C', 'D')).state, 'called')
    assert.equal(play.due('earliest-meeting', '2020-03-02'), '2020-03-10')
    play.take('notice', '2020-03-02', { meeting: '2020-03-10' })
    const held = play.take('hold', '2020-03-10', { present: '4' })
    assert.equal(held.state, 'held')
    assert.match(said(held.events.at(-1)?.findings), /Only this business: The budget/)
  })

  it('A2: stands adjourned without a quorum', () => {
    const play = asked()
    play.take('call', '2020-03-02', { caller: 'chair' })
    play.take('notice', '2020-03-02', { meeting: '2020-03-10' })
    assert.equal(play.take('hold', '2020-03-10', { present: '3' }).state, 'adjourned')
  })
})

describe('calling to account', () => {
  const letter = { meeting: '2020-03-26', item: 'Budget', information: 'no' }

  it('asks for 15 days, or for a reason', () => {
    const play = new Play(CALLING_TO_ACCOUNT, decider, '2020-03-01')
    assert.match(play.refusal('write', '2020-03-12', letter), /by Wednesday 11 March 2020.*Rule 67/)
    assert.equal(play.take('write', '2020-03-11', letter).state, 'noticed')
    const other = new Play(CALLING_TO_ACCOUNT, decider, '2020-03-01')
    const view = other.take('write', '2020-03-12', { ...letter, short: 'Both agreed' })
    assert.match(said(view.events.at(-1)?.warnings), /Later than Wednesday 11 March 2020/)
  })

  it('warns when information is asked for within 15 working days', () => {
    const play = new Play(CALLING_TO_ACCOUNT, decider, '2020-03-01')
    const view = play.take('write', '2020-03-06', { ...letter, information: 'yes' })
    assert.match(said(view.events.at(-1)?.warnings), /Later than Thursday 5 March 2020/)
    assert.equal(play.take('cannot', '2020-03-09').state, 'reschedule')
  })
})

describe('the appointment of an independent member', () => {
  it('closes applications no earlier than two weeks on, and seats someone who may sit', () => {
    const play = new Play(INDEPENDENT_MEMBER_APPOINTMENT, decider, '2018-02-01', {
      midPoint: '2018-05-12',
    })
    const view = play.take('advertise', '2018-03-01', { closes: '2018-03-14' })
    assert.match(said(view.events.at(-1)?.warnings), /before Thursday 15 March 2018/)
    assert.equal(play.due('closing', '2018-03-01'), '2018-03-15')
    play.take('close', '2018-03-15')
    assert.match(play.refusal('interview', '2018-04-01', { size: '2', name: 'N' }), /panel is of 3/)
    play.take('interview', '2018-04-01', { size: '3', name: 'N' })
    assert.match(play.refusal('appoint', '2018-05-12', { is: ['mp'] }), /may not be an independent/)
    const seated = play.take('appoint', '2018-05-12', { is: [] })
    assert.match(said(seated.events.at(-1)?.findings), /4 years, to about Thursday 12 May 2022/)
  })

  it('takes the interview before what comes before it is on record, and says what is not', () => {
    const play = new Play(INDEPENDENT_MEMBER_APPOINTMENT, decider, '2018-02-01', {
      midPoint: '2018-05-12',
    })
    const view = play.take('interview', '2018-04-01', { size: '3', name: 'N' })
    assert.match(
      said(view.events.at(-1)?.warnings),
      /not on record.*: The vacancy is first advertised; Applications close/,
    )
    play.take('advertise', '2018-03-01', { closes: '2018-03-15' })
    assert.equal(play.take('close', '2018-04-01').state, 'recommended')
  })
})

describe('a change to the constitution', () => {
  it('A10: adjourns a change to the rules to the next ordinary meeting, without a vote', () => {
    const play = new Play(CONSTITUTION_AMENDMENT, decider, '2019-09-24', { part: 'rules' })
    assert.equal(play.take('move', '2019-09-24').state, 'stands-adjourned')
    const vote = { for: '8', against: '2', abstain: '0' }
    assert.match(play.refusal('vote', '2019-09-24', vote), /no debate and no vote yet.*Rule 55/)
    assert.match(play.refusal('next-meeting', '2019-09-24'), /another day/)
    play.take('next-meeting', '2019-12-11')
    assert.equal(play.take('vote', '2019-12-11', vote).state, 'adopted')
  })

  it('lets another part be decided at once', () => {
    const play = new Play(CONSTITUTION_AMENDMENT, decider, '2019-09-24', { part: 'arrangements' })
    assert.equal(play.take('move', '2019-09-24').state, 'debate')
  })
})

describe('every procedure', () => {
  it('leads only to states that it has, from states that it has', () => {
    for (const { id, states, steps, over, initial, lapses = [], barred = [] } of PROCEDURES) {
      const named = [
        initial,
        ...over,
        ...steps.flatMap(({ from, to }) => [...from, ...(to === undefined ? [] : [to])]),
        ...lapses.flatMap(({ from }) => from),
        ...barred.flatMap((one) => one.in),
      ]
      const unknown = named.filter((state) => !(state in states))
      assert.deepEqual(unknown, [], id)
      assert.ok(
        steps.every(({ to, judge }) => to !== undefined || judge !== undefined),
        id,
      )
    }
  })

  it('says of each step where it may lead, but of a meeting that is convened where it stands', () => {
    const silent = PROCEDURES.flatMap(({ id, steps }) =>
      steps
        .filter(({ to, leadsTo }) => to === undefined && leadsTo === undefined)
        .filter(({ fields }) => !fields.some(({ name }) => name === 'meeting'))
        .map((step) => `${id}: ${step.id}`),
    )
    assert.deepEqual(silent, [])
  })

  it('has a step for each thing that may have lapsed, from where it may have', () => {
    for (const { id, steps, lapses = [] } of PROCEDURES) {
      for (const { from, confirmedBy, after, unrecorded } of lapses) {
        const confirms = steps.find((step) => step.id === confirmedBy)
        assert.deepEqual(confirms?.from, from, id)
        assert.ok(confirms?.to !== undefined, id)
        assert.ok(
          steps.some(({ meets = [] }) => meets.includes(after)),
          id,
        )
        assert.match(unrecorded, /^No \w+ is recorded\. If none .*\{day\}/)
      }
    }
  })

  it('rests each step on rules that the constitution has', () => {
    const missing = PROCEDURES.flatMap(({ id, steps, lapses = [], barred = [] }) =>
      [...steps, ...lapses, ...barred].flatMap(({ rules }) =>
        rules
          .filter((rule) => !decider.constitution.byId.has(rule))
          .map((rule) => `${id}: ${rule}`),
      ),
    )
    assert.deepEqual(missing, [])
  })

  it('meets only dates that it has', () => {
    for (const { id, steps, deadlines } of PROCEDURES) {
      const known = new Set([...deadlines.map((one) => one.id), 'consider'])
      const unknown = steps.flatMap(({ meets = [] }) => meets.filter((one) => !known.has(one)))
      assert.deepEqual(unknown, [], id)
    }
  })
})
