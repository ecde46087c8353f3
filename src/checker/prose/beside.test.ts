import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'

/** What is found of one figure of a paper, and what it should be. */
function verdictsOf(figure: string, ...lines: readonly string[]): readonly string[] {
  const [paper] = checkPapers([readMarkdown('made-up.md', lines.join('\n'))])
  return (paper?.claims ?? []).flatMap(({ stated, verdict, recomputed }) =>
    stated === figure ? [`${verdict}, ${recomputed ?? 'not known'}`] : [],
  )
}

describe('a percentage of a change', () => {
  it('is of what it was before, where it is told after the size of the change without a figure between', () => {
    const told = (percent: string) =>
      verdictsOf(
        percent,
        `There were 2,741 false alarms in 2023 and 2,204 in 2024. That is 537 fewer trips, a cut of ${percent}, and all of the fall.`,
      )
    // 537 of 2,741 is 19.6%; of the later 2,204 it would be 24.4%
    assert.deepEqual(told('19.6%'), ['correct, 19.6%'])
    assert.deepEqual(told('24.4%'), ['incorrect, 19.6%'])
  })

  it('is of what it was before, where the word that tells the way comes after both', () => {
    const told = (percent: string) =>
      verdictsOf(
        percent,
        `A routine job took 24.8 days in the end, where it had been 21.3: that's 3.5 days, or ${percent}, longer.`,
      )
    // 3.5 of 21.3 is 16.4%; of the later 24.8 it would be 14.1%
    assert.deepEqual(told('16%'), ['correct, 16%'])
    assert.deepEqual(told('14%'), ['incorrect, 16%'])
  })

  it('is not borne out by a value that the table shows to be the later one', () => {
    const told = (percent: string) =>
      verdictsOf(
        percent,
        '| Wave | Replies |',
        '|---|--:|',
        '| Spring 2024 | 1,104 |',
        '| Spring 2026 | 1,187 |',
        '',
        `The number who took part went up by 83, or ${percent}.`,
      )
    // 1,187 less 83 is 1,104, which is printed: 83 of 1,104 is 7.5%
    assert.deepEqual(told('7.5%'), ['correct, 7.5%'])
    assert.deepEqual(told('7.0%'), ['not-checkable, not known'])
  })

  it('is borne out by a value with no other beside it that is less by the size of the change', () => {
    assert.deepEqual(
      verdictsOf('4.1%', 'In 2023 there were 1,050 visits. We are up by 43, or 4.1%.'),
      ['correct, 4.1%'],
    )
  })
})
