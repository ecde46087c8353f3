import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkCourses } from './courses.ts'
import { saidBy } from './testing-checks.ts'

describe('what a run of figures is said to have done', () => {
  const told: readonly (readonly [string, string])[] = [
    [
      'Thefts remained unchanged at 44 (31 in 2022).',
      'incorrect: unchanged should be up 13. The paper says unchanged, but it went from 31 to 44, up 13.',
    ],
    ['Thefts remained unchanged at 44 (44 in 2022).', 'correct: unchanged. It went from 44 to 44.'],
    [
      'Thefts remained unchanged at 44 (51 in 2022).',
      'incorrect: unchanged should be down 7. The paper says unchanged, but it went from 51 to 44, down 7.',
    ],
    ['Thefts were stable at 105 (100 in 2022).', 'correct: stable. It went from 100 to 105, up 5.'],
    [
      'Thefts were stable at 106 (100 in 2022).',
      'imprecise: stable should be up 6. The paper says stable, but it went from 100 to 106, up 6.',
    ],
    [
      'Thefts were stable at around 95 (100 in 2022).',
      'correct: stable. It went from 100 to 95, down 5.',
    ],
    [
      'Thefts were stable at 94, compared with 100.',
      'imprecise: stable should be down 6. The paper says stable, but it went from 100 to 94, down 6.',
    ],
    [
      'Thefts were flat at 44.',
      'not-checkable: unchanged at 44. The earlier figure is not printed here.',
    ],
    [
      'Thefts were flat at 44 (44% in 2022).',
      'not-checkable: unchanged at 44. The earlier figure is not printed here.',
    ],
    [
      'Thefts were flat at 44 (a target of 40).',
      'not-checkable: unchanged at 44. The earlier figure is not printed here.',
    ],
    [
      'Thefts were flat at 44 (+4).',
      'not-checkable: unchanged at 44. The earlier figure is not printed here.',
    ],
    [
      'Demand has risen every year: 8,700 in 2019, 9,050 in 2020 and 8,990 in 2021.',
      'incorrect: risen every year. The paper says risen every year, but it went from 9,050 to 8,990.',
    ],
    [
      'Demand has risen every year: 8,700 in 2019, 8,990 in 2020 and 9,050 in 2021.',
      'correct: risen every year. Each figure is above the one before.',
    ],
    [
      'Demand has fallen every year: 9,050 in 2019, 8,990 in 2020 and 8,700 in 2021.',
      'correct: fallen every year. Each figure is below the one before.',
    ],
    [
      'Demand has fallen every year: 9,050 in 2019, 8,990 in 2020 and 8,990 in 2021.',
      'incorrect: fallen every year. The paper says fallen every year, but it went from 8,990 to 8,990.',
    ],
    [
      'Demand grew year on year: 87, 89 and 88.',
      'incorrect: grew year on year. The paper says grew year on year, but it went from 89 to 88.',
    ],
    [
      'The pay award of 7% takes a new constable from £28,000 to £29,960.',
      'correct: 7%. £28,000 to £29,960 is 7.0%; 7% would bring £28,000 to £29,960.',
    ],
    [
      'The pay award of 6% takes a new constable from £28,000 to £29,960.',
      'imprecise: 6% should be 7%. The paper says 6%, but £28,000 to £29,960 is 7.0%; 6% would bring £28,000 to £29,680. Better: The pay award of 6% takes a new constable from £28,000 to £29,680.',
    ],
    [
      'The pay award of 7% takes a new constable from £28,000 to £29,690.',
      'imprecise: 7% should be 6%. The paper says 7%, but £28,000 to £29,690 is 6.0%; 7% would bring £28,000 to £29,960. Better: The pay award of 7% takes a new constable from £28,000 to £29,960.',
    ],
    [
      'The cut of 7% takes a new constable from £28,000 to £26,040.',
      'correct: 7%. £28,000 to £26,040 is 7.0%; 7% would bring £28,000 to £26,040.',
    ],
  ]
  for (const [text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkCourses, text), finding))
  }

  const untold = [
    'Demand has risen each quarter: 8,700 and 8,990.',
    'Demand has risen every year by 18, 17 and 27 in turn.',
    'Demand has risen for three consecutive years: 87, 89% and 90.',
    'The cut of 7% takes a new constable from £28,000 to £29,960.',
    'The share of 7% takes a new constable from £28,000 to £29,960.',
    'The pay award of 7% takes a new constable from £28,000, to £29,690.',
    'The pay award of 7% for all of the many people we employ takes a new constable from £28,000 to £29,690.',
    'The pay award of 7% takes a share from 10% to 12%.',
    'The award of 7% takes a new constable from £28,000 to £26,040.',
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const text of untold) assert.equal(saidBy(checkCourses, text), '', text)
  })
})
