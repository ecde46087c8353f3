import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkCountsOfLines } from './counts-of-lines.ts'
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
const MEASURES = `
| Measure | Target | Actual |
|---|--:|--:|
| Calls answered in time | 90% | 88% |
| Webchat satisfaction | 80% | 82% |
| Average wait | 30 | 35 |
| Repeat callers | 20% | 15% |
| Letters sent | 400 | 400 |
`
const STATUSES = `
| Measure | Target | Actual | Status |
|---|--:|--:|--:|
| Calls answered in time | 90% | 88% | Missed |
| Webchat satisfaction | 80% | 82% | Met |
`
const MONTHS = `
| Measure | Target | April | May |
|---|--:|--:|--:|
| Calls answered | 80% | 82% | 79% |
| Letters answered | 80% | 79% | 78% |
| Visits on time | 80% | 85% | 86% |
`

const SCHOOLS = `
| School | Satisfaction 2022 | Satisfaction 2023 | Change (points) |
|---|--:|--:|--:|
| Ash Lane | 61% | 64% | +3 |
| Beech Hill | 58% | 55% | -3 |
| Cross Street | 70% | 72% | +2 |
| Dale End | 66% | 69% | +3 |
| Four schools | 64% | 65% | +1 |
`
const VISITS = `
| Month | Visits 2022 | Visits 2023 | Change | Running total 2023 |
|---|--:|--:|--:|--:|
| April | 410 | 420 | +10 | 420 |
| May | 500 | 480 | -20 | 900 |
| June | 520 | 560 | +40 | 1,460 |
| July | 640 | 700 | +60 | 2,160 |
`
const RATES = `
| Town | Incidents | Rate per 1,000 |
|---|--:|--:|
| Alder | 410 | 30.2 |
| Birch | 96 | 12.4 |
| Cedar | 204 | 17.3 |
| Dale | 150 | 25.1 |
| All | 860 | 21.9 |
`

describe('how many rows of a table', () => {
  const told: readonly (readonly [string, string, string])[] = [
    [
      WARDS,
      'Three of the five wards rose in 2023.',
      'correct: Three of the five. In the table it is 3 of 5.',
    ],
    [
      WARDS,
      'Four of the five wards rose in 2023.',
      'inconsistent: Four of the five should be 3. The paper says four of the five, but in the table it is 3 of 5.',
    ],
    [WARDS, 'Two of the five wards fell.', 'correct: Two of the five. In the table it is 2 of 5.'],
    [
      WARDS,
      'Two of the five wards had more than 300 cases.',
      'correct: Two of the five. In the table it is 2 of 5.',
    ],
    [
      WARDS,
      'Three of the five wards had more than 300 cases.',
      'inconsistent: Three of the five should be 2. The paper says three of the five, but in the table it is 2 of 5.',
    ],
    [
      WARDS,
      'Four of the five wards had more than 200 cases.',
      'inconsistent: Four of the five should be 3. The paper says four of the five, but in the table it is 3 of 5.',
    ],
    [
      WARDS,
      'One of the five wards had fewer than 95 cases.',
      'correct: One of the five. In the table it is 1 of 5.',
    ],
    [
      WARDS,
      'All five wards rose in 2023.',
      'inconsistent: All five should be 3. The paper says all five, but in the table it is 3 of 5.',
    ],
    [
      SCHOOLS,
      'Satisfaction improved in two of the four schools.',
      'inconsistent: two of the four should be 3. The paper says two of the four, but in the table it is 3 of 4.',
    ],
    [
      SCHOOLS,
      'Three of the four schools and colleges reached 64%.',
      'correct: Three of the four. In the table it is 3 of 4.',
    ],
    [
      VISITS,
      'Visits were up in two of the four months.',
      'inconsistent: two of the four should be 3. The paper says two of the four, but in the table it is 3 of 4.',
    ],
    [
      VISITS,
      'Three months had more visits than in 2022.',
      'correct: Three. In the table 3 rows are up.',
    ],
    [
      RATES,
      'Two towns stand above the county rate.',
      'correct: Two. In the table 2 rows are above that of all.',
    ],
    [
      MONTHS,
      'Two of the three measures met their target in April.',
      'correct: Two of the three. In the table it is 2 of 3.',
    ],
    [
      MONTHS,
      'Two of the three measures met their target in May.',
      'inconsistent: Two of the three should be 1. The paper says two of the three, but in the table it is 1 of 3.',
    ],
    [
      MONTHS,
      'One of the three measures met its target in May.',
      'correct: One of the three. In the table it is 1 of 3.',
    ],
    [
      MONTHS,
      'Two of the three measures missed their target in May.',
      'correct: Two of the three. In the table it is 2 of 3.',
    ],
    [
      MONTHS,
      'One of the three measures missed its target in May.',
      'inconsistent: One of the three should be 2. The paper says one of the three, but in the table it is 2 of 3.',
    ],
  ]
  for (const [table, text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkCountsOfLines, `${table}\n${text}`), finding))
  }

  const untold: readonly (readonly [string, string])[] = [
    [WARDS, 'Two of the five wards rose in 2023.'],
    [WARDS, 'Three of the five wards fell.'],
    [WARDS, 'Two of the five wards had at most 95 cases.'],
    [WARDS, 'Two of the five wards were above the average.'],
    [WARDS, 'Three of the five wards were above the average.'],
    [WARDS, 'Four of the five wards were above the average.'],
    [WARDS, 'Three of the six wards rose.'],
    [WARDS, 'Two of the five wards were between 90 and 100.'],
    [MEASURES, 'Two of the five measures met their target.'],
    [MEASURES, 'Three of the five measures met their target.'],
    [MEASURES, 'Four of the five measures met their target.'],
    [MEASURES, 'Two of the five measures missed their target.'],
    [MEASURES, 'Three of the five measures missed their target.'],
    [STATUSES, 'One of the two measures met its target.'],
    [STATUSES, 'Both of the two measures met their target.'],
    [STATUSES, 'Two of the two measures met their target.'],
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const [table, text] of untold)
      assert.equal(saidBy(checkCountsOfLines, `${table}\n${text}`), '', text)
  })
})
