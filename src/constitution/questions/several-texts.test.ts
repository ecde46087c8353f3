import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { answerQuestion } from '../ask.ts'
import { constitutionWith } from '../testing-rules.ts'

// In Northmere the law prevails over the panel's own articles.
type MadeUp = Readonly<Record<string, unknown>>

function ask(question: string, input: MadeUp, rules: readonly MadeUp[]) {
  const constitution = constitutionWith('test/fixtures/areas/northmere', rules)
  const outcome = answerQuestion(constitution, question, input, { today: '2027-02-01' })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  return outcome.value
}

const law = (number: number, decides: string, parameters: MadeUp): MadeUp => ({
  id: `made-up-${number}`,
  paragraph: { now: `Northmere Order, article ${number}` },
  kind: 'prohibition',
  decides,
  parameters,
  source: { document: 'Northmere Order', paragraph: `article ${number}` },
})

const cited = (reasons: readonly { readonly paragraph?: string }[]) =>
  reasons.map(({ paragraph }) => paragraph)

describe('two texts on who may vote', () => {
  const voter = { kind: 'member', presentWhenPut: true }

  it('bar together: a text that does not reach an interest lifts no bar of another', () => {
    const bar = [law(20, 'interest-bars', { interests: ['pecuniary'] })]
    const answer = ask('may-vote', { ...voter, interest: 'personal' }, bar)
    assert.equal(answer.answer, 'no')
    assert.ok(cited(answer.because).includes('Article 21'))
  })
})

describe('two texts on the form of a request', () => {
  const request = {
    body: 'panel',
    seats: 12,
    signatories: 12,
    written: false,
    businessStated: true,
  }

  it('are applied by the one that prevails, with the other shown', () => {
    const form = (written: boolean) => [
      law(30, 'requisition-form', { written, business_stated: false }),
    ]
    const strict = ask('requisition', request, form(true))
    assert.equal(strict.answer, 'not-valid')
    assert.ok(cited(strict.because).includes('Northmere Order, article 30'))
    const lax = ask('requisition', request, form(false))
    assert.ok(
      [...cited(lax.because), ...cited(lax.alternatives)].includes('Northmere Order, article 30'),
    )
  })
})

describe('two texts on one step of where a complaint goes', () => {
  it('are applied by the one that prevails, with the other shown', () => {
    const about = { about: 'panel-member' }
    const first = { step: 1, when: [{ about: ['panel-member'] }] }
    const { source: _, ...article } = law(41, 'complaint-route', {
      ...first,
      route: 'out-of-scope',
    })
    const rules = [
      law(40, 'complaint-route', { ...first, route: 'reject' }),
      { ...article, paragraph: { now: 'Article 91' } },
    ]
    const answer = ask('complaint-route', about, rules)
    assert.equal(answer.answer, 'reject')
    assert.deepEqual(cited(answer.because), ['Northmere Order, article 40'])
    assert.ok(cited(answer.alternatives).includes('Article 91'))
  })
})
