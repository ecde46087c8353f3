import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerQuestion } from '../ask.ts'
import { constitutionOf, constitutionWith } from '../testing-rules.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'
const LAW = { source: { document: 'Northmere Order', paragraph: 'article 15' } }
const today = '2027-02-01'

type MadeUp = Readonly<Record<string, unknown>>

function ask(input: MadeUp, constitution = constitutionOf(NORTHMERE)) {
  const asked = { authorityAllows: true, meeting: '2027-02-01T14:00', ...input }
  return answerQuestion(constitution, 'substitute', asked, { today })
}

function answered(input: MadeUp, constitution = constitutionOf(NORTHMERE)) {
  const outcome = ask(input, constitution)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

const notice = (count: MadeUp): MadeUp => ({
  id: 'made-up-notice',
  paragraph: { now: 'Northmere Order, article 15' },
  kind: 'deadline',
  decides: 'substitute-notice',
  deadline: {
    id: 'notice',
    procedure: ['substitute'],
    what: 'The clerk is told',
    from: 'meeting',
    count,
    strength: 'must',
  },
  ...LAW,
})

describe('a substitute', () => {
  it('is judged by every text on notice, the one that prevails first', () => {
    // Article 10 has 48 hours, which end on 30 January; the law in front of it noon the day before
    const both = constitutionWith(NORTHMERE, [
      notice({ by: 'days-before', number: 1, at: '12:00' }),
    ])
    const answer = answered({ notice: '2027-01-31T11:59' }, both)
    assert.equal(answer.answer, 'in-time')
    assert.equal(answer.facts['latestNotice'], '2027-01-31T12:00')
    assert.deepEqual(
      answer.alternatives.map(({ paragraph, answer: own }) => [paragraph, own]),
      [['Article 10', 'late']],
    )
    assert.equal(answered({ notice: '2027-01-31T12:01' }, both).answer, 'late')
  })

  it('may have to be of the same party, and that is asked only then', () => {
    const party = constitutionWith(NORTHMERE, [
      {
        id: 'made-up-party',
        paragraph: { now: 'Northmere Order, article 16' },
        kind: 'permission',
        decides: 'substitute-allowed',
        parameters: { authority_allows: false, same_party: true },
        ...LAW,
      },
    ])
    const early = { notice: '2027-01-20T09:00' }
    const asked = ask(early, party)
    assert.deepEqual(asked.ok ? [] : asked.problems.map(({ message }) => message), [
      'Northmere Order, article 16 asks for a substitute of the same party: say whether this one is',
    ])
    assert.equal(answered({ ...early, sameParty: true }, party).answer, 'in-time')
    assert.equal(answered({ ...early, sameParty: false }, party).answer, 'refused')
    assert.equal(answered(early).answer, 'in-time')
  })

  it('may attend where a text lets one in and none names an hour', () => {
    const all = constitutionOf(NORTHMERE)
    const rules = all.rules.filter(({ decides }) => decides !== 'substitute-notice')
    const answer = answered({ notice: '2027-02-01T13:59' }, { ...all, rules })
    assert.equal(answer.answer, 'allowed')
    assert.match(answer.working, /No text says by when/)
  })

  it('told of in an hour that comes twice is read both ways', () => {
    // 48 hours before 01:15 on 2 November are 01:15 on 31 October, after the clocks went back
    const told = (time: string, meeting: string) => answered({ notice: time, meeting })
    assert.equal(told('2027-10-31T01:10', '2027-11-02T01:15').answer, 'in-time')
    const answer = told('2027-10-31T01:30', '2027-11-02T01:15')
    assert.equal(answer.answer, 'cannot-tell')
    assert.match(answer.working, /in time if it was the first 01:30 that night, late if the second/)
    assert.match(answer.warnings.join(), /the clock shows the hour twice/)
  })

  it('is read both ways too where the meeting begins in such an hour', () => {
    // 48 hours before the first 01:30 of 31 October are 01:30 on the 29th, before the second 02:30
    const meeting = '2027-10-31T01:30'
    const answer = answered({ notice: '2027-10-29T02:00', meeting })
    assert.equal(answer.answer, 'cannot-tell')
    assert.match(
      answer.working,
      /by 01:30 on Friday 29 October 2027 or 02:30 on Friday 29 October 2027: late if the meeting begins at the first 01:30 that night, in time if at the second$/,
    )
    assert.equal(answered({ notice: '2027-10-29T01:30', meeting }).answer, 'in-time')
    assert.equal(answered({ notice: '2027-10-29T02:31', meeting }).answer, 'late')
  })

  it('told of once the meeting has begun is late, and that is said', () => {
    const { answer, working, warnings } = answered({ notice: '2027-02-01T15:01' })
    assert.equal(answer, 'late')
    assert.match(working, /^Told 1 hour 1 minute after the meeting began/)
    assert.equal(warnings[1], 'The notice was given after the meeting began: check both times')
    assert.match(answered({ notice: '2027-02-01T14:00' }).working, /^Told as the meeting began/)
  })

  it('is told in days and hours by when', () =>
    assert.equal(
      answered({ notice: '2027-01-30T14:00' }).working,
      'Told 48 hours before the meeting; 48 hours are needed, so by 14:00 on Saturday 30 January 2027',
    ))
})
