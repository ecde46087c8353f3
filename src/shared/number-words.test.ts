import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import {
  NUMBER_WORDS,
  numberInWords,
  ordinal,
  ordinalInWords,
  readNumber,
  readOrdinal,
  readShare,
} from './number-words.ts'

describe('number words', () => {
  it('are read as the numbers they mean', () => {
    const table: readonly (readonly [string, number | undefined])[] = [
      ['zero', 0],
      ['one', 1],
      ['Twelve', 12],
      ['nineteen', 19],
      ['twenty', 20],
      ['twenty-one', 21],
      ['ninety nine', 99],
      ['7', 7],
      ['1,204', 1204],
      ['3.5', 3.5],
      ['twenty-twelve', undefined],
      ['twenty-one-one', undefined],
      ['twentyish', undefined],
      ['none', undefined],
      ['', undefined],
    ]
    for (const [words, number] of table) assert.equal(readNumber(words), number, words)
  })

  it('are read as places and shares', () => {
    const places = ['first', 'Third', 'tenth', 'none', 'last'].map(readOrdinal)
    assert.deepEqual(places, [1, 3, 10, undefined, undefined])
    const table: readonly (readonly [string, readonly [number, number] | undefined])[] = [
      ['half', [1, 2]],
      ['a third', [1, 3]],
      ['two thirds', [2, 3]],
      ['Three-quarters', [3, 4]],
      ['nearly half', [1, 2]],
      ['one tenth', [1, 10]],
      ['a dozen', undefined],
      ['', undefined],
    ]
    for (const [words, share] of table) assert.deepEqual(readShare(words), share, words)
  })

  it('are all found by their pattern, and every one found is read', () => {
    const all = Array.from({ length: 100 }, (_, number) => number)
    const found = new Map<number, string>()
    const whole = new RegExp(`^(?:${NUMBER_WORDS})$`)
    const ones = all
      .slice(0, 20)
      .map((number) => (number === 0 ? 'zero' : numberInWords(number, 19)))
    const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
    for (const words of [
      ...ones,
      ...tens.flatMap((ten) => [ten, ...ones.slice(1, 10).map((one) => `${ten}-${one}`)]),
    ]) {
      assert.match(words, whole)
      found.set(readNumber(words) ?? -1, words)
    }
    assert.deepEqual([...found.keys()], all)
  })

  it('are written to ten, or as far as is asked, and then in figures', () => {
    assert.deepEqual(
      [0, 1, 10, 11, 1204].map((number) => numberInWords(number)),
      ['no', 'one', 'ten', '11', '1,204'],
    )
    assert.deepEqual(
      [9, 10].map((number) => numberInWords(number, 9)),
      ['nine', '10'],
    )
    assert.deepEqual([1, 10, 11].map(ordinalInWords), ['first', 'tenth', '11th'])
    assert.deepEqual([1, 2, 3, 4, 11, 12, 13, 21, 22, 103, 111].map(ordinal), [
      '1st',
      '2nd',
      '3rd',
      '4th',
      '11th',
      '12th',
      '13th',
      '21st',
      '22nd',
      '103rd',
      '111th',
    ])
  })
})
