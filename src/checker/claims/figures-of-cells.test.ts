import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

const HOSPITAL = [
  'Visits to wards',
  '',
  '| Ward | Visits 2024 | Visits 2025 | Average stay (days) | % seen in ten minutes |',
  '|---|--:|--:|--:|--:|',
  '| Harbour | 1,312 | 1,405 | 8.2 | 61.4 |',
  '| Meadow | 866 | 931 | 5.9 | 70.3 |',
  '| All wards | 2,178 | 2,336 | 7.3 | 64.9 |',
  '',
]

function told(text: string) {
  const [paper] = checkPapers([readMarkdown('made-up.md', [...HOSPITAL, text].join('\n'))])
  return (paper?.claims ?? []).filter(({ verdict }) => accuses(verdict))
}

describe('a figure whose row and column are named, and no more', () => {
  it('disagrees with the cell, and nothing is offered in its place', () => {
    for (const [text, stated, recomputed] of [
      ['Visits to Meadow were 972 in 2025.', '972', '931'],
      ['In Harbour the average stay was 9.5 days.', '9.5 days', '8.2'],
      ['The average stay was 6.4 days.', '6.4 days', '7.3'],
      // A figure of days with a decimal is not right within a whole day
      ['The average stay was 6.8 days.', '6.8 days', '7.3'],
      ['Staff saw 58.8% within ten minutes at Harbour.', null, null],
      ['Within ten minutes Harbour had seen 58.8%, and Meadow 70.3%.', null, null],
      ['At Harbour 58.8% were seen in ten minutes.', '58.8%', '61.4%'],
    ] as const) {
      const [claim] = told(text)
      assert.equal(claim?.stated ?? null, stated, text)
      assert.equal(claim?.recomputed ?? null, recomputed, text)
      assert.equal(claim?.suggestion ?? null, null, text)
    }
  })

  it('is not accused of a part, another time, what is aimed at or would be, or what a sentence before began', () => {
    for (const text of [
      'Night visits to Meadow were 402 in 2025.',
      'Visits to Meadow were 845 in 2023.',
      'Last year the average stay was 7.9 days.',
      'Visits to Meadow should be 1,000 in 2025.',
      'Without the closure, visits to Meadow would have been 1,010 in 2025.',
      'In the country the average stay was 6.1 days.',
      'If transfers are left out, the average stay was 6.4 days.',
      'Counting them, visits to Meadow were 990 in 2025.',
      'Look at Harbour in 2023. Its average stay was 7.9 days, and visits to Meadow were 845.',
      'The median stay was 4 days.',
      'The average stay was about 7 days.',
      'Visits to Meadow were nearly 900 in 2025.',
      'The target for the average stay was 6.5 days.',
    ])
      assert.deepEqual(told(text), [], text)
  })
})
