import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { RecordingChange } from '#area/registers.ts'
import { answerQuestion, QUESTIONS } from '#constitution/ask.ts'
import { headlineOf } from '#constitution/pages/answer-words.ts'
import { QUESTION_EXAMPLES } from '#constitution/questions/worked-examples.ts'
import { constitutionOf } from '#constitution/testing-rules.ts'
import { monthPeriod } from '#shared/index.ts'
import { BASES, compare } from '#statistics/comparisons/comparison.ts'
import { findFlags } from '#statistics/limits/flagged-points.ts'
import { RULES } from '#statistics/limits/rules.ts'
import { analyseSeries } from '#statistics/limits/series.ts'
import { measureOf, months } from '#statistics/limits/testing-series.ts'
import { verdict } from '#statistics/sentences/verdict.ts'
import {
  BASIS_EXAMPLES,
  COMPARISON_EXAMPLES,
  type PairExample,
  RULE_EXAMPLES,
  VERDICT_EXAMPLES,
} from '#statistics/worked-examples.ts'

// An answer that is nonsense must fail somewhere. Every kind of thing the program says of figures or
// rules has an example that is so, one that is not, and one of which it cannot tell.

const NAMES = { right: 'what is right', wrong: 'what is wrong', cannotTell: 'what it cannot tell' }

describe('every question to the constitution', () => {
  const constitution = constitutionOf('test/fixtures/areas/northmere')
  const today = '2026-11-22'

  it('has worked examples', () => {
    const lacking = [...QUESTIONS.keys()].filter((id) => !(id in QUESTION_EXAMPLES))
    assert.deepEqual(lacking, [], 'Add them to worked-examples.ts beside the questions')
  })

  for (const [id, examples] of Object.entries(QUESTION_EXAMPLES)) {
    for (const which of ['right', 'wrong'] as const) {
      it(`answers ${NAMES[which]}: ${id}`, () => {
        const { input, answer } = examples[which]
        const outcome = answerQuestion(constitution, id, input, { today })
        assert.ok(outcome.ok, JSON.stringify(outcome))
        assert.equal(outcome.value.answer, answer)
        assert.ok(outcome.value.because.length > 0, 'No rule is cited')
        assert.doesNotMatch(outcome.value.sentence, /undefined|NaN|null|\ba [aeiou]/)
      })

      it(`has a headline for ${NAMES[which]}: ${id}`, () => {
        const { input, answer } = examples[which]
        const outcome = answerQuestion(constitution, id, input, { today })
        assert.ok(outcome.ok, JSON.stringify(outcome))
        assert.notEqual(
          headlineOf(id, outcome.value),
          answer,
          `"${answer}" is shown as it is in the code. Add a headline to src/constitution/pages/answer-words.ts`,
        )
      })
    }

    it(`answers right and wrong with different words: ${id}`, () => {
      assert.notEqual(examples.right.answer, examples.wrong.answer)
    })

    it(`refuses ${NAMES.cannotTell}: ${id}`, () => {
      const { input, refusal, ofNoRules } = examples.cannotTell
      const asked = ofNoRules === true ? { ...constitution, rules: [] } : constitution
      const outcome = answerQuestion(asked, id, input, { today })
      assert.ok(!outcome.ok, JSON.stringify(outcome))
      assert.deepEqual(
        outcome.problems.map(({ code }) => code),
        [refusal],
      )
    })

    it(`has no answer where no rule speaks: ${id}`, () => {
      const silent = {
        ...constitution,
        rules: [],
        settings: { ...constitution.settings, silences: [] },
      }
      assert.equal(answerQuestion(silent, id, examples.right.input, { today }).ok, false)
    })
  }
})

/** Limits rest on the first twelve values, or on all where there are fewer. */
function analysed(values: readonly (number | null)[]) {
  const baselinePoints = values.length > 12 ? 12 : null
  const outcome = analyseSeries(measureOf(), months(values), { baselinePoints })
  assert.ok(outcome.ok)
  return outcome.value
}

describe('every rule by which a month is unusual', () => {
  it('has worked examples', () => {
    assert.deepEqual(
      RULES.filter((rule) => !(rule in RULE_EXAMPLES)),
      [],
    )
  })

  for (const rule of RULES) {
    const flagged = (values: readonly (number | null)[]) =>
      findFlags(analysed(values)).map((flag) => flag.rule)
    it(`finds what is right: ${rule}`, () => {
      assert.deepEqual(flagged(RULE_EXAMPLES[rule].right), [rule])
    })
    it(`leaves what is not: ${rule}`, () => {
      assert.deepEqual(flagged(RULE_EXAMPLES[rule].wrong), [])
    })
    it(`says nothing of too few: ${rule}`, () => {
      const { cannotTell } = RULE_EXAMPLES[rule]
      assert.deepEqual(flagged(cannotTell), [])
      assert.equal(verdict(analysed(cannotTell)).kind, 'too-few')
    })
  }
})

describe('every verdict on a month', () => {
  for (const [kind, examples] of Object.entries(VERDICT_EXAMPLES)) {
    it(`is given where it is so: ${kind}`, () => {
      assert.equal(verdict(analysed(examples.right)).kind, kind)
    })
    it(`is not given where it is not: ${kind}`, () => {
      assert.notEqual(verdict(analysed(examples.wrong)).kind, kind)
    })
    it(`is not given where it cannot be told: ${kind}`, (test) => {
      const { cannotTell } = examples
      if ('reason' in cannotTell) test.diagnostic(`${kind}: ${cannotTell.reason}`)
      else assert.equal(verdict(analysed(cannotTell)).kind, 'too-few')
    })
  }
})

const AREA = { id: 'fenby', kind: 'district' }

function recordedAnew(from: string | undefined): readonly RecordingChange[] {
  if (from === undefined) return []
  const name = 'incidents counted by victim'
  const scope = { measures: 'all', areas: 'all' } as const
  const source = { document: 'A made-up rule' }
  return [{ id: 'by-victim', name, short: 'by victim', from, scope, effect: 'More', source }]
}

/** The kind of a comparison, and its difference where it has one. */
function comparedAs(comparison: ReturnType<typeof compare>) {
  const { kind } = comparison
  return 'difference' in comparison ? { kind, difference: comparison.difference } : { kind }
}

describe('every kind of comparison', () => {
  const holds = (example: PairExample) => {
    const { unit, earlier, later, recordedAnewFrom, basis = 'year-before', ...expected } = example
    const points = [
      { period: monthPeriod(2018, 4), value: earlier },
      { period: monthPeriod(2019, 4), value: later },
    ]
    const context = {
      measure: measureOf({ unit }),
      area: AREA,
      changes: recordedAnew(recordedAnewFrom),
    }
    assert.deepEqual(comparedAs(compare(points, monthPeriod(2019, 4), basis, context)), expected)
  }

  for (const [kind, { right, wrong, cannotTell }] of Object.entries(COMPARISON_EXAMPLES)) {
    it(`is made where it fits: ${kind}`, () => {
      assert.equal(right.kind, kind)
      holds(right)
    })
    it(`is not made where another does: ${kind}`, () => {
      assert.notEqual(wrong.kind, kind)
      holds(wrong)
    })
    it(`is not made where a figure is missing: ${kind}`, (test) => {
      if ('reason' in cannotTell) test.diagnostic(`${kind}: ${cannotTell.reason}`)
      else holds(cannotTell)
    })
  }
})

describe('every basis of comparison', () => {
  it('has worked examples', () => {
    assert.deepEqual(
      BASES.filter((basis) => !(basis in BASIS_EXAMPLES)),
      [],
    )
  })

  const says = {
    right: 'gives the difference',
    wrong: 'gives none where recording changed between',
    cannotTell: 'gives none where a month is missing',
  }
  for (const basis of BASES) {
    for (const which of ['right', 'wrong', 'cannotTell'] as const) {
      it(`${says[which]}: ${basis}`, () => {
        const { values, recordedAnewFrom, ...expected } = BASIS_EXAMPLES[basis][which]
        const points = months(values, 2017, 4)
        const context = {
          measure: measureOf(),
          area: AREA,
          changes: recordedAnew(recordedAnewFrom),
        }
        assert.deepEqual(
          comparedAs(compare(points, monthPeriod(2019, 5), basis, context)),
          expected,
        )
      })
    }
  }
})
