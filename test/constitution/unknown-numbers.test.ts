import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { deciderOf } from '#constitution/testing-area.ts'
import { COMMISSIONER_SUSPENSION } from '#procedures/commissioner-suspension.ts'
import { PRECEPT } from '#procedures/precept.ts'
import { SPECIAL_MEETING } from '#procedures/special-meeting.ts'
import { Play } from '#procedures/testing-cases.ts'

const decider = deciderOf('areas/leicestershire')
const CITED = '(Rule 102(c); Terms of reference, bullet 5 note; Schedule 5, paragraph 4(4))'
type Typed = Readonly<Record<string, string>>

/** The year 2027/28 with a meeting on 5 February, the proposal stated as given. */
function meetingSet(proposal: Typed = { proposed: '286.23' }) {
  const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
  play.take('notify', '2027-01-22', proposal)
  play.take('convene', '2027-01-25', { meeting: '2027-02-05' })
  return play
}

const asTooLow = { by: 'panel', direction: 'too-low', reasons: 'As minuted' }
function vote(typed: Typed, play = meetingSet()) {
  const view = play.take('veto', '2027-02-05', { ...asTooLow, ...typed })
  const { findings = [], warnings = [] } = view.events.at(-1) ?? {}
  return { state: view.state, findings, warnings }
}

describe('a veto of which the minutes do not give every number', () => {
  it('is judged by the members in office that day where the record knows them', () => {
    const members = { number: 13, from: 'from the record of who held the seats' }
    const knowing = { ...decider, countsOn: () => ({ members }) }
    const decided: typeof decider = {
      ...knowing,
      decide: (question, input, day) =>
        decider.decide(question, { members: members.number, ...input } as typeof input, day),
    }
    const play = new Play(PRECEPT, decided, '2027-01-04', { financialYear: '2027-28' })
    play.take('notify', '2027-01-22', { proposed: '286.23' })
    play.take('convene', '2027-01-25', { meeting: '2027-02-05' })
    // Two thirds of 13 is 9; of 15 it would be 10
    const { state, findings } = vote({ counted: 'in-part', for: '9', result: 'carried' }, play)
    assert.equal(state, 'veto-decided')
    assert.match(findings[0] ?? '', /^Vetoed as too low: 9 of 13 members voted for the veto/)
  })

  it('waits for a ruling where the texts differ on the numbers, and is not said to be lost', () => {
    const differing: typeof decider = {
      ...decider,
      decide: (question, input, day) => {
        const made = decider.decide(question, input, day)
        return made.ok && question === 'veto'
          ? { ok: true, value: { ...made.value, answer: 'needs-ruling' } }
          : made
      },
    }
    const play = new Play(PRECEPT, differing, '2027-01-04', { financialYear: '2027-28' })
    play.take('notify', '2027-01-22', { proposed: '286.23' })
    play.take('convene', '2027-01-25', { meeting: '2027-02-05' })
    const votes = { members: '14', present: '14', for: '10', against: '4', abstain: '0' }
    const { state, findings } = vote({ counted: 'counted', ...votes }, play)
    assert.equal(state, 'meeting-set')
    assert.deepEqual(findings, [
      `Whether it is vetoed needs a ruling: 10 of 14 members voted for it, and the texts differ on how many are needed ${CITED}`,
    ])
  })

  it('stands as it is recorded, with how many were needed, when no number is stated', () => {
    assert.deepEqual(vote({ counted: 'not-counted', result: 'carried' }), {
      state: 'veto-decided',
      // Two thirds of 15 is 10
      findings: [
        `Recorded as vetoed as too low: no numbers are stated; 10 of 15 members were needed, if every seat was filled ${CITED}`,
      ],
      warnings: [],
    })
    const lost = vote({ counted: 'not-counted', result: 'lost' })
    assert.equal(lost.state, 'meeting-set')
    assert.match(lost.findings[0] ?? '', /^Recorded as not vetoed: no numbers are stated; 10 of 15/)
  })

  it('leaves open whether it was carried when that is not stated either', () => {
    const { state, findings } = vote({ counted: 'not-stated', result: 'not-stated' })
    assert.equal(state, 'meeting-set')
    assert.match(findings[0] ?? '', /^Whether the veto was carried is not stated: no numbers/)
  })

  it('is judged by the votes for and the members when those are stated', () => {
    const stated = { counted: 'in-part', members: '14', for: '10', result: 'carried' }
    assert.deepEqual(vote(stated), {
      state: 'veto-decided',
      findings: [`Vetoed as too low: 10 of 14 members voted for the veto ${CITED}`],
      warnings: [],
    })
    const short = vote({ ...stated, for: '9' })
    assert.equal(short.state, 'meeting-set')
    assert.deepEqual(short.warnings, [
      'It is recorded as carried, and by the numbers it was not carried',
    ])
  })

  it('names what is not stated when only the votes are', () => {
    const { findings } = vote({ counted: 'in-part', for: '12', result: 'carried' })
    assert.match(
      findings[0] ?? '',
      /^Recorded as vetoed as too low: not stated: members in office; members present; votes against; abstentions; 10 of 15/,
    )
  })

  it('is refused when what is stated cannot be, and asks for the result when numbers are missing', () => {
    const stated = { ...asTooLow, counted: 'in-part', result: 'carried' }
    assert.match(
      meetingSet().refusal('veto', '2027-02-05', { ...stated, members: '12', present: '13' }),
      /^13 are present but the panel has 12 members/,
    )
    assert.match(
      meetingSet().refusal('veto', '2027-02-05', { ...asTooLow, counted: 'not-counted' }),
      /^Choose the result as it is recorded$/,
    )
    assert.match(
      meetingSet().refusal('veto', '2027-02-05', asTooLow),
      /^Enter the number of members in office as a whole number/,
    )
  })
})

describe('an amount that is stated as an increase', () => {
  const increase = { statedAs: 'increase', proposedIncrease: '11' }
  const vetoed = (proposal: Typed = increase) => {
    const play = meetingSet(proposal)
    vote({ counted: 'not-counted', result: 'carried' }, play)
    play.take('report', '2027-02-08')
    return play
  }

  it('is held against another increase on the same year', () => {
    const rise = { statedAs: 'increase', revisedIncrease: '15' }
    const view = vetoed().take('revise', '2027-02-12', rise)
    assert.match(view.events.at(-1)?.findings.join() ?? '', /complies \(Rule 104/)
    assert.match(
      vetoed().refusal('revise', '2027-02-12', { ...rise, revisedIncrease: '10.99' }),
      /has to be higher than the increase of £11.00 \(Rule 104/,
    )
  })

  it('is not held against a whole amount, and that is said', () => {
    for (const [proposal, revision] of [
      [increase, { revised: '290.23' }],
      [{ proposed: '286.23' }, { statedAs: 'increase', revisedIncrease: '15' }],
      [{ statedAs: 'not-stated' }, { revised: '290.23' }],
      [increase, { statedAs: 'not-stated' }],
    ] as const) {
      const view = vetoed(proposal).take('revise', '2027-02-12', revision)
      assert.equal(view.state, 'revised')
      assert.match(view.events.at(-1)?.warnings.join() ?? '', /^Whether .* cannot be told: the two/)
    }
  })

  it('is asked for where it is said to be stated', () => {
    const play = new Play(PRECEPT, decider, '2027-01-04', { financialYear: '2027-28' })
    assert.match(
      play.refusal('notify', '2027-01-22', { statedAs: 'increase' }),
      /^Enter the proposed increase for a Band D home, a year, in pounds/,
    )
    const view = play.take('notify', '2027-01-22', { statedAs: 'not-stated' })
    assert.match(view.events.at(-1)?.warnings[0] ?? '', /^How much is proposed is not stated$/)
  })
})

describe('any other number that minutes may not give', () => {
  const suspending = () => {
    const play = new Play(COMMISSIONER_SUSPENSION, decider, '2020-03-16')
    play.take('charge', '2020-03-16', { jurisdiction: 'england-and-wales' })
    play.take('enter-sentence', '2020-03-16', { maximumSentenceMonths: '60' })
    play.take('convene', '2020-03-16', { meeting: '2020-03-24' })
    return play
  }

  it('leaves an ordinary vote as it is recorded', () => {
    const stated = { counted: 'not-counted', result: 'carried' }
    const carried = suspending().take('vote', '2020-03-24', stated)
    assert.equal(carried.state, 'suspended')
    assert.deepEqual(carried.events.at(-1)?.findings, [
      'Recorded as carried: no numbers are stated',
    ])
    const open = { counted: 'not-stated', result: 'not-stated' }
    assert.equal(suspending().take('vote', '2020-03-24', open).state, 'meeting-set')
  })

  it('leaves out abstentions where they cannot turn the vote', () => {
    const stated = { counted: 'in-part', for: '6', against: '4', result: 'carried' }
    const view = suspending().take('vote', '2020-03-24', stated)
    assert.match(
      view.events.at(-1)?.findings[0] ?? '',
      /^Carried: 6 for, 4 against, abstentions not stated/,
    )
  })

  it('leaves open whether a special meeting had its quorum', () => {
    const play = new Play(SPECIAL_MEETING, decider, '2027-03-01', { body: 'panel', seats: '15' })
    play.take('call', '2027-03-01', { caller: 'chair' })
    play.take('notice', '2027-03-01', { meeting: '2027-03-15' })
    const view = play.take('hold', '2027-03-15', {})
    assert.equal(view.state, 'held')
    // A quarter of 15 is 3.75
    assert.match(
      view.events.at(-1)?.findings[0] ?? '',
      /^How many were present is not stated: 4 were needed \(Rule 7/,
    )
  })
})
