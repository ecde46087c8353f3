import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'

/** What is said of the words of direction of a paper: "up: incorrect". */
function waysOf(text: string): readonly string[] {
  const [paper] = checkPapers([readMarkdown('paper.md', text)])
  const ways = (paper?.claims ?? []).filter(
    ({ kind, verdict }) =>
      kind === 'comparison-direction' && (verdict === 'correct' || verdict === 'incorrect'),
  )
  return [...new Set(ways.map(({ stated, verdict }) => `${stated}: ${verdict}`))]
}

describe('which way it went, where the words tell both values and which came first', () => {
  for (const [text, ...expected] of [
    ['The share done in time went up, to 84.1% from 85.7%.', 'up: incorrect'],
    ['The share done in time went up, to 85.7% from 84.1%.', 'up: correct'],
    ['Loans came to 440,255 against 442,724, a rise of 0.6%.', 'rise: incorrect'],
    ['Loans came to 442,724 against 440,255, a rise of 0.6%.', 'rise: correct'],
    ['Satisfaction was 71.5%, was 74.0% last year: up 2.5 points.', 'up: incorrect'],
    ['We took 45 calls, against 43 last year, two fewer.', 'fewer: incorrect'],
    [
      'Ferry House had 53.2% of visits, a shade more than the 53.7% of a year ago.',
      'more: incorrect',
    ],
    [
      'The rate was 14.7%. In 2023/24 the proportion was 12.4%; it has decreased by 2.3 percentage points.',
      'decreased: incorrect',
    ],
    [
      'A visit cost £7.91. In 2022/23 a visit cost £7.66, so on that measure we have become cheaper.',
      'cheaper: incorrect',
    ],
    [
      'A visit cost £7.91. In 2022/23 a visit cost £7.66, so on that measure we have become dearer.',
      'dearer: correct',
    ],
  ] as const)
    it(text, () => {
      assert.deepEqual(waysOf(text), expected)
    })

  for (const text of [
    // The year says that the first is the earlier
    'In 2022 there were 45 of them, against 43 in 2023, a rise of 2.',
    'Last year it was 71.5%, against 74.0% this year, a drop of 2.5 points.',
    // Others, and no other time
    'Ours was 45%, against 43% for the region, a fall of 2 points.',
    // What the two are apart is not what is told
    'We took 45 calls, against 43 last year, and 11 fewer were abandoned.',
    // The value of now is one of two
    'Calls took 48 seconds and letters 51 seconds. In 2022 it was 50 seconds, so it has become shorter.',
  ])
    it(`accuses nothing in: ${text}`, () => {
      assert.ok(
        waysOf(text).every((it) => !it.endsWith('incorrect')),
        waysOf(text).join('; '),
      )
    })
})
