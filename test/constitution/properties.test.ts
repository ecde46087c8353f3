import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { answerQuestion, QUESTIONS } from '#constitution/ask.ts'
import {
  ACTING_CANDIDATES,
  ACTING_CAUSES,
  BODIES,
  BUSINESS_ITEMS,
  CANDIDATES,
  COMPLAINED_OF,
  CONSTITUTION_PARTS,
  DELEGATES,
  FUNCTIONS,
  INTERESTS,
  JURISDICTIONS,
  MATTERS,
  MOVERS,
  OFFICES,
  VETO_STAGES,
  VOTING_METHODS,
} from '#constitution/decides.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'

const AREAS = ['areas/leicestershire', 'test/fixtures/areas/northmere']
const today = '2026-11-22'
const count = fc.integer({ min: 0, max: 30 })
const flag = fc.boolean()
const one = <Value>(values: readonly Value[]) => fc.constantFrom(...values)

/** Inputs of the right form to every question, sensible or not. */
const inputs: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  veto: fc.record({
    matter: one(MATTERS),
    members: count,
    present: count,
    for: count,
    against: count,
    abstain: count,
    stage: one(VETO_STAGES),
  }),
  quorum: fc.record({ body: one(BODIES), seats: count, present: count, withdrawn: count }),
  requisition: fc.record({
    body: one(BODIES),
    seats: count,
    signatories: count,
    businessStated: flag,
    written: flag,
  }),
  chair: fc.record({ candidate: fc.record({ kind: one(CANDIDATES) }), office: one(OFFICES) }),
  ballot: fc.record({
    method: one(VOTING_METHODS),
    chairDiscretion: flag,
    systemInOperation: flag,
  }),
  'recorded-vote': fc.record({ members: count, when: one(['before', 'after']) }),
  vote: fc.record({ for: count, against: count, abstain: count }),
  'may-vote': fc.record({
    kind: one(['member', 'substitute']),
    presentWhenPut: flag,
    interest: one([null, ...INTERESTS]),
    dispensation: flag,
  }),
  substitute: fc.record({
    notice: one(['2027-01-31T14:00', '2027-03-28T01:30']),
    meeting: one(['2027-02-01T14:00', '2026-10-25T01:30']),
    authorityAllows: flag,
  }),
  'revised-precept': fc.record({
    proposed: fc.nat(),
    direction: one(['too-high', 'too-low']),
    revised: fc.nat(),
  }),
  'suspend-commissioner': fc.record({
    charged: flag,
    maximumSentenceMonths: fc.nat(60),
    jurisdiction: one(JURISDICTIONS),
  }),
  'acting-commissioner': fc.record({
    cause: one(ACTING_CAUSES),
    candidate: one(ACTING_CANDIDATES),
  }),
  delegate: fc.record({ function: one(FUNCTIONS), to: one(DELEGATES) }),
  'amend-constitution': fc.record({
    part: one(CONSTITUTION_PARTS),
    meeting: one(['same', 'next-ordinary']),
  }),
  'complaint-route': fc.record({
    about: one(COMPLAINED_OF),
    criminal: flag,
    merits: flag,
    operational: flag,
    grounds: fc.constant([]),
  }),
  'order-of-business': fc.record({ move: one(BUSINESS_ITEMS), by: one(MOVERS) }),
}

for (const area of AREAS) {
  const constitution = constitutionOf(area)

  describe(`every answer of ${area}`, () => {
    for (const question of QUESTIONS.keys()) {
      it(`to ${question} has a paragraph, or says that it is silent, or is refused in a sentence`, () => {
        fc.assert(
          fc.property(inputs[question] ?? fc.constant({}), (input) => {
            const outcome = answerQuestion(constitution, question, input, { today })
            if (!outcome.ok) {
              for (const { message } of outcome.problems) assert.match(message, /^.{10,}$/)
              return
            }
            const { because, silent, working } = outcome.value
            assert.ok(because.length > 0 || silent !== false)
            assert.ok(because.every(({ paragraph, text }) => paragraph !== '' && text !== ''))
            assert.notEqual(working, '')
          }),
        )
      })
    }

    it('to anything at all is an answer or a sentence, never a failure', () => {
      fc.assert(
        fc.property(one([...QUESTIONS.keys(), 'none']), fc.json(), (question, text) => {
          const outcome = answerQuestion(constitution, question, JSON.parse(text), { today })
          assert.ok(outcome.ok || outcome.problems.length > 0)
        }),
      )
    })
  })
}

describe('a veto', () => {
  const constitution = constitutionOf('areas/leicestershire')
  const members = fc.integer({ min: 1, max: 40 })
  const votes = members.chain((size) =>
    fc
      .record({ present: fc.integer({ min: 0, max: size }), matter: one(MATTERS) })
      .chain(({ present, matter }) =>
        fc.record({
          members: fc.constant(size),
          present: fc.constant(present),
          matter: fc.constant(matter),
          stage: fc.constant('proposed'),
          for: fc.integer({ min: 0, max: present }),
          against: fc.constant(0),
          abstain: fc.constant(0),
        }),
      ),
  )

  it('never passes with fewer than two thirds of members, and always passes with them', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const outcome = answerQuestion(constitution, 'veto', vote, { today })
        assert.ok(outcome.ok)
        const enough = 3 * vote.for >= 2 * vote.members
        assert.equal(outcome.value.answer, enough ? 'vetoed' : 'not-vetoed')
      }),
    )
  })

  it('is reachable exactly when enough are present', () => {
    fc.assert(
      fc.property(votes, (vote) => {
        const outcome = answerQuestion(constitution, 'veto', vote, { today })
        assert.ok(outcome.ok)
        assert.equal(outcome.value.facts['reachable'], 3 * vote.present >= 2 * vote.members)
      }),
    )
  })
})
