import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Field } from './field.ts'
import { askingLabel, sayTyped, sayValue } from './words-of-field.ts'

const about = { name: 'one', label: 'The longest sentence' } as const
const CHOICES = { 'too-high': 'Too high', 'too-low': 'Too low' } as const

describe('what was filled in is said', () => {
  const said: readonly (readonly [Field, unknown, string])[] = [
    [{ ...about, kind: 'money' }, 28_499, '£284.99'],
    [{ ...about, kind: 'money' }, 128_400, '£1,284.00'],
    [{ ...about, kind: 'day' }, '2027-02-08', '8 February 2027'],
    [{ ...about, kind: 'time' }, '2027-02-08T14:00', '14:00 on 8 February 2027'],
    [{ ...about, kind: 'yes-no' }, true, 'Yes'],
    [{ ...about, kind: 'yes-no' }, false, 'No'],
    [{ ...about, kind: 'number', unit: 'months' }, 1_200, '1,200 months'],
    [{ ...about, kind: 'choice', choices: CHOICES }, 'too-low', 'Too low'],
    [{ ...about, kind: 'ticks', choices: CHOICES }, ['too-high', 'too-low'], 'Too high; Too low'],
    [{ ...about, kind: 'names' }, ['Cllr Adams', 'Cllr Brown'], 'Cllr Adams; Cllr Brown'],
    [{ ...about, kind: 'text' }, undefined, ''],
  ]
  for (const [field, value, words] of said) {
    it(`as "${words}" for a field of the kind ${field.kind}`, () => {
      assert.equal(sayValue(field, value), words)
    })
  }

  it('from what was typed, and as it was typed where that cannot be read', () => {
    assert.equal(sayTyped({ ...about, kind: 'money' }, '284.99'), '£284.99')
    assert.equal(sayTyped({ ...about, kind: 'money' }, 'a lot'), 'a lot')
  })
})

describe('a field is asked for', () => {
  it('with what it is in', () => {
    assert.equal(
      askingLabel({ ...about, kind: 'number', unit: 'months' }),
      'The longest sentence, in months',
    )
    assert.equal(askingLabel({ ...about, kind: 'money' }), 'The longest sentence, in pounds')
  })
})
