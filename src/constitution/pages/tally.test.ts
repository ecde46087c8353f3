import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerQuestion } from '../ask.ts'
import { constitutionOf } from '../testing-rules.ts'
import { tallyOf } from './tally.ts'

const constitution = constitutionOf('test/fixtures/areas/northmere')

/** As a form sends it, whose blanks are empty. */
function tally(question: string, given: Readonly<Record<string, string | number>>) {
  const input = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== ''))
  const outcome = answerQuestion(constitution, question, input, { today: '2027-02-01' })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return tallyOf(question, given, outcome.value)
}

const budget = { matter: 'budget', stage: 'proposed', present: 10, entitled: 9, abstain: 0 }
const chief = { matter: 'chief-constable', stage: 'proposed', members: 12 }

describe('the squares of a vote', () => {
  it('are of what the share is of, and count among them nobody who may not vote', () => {
    const shown = tally('veto', { ...budget, for: 6, against: 2 })
    assert.equal(shown?.squares.length, 9)
    assert.equal(shown?.words, '6 for · 2 against · 1 did not vote')
  })

  it('say who was absent only where it is known who was present', () => {
    const votes = { for: 8, against: 1, abstain: 0 }
    assert.equal(
      tally('veto', { ...chief, ...votes, present: 10 })?.words,
      '8 for · 1 against · 1 did not vote · 2 absent',
    )
    assert.equal(tally('veto', { ...chief, ...votes, present: '' })?.words, '8 for · 1 against')
  })

  it('are none where nobody counted the votes', () =>
    assert.equal(tally('veto', { ...chief, votes: 'carried-not-counted', for: '' }), undefined))
})
