import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkRanks } from './ranks.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (...lines: readonly string[]) => claimsBy(checkRanks, lines).map(sayInShort)

describe('a place in an order', () => {
  it('leaves as many before it and after it as the order has', () => {
    const why = 'Of 8 in order, 4 come before the one in place 5 and 3 after it.'
    const told = (count: string, side = 'below') =>
      said(`Fenby came 5th of 8, with ${count} forces ${side} it.`)
    assert.deepEqual(told('three'), [`correct: three. ${why}`])
    assert.deepEqual(told('four', 'above'), [`correct: four. ${why}`])
    assert.deepEqual(told('two'), [`incorrect: two. ${why}`])
    assert.deepEqual(told('five', 'ahead of'), [`incorrect: five. ${why}`])
    assert.deepEqual(told('three', 'beside'), [])
  })

  it('is of a figure between the lowest and the highest', () => {
    const told = (percent: number) =>
      said(
        `Fenby answered ${percent}% of calls. It ranked 3rd of 43, between the lowest of 40% and the highest of 75%.`,
      )
    const right = (percent: number) => [
      `correct: 3rd of 43. ${percent}% lies between the lowest, 40, and the highest, 75.`,
    ]
    for (const percent of [40, 60, 75]) assert.deepEqual(told(percent), right(percent))
    for (const percent of [39, 76]) {
      assert.deepEqual(told(percent), [
        `inconsistent: 3rd of 43. ${percent}% does not lie between the lowest, 40, and the highest, 75.`,
      ])
    }
  })

  it('cannot be checked without the figures it rests on', () => {
    const unprinted = 'The figures that the rank rests on are not printed.'
    assert.deepEqual(said('Fenby answered 60% of calls. It ranked 3rd of 43.'), [
      `not-checkable: 3rd of 43. ${unprinted}`,
    ])
    assert.deepEqual(said('Its rank is 3rd.'), [`not-checkable: 3rd. ${unprinted}`])
    assert.deepEqual(said('Fenby is ranked 3 out of 43 forces.'), [
      `not-checkable: 3 out of 43. ${unprinted}`,
    ])
    assert.deepEqual(said('They have a rank (where 1st is best).'), [])
  })
})

describe('so many of so many', () => {
  it('are not more than all of them', () => {
    assert.deepEqual(said('In Fenby 113 out of 112 schools are good.'), [
      'incorrect: 113 out of 112. There cannot be 113 out of 112: the part is more than the whole.',
    ])
    assert.deepEqual(said('In Fenby 112 out of 112 schools are good.'), [
      'not-checkable: 112 out of 112 should be 100%. 112 out of 112 is 100%; the list behind it is not printed.',
    ])
  })

  it('are the share printed beside them, as nearly as words of ten at most may be', () => {
    assert.deepEqual(said('In Fenby two out of three (66%) agreed.'), [
      'correct: 66%. two out of three is 66.67%.',
    ])
    assert.deepEqual(said('In Fenby two out of three (60%) agreed.'), [
      'imprecise: 60%. The paper says 60%, but two out of three is 66.67%.',
    ])
    const wrong = claimsBy(checkRanks, ['In Fenby 20 out of 30 (60%) agreed.'])
    assert.deepEqual(wrong.map(sayInShort), [
      'incorrect: 60% should be 66.67%. The paper says 60%, but 20 out of 30 is 66.67%.',
    ])
    assert.equal(wrong[0]?.suggestion, 'In Fenby 20 out of 30 (67%) agreed.')
  })
})

describe('what is said of all of them', () => {
  const all = (...lines: readonly string[]) =>
    claimsBy(checkRanks, lines).filter(({ kind }) => kind === 'comparison-direction')

  it('is not so where only some are counted, in the sentence, after it or before it', () => {
    const told = {
      'This rise is in line with all other forces, 36 out of 43 forces seeing one.':
        'in line with all other forces should be 36 out of 43. The words say all other forces, but the same sentence counts 36 out of 43.',
      'This rise was seen in every force. Of these, 36 out of 43 forces saw one.':
        'seen in every force should be 36 out of 43. The words say every force, but the next one counts 36 out of 43.',
      'Of these, 36 out of 43 forces saw one. This rise was seen in all forces.':
        'seen in all forces should be 36 out of 43. The words say all forces, but the one before counts 36 out of 43.',
    }
    for (const [text, finding] of Object.entries(told)) {
      assert.deepEqual(all(text).map(sayInShort), [`incorrect: ${finding}`])
    }
    assert.equal(
      all('This rise was seen in all forces. Of these, 36 out of 43 forces saw one.')[0]
        ?.suggestion,
      'This rise was seen in most forces.',
    )
  })

  it('cannot be checked where all are counted, other things, or in another paragraph', () => {
    const unprinted =
      'not-checkable: seen in all forces. The figures for the others are not printed.'
    const rise = 'This rise was seen in all forces.'
    for (const lines of [
      [rise],
      [`${rise} Of these, 43 out of 43 forces saw one.`],
      [`${rise} Of these, 36 out of 43 schools saw one.`],
      [rise, '', 'Of these, 36 out of 43 forces saw one.'],
    ])
      assert.deepEqual(all(...lines).map(sayInShort), [unprinted])
  })
})
