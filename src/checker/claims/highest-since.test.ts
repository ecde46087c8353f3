import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkHighestSince } from './highest-since.ts'
import { saidBy } from './testing-checks.ts'

const CRIMES = `
| Kind | 2020 | 2021 | 2022 | 2023 |
|---|--:|--:|--:|--:|
| Burglary | 420 | 400 | 380 | 350 |
| Robbery | 100 | 130 | 90 | 210 |
| Arson | 40 | 42 | 45 | 60 |
`
const MORE_AT_FIRST = `
| Kind | 2020 | 2021 | 2022 | 2023 |
|---|--:|--:|--:|--:|
| Arson | 65 | 58 | 45 | 60 |
`
const MORE_LATELY = `
| Kind | 2020 | 2021 | 2022 | 2023 |
|---|--:|--:|--:|--:|
| Arson | 65 | 58 | 61 | 60 |
`
const NEVER_MORE = `
| Kind | 2020 | 2021 | 2022 | 2023 |
|---|--:|--:|--:|--:|
| Arson | 55 | 58 | 45 | 60 |
`
const SMALL = `
| Kind | 2020 | 2021 | 2022 | 2023 |
|---|--:|--:|--:|--:|
| Arson | 15 | 11 | 12 | 13 |
`

describe('the highest since a time', () => {
  const told: readonly (readonly [string, string, string])[] = [
    [
      CRIMES,
      'There were 210 robberies, the highest since 2020.',
      'correct: highest since 2020. In the table "Robbery" has 210 (2023), and no more since then.',
    ],
    [
      CRIMES,
      'There were 350 burglaries, the lowest since 2020.',
      'correct: lowest since 2020. In the table "Burglary" has 350 (2023), and no less since then.',
    ],
    [
      CRIMES,
      'There were 350 burglaries, the highest since 2020.',
      'inconsistent: highest since 2020. The paper says highest since 2020, but in the table "Burglary" goes from 380 (2022) to 350 (2023).',
    ],
    [
      CRIMES,
      'There were 210 robberies, the highest since the team began in 2020.',
      'correct: highest since the team began in 2020. In the table "Robbery" has 210 (2023), and no more since then.',
    ],
    [
      CRIMES,
      'There were 350 burglaries, the highest since the team began in 2021.',
      'inconsistent: highest since the team began in 2021. The paper says highest since the team began in 2021, but in the table "Burglary" goes from 380 (2022) to 350 (2023).',
    ],
    [
      MORE_AT_FIRST,
      'There were 60 cases of arson, the highest since 2020.',
      'correct: highest since 2020. In the table "Arson" has 60 (2023), and no more since then.',
    ],
    [
      MORE_LATELY,
      'There were 60 cases of arson, the highest since 2020.',
      'inconsistent: highest since 2020. The paper says highest since 2020, but in the table "Arson" goes from 61 (2022) to 60 (2023).',
    ],
    [
      NEVER_MORE,
      'There were 60 cases of arson, the highest since 2020.',
      'correct: highest since 2020. In the table "Arson" has 60 (2023), and no more since then.',
    ],
    [
      SMALL,
      'Of arson there were 13 cases, the highest since 2020.',
      'correct: highest since 2020. In the table "Arson" has 13 (2023), and no more since then.',
    ],
  ]
  for (const [table, text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkHighestSince, `${table}\n${text}`), finding))
  }

  const untold: readonly (readonly [string, string])[] = [
    [CRIMES, 'There were 210 robberies, the highest since 2021.'],
    [CRIMES, 'There were 60 cases of arson, the most for four years.'],
    [CRIMES, 'There were 60 cases of arson, the fewest for four years.'],
    [CRIMES, 'There were 60 cases of arson, the most for three years.'],
    [CRIMES, 'There were 90 robberies, the lowest since 2020.'],
    [CRIMES, 'There were 210 robberies, the second highest since 2020.'],
    [CRIMES, 'There were 210 robberies, the highest since March.'],
    [SMALL, 'There were 13 cases, the highest since 2020.'],
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const [table, text] of untold)
      assert.equal(saidBy(checkHighestSince, `${table}\n${text}`), '', text)
  })
})
