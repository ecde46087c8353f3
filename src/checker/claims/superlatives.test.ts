import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkSuperlatives } from './superlatives.ts'
import { saidBy } from './testing-checks.ts'

const WARDS = `
| Ward | 2022 | 2023 | Change |
|---|--:|--:|--:|
| Alder | 310 | 340 | +30 |
| Birch | 240 | 205 | -35 |
| Cedar | 471 | 500 | +29 |
| Dale | 120 | 90 | -30 |
| Elm | 80 | 95 | +15 |
`

const QUARTERS = `
| Staff | Headcount | Days lost Q1 | Days lost Q2 | Days lost Q3 | Days lost Q4 |
|---|--:|--:|--:|--:|--:|
| Wholetime | 3,611 | 1,420 | 1,318 | 1,607 | 1,811 |
| Support | 1,296 | 914 | 877 | 930 | 1,059 |
| Both groups | 4,907 | 2,334 | 2,195 | 2,537 | 2,870 |
`

describe('what is called the highest or the lowest', () => {
  const told: readonly (readonly [string, string, string])[] = [
    [
      WARDS,
      'Cedar had the highest number in 2023.',
      'correct: the highest number: Cedar. The table bears it out: 500 ("Cedar, 2023") is at that end of "2023".',
    ],
    [
      WARDS,
      'Dale had the lowest number in 2023.',
      'correct: the lowest number: Dale. The table bears it out: 90 ("Dale, 2023") is at that end of "2023".',
    ],
    [
      WARDS,
      'Elm had the lowest number in 2022.',
      'correct: the lowest number: Elm. The table bears it out: 80 ("Elm, 2022") is at that end of "2022".',
    ],
    [
      WARDS,
      'Alder had the second highest number in 2023.',
      'correct: the second highest number: Alder. The table bears it out: 340 ("Alder, 2023") is number 2 from that end of "2023".',
    ],
    [
      WARDS,
      'Alder had the largest rise.',
      'correct: the largest rise: Alder. The table bears it out: +30 ("Alder, Change") is at that end of "Change".',
    ],
    [
      WARDS,
      'Cedar had the largest rise.',
      'inconsistent: the largest rise: Cedar should be Alder. The paper says the largest rise: Cedar, but in the table that is "Alder" of "Change", not "Cedar", which has +29 ("Cedar, Change").',
    ],
    [
      WARDS,
      'Birch had the largest fall.',
      'correct: the largest fall: Birch. The table bears it out: -35 ("Birch, Change") is at that end of "Change".',
    ],
    [
      WARDS,
      'Dale had the largest fall.',
      'correct: the largest fall: Dale. The table bears it out: −25 ("Dale") is at that end of "% change, 2022 to 2023".',
    ],
    [
      QUARTERS,
      'For both groups quarter 4 was the worst, with 2,870 days.',
      'correct: the worst: Days lost Q4. The table bears it out: 2,870 ("Both groups, Days lost Q4") is at that end of "Both groups".',
    ],
    [
      WARDS,
      'The highest number was in Cedar, at 500.',
      'correct: the highest number: Cedar. The table bears it out: 500 ("Cedar, 2023") is at that end of "2023". / correct: 500. The table has 500 ("Cedar, 2023").',
    ],
    [
      WARDS,
      'Cedar was the highest, and Dale the lowest.',
      'correct: the highest: Cedar. The table bears it out: 500 ("Cedar, 2023") is at that end of "2023". / correct: the lowest: Dale. The table bears it out: 90 ("Dale, 2023") is at that end of "2023".',
    ],
  ]
  for (const [table, text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkSuperlatives, `${table}\n${text}`), finding))
  }

  const untold: readonly (readonly [string, string])[] = [
    [WARDS, 'Alder had the highest number in 2023.'],
    [WARDS, 'Elm had the lowest number in 2023.'],
    [WARDS, 'Birch had the second highest number in 2023.'],
    [WARDS, 'The highest number was in Alder, at 340.'],
    [WARDS, 'Cedar had the highest number since 2019.'],
    [WARDS, 'The highest number was in Fir.'],
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const [table, text] of untold)
      assert.equal(saidBy(checkSuperlatives, `${table}\n${text}`), '', text)
  })
})
