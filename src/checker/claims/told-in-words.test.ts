import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'

/** What is found of a paper: the words or the figure, the verdict, and what it comes to. */
function foundIn(...lines: readonly string[]): readonly string[] {
  const [paper] = checkPapers([readMarkdown('made-up.md', lines.join('\n'))])
  return (paper?.claims ?? []).map(({ stated, verdict, recomputed }) =>
    [stated, verdict, recomputed].join(' | '),
  )
}

describe('what is told in words', () => {
  it('is unchanged only at the same figure, and else went up or down', () => {
    const told = (now: number) =>
      foundIn(`Littering in Fenby was unchanged at ${now} (75 in 2022).`)
    assert.deepEqual(told(75), ['unchanged | correct | unchanged'])
    assert.deepEqual(told(78), ['unchanged | incorrect | up 3'])
    assert.deepEqual(told(72), ['unchanged | incorrect | down 3'])
  })

  it('is stable within a twentieth of the earlier figure, above it or below', () => {
    const told = (now: number) => foundIn(`Littering in Fenby was stable at ${now} (100 in 2022).`)
    assert.deepEqual(told(105), ['stable | correct | up 5'])
    assert.deepEqual(told(95), ['stable | correct | down 5'])
    assert.deepEqual(told(106), ['stable | imprecise | up 6'])
    assert.deepEqual(told(94), ['stable | imprecise | down 6'])
  })

  it('is almost doubled short of twice as many, and nearly halved above a half', () => {
    const verdict = (text: string) => foundIn(text).map((it) => it.split(' | ')[1])
    assert.deepEqual(verdict('Sessions almost doubled, from 120 to 236.'), ['correct'])
    assert.deepEqual(verdict('Sessions almost doubled, from 120 to 250.'), ['incorrect'])
    assert.deepEqual(verdict('Sessions nearly halved, from 240 to 125.'), ['correct'])
    assert.deepEqual(verdict('Sessions nearly halved, from 240 to 115.'), ['incorrect'])
  })
})

describe('what a figure of a table should be', () => {
  const budget = (last: string) =>
    foundIn(
      '| Budget | 2023/24 | 2024/25 | Change |',
      '|---|--:|--:|--:|',
      '| Fleet | £4,100 | £3,900 | -£200 |',
      '| Estates | £5,200 | £5,050 | -£150 |',
      '| Training | £1,300 | £1,450 | +£150 |',
      `| Uniform | £2,200 | £1,980 | ${last} |`,
    ).filter((it) => !it.includes('correct') || it.includes('incorrect'))

  it('is printed as those beside it are: with its sign before the pounds', () => {
    assert.deepEqual(budget('-£220'), [])
    assert.deepEqual(budget('-£250'), ['-£250 | incorrect | -£220'])
  })
})
