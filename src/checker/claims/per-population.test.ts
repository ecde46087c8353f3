import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkNamedParts } from './parts-named.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (...lines: readonly string[]) =>
  claimsBy(checkNamedParts, lines)
    .filter(({ stated }) => stated.includes(' per '))
    .map(sayInShort)

describe('a rate of the population', () => {
  const rate = (count: number, people = '50,000') =>
    said(
      `There were 12 thefts per 1,000 residents. The population is ${people}. There were ${count} thefts.`,
    )

  it('is the count near it by the people that the paper tells of', () => {
    assert.deepEqual(rate(600), ['correct: 12 per 1,000 residents. 600 ÷ 50,000 × 1,000 = 12.'])
    assert.deepEqual(
      said('There were 4.8 fires per 10,000 people. Of a population of 50,000 there were 24.'),
      ['correct: 4.8 per 10,000 people. 24 ÷ 50,000 × 10,000 = 4.8.'],
    )
  })

  it('is accused of nothing where no count near it comes to that', () => {
    for (const findings of [rate(700), rate(60, '5,000')]) {
      assert.equal(findings.length, 1)
      assert.match(findings[0] ?? '', /^not-checkable: 12 per 1,000 residents/)
    }
  })

  it('is of a count at most forty sentences away', () => {
    const apart = (sentences: number) =>
      said(
        'The population is 50,000.',
        '',
        'There were 12 thefts per 1,000 residents.',
        '',
        ...Array.from({ length: sentences - 1 }, () => ['The wards were visited.', '']).flat(),
        'There were 600 thefts.',
      )
    assert.match(apart(40)[0] ?? '', /^correct/)
    assert.match(apart(41)[0] ?? '', /^not-checkable/)
  })
})
