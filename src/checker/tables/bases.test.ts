import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'
import { findBaseRelations } from './bases.ts'
import { relate } from './relate.ts'
import { tableOf } from './testing-tables.ts'

function check(...lines: readonly string[]) {
  const [paper] = checkPapers([readMarkdown('made-up.md', lines.join('\n'))])
  const claims = paper?.claims ?? []
  return {
    right: claims.filter(({ verdict }) => verdict === 'correct').map(({ stated }) => stated),
    wrong: claims
      .filter(({ verdict }) => accuses(verdict))
      .map(({ stated, recomputed }) => `${stated} should be ${recomputed}`),
  }
}

const HEADING = ['| Wish | Ticks | % of people |', '|---|--:|--:|']

describe('a column of shares or rates of a number outside its table', () => {
  it('is held against the number that the text prints, though no cell has a sign of per cent', () => {
    const rows = ['| Benches | 512 | 64 |', '| Trees | 336 | 42 |', '| Lamps | 128 | 16 |']
    const told = check('In Saltwell 800 people replied.', '', ...HEADING, ...rows)
    assert.deepEqual(told, { right: ['64', '42', '16'], wrong: [] })
    const untold = check('In Saltwell many people replied.', '', ...HEADING, ...rows)
    assert.deepEqual(untold, { right: [], wrong: [] })
  })

  it('tells of the one row that does not follow', () => {
    const rows = [
      '| Benches | 512 | 64 |',
      '| Trees | 336 | 24 |',
      '| Lamps | 128 | 16 |',
      '| Bins | 240 | 30 |',
    ]
    const { wrong } = check('In Saltwell 800 people replied.', '', ...HEADING, ...rows)
    assert.deepEqual(wrong, ['24 should be 42'])
  })

  it('may be so many per 1,000 of the people who live there', () => {
    const found = check(
      'Saltwell has a population of 64,000.',
      '',
      '| Kind | Cases | Rate per 1,000 |',
      '|---|--:|--:|',
      '| Theft | 1,408 | 22.0 |',
      '| Damage | 544 | 8.5 |',
      '| Assault | 800 | 21.5 |',
      '| Other | 320 | 5.0 |',
    )
    assert.deepEqual(found.wrong, ['21.5 should be 12.5'])
  })
})

/** Which column is so many times another in which number, as its rows bear out. */
function found(bases: readonly number[], ...lines: readonly string[]) {
  return findBaseRelations(tableOf(...lines), [], bases).map(
    ({ column, columns, formula: { times, base }, equations }) => {
      assert.ok(equations.every(({ isSure, way }) => isSure && way === 'across'))
      return `${column} is ${times} times ${columns.join()} in ${base}`
    },
  )
}

describe('the number outside a table that a column is of', () => {
  const rows = ['Alder|512|64', 'Birch|336|42', 'Cedar|128|16']

  it('is asked for of plain figures, those of a time and totals', () => {
    for (const heading of ['Ticks', '2024', 'Total']) {
      assert.deepEqual(found([800], `Wish|${heading}|%`, ...rows), ['1 is 100 times 0 in 800'])
    }
    for (const heading of ['Target', 'Change', 'Average']) {
      assert.deepEqual(found([800], `Wish|${heading}|%`, ...rows), [], heading)
    }
    const percents = ['Alder|51.2%|6.4%', 'Birch|33.6%|4.2%', 'Cedar|12.8%|1.6%']
    assert.deepEqual(found([800], 'Wish|Ticks|%', ...percents), [])
  })

  it('is asked for by shares and rates, and by nothing else', () => {
    const shares = ['Alder|512|64%', 'Birch|336|42%', 'Cedar|128|16%']
    for (const heading of ['% of people', '2024', 'Told apart', 'Total']) {
      const said = found([800], `Wish|Ticks|${heading}`, ...shares)
      assert.deepEqual(said, ['1 is 100 times 0 in 800'], heading)
    }
    for (const heading of ['Average', 'Target', 'Change']) {
      assert.deepEqual(found([800], `Wish|Ticks|${heading}`, ...shares), [], heading)
    }
    assert.deepEqual(found([8000], 'Wish|Ticks|Told apart', ...rows), [], 'no rate is named')
  })

  it('is per as many as are usual, where the heading of a rate does not say', () => {
    for (const times of [1000, 10_000, 100_000]) {
      const said = found([8 * times], 'Wish|Ticks|Rate', ...rows)
      assert.deepEqual(said, [`1 is ${times} times 0 in ${8 * times}`])
    }
    assert.deepEqual(found([16_000], 'Wish|Ticks|Rate', ...rows), [])
    assert.deepEqual(found([8000], 'Wish|Ticks|Rate per 10,000', ...rows), [])
  })

  it('is the one that most rows bear out', () => {
    const four = ['Alder|500|50', 'Birch|300|30', 'Cedar|100|10', 'Dale|745|75']
    assert.deepEqual(found([1004], 'Wish|Ticks|%', ...four), ['1 is 100 times 0 in 1004'])
    assert.deepEqual(found([1004, 1000], 'Wish|Ticks|%', ...four), ['1 is 100 times 0 in 1000'])
  })

  it('is looked for by the largest figures, though others stand before them', () => {
    const wrong = ['Ash|8|9', 'Beech|16|9', 'Oak|24|9']
    const right = [80, 160, 240, 320, 400, 480, 560, 640, 720].map(
      (ticks, at) => `Ward ${'abcdefghi'[at]}|${ticks}|${ticks / 8}`,
    )
    assert.equal(found([800], 'Wish|Ticks|%', ...wrong, ...right).length, 1)
  })

  it('is borne out by three rows in four, which print digits enough', () => {
    assert.deepEqual(found([800], 'Wish|Ticks|%', 'Alder|512|64', 'Birch|336|42'), [])
    assert.equal(found([800], 'Wish|Ticks|%', ...rows, 'Dale|400|5').length, 1)
    assert.equal(found([800], 'Wish|Ticks|%', ...rows, 'Dale|400|5', 'Elm|320|4').length, 0)
    const small = ['Alder|80|10', 'Birch|96|12', 'Cedar|64|8']
    assert.deepEqual(found([800], 'Wish|Ticks|%', ...small), [], 'three small shares fit by chance')
    assert.equal(found([800], 'Wish|Ticks|%', ...small, 'Dale|160|20').length, 1)
  })

  it('is not asked for of a column that follows from the others of its table', () => {
    const table = tableOf(
      'Ward|Calls|Answered|% answered',
      'Alder|800|512|64',
      'Birch|800|336|42',
      'Cedar|800|128|16',
    )
    const { relations } = relate(table)
    assert.deepEqual(findBaseRelations(table, relations, [800]), [])
    assert.equal(findBaseRelations(table, [], [800]).length, 1)
  })
})
