import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { claimsBy, sayInShort } from './testing-checks.ts'
import { checkTextAgainstTables } from './text-and-table.ts'

const ROWS = [
  '| Sex | 2022 | 2023 |',
  '|---|--:|--:|',
  '| Male | 40 | 52 |',
  '| Female | 60 | 52 |',
  '| Unspecified | 30 | 25 |',
  '',
]
const said = (text: string) => claimsBy(checkTextAgainstTables, [...ROWS, text]).map(sayInShort)

describe('rows of a table that a change in the text names', () => {
  it('went the way that the words say, each of them', () => {
    assert.deepEqual(said('Female and Unspecified fell by 13 together.'), [])
    assert.deepEqual(said('Female and Unspecified rose by 13 together.'), [
      'incorrect: Female: rose should be a decrease. The words say "rose" of Female and Unspecified, but the table row "Female" goes from 60 to 52, which is down.',
      'incorrect: Unspecified: rose should be a decrease. The words say "rose" of Female and Unspecified, but the table row "Unspecified" goes from 30 to 25, which is down.',
    ])
    assert.deepEqual(said('Male and Unspecified fell by 13 together.'), [
      'incorrect: Male: fell should be an increase. The words say "fell" of Male and Unspecified, but the table row "Male" goes from 40 to 52, which is up.',
    ])
  })

  it('are two at least and not all of them, and what is said of them is nothing else', () => {
    for (const text of [
      'Female rose by 8.',
      'Male, Female and Unspecified rose by 1.',
      'Visits of the wardens to Female and Unspecified rose by 13 together.',
      'Thefts moved from Female to Unspecified and rose by 13.',
      'Female and Unspecified stood aside; thefts rose by 13.',
    ])
      assert.deepEqual(said(text), [], text)
  })
})
