import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSums } from './sums.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (...lines: readonly string[]) => claimsBy(checkSums, lines).map(sayInShort)

describe('names that are listed', () => {
  it('are as many as are told', () => {
    assert.deepEqual(said('Four wards (Alder, Birch, Cedar and Dale) were visited.'), [
      'correct: Four. 4 are named.',
    ])
    assert.deepEqual(said('Five wards: Alder, Birch, Cedar and Dale.'), [
      'imprecise: Five should be 4. The paper says Five, and names 4: Alder; Birch; Cedar; Dale.',
    ])
  })

  it('may have an "and" within, before the last comma', () => {
    assert.deepEqual(said('Three wards (Alder, Birch and Brook, Cedar) were visited.'), [
      'correct: Three. 3 are named.',
    ])
    assert.deepEqual(said('Two wards (Alder and Birch) were visited.'), [
      'correct: Two. 2 are named.',
    ])
  })

  it('are not counted where they are some of them, or no names', () => {
    assert.deepEqual(said('Five wards, including Alder, Birch and Cedar, were visited.'), [])
    assert.deepEqual(said('Five wards (such as Alder, Birch and Cedar) were visited.'), [])
    assert.deepEqual(said('Five wards (large, small and others) were visited.'), [])
    assert.deepEqual(said('About five wards (Alder, Birch and Cedar) were visited.'), [])
    assert.deepEqual(said('Two groups (Roads and Rail) met.'), ['correct: Two. 2 are named.'])
    assert.deepEqual(said('One group (Roads and Rail) met.'), [])
  })
})

describe('names below the row of a table', () => {
  const below = (count: string, text: string, ...between: readonly string[]) =>
    said(
      '| Post | Number |',
      '|---|--:|',
      `| Number of vacancies | ${count} |`,
      '',
      ...between,
      text,
    )
  const names = 'There are a number of vacancies being Alder, Birch, Cedar and Dale.'

  it('are as many as its figure', () => {
    assert.deepEqual(below('4', names), [
      'correct: 4. 4 are named, as in the row "Number of vacancies".',
    ])
    assert.deepEqual(below('3', 'These are the following vacancies being Alder, Birch and Dale.'), [
      'correct: 3. 3 are named, as in the row "Number of vacancies".',
    ])
  })

  it('accuse it of nothing where they are of another number, too few or far away', () => {
    assert.deepEqual(below('5', names), [])
    assert.deepEqual(below('2', 'There are a number of vacancies being Alder and Birch.'), [])
    const text = (count: number) => Array.from({ length: count }, () => ['They met.', '']).flat()
    assert.equal(below('4', names, ...text(2)).length, 1)
    assert.equal(below('4', names, ...text(3)).length, 0)
  })
})
