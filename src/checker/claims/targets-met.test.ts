import assert from 'node:assert/strict'
import { it } from 'node:test'
import { accusedIn } from '../testing.ts'

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
    ['Letters answered within a week: 78.4% (target 80%, so met).', 'met should be missed'],
    ['Letters answered within a week: 81.2% (target 80%, so met).', ''],
    [
      'Satisfaction rose by 4 points, from 71% to 75%; the target of 78% was met.',
      'met should be missed',
    ],
    ['Satisfaction rose by 8 points, from 71% to 79%; the target of 78% was met.', ''],
    [
      'Rent arrears are 4.1% of the roll; the target was 3.9% and it has therefore been beaten.',
      'beaten should be missed',
    ],
    [
      'Letters answered in time: 88 per cent; our promise is 90 per cent and so we kept it.',
      'kept should be missed',
    ],
    [
      'Repeat visits: 44 of the 220 (20%, target 16% or lower, so the target was met).',
      'met should be missed',
    ],
    [
      'The abandonment rate was 9.2%; our ceiling is 9% and we were inside it.',
      'inside should be missed',
    ],
    ['The abandonment rate was 8.8%; our ceiling is 9% and we were inside it.', ''],
    [
      'Contamination was 12.8%; the contract limit is 12.0%, and we were inside it.',
      'inside should be missed',
    ],
    ['Contamination was 11.8%; the contract limit is 12.0%, and we were inside it.', ''],
    ['Take-up was 64% last year; this year the target of 70% was met.', ''],
    [
      'Bins replaced within a week: 71 per cent; the pledge of 75 per cent was kept in June alone.',
      '',
    ],
    // Of which of two it is said cannot be told
    ['Satisfied: 68.0%. Among those with a view: 74.0%. Not: 288. Target 70%: reached.', ''],
    ['Visitors seen in ten minutes: 71%. Target 80%. Met in three of the months.', ''],
    ['Late letters fell to 9.0%. The target was 12%. Met, as in the year before.', ''],
  ] as const)
    assert.equal(accusedIn(text).join(), accused, text)
})
