import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times } from './testing.ts'

describe('numbers by which things are known', () => {
  it('are no figures behind the names of rows', () => {
    const read = roles(`
      Searches, July 2025
      Area      | Reason  | Batch no. | Searches
      Ashcombe  | Drugs   | 3304      | 134
      Ashcombe  | Weapons | 3305      | 111
      Saltings  | Drugs   | 3306      | 24
      Saltings  | Weapons | 3307      | 44`)
    assert.equal(read['C3'], undefined)
    assert.equal(read['D3'], 'observation')
  })

  it('are those of cost centres, with sums between them that have none', () => {
    const read = roles(`
      Revenue monitoring 2025/26, £000
      Cost centre | Head         | Original budget | Revised budget
      41010       | Officer pay  | 98450    | 98660
      41020       | Staff pay    | 47210    | 47210
                  | Subtotal pay | 145660   | 145870`)
    assert.equal(read['A3'], undefined)
    assert.equal(read['C5'], 'target')
  })

  it('make no table of a list of names', () => {
    const { figures } = readDrawn(
      `
      Complaints, Q1 2025/26
      Area     | Received
      Ashcombe | 14
      Saltings | 31`,
      `
      Name            | Extension | Copy no.
      Finance Officer | 2201      | 1
      Head of Estates | 2240      | 2`,
    )
    assert.deepEqual(
      figures.map(({ address }) => address),
      ['Sheet1!B3', 'Sheet1!B4'],
    )
  })

  it('are figures under "Custody no.", which says how many', () => {
    const read = roles(`
      Sentences to custody, 2024/25
      Area     | Custody rate | Custody no.
      Ashcombe | 0.14         | 9
      Saltings | 0.12         | 8
      Dunholt  | 0.11         | 7`)
    assert.equal(read['C3'], 'observation')
  })

  it('are figures where they are written as how many', () => {
    const read = roles(`
      Visits in 2024/25
      Station  | Station no. visits
      Ashcombe | 1,214
      Saltings | 931`)
    assert.equal(read['B3'], 'observation')
  })
})

describe('a row that says how sure the one over it is', () => {
  it('is left out', () => {
    const read = roles(`
      Residents’ survey, February 2025, %
      Answer                               | Men | Women
      Net: trust                           | 51  | 59
      95% confidence interval of net (±)   | 2.1 | 2.1
      Margin of error                      | 3   | 3
      Lower limit                          | 49  | 57`)
    assert.equal(read['B3'] !== undefined, true)
    for (const cell of ['B4', 'B5', 'B6']) assert.equal(read[cell], undefined)
  })
})

describe('"On track" beside the figures of a scheme', () => {
  it('leaves its row in', () => {
    const read = roles(`
      Capital programme 2025/26, £m
      Scheme        | Approved budget | Spend | Delivery
      Vehicles      | 3.2             | 1.85  | On track
      New station   | 11.4            | 4.62  | Delayed
      Digital store | 2.75            | 0.94  | At risk`)
    assert.deepEqual(
      ['B3', 'B4', 'B5', 'C3'].map((cell) => read[cell]),
      ['target', 'target', 'target', 'observation'],
    )
  })
})

describe('a mean over weeks of its own', () => {
  it('is measured beside the longest over the same weeks', () => {
    const read = roles(`
      Time to answer, in seconds
                | Mean       |            | Longest    |
      Service   | April 2025 | May 2025   | April 2025 | May 2025
      Ashcombe  | 12.4       | 13.6       | 376        | 149
      Saltings  | 5.5        | 3.8        | 288        | 86`)
    assert.equal(read['B4'], 'observation')
    assert.equal(read['D4'], 'observation')
  })

  it('is worked out beside months', () => {
    const read = roles(`
      Calls
      Service  | April 2025 | May 2025 | Mean
      Ashcombe | 12         | 14       | 13
      Saltings | 5          | 4        | 4.5`)
    assert.equal(read['D3'], undefined)
  })
})

describe('a sum with "of which" between its parts', () => {
  const read = roles(`
    Incidents
    Ref | Incident          | April 2025 | May 2025
    F1  | Primary fires     | 68         | 64
    F1a | of which dwelling | 24         | 21
    F2  | Secondary fires   | 127        | 104
    F3  | False alarms      | 243        | 250
        | All incidents     | 438        | 418`)

  it('is a total', () => {
    assert.equal(read['C7'], 'total')
    assert.equal(read['D7'], 'total')
  })

  it('leaves what "of which" is of a figure of its own', () => {
    assert.equal(read['C3'], 'observation')
    assert.equal(read['C4'], 'observation')
  })
})

describe('a longer time beside its parts', () => {
  const read = roles(`
    Scorecard
    Measure              | Q1 2024/25 | Q2 2024/25 | Q3 2024/25 | Q4 2024/25 | 2024/25
    Fires                | 68         | 64         | 76         | 70         | 278
    Upheld (%)           | 88.4       | 90.1       | 86.9       | 88.5       | 88.5
    Mean wait in minutes | 7.4        | 7.2        | 8.1        | 7.9        | 7.7
    Days lost            | 260        | 187        | 165        | 212        | 824`)

  it('is a total of what adds up', () => {
    assert.equal(read['F3'], 'total')
    assert.equal(read['F6'], 'total')
  })

  it('is a figure of its own of a percentage and a mean', () => {
    assert.equal(read['F4'], 'observation')
    assert.equal(read['F5'], 'observation')
  })
})

describe('"Q1" over a table with a note 1', () => {
  it('is a quarter, and points to no note', () => {
    const read = times(`
      Scorecard 2025/26
               | Quarter 1 |          |          |
      Measure  | April 2025 | May 2025 | June 2025 | Q1
      Fires    | 68         | 64       | 76        | 208
      Alarms   | 24         | 21       | 33        | 78

      Notes
      1. Of all stations.`)
    assert.equal(read['E4'], '2025-04-01 2025-06-30 during')
  })
})

describe('what is the sum of others in one table', () => {
  const read = roles(`
    Table 1. Detentions
    Place     | Q1 2024/25 | Q2 2024/25
    Caldmouth | 47         | 57
    Fenland   | 73         | 61
    Thirl     | 6          | 9
    ICB area  | 126        | 127

    Table 2. Assessed within 24 hours (%)
    Place     | Q1 2024/25 | Q2 2024/25
    Caldmouth | 95.3       | 99.2
    Fenland   | 94.8       | 93.4
    Thirl     | 85.4       | 91.0
    ICB area  | 96.9       | 92.0`)

  it('is the total of them in the next, in percentages', () => {
    assert.equal(read['B13'], 'total')
    assert.equal(read['C13'], 'total')
    assert.equal(read['B12'], 'observation')
  })
})

describe('a note that the title points to', () => {
  const drawn = (note: string) =>
    said(
      readDrawn(`
        Allegations finalised, Quarter 3 2025/26 [note 3]
        Category | Ashcombe | Saltings
        Delivery | 374      | 381
        Powers   | 214      | 207

        [note 3] ${note}`),
      ({ status }) => status,
    )

  it('is said of all figures of the table', () => {
    const read = drawn('Figures for Quarter 3 are provisional until the return of May 2026.')
    assert.deepEqual([read['B3'], read['C4']], ['provisional', 'provisional'])
  })

  it('says nothing of them where it speaks of another quarter', () => {
    const read = drawn('Figures for Quarter 4 are provisional until the return of May 2026.')
    assert.equal(read['B3'], 'final')
  })
})

describe('a column that is called by all places', () => {
  it('is their total where it is their sum, in its percentages too', () => {
    const read = roles(`
      Allegations finalised by category and police force, 2024/25
      Category       | Harrowby | Pelling | Skerry | England and Wales
      Delivery       | 374      | 381     | 257    | 1012
      Powers         | 214      | 207     | 166    | 587
      Acceptable (%) | 16.7%    | 15.4%   | 17.8%  | 16.5%`)
    assert.deepEqual(
      ['E3', 'E4', 'E5', 'D3'].map((cell) => read[cell]),
      ['total', 'total', 'total', 'observation'],
    )
  })

  it('is what they are compared with where it is more than they are', () => {
    const read = roles(`
      Allegations finalised by category, 2024/25
      Category | Harrowby | Pelling | England and Wales
      Delivery | 374      | 381     | 9012
      Powers   | 214      | 207     | 4587`)
    assert.equal(read['D3'], 'comparator')
  })
})

describe('the name of the whole, written once over its rows', () => {
  it('makes all of them totals', () => {
    const read = roles(`
      Residents by age
      Area     | Age      | Mid-2023 | Mid-2024
      Ashcombe | 0 to 9   | 3214     | 3181
               | 10 to 19 | 3412     | 3463
      Saltings | 0 to 9   | 4976     | 5072
               | 10 to 19 | 5445     | 5425
      COUNTY   | 0 to 9   | 8191     | 8253
               | 10 to 19 | 8857     | 8888`)
    assert.deepEqual(
      ['C5', 'C7', 'C8', 'D8'].map((cell) => read[cell]),
      ['observation', 'total', 'total', 'total'],
    )
  })
})
