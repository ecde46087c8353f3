import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { splitPapers } from '../sentences.ts'
import { basesOf } from './numbers-near.ts'

/** The numbers that shares at a block of a paper may be of, the nearest first. */
function basesAt(block: number, ...lines: readonly string[]) {
  const [paper] = splitPapers(readMarkdown('made-up.md', lines.join('\n\n')))
  assert.ok(paper)
  return basesOf(paper)(block)
}

describe('the numbers that shares or rates may be of', () => {
  const paragraphs = [
    'There were 100 visits.',
    'There were 200 visits.',
    'There were 300 visits.',
    'There were 400 visits.',
  ]

  it('are those of the text, the nearest first and of two as near the later', () => {
    assert.deepEqual(basesAt(0, ...paragraphs), [100, 200, 300, 400])
    assert.deepEqual(basesAt(3, ...paragraphs), [400, 300, 200, 100])
    assert.deepEqual(basesAt(1, ...paragraphs), [200, 300, 100, 400])
  })

  it('are the nearer before the farther, whichever way', () => {
    const silent = 'Visits went on.'
    assert.deepEqual(
      basesAt(2, silent, 'There were 100 visits.', silent, silent, 'There were 300 visits.'),
      [100, 300],
    )
    assert.deepEqual(
      basesAt(2, 'There were 100 visits.', silent, silent, 'There were 300 visits.'),
      [300, 100],
    )
  })

  it('are counts and pounds of twenty or more, in figures, each once', () => {
    const bases = basesAt(
      0,
      'There were 19 visits, 20 walks and £350 in all, 35% of it by 12 of 60 wards.',
      'Some 400–500 came, and £350 was left.',
    )
    assert.deepEqual(bases, [20, 350])
  })

  it('are the totals of tables, and the figures of their last rows', () => {
    const table = (last: string) =>
      [
        '| Ward | Visits | Share |',
        '|---|--:|--:|',
        '| Total | 90 | 100% |',
        '| Alder | 40 | 44% |',
        last,
      ].join('\n')
    assert.deepEqual(basesAt(0, table('| Birch | 50 | 56% |')), [90, 50])
    const visits = 'There were 300 visits.'
    assert.deepEqual(basesAt(0, table('| Birch | 50 | 56% |'), visits), [90, 50, 300])
    assert.deepEqual(basesAt(1, table('| Birch | 50 | 56% |'), visits), [300, 50, 90])
    assert.deepEqual(basesAt(0, visits, table('| Birch | 50 | 56% |')), [300, 90, 50])
  })

  it('are sixty at most', () => {
    const many = Array.from({ length: 70 }, (_, at) => `There were ${100 + at} visits.`)
    const bases = basesAt(0, ...many)
    assert.equal(bases.length, 60)
    assert.equal(bases.at(-1), 159)
  })
})
