import assert from 'node:assert/strict'
import { it } from 'node:test'
import { readMarkdown } from '#documents/testing.ts'
import { checkPapers } from '../check-papers.ts'
import { accuses } from '../claim.ts'

function accusedIn(text: string): readonly string[] {
  const [paper] = checkPapers([readMarkdown('made-up.md', text)])
  return (paper?.claims ?? []).flatMap(({ verdict, stated, recomputed }) =>
    accuses(verdict) ? [`${stated} should be ${recomputed}`] : [],
  )
}

it('is held against its target, though that stands a sentence or two on, or several are told', () => {
  for (const [text, accused] of [
    ['Letters answered in time: 811 of 905, 89.6%; target 92%; met.', 'met should be missed'],
    ['Visitors seen in ten minutes: 71%. Target 80%. Met by nine points.', 'Met should be missed'],
    [
      "Satisfied: 612 of 900 (68.0%). Not: 288. Board's target 70%: reached.",
      'reached should be missed',
    ],
    ['Satisfied: 648 of 900 (72.0%). Not: 252. The 70% target was met (just).', ''],
    ['Letters answered in time: 811 of 905, 89.6%; target 85%; met.', ''],
    // Of which of two it is said cannot be told
    ['Satisfied: 68.0%. Among those with a view: 74.0%. Not: 288. Target 70%: reached.', ''],
    ['Visitors seen in ten minutes: 71%. Target 80%. Met in three of the months.', ''],
    ['Late letters fell to 9.0%. The target was 12%. Met, as in the year before.', ''],
  ] as const)
    assert.equal(accusedIn(text).join(), accused, text)
})
