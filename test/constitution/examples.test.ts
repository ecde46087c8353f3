import assert from 'node:assert/strict'
import { globSync } from 'node:fs'
import { join } from 'node:path'
import { describe, it } from 'node:test'
import { QUESTIONS } from '#constitution/ask.ts'
import { outcomeOf, tryExamples } from '#constitution/examples.ts'
import { subjectOf } from '#constitution/rule.ts'
import { reckonerOf } from '#constitution/testing-area.ts'

const root = join(import.meta.dirname, '../..')
const TODAY = '2026-11-22'

/** Panels of which only the rules of their meetings are held, for the record of meetings. */
const OF_MEETINGS_ALONE: ReadonlySet<string> = new Set(
  ['eskdale-and-holmebridge', 'starling-moor-and-wathe'].map((id) => `test/fixtures/areas/${id}`),
)

/** Both kinds of area, the real ones and the made-up ones, pass the same tests with the same code. */
for (const file of globSync(['areas/*/constitution', 'test/fixtures/areas/*/constitution'], {
  cwd: root,
}).sort()) {
  const area = join(file, '..')
  const reckoner = reckonerOf(area)
  const { constitution } = reckoner
  const tried = tryExamples(reckoner, TODAY)

  describe(`the rules of ${area}`, () => {
    for (const { rule, example, fault } of tried) {
      const input = JSON.stringify(example.input)
      it(`answer the example of ${rule.id}: ${subjectOf(example)} ${input} is ${outcomeOf(example)}`, () => {
        assert.equal(fault, undefined)
      })
    }

    it('have an example for every question', { skip: OF_MEETINGS_ALONE.has(area) }, () => {
      const asked = new Set(tried.map(({ example }) => subjectOf(example)))
      assert.deepEqual(
        [...QUESTIONS.values()].flatMap(({ id, isAskable }) =>
          !asked.has(id) && id !== 'vote' && isAskable(constitution) ? [id] : [],
        ),
        [],
      )
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
