import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from './check-papers.ts'

/** What is called right of a text because the same figure stands elsewhere in it. */
function toldTwice(...paragraphs: readonly string[]): readonly string[] {
  const [checked] = checkPapers([readMarkdown('paper.md', paragraphs.join('\n\n'))])
  const claims = checked?.claims ?? []
  return claims.filter((it) => it.kind === 'same-fact').map((it) => it.stated)
}

describe('A figure told twice', () => {
  it('is one of the same words, in another sentence', () => {
    const texts = [
      'Waits for the front desk were 7 minutes.',
      'At the front desk the wait was 7 minutes.',
    ]
    assert.deepEqual(toldTwice(...texts), ['7 minutes', '7 minutes'])
  })

  it('is not one of things that bear other numbers or letters', () => {
    const pairs = [
      [
        'In district 1 the average wait was 7 minutes.',
        'In district 2 the average wait was 7 minutes.',
      ],
      [
        'Category 1 calls had an average wait of 7 minutes.',
        'Category 2 calls had an average wait of 7 minutes.',
      ],
      [
        'Team A closed an average of 12 cases a week.',
        'Team B closed an average of 12 cases a week.',
      ],
    ] as const
    for (const pair of pairs) assert.deepEqual(toldTwice(...pair), [], pair[0])
  })

  it('is one though what is numbered elsewhere is followed by a word of one letter', () => {
    const texts = [
      'Each team a week closed 12 cases at the front desk.',
      'On day 1 the front desk closed 12 cases for each team b or c.',
    ]
    assert.deepEqual(toldTwice(...texts), ['12', '12'])
  })

  it('is not one of another year', () => {
    const texts = [
      'In 2022/23 there were 45 complaints about parking wardens.',
      'In 2023/24 there were 45 complaints about parking wardens.',
    ]
    assert.deepEqual(toldTwice(...texts), [])
  })
})
