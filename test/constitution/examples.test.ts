import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { answerJson } from '#constitution/answer.ts'
import { answerQuestion, QUESTIONS } from '#constitution/ask.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'

const root = join(import.meta.dirname, '../..')
const TODAY = '2026-11-22'

/** Both kinds of area, the real ones and the made-up ones, pass the same tests with the same code. */
for (const file of globSync(['areas/*/constitution', 'test/fixtures/areas/*/constitution'], {
  cwd: root,
}).sort()) {
  const area = join(file, '..')
  const constitution = constitutionOf(area)
  const examples = constitution.rules.flatMap((rule) =>
    rule.examples.map((example) => ({ rule, example })),
  )

  describe(`the rules of ${area}`, () => {
    for (const { rule, example } of examples) {
      const { question, input, answer, gives = {} } = example
      it(`answer the example of ${rule.id}: ${question} ${JSON.stringify(input)} is ${answer}`, () => {
        const outcome = answerQuestion(constitution, question, input, { today: TODAY })
        assert.ok(outcome.ok, JSON.stringify(outcome))
        const printed = answerJson(outcome.value)
        assert.equal(printed['answer'], answer)
        for (const [name, value] of Object.entries(gives))
          assert.deepEqual(printed[name], value, name)
      })
    }

    it('have an example for every question', () => {
      const asked = new Set(examples.map(({ example }) => example.question))
      assert.deepEqual(
        [...QUESTIONS.keys()].filter((question) => !asked.has(question) && question !== 'vote'),
        [],
      )
    })

    it('are cited by their own examples, or silence is declared', () => {
      const wrong = examples.flatMap(({ rule, example }) => {
        const outcome = answerQuestion(constitution, example.question, example.input, {
          today: TODAY,
        })
        if (!outcome.ok) return [rule.id]
        const { because, alternatives, silent } = outcome.value
        const cited = [...because, ...alternatives].some((one) => one.rule === rule.id)
        return cited && (because.length > 0 || silent !== false) ? [] : [rule.id]
      })
      assert.deepEqual(wrong, [])
    })

    it('each say who, when, where from and in which version', () => {
      const wrong = constitution.rules.filter(
        (rule) =>
          rule.gloss === '' ||
          rule.source.document === '' ||
          (rule.origin === 'constitution' && rule.versions.length === 0),
      )
      assert.deepEqual(
        wrong.map(({ id }) => id),
        [],
      )
    })
  })
}
