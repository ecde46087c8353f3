import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Question } from '#documents/index.ts'
import { askedTogether } from './asked-together.ts'

const unit = (key: string, answers: readonly string[], cells: readonly string[]): Question => ({
  ...{ about: 'unit', key, question: `In what is "${key}"?`, cells },
  choices: answers.map((answer) => ({ answer, words: answer })),
})

const blank: Question = {
  ...{ about: 'value', key: 'blank', question: 'C4 is blank. What does a blank mean?' },
  ...{ choices: [{ answer: 'leave', words: 'Leave it out' }], cells: ['C4'] },
}

describe('what a file leaves open', () => {
  it('is one question for all that is about the same, with every answer that a part may have', () => {
    const wait = unit('Longest wait', ['minutes', 'hours'], ['B2', 'B3'])
    const spend = unit('Spend', ['gbp', 'hours'], ['B9', 'B3'])
    const [units, blanks] = askedTogether([wait, blank, spend])
    assert.equal(units?.question, 'In what are these figures?')
    assert.deepEqual(units.parts, [wait, spend])
    assert.deepEqual(units.cells, ['B2', 'B3', 'B9'])
    assert.deepEqual(
      units.choices.map(({ answer }) => answer),
      ['minutes', 'hours', 'gbp'],
    )
    assert.equal(blanks?.question, 'C4 is blank. What does a blank mean?')
  })

  it('is eighteen units in one question, and no more than one of any kind', () => {
    const units = Array.from({ length: 18 }, (_, index) =>
      unit(`Row ${index}`, ['days'], [`B${index}`]),
    )
    assert.deepEqual(
      askedTogether(units).map(({ parts }) => parts.length),
      [18],
    )
    assert.deepEqual(askedTogether([]), [])
  })
})
