import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sample } from '../../../test/sample.ts'
import { answerQuestion } from '../ask.ts'
import { constitutionOf } from '../testing-rules.ts'

// Northmere: 12 seats, a quorum of 4, three quarters of members to veto a Chief Constable, more than
// half of those present for a proposition.
const northmere = constitutionOf('test/fixtures/areas/northmere')
const today = '2027-02-01'

type Given = Readonly<Record<string, unknown>>
const ask = (question: string, input: Given) =>
  answerQuestion(northmere, question, input, { today })

function answered(question: string, input: Given) {
  const outcome = ask(question, input)
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

function refused(question: string, input: Given) {
  const outcome = ask(question, input)
  assert.ok(!outcome.ok, JSON.stringify(outcome))
  return outcome.problems.map(({ message }) => message)
}

const of12 = { matter: 'chief-constable', stage: 'proposed', members: 12, present: 12 }

describe('votes of which some numbers are not stated', () => {
  it('are answered where what is not stated cannot change it', () => {
    // Three quarters of 12 is 9
    const carried = answered('veto', { ...of12, for: 9 })
    assert.equal(carried.answer, 'vetoed')
    assert.match(
      carried.working,
      /^9 for, votes against not stated, abstentions not stated; 9 of 12/,
    )
    // 4 against leave 8 at most
    assert.equal(answered('veto', { ...of12, against: 4, abstain: 0 }).answer, 'not-vetoed')
    // 7 for of 12 present is more than half, whoever else did what
    assert.equal(answered('vote', { present: 12, for: 7 }).answer, 'carried')
    assert.equal(answered('vote', { present: 12, for: 5, against: 6 }).answer, 'not-carried')
  })

  it('are asked for where they can, and are said to be what it turns on where nobody has them', () => {
    const open = { ...of12, against: 3, abstain: 0 }
    assert.deepEqual(refused('veto', open), [
      'Enter the number of votes for it: the answer turns on it',
    ])
    const inPart = answered('veto', { ...open, votes: 'in-part' })
    assert.equal(inPart.answer, 'cannot-tell')
    assert.match(inPart.working, /^Votes for not stated.*the answer turns on what is not stated$/)
    // More than half of those present, who were not counted: with 2 abstaining 6 are not, with 0 they are
    assert.deepEqual(refused('vote', { for: 6, against: 5 }), [
      'Enter the number who abstained: the answer turns on it',
    ])
  })

  it('are not asked for where no count can make a veto', () => {
    const outcome = ask('veto', { matter: 'chief-constable', stage: 'reserve' })
    assert.ok(outcome.ok)
    assert.equal(outcome.value.answer, 'not-available')
  })

  it('cannot be more than the people who were there', () => {
    assert.match(
      refused('veto', { ...of12, for: 13, votes: 'in-part' })[0] ?? '',
      /^You entered 13/,
    )
  })

  it('are a tie where all who were there abstained, though nobody says how many voted', () => {
    const { answer } = answered('vote', { present: 4, votes: 'in-part', abstain: 4 })
    assert.equal(answer, answered('vote', { present: 4, for: 0, against: 0, abstain: 4 }).answer)
  })

  it('come to what every way of filling them in comes to, or to nothing sure', () => {
    const number = fc.integer({ min: 0, max: 4 })
    const stated = fc.option(number, { nil: undefined })
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 12 }), stated, stated, stated, (present, a, b, c) => {
        const known = { for: a, against: b, abstain: c }
        const all: string[] = []
        for (let one = 0; one <= 12; one++) {
          for (let two = 0; two <= 12; two++) {
            for (let three = 0; three <= 12; three++) {
              if (one + two + three > present) continue
              if ((a ?? one) !== one || (b ?? two) !== two || (c ?? three) !== three) continue
              const votes = { for: one, against: two, abstain: three }
              all.push(answered('vote', { present, ...votes }).answer)
            }
          }
        }
        const outcome = ask('vote', { present, votes: 'in-part', ...known })
        if (!outcome.ok) return assert.deepEqual(all, [])
        const { answer } = outcome.value
        const [first] = new Set(all)
        assert.equal(answer, new Set(all).size === 1 ? first : 'cannot-tell')
      }),
      sample(20),
    )
  })
})

describe('people who are in no count of a vote', () => {
  it('are said, by how many are present or may vote', () => {
    const { warnings } = answered('veto', { ...of12, for: 6, against: 3, abstain: 0 })
    assert.deepEqual(warnings, [
      '3 of the 12 present are in no count (6 for, 3 against, 0 abstaining): check what they did',
    ])
    const withdrawn = { present: 12, entitled: 9, for: 5, against: 3, abstain: 0 }
    assert.deepEqual(answered('vote', withdrawn).warnings, [
      '1 of the 9 who may vote is in no count (5 for, 3 against, 0 abstaining): check what they did',
    ])
  })

  it('are not counted for the quorum of an item from which they withdrew', () => {
    const said =
      '3 may vote on this item of 4 present: not quorate for it, 4 are needed (Article 11)'
    const votes = { present: 4, entitled: 3, for: 2, against: 1, abstain: 0 }
    assert.deepEqual(answered('vote', votes).warnings, [said])
    const { warnings } = answered('veto', { ...of12, ...votes })
    assert.ok(warnings.includes(said))
  })
})
