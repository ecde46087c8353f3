import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { OfficesOn } from '#people/index.ts'
import { answerQuestion } from '../ask.ts'
import { constitutionOf, constitutionWith } from '../testing-rules.ts'

const SALTWELL = 'test/fixtures/areas/saltwell'
const TODAY = '2026-12-01'

const chairIs = (holdsSeat: boolean): OfficesOn => ({
  chair: [{ name: 'Nell Fordham', holdsSeat }],
  heldBy: [
    { name: 'Cllr Edda Quill', holdsSeat: true },
    { name: 'Cllr Cissy Vane', holdsSeat: true },
  ],
  viceChairs: 2,
})

/** The third panel with a text on a chair who holds no seat. */
const outside = (parameters: { quorum: boolean; votes: boolean; member: boolean }) =>
  constitutionWith(SALTWELL, [
    {
      id: 'made-up-chair',
      paragraph: { now: 'Paragraph 40' },
      kind: 'definition',
      decides: 'chair-without-seat',
      parameters,
      source: { document: 'Panel Arrangements', paragraph: 'Paragraph 40' },
    },
  ])

function ask(
  question: string,
  input: object,
  on: Partial<Parameters<typeof answerQuestion>[3]> = {},
  of = constitutionOf(SALTWELL),
) {
  const answer = answerQuestion(of, question, input, { today: TODAY, ...on })
  assert.ok(answer.ok, answer.ok ? '' : answer.problems.map(({ message }) => message).join())
  return answer.value
}

describe('who presides', () => {
  const offices = chairIs(true)

  it('is the chair who is there, else a vice-chair, of two either, else whom the meeting chooses', () => {
    const chair = ask('presides', { chairHere: true, viceChairsHere: 2 }, { offices })
    assert.equal(chair.answer, 'chair')
    assert.match(chair.sentence, /By the record of 1 December 2026: Nell Fordham\.$/)
    const two = ask('presides', { chairHere: false, viceChairsHere: 2 }, { offices })
    assert.match(
      two.sentence,
      /^Any Vice-Chair who is here presides \(Paragraph 6\(2\)\)\. .*Quill, Cllr Cissy Vane/,
    )
    const one = ask('presides', { chairHere: false, viceChairsHere: 1 })
    assert.match(one.sentence, /^The Vice-Chair who is here presides/)
    assert.equal(ask('presides', { chairHere: false }).answer, 'chosen-by-meeting')
  })

  it('is no vice-chair of more than the panel has', () => {
    const answer = answerQuestion(
      constitutionOf(SALTWELL),
      'presides',
      { chairHere: false, viceChairsHere: 3 },
      { today: TODAY, offices },
    )
    assert.deepEqual(answer.ok ? [] : answer.problems.map(({ message }) => message), [
      'You entered 3 who hold the office of Vice-Chair, and there are 2 on 1 December 2026. Check the number',
    ])
  })
})

describe('a chair who holds no seat', () => {
  const counted = { quorum: true, votes: false, member: false }
  const five = { body: 'panel', seats: 17, members: 16, present: 5 }

  it('counts for the quorum where the text says so, and not otherwise', () => {
    // A third of 16 members is 6
    const quorum = (chairWithoutSeat: boolean, parameters = counted) =>
      ask('quorum', { ...five, chairWithoutSeat }, {}, outside(parameters))
    assert.equal(quorum(false).answer, 'not-quorate')
    const there = quorum(true)
    assert.equal(there.answer, 'quorate')
    assert.match(there.working, /^5 present \+ the chair = 6/)
    assert.ok(there.because.some(({ paragraph }) => paragraph === 'Paragraph 40'))
    assert.equal(quorum(true, { ...counted, quorum: false }).answer, 'not-quorate')
  })

  it('is not asked about where no text speaks of one', () => {
    const asked = answerQuestion(
      constitutionOf(SALTWELL),
      'quorum',
      { ...five, chairWithoutSeat: true },
      { today: TODAY },
    )
    assert.equal(asked.ok, false)
  })

  it('votes as the text says, and then beside those present', () => {
    const chair = { kind: 'chair-without-seat', presentWhenPut: true }
    assert.equal(ask('may-vote', chair, {}, outside(counted)).answer, 'no')
    const voting = outside({ ...counted, votes: true })
    assert.equal(ask('may-vote', chair, {}, voting).answer, 'yes')
    assert.equal(ask('may-vote', { ...chair, presentWhenPut: false }, {}, voting).answer, 'no')
    const vote = { present: 8, for: 5, against: 4, abstain: 0 }
    assert.equal(ask('vote', vote, {}, voting).answer, 'carried')
    assert.equal(answerQuestion(outside(counted), 'vote', vote, { today: TODAY }).ok, false)
  })

  it('is one of the members of which a share is where the text says so and the record has one', () => {
    const counts = { members: { number: 16, from: 'by the record' } }
    const budget = { matter: 'budget', present: 12, for: 11, against: 1, abstain: 0 }
    const needed = (holdsSeat: boolean, member: boolean) =>
      ask('veto', budget, { counts, offices: chairIs(holdsSeat) }, outside({ ...counted, member }))
        .facts['needed']
    // Two thirds of 16 are 11, of 17 they are 12
    assert.deepEqual([needed(false, true), needed(true, true), needed(false, false)], [12, 11, 11])
  })

  it('may stand only where a text opens the chair to one', () => {
    const input = { office: 'chair', candidate: { kind: 'outside' } }
    assert.equal(ask('chair', input).answer, 'not-eligible')
  })
})
