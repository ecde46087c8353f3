import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accusedIn, claimsIn } from '../testing.ts'

const rightIn = (...lines: readonly string[]) =>
  claimsIn(...lines)
    .filter((it) => it.verdict === 'correct')
    .map((it) => `${it.stated}: ${it.explanation}`)

describe('a share of these', () => {
  const before = 'The police recorded 1,927 incidents in the half year. It was 1,843 last year.'

  it('is not of the figure just before where an earlier one gives it', () => {
    assert.deepEqual(accusedIn(`${before} Of these 1,156 were crimes (60.0%).`), [])
  })

  it('is of it and the others together, where they are told', () => {
    const told =
      'There were 1,843 calls last year. Of these 1,156 were crimes (60.0%) and the other 771 were not.'
    assert.deepEqual(accusedIn(told), [])
  })

  it('is accused where no figure near it gives it', () => {
    assert.deepEqual(accusedIn('There were 1,843 calls. Of these 1,156 were crimes (60.7%).'), [
      '60.7% should be 62.7%',
    ])
  })
})

describe('shares of all that a sentence lists', () => {
  const sizes = (van: string) =>
    `Of the heaps 1,366 were a car boot or less (48%), 1,110 a small van (${van}) and 370 bigger (13%).`

  it('are right where all of them fit', () => {
    assert.equal(rightIn(sizes('39%')).length, 3)
    assert.ok(rightIn(sizes('39%'))[1]?.includes('1,110 of the 2,846 listed is 39'))
  })

  it('are wrong where one does not, and none where several do not, which may be of another whole', () => {
    assert.deepEqual(accusedIn(sizes('93%')), ['93% should be 39%'])
    const two = sizes('52%').replace('48%', '51%')
    assert.deepEqual([rightIn(two), accusedIn(two)], [[], []])
  })
})

describe('shares in words', () => {
  it('are near a tenth more or less where they are said to be about so', () => {
    assert.deepEqual(
      accusedIn('About one in ten (11%) are not.', 'About one in five (18%) are.'),
      [],
    )
    assert.deepEqual(accusedIn('About one in ten (18%) are not.').length, 1)
  })

  it('are no quarters of a year', () => {
    assert.deepEqual(
      accusedIn('It fell below target in the first two quarters (82.3% and 77.5%).'),
      [],
    )
    assert.deepEqual(accusedIn('Waits were long in the last three quarters (61% late).'), [])
    assert.equal(accusedIn('Three quarters (61%) were late.').length, 1)
  })
})

describe('names after a number', () => {
  it('are no list of it where something else is said of them', () => {
    const fell =
      'Reductions in five districts of five this year; Corran City, Nether Vale and Port Ellery show a fall in both years.'
    assert.deepEqual(accusedIn(fell), [])
    const named = 'Four districts met it: Corran City, Nether Vale and Port Ellery.'
    assert.deepEqual(accusedIn(named), ['Four should be 3'])
  })
})

describe('what only the figures of a table show', () => {
  const staff = (...rows: readonly string[]) => [
    '| Group | Start of year | Joined | Left | End of year |',
    '|---|--:|--:|--:|--:|',
    '| Wholetime | 412 | 38 | 51 | 399 |',
    '| On-call | 315 | 28 | 46 | 297 |',
    '| Support | 177 | 29 | 25 | 181 |',
    ...rows,
  ]

  it('is what is left of those who were there, came and went', () => {
    assert.ok(rightIn(...staff()).includes('297: 315 and 28 less 46 is 297.'))
    assert.deepEqual(accusedIn(...staff('| Control | 136 | 16 | 25 | 172 |')), [
      '172 should be 127',
    ])
  })

  it('is a sum of columns that stand apart from it', () => {
    const survey = (bus: number) => [
      '| Service | Very good | Good | Poor | Very poor | All good |',
      '|---|--:|--:|--:|--:|--:|',
      '| Parks | 243 | 465 | 141 | 39 | 708 |',
      '| Roads | 102 | 188 | 310 | 204 | 290 |',
      `| Buses | 156 | 297 | 188 | 97 | ${bus} |`,
      '| Halls | 219 | 304 | 88 | 41 | 523 |',
    ]
    assert.ok(rightIn(...survey(453)).includes('708: 243 + 465 = 708.'))
    assert.deepEqual(accusedIn(...survey(435)), ['435 should be 453'])
  })

  it('is a change of changes', () => {
    const budget = (waste: string) => [
      '| Service | Budget | Forecast | Variance | Q2 variance | Movement since Q2 |',
      '|---|--:|--:|--:|--:|--:|',
      '| Planning | 1,912 | 2,231 | 319 | 264 | 55 |',
      '| Housing | 2,655 | 3,042 | 387 | 331 | 56 |',
      `| Waste | 6,540 | 6,397 | (143) | (88) | ${waste} |`,
      '| Leisure | 1,695 | 1,790 | 95 | 120 | (25) |',
      '| Customer | 2,971 | 2,860 | (111) | (35) | (76) |',
    ]
    assert.deepEqual(accusedIn(...budget('(55)')), [])
    assert.deepEqual(accusedIn(...budget('(65)')), ['(65) should be (55)'])
  })

  it('is a rate of what is printed in thousands', () => {
    const areas = (rate: string) => [
      '| Area | Residents (000s) | Casualties | Per 100,000 residents |',
      '|---|--:|--:|--:|',
      '| Arden | 94.2 | 62 | 65.8 |',
      '| Belford | 128.4 | 29 | 22.6 |',
      '| Caldon | 61.7 | 41 | 66.5 |',
      '| Corve | 48.6 | 33 | 67.9 |',
      '| Elder | 150.3 | 87 | 57.9 |',
      `| Denby | 83.9 | 57 | ${rate} |`,
    ]
    assert.ok(rightIn(...areas('67.9')).some((it) => it.startsWith('65.8: 62 ÷ 94.2 × 100 = 65.8')))
    assert.deepEqual(accusedIn(...areas('69.7')), ['69.7 should be 67.9'])
  })

  it('is the average of several years', () => {
    const years = (average: string) => [
      '| Town | 2022 | 2023 | 2024 | Three-year average |',
      '|---|--:|--:|--:|--:|',
      '| Ambry | 64 | 71 | 58 | 64.3 |',
      '| Bexley | 112 | 98 | 121 | 110.3 |',
      '| Corve | 87 | 90 | 79 | 85.3 |',
      `| Dene | 45 | 52 | 61 | ${average} |`,
    ]
    assert.ok(rightIn(...years('52.7')).some((it) => it.startsWith('64.3: (64 + 71 + 58) ÷ 3')))
    assert.deepEqual(accusedIn(...years('57.2')), ['57.2 should be 52.7'])
  })

  it('is what is left of the first column, though others stand between', () => {
    const licences = (left: number) => [
      '| Licence | Asked for 2023 | Asked for 2024 | Change | Granted | Refused | Withdrawn or pending |',
      '|---|--:|--:|--:|--:|--:|--:|',
      '| Premises | 166 | 173 | +7 | 122 | 15 | 36 |',
      '| Personal | 204 | 241 | +37 | 198 | 11 | 32 |',
      `| Street | 87 | 93 | +6 | 61 | 14 | ${left} |`,
      '| Taxi | 140 | 151 | +11 | 119 | 9 | 23 |',
    ]
    assert.ok(rightIn(...licences(18)).some((it) => it.startsWith('36: 173 less 122 and 15')))
    assert.deepEqual(accusedIn(...licences(81)), ['81 should be 18'])
  })
})

describe('a total of figures that all end in a nought', () => {
  const tonnes = (total: string) => [
    '| Tonnes | 2023 | 2024 |',
    '|---|--:|--:|',
    '| Residual | 31,840 | 30,190 |',
    '| Recycled | 11,270 | 11,630 |',
    '| Glass | 3,460 | 3,410 |',
    '| Food | 2,980 | 4,630 |',
    '| Garden | 13,120 | 12,570 |',
    `| Total | 62,670 | ${total} |`,
  ]

  it('may be ten out against its parts, and no more', () => {
    assert.deepEqual(accusedIn(...tonnes('62,440')), [])
    assert.deepEqual(accusedIn(...tonnes('64,230')), ['64,230 should be 62,430'])
  })
})

describe('a target in per cent', () => {
  it('is held against what is in per cent', () => {
    const outcomes = (met: string) => [
      '| Priority | Offences | Positive outcomes | Rate (%) | Target (%) | Target met? |',
      '|---|--:|--:|--:|--:|---|',
      `| Residential burglary | 907 | 93 | 10.3 | 10.0 | ${met} |`,
      '| Hate crime | 746 | 121 | 16.2 | 15.0 | Yes |',
    ]
    assert.deepEqual(accusedIn(...outcomes('Yes')), [])
  })
})

describe('a change of which the earlier end is not said', () => {
  it('may be of the figure told first', () => {
    const told = 'Drink featured in 32 collisions in 2023, so that is a rise of 9, or 28.1%.'
    assert.deepEqual(accusedIn(told), [])
  })

  it('may be of what it was or what it is where it is an improvement', () => {
    const waits = [
      'First contact was made in 3.1 working days, an improvement of 0.7 of a day, or 18%.',
      '',
      '| Measure | Average 2023/24 | Average 2024/25 |',
      '|---|---|---|',
      '| First contact (working days) | 3.8 | 3.1 |',
      '| Reply (working days) | 21.4 | 20.2 |',
    ]
    assert.deepEqual(accusedIn(...waits), [])
  })

  it('is none where so many are from so many', () => {
    assert.deepEqual(accusedIn('December was worse: 1,012 from 2,884, or 35.1%.'), [])
    assert.deepEqual(accusedIn('Calls fell from 2,884 to 1,012, or 56.9%.'), [
      '56.9% should be 64.9%',
    ])
  })
})

describe('what figures alone show of a table', () => {
  it('accuses nothing that is far from it: that fee is of those granted', () => {
    const fees = [
      '| Type | Held | Granted | Average fee (£) | Income £k |',
      '|---|--:|--:|--:|--:|',
      '| Premises | 524 | 31 | 211 | 110.6 |',
      '| Club | 41 | 5 | 188 | 7.7 |',
      '| Taxi | 318 | 44 | 153 | 48.7 |',
      '| Street | 127 | 18 | 96 | 12.2 |',
      '| Personal | 2,102 | 114 | 37 | 4.2 |',
    ]
    assert.deepEqual(accusedIn(...fees), [])
  })
})
