import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { remembering } from './remembering.ts'

describe('what a text comes to', () => {
  it('is worked out once for each, where it comes to nothing too', () => {
    const asked: string[] = []
    const lengthOf = remembering((text) => {
      asked.push(text)
      return text === '' ? undefined : text.length
    }, 3)
    const told = ['North', 'South', '', 'North', ''].map(lengthOf)
    assert.deepEqual(told, [5, 5, undefined, 5, undefined])
    assert.deepEqual(asked, ['North', 'South', ''])
  })

  it('is worked out again when more texts came than are remembered', () => {
    const asked: string[] = []
    const lengthOf = remembering((text) => {
      asked.push(text)
      return text.length
    }, 2)
    for (const text of ['one', 'two', 'three', 'one', 'three']) lengthOf(text)
    assert.deepEqual(asked, ['one', 'two', 'three', 'one'])
  })
})
