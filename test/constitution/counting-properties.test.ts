import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { answerQuestion } from '#constitution/ask.ts'
import type { Constitution } from '#constitution/constitution.ts'
import { constitutionWith } from '#constitution/testing-rules.ts'
import { BASES, thresholdSchema } from '#constitution/thresholds.ts'

const NORTHMERE = 'test/fixtures/areas/northmere'
const today = '2027-02-01'
const SEATS = 12

/** Seats, members, present, entitled and cast, each no more than the one before. */
const day = fc
  .array(fc.nat(SEATS - 1), { minLength: 4, maxLength: 4 })
  .map((four) => four.toSorted((one, other) => other - one).map((number) => number + 1))
  .chain(([members = 1, present = 1, entitled = 1, cast = 1]) =>
    fc.record({
      seats: fc.constant(SEATS),
      members: fc.constant(members),
      present: fc.constant(present),
      entitled: fc.constant(entitled),
      for: fc.nat(cast),
      cast: fc.constant(cast),
    }),
  )
  .map(({ cast, ...counts }) => ({ ...counts, against: cast - counts.for, abstain: 0 }))

const text = fc.record({
  threshold: fc.oneof(
    fc.record({ at_least: fc.integer({ min: 1, max: SEATS }) }),
    fc.record({
      share: fc
        .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
        .map((two) => two.toSorted((one, other) => one - other)),
      of: fc.constantFrom(...BASES),
      exceeded: fc.boolean(),
    }),
  ),
  isLaw: fc.boolean(),
})
type Text = typeof text extends fc.Arbitrary<infer Value> ? Value : never

const KINDS = [
  {
    question: 'veto',
    decides: 'veto',
    parameters: { matter: 'chief-constable', stages: ['proposed'] },
    about: { matter: 'chief-constable', stage: 'proposed' },
  },
  { question: 'vote', decides: 'ordinary-vote', parameters: {}, about: {} },
] as const

/** Northmere's constitution with further texts on one point, read once and given its shares anew. */
function withTexts({ decides, parameters }: (typeof KINDS)[number]) {
  const made = [0, 1, 2].flatMap((index) =>
    [true, false].map((isLaw) => ({
      id: `made-up-${isLaw ? 'law' : 'own'}-${index}`,
      paragraph: { now: isLaw ? `Northmere Order, article ${index}` : `Article ${90 + index}` },
      kind: 'majority',
      majority: { at_least: 1 },
      decides,
      parameters,
      ...(isLaw ? { source: { document: 'Northmere Order', paragraph: `article ${index}` } } : {}),
    })),
  )
  const whole = constitutionWith(NORTHMERE, made)
  return (texts: readonly Text[]) => {
    const added = texts.flatMap(({ isLaw, threshold }, index) => {
      const rule = whole.byId.get(`made-up-${isLaw ? 'law' : 'own'}-${index}`)
      if (rule?.kind !== 'majority') return []
      return [{ ...rule, majority: thresholdSchema.parse(threshold) }]
    })
    const own = whole.rules.filter(({ id }) => !id.startsWith('made-up'))
    const rules = [...own, ...added]
    return { ...whole, rules, byId: new Map(rules.map((rule) => [rule.id, rule])) }
  }
}

function citedIn(constitution: Constitution, question: string, input: object) {
  const outcome = answerQuestion(constitution, question, input, { today })
  assert.ok(outcome.ok, JSON.stringify(outcome))
  const { because, alternatives } = outcome.value
  const ids = [...because, ...alternatives].flatMap(({ rule }) => rule ?? [])
  return new Set(ids.filter((id) => SETTLING.test(id)))
}

/** Northmere's own rules on the two points, and the texts that are added. */
const SETTLING = /^(made-up-.*|north-carried|north-chief-constable-veto)$/

describe('a text more', () => {
  for (const kind of KINDS) {
    it(`never removes a citation from an answer to ${kind.question}`, () => {
      const constitution = withTexts(kind)
      fc.assert(
        fc.property(fc.array(text, { minLength: 1, maxLength: 3 }), day, (texts, counts) => {
          const input = { ...kind.about, ...counts }
          const fewer = citedIn(constitution(texts.slice(0, -1)), kind.question, input)
          const more = citedIn(constitution(texts), kind.question, input)
          assert.ok(fewer.isSubsetOf(more))
          assert.equal(more.size, texts.length + 1)
        }),
      )
    })
  }
})

describe('what is counted', () => {
  it('is never more than what it is part of: cast, entitled, present, members, seats', () => {
    const any = fc.integer({ min: 1, max: SEATS + 3 })
    const counts = fc.record({
      seats: any,
      members: any,
      present: any,
      entitled: any,
      for: any,
      against: any,
      abstain: fc.constant(0),
    })
    const constitution = constitutionWith(NORTHMERE, [])
    fc.assert(
      fc.property(counts, (given) => {
        const input = { matter: 'chief-constable', stage: 'proposed', ...given }
        const outcome = answerQuestion(constitution, 'veto', input, { today })
        const { seats, members, present, entitled } = given
        const chain = [given.for + given.against, entitled, present, members, seats]
        const isNested = chain.every((number, index) => number <= (chain[index + 1] ?? number))
        assert.equal(outcome.ok, isNested)
        if (outcome.ok) return
        for (const { message } of outcome.problems) assert.match(message, /\. C(heck|ount) /)
      }),
    )
  })
})
