import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { answerQuestion, QUESTIONS } from '#constitution/ask.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'
import { readForm, typeValues } from '#fields/index.ts'
import { brokenFields, filledFields, givenFields } from '#fields/testing.ts'

const AREAS = ['areas/leicestershire', 'test/fixtures/areas/northmere']
const today = '2026-11-22'
const one = <Value>(values: readonly Value[]) => fc.constantFrom(...values)

/** What is quoted was given, and may be anything, its own quotation marks with it. */
const ownWords = (message: string) => message.replace(/".*"|“.*”/gs, '“…”')

for (const area of AREAS) {
  const constitution = constitutionOf(area)

  describe(`every answer of ${area}`, () => {
    for (const { id, fieldsFor } of QUESTIONS.values()) {
      const fields = fieldsFor(constitution)
      if (fields.some((field) => field.kind === 'choice' && !Object.keys(field.choices)[0]))
        continue
      it(`to ${id} has a paragraph, or says that it is silent, or is refused in a sentence`, () => {
        fc.assert(
          fc.property(givenFields(fields), (input) => {
            const outcome = answerQuestion(constitution, id, input, { today })
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

      it(`to ${id} with something wrong in it is an answer or sentences in the panel’s own words`, () => {
        fc.assert(
          fc.property(brokenFields(fields), (input) => {
            const outcome = answerQuestion(constitution, id, input, { today })
            if (outcome.ok) return
            assert.ok(outcome.problems.length > 0)
            for (const { message } of outcome.problems) {
              assert.doesNotMatch(ownWords(message), /\{\w+\}|undefined|Invalid|expected/)
            }
          }),
        )
      })

      it(`to ${id} is the same from its form as from what was typed into the form`, () => {
        fc.assert(
          fc.property(filledFields(fields), (values) => {
            const read = readForm(fields, typeValues(fields, values))
            assert.deepEqual(read, { ok: true, value: values })
          }),
        )
      })
    }

    it('to a group of fields where words are asked is a sentence, never a failure', () => {
      for (const [question, { fieldsFor }] of QUESTIONS) {
        for (const { name } of fieldsFor(constitution)) {
          const input = JSON.parse(`{"${name}": {"toString": null}}`)
          const outcome = answerQuestion(constitution, question, input, { today })
          assert.ok(!outcome.ok && outcome.problems.length > 0, `${question}: ${name}`)
        }
      }
    })

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
  const members = fc.integer({ min: 1, max: constitution.settings.seats })
  const votes = members.chain((size) =>
    fc
      .record({
        present: fc.integer({ min: 0, max: size }),
        matter: one(['precept', 'chief-constable']),
      })
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
