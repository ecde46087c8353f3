import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkMovesOfRows } from './moves-of-rows.ts'
import { saidBy } from './testing-checks.ts'

const CRIMES = `
| Kind | 2020 | 2021 | 2022 | 2023 |
|---|--:|--:|--:|--:|
| Burglary | 420 | 400 | 380 | 350 |
| Robbery | 100 | 130 | 90 | 210 |
| Arson | 40 | 42 | 45 | 60 |
`

describe('how a row of a table went', () => {
  const told: readonly (readonly [string, string, string])[] = [
    [
      CRIMES,
      'Burglary has fallen every year.',
      'correct: has fallen every year. In the table "Burglary" goes 420 (2020), 400 (2021), 380 (2022), 350 (2023).',
    ],
    [
      CRIMES,
      'Burglary has risen every year.',
      'inconsistent: has risen every year. The paper says has risen every year, but in the table "Burglary" goes 420 (2020), 400 (2021), 380 (2022), 350 (2023).',
    ],
    [
      CRIMES,
      'Robbery has risen every year.',
      'inconsistent: has risen every year. The paper says has risen every year, but in the table "Robbery" goes 100 (2020), 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Arson has risen every year.',
      'correct: has risen every year. In the table "Arson" goes 40 (2020), 42 (2021), 45 (2022), 60 (2023).',
    ],
    [
      CRIMES,
      'Robbery doubled between 2020 and 2023.',
      'correct: doubled. In the table "Robbery" goes 100 (2020), 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Robbery doubled between 2021 and 2022.',
      'inconsistent: doubled. The paper says doubled, but in the table "Robbery" goes 130 (2021), 90 (2022).',
    ],
    [
      CRIMES,
      'Robbery more than doubled between 2020 and 2023.',
      'correct: more than doubled. In the table "Robbery" goes 100 (2020), 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Robbery nearly doubled between 2020 and 2023.',
      'inconsistent: nearly doubled. The paper says nearly doubled, but in the table "Robbery" goes 100 (2020), 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Burglary halved between 2020 and 2023.',
      'inconsistent: halved. The paper says halved, but in the table "Burglary" goes 420 (2020), 400 (2021), 380 (2022), 350 (2023).',
    ],
    [
      CRIMES,
      'Burglary fell in 2023.',
      'correct: fell. In the table "Burglary" goes 380 (2022), 350 (2023).',
    ],
    [
      CRIMES,
      'Burglary rose in 2023.',
      'inconsistent: rose. The paper says rose, but in the table "Burglary" goes 380 (2022), 350 (2023).',
    ],
    [
      CRIMES,
      'Robbery rose between 2020 and 2022.',
      'inconsistent: rose. The paper says rose, but in the table "Robbery" goes 100 (2020), 130 (2021), 90 (2022).',
    ],
    [
      CRIMES,
      'Robbery fell between 2020 and 2022.',
      'correct: fell. In the table "Robbery" goes 100 (2020), 130 (2021), 90 (2022).',
    ],
    [
      CRIMES,
      'Robbery fell since 2021.',
      'inconsistent: fell. The paper says fell, but in the table "Robbery" goes 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Robbery rose since 2021.',
      'correct: rose. In the table "Robbery" goes 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Burglary fell for three years running.',
      'correct: fell for three years running. In the table "Burglary" goes 420 (2020), 400 (2021), 380 (2022), 350 (2023).',
    ],
    [
      CRIMES,
      'Robbery rose for two years running.',
      'inconsistent: rose for two years running. The paper says rose for two years running, but in the table "Robbery" goes 130 (2021), 90 (2022), 210 (2023).',
    ],
    [
      CRIMES,
      'Arson fell again.',
      'inconsistent: fell. The paper says fell, but in the table "Arson" goes 45 (2022), 60 (2023).',
    ],
  ]
  for (const [table, text, finding] of told) {
    it(text, () => assert.equal(saidBy(checkMovesOfRows, `${table}\n${text}`), finding))
  }

  const untold: readonly (readonly [string, string])[] = [
    [CRIMES, 'Burglary suspects rose in 2023.'],
    [CRIMES, 'Burglary rose on the year.'],
    [CRIMES, 'Burglary fell on the year.'],
    [CRIMES, 'Burglary rose to 380 in 2023.'],
    [CRIMES, 'Burglary and robbery rose in 2023.'],
    [CRIMES, 'Arson rose in March.'],
    [CRIMES, 'Burglary fell and then rose.'],
  ]
  it('is not told where the words leave it open, or say something else', () => {
    for (const [table, text] of untold)
      assert.equal(saidBy(checkMovesOfRows, `${table}\n${text}`), '', text)
  })
})
