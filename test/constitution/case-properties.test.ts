import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { QUESTIONS } from '#constitution/ask.ts'
import { deciderOf } from '#constitution/testing-area.ts'
import { fillWords } from '#constitution/words.ts'
import { readForm, typeValues } from '#fields/index.ts'
import { filledFields, oddForms } from '#fields/testing.ts'
import type { Case } from '#procedures/case.ts'
import { withEvent } from '#procedures/order-of-events.ts'
import type { CaseEvent, Step } from '#procedures/procedure.ts'
import { PROCEDURES } from '#procedures/procedures.ts'
import { tryEvent, viewCase } from '#procedures/run-case.ts'
import { whatChanged } from '#procedures/what-changed.ts'

const decider = deciderOf('areas/leicestershire')
const DAY = '2027-02-01'
const DAYS = ['2027-01-04', '2027-01-18', '2027-01-29', DAY]
const RUNS = { numRuns: 20 }

const eventOf = (
  step: Step,
  number: number,
  details: CaseEvent['details'],
  on: string,
): CaseEvent => ({
  number,
  step: step.id,
  on,
  details,
  actor: 'A. Clerk',
  reason: 'A test',
  at: `${DAY}T12:00:00Z`,
})

describe('every field of every question and procedure', () => {
  const lists = [
    ...[...QUESTIONS.values()].map(({ id, fields }) => [`the question ${id}`, fields] as const),
    ...PROCEDURES.flatMap((procedure) => [
      [`opening ${procedure.id}`, procedure.opening] as const,
      ...procedure.steps.map((step) => [`${procedure.id}, ${step.id}`, step.fields] as const),
    ]),
  ]

  it('has a name of its own, and words for which every panel has its own', () => {
    for (const [where, fields] of lists) {
      const names = fields.map(({ name }) => name)
      assert.equal(new Set(names).size, names.length, where)
      for (const field of fields) {
        const choices = 'choices' in field ? Object.values<string>(field.choices) : []
        const words = [field.label, field.hint ?? '', field.asks ?? '', ...choices].join(' ')
        assert.doesNotMatch(fillWords(decider.constitution, words), /[{}]/, where)
      }
    }
  })

  it('has choices that keep the order they are written in, which figures would not', () => {
    for (const [where, fields] of lists) {
      const values = fields.flatMap((field) =>
        'choices' in field ? Object.keys(field.choices) : [],
      )
      for (const value of values) assert.doesNotMatch(value, /^\d+$/, where)
    }
  })
})

for (const procedure of PROCEDURES) {
  describe(`any case of ${procedure.id}`, () => {
    it('opens with whatever its fields ask for, and each form reads what was typed into it', () => {
      for (const fields of [procedure.opening, ...procedure.steps.map((step) => step.fields)]) {
        fc.assert(
          fc.property(filledFields(fields), (values) => {
            assert.deepEqual(readForm(fields, typeValues(fields, values)), {
              ok: true,
              value: values,
            })
          }),
          RUNS,
        )
      }
    })

    it('takes any steps on any days in any order, or refuses each in sentences, and never fails', () => {
      const steps = fc.constantFrom(...procedure.steps).chain((step) =>
        fc.tuple(filledFields(step.fields), fc.constantFrom(...DAYS)).map(([values, on]) => ({
          step,
          details: typeValues(step.fields, values),
          on,
        })),
      )
      const opening = filledFields(procedure.opening).map((values) =>
        typeValues(procedure.opening, values),
      )
      fc.assert(
        fc.property(opening, fc.array(steps, { minLength: 1, maxLength: 12 }), (opened, taken) => {
          let theCase: Case = {
            procedure: procedure.id,
            id: 'made-up',
            title: 'A made-up case',
            opening: opened,
            openedOn: DAY,
            events: [],
            changedAt: `${DAY}T12:00:00Z`,
          }
          for (const { step, details, on } of taken) {
            const event = eventOf(step, theCase.events.length + 1, details, on)
            const tried = tryEvent(procedure, theCase, event, DAY, decider)
            if (tried.ok) {
              const before = viewCase(procedure, theCase, DAY, decider)
              theCase = { ...theCase, events: withEvent(theCase.events, event) }
              assert.deepEqual(viewCase(procedure, theCase, DAY, decider), tried.value)
              assert.deepEqual(whatChanged(tried.value, tried.value), [])
              for (const words of whatChanged(before, tried.value))
                assert.match(words, /^["A-Z0-9]/)
            } else assertSentences(tried.problems)
          }
        }),
        RUNS,
      )
    })

    it('refuses forms filled in oddly in sentences, whatever was sent', () => {
      for (const step of procedure.steps) {
        fc.assert(
          fc.property(oddForms(step.fields), (sent) => {
            const read = readForm(step.fields, sent)
            if (!read.ok) assertSentences(read.problems)
          }),
          RUNS,
        )
      }
    })
  })
}

function assertSentences(problems: readonly { readonly message: string }[]) {
  assert.ok(problems.length > 0)
  for (const { message } of problems) assert.match(message, /^["A-Z0-9].{10,}/su)
}
