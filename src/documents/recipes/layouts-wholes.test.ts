import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times } from './testing.ts'

describe('what all forces come to', () => {
  it('is a comparator beside a group of similar ones', () => {
    const read = roles(`
      Recorded crime per 1,000 population, 2024/25
      Offence  | Wealdmoor | Most similar group average | All forces | Rank
      Burglary | 3.1       | 3.4                        | 3.9        | 2
      Robbery  | 0.4       | 0.6                        | 0.9        | 1`)
    assert.equal(read['B3'], 'observation')
    assert.equal(read['C3'], 'comparator')
    assert.equal(read['D3'], 'comparator')
  })

  it('is the total under a table of forces', () => {
    const read = roles(`
      Firearm offences by force, 2024/25
      Police force | Offences
      Harrowby     | 31
      Pelling      | 12
      All forces   | 43`)
    assert.equal(read['B5'], 'total')
  })
})

describe('a column called by the whole force', () => {
  it('is the figures themselves where only what is aimed at stands beside it', () => {
    const read = roles(`
      Answering of calls in April 2025 and May 2025
      Measure          | April 2025 |        | May 2025 |
                       | Force      | Target | Force    | Target
      Calls answered   | 911        | 900    | 867      | 900
      Letters answered | 311        | 300    | 367      | 300`)
    assert.equal(read['B4'], 'observation')
    assert.equal(read['C4'], 'target')
    assert.equal(read['D5'], 'observation')
  })
})

describe('the limits of an estimate', () => {
  it('are left out, however they are called', () => {
    const named: readonly (readonly [string, string])[] = [
      ['CI lower', 'CI upper'],
      ['95% CI low', '95% CI high'],
      ['Lower CI', 'Upper CI'],
    ]
    for (const [lower, upper] of named) {
      const { figures } = readDrawn(`
        Satisfaction with the service, 2024/25
        Question       | % satisfied | n   | ${lower} | ${upper}
        Ease of ring   | 80.9        | 249 | 76.0     | 85.8
        Kept informed  | 63.9        | 235 | 57.8     | 70.0`)
      assert.deepEqual(
        figures.map(({ address }) => address),
        ['B3', 'B4'],
        lower,
      )
    }
  })
})

describe('a region with one force', () => {
  const drawn = (last: string) => `
    Homicides by region and force, 2023/24 and 2024/25
    Region / force | 2023/24 | 2024/25
    North Region   | 22      | 27
    Harrowby       | 12      | 20
    Pelling        | 10      | 7
    East Region    | 14      | 13
    Stourby        | 5       | 9
    Calder         | 9       | 4
    Capital Region | 107     | 98
    Capital        | ${last}
    England        | 143     | 138`

  it('is a total as the other regions are', () => {
    const read = roles(drawn('107 | 98'))
    assert.equal(read['B9'], 'total')
    assert.equal(read['B10'], 'observation')
    assert.equal(read['B11'], 'total')
  })

  it('is a figure of its own where the next has others', () => {
    assert.equal(roles(drawn('107 | 99'))['B9'], 'observation')
  })
})

describe('the last four quarters', () => {
  it('are the year to the latest of the quarters beside them, and those before it', () => {
    const read = times(`
      Firearms licensing
      Measure  | Q3 2024/25 | Q4 2024/25 | Q1 2025/26 | Last 4 quarters | Previous 4 quarters
      Granted  | 31         | 28         | 40         | 130             | 122
      Refused  | 3          | 2          | 4          | 11              | 9`)
    assert.equal(read['E3'], '2024-07-01 2025-06-30 rolling')
    assert.equal(read['F3'], '2023-07-01 2024-06-30 rolling')
  })

  it('may be a row under the months', () => {
    const read = times(`
      Use of force by month
      Month          | Used
      July 2025      | 31
      August 2025    | 28
      September 2025 | 40
      Latest 12 months | 330`)
    assert.equal(read['B6'], '2024-10-01 2025-09-30 rolling')
  })
})

describe('a group of columns that is the sum of the others', () => {
  it('is a total under each of its headings', () => {
    const read = roles(`
      Road casualties, 2023 and 2024
      Month   | Killed |      | Serious |      | KSI total |
              | 2023   | 2024 | 2023    | 2024 | 2023      | 2024
      January | 2      | 3    | 14      | 11   | 16        | 14
      February | 1     | 0    | 12      | 19   | 13        | 19`)
    assert.equal(read['B4'], 'observation')
    assert.equal(read['F4'], 'total')
    assert.equal(read['G5'], 'total')
  })
})

describe('the area that the title names, under its districts', () => {
  const drawn = (share: string, title = 'Wealdmoor residents’ survey') => `
    ${title}, 2024/25
    District  | Feel safe (%) | Trust (%)
    Ashcombe  | 61            | 70
    Saltings  | 72            | 66
    Wealdmoor | ${share}      | 68`

  it('is their total where its shares lie between theirs', () => {
    assert.equal(roles(drawn('66'))['B5'], 'total')
  })

  it('is one of them where they do not, or where forces are compared', () => {
    assert.equal(roles(drawn('80'))['B5'], 'observation')
    assert.equal(roles(drawn('66', 'Wealdmoor and similar forces'))['B5'], 'observation')
  })
})

describe('a note in square brackets behind a time', () => {
  it('says how firm the figures of its row are', () => {
    const read = said(
      readDrawn(`
      Deaths in custody
      Year        | In custody | Following custody[1]
      2023/24     | 21         | 40
      2024/25 [2] | 12         | 31
      [1] Within two days of release.
      [2] Provisional figures.`),
      ({ status, breakdown, measure }) => `${status} ${measure} ${breakdown[0]?.value ?? ''}`,
    )
    assert.match(read['B4'] ?? '', /^provisional/)
    assert.match(read['B3'] ?? '', /^final/)
    assert.doesNotMatch(read['C3'] ?? '', /\[1\]/)
  })
})

describe('what is worked out from other figures', () => {
  it('is a row of a longer time that is the sum of those in it, in every measure', () => {
    const read = roles(`
      Call handling, 2025/26
      Month     | Answered | Mean wait (secs)
      April     | 392      | 99
      May       | 152      | 102
      June      | 772      | 53
      Quarter 1 | 1,316    | 82`)
    assert.equal(read['B6'], 'total')
    assert.equal(read['C6'], 'total')
    assert.equal(read['B5'], 'observation')
    const other = roles(`
      Call handling, 2025/26
      Month     | Answered | Mean wait (secs)
      April     | 392      | 99
      May       | 152      | 102
      June      | 772      | 53
      Quarter 1 | 1,200    | 82`)
    assert.equal(other['B6'], 'observation')
  })

  it('is what is left of one column beside another, where the numbers and the words say so', () => {
    const drawn = (last: string, heading: string) => `
      School places at 2 October 2025
      Area     | Places | Pupils | ${heading}
      Ashcombe | 2,000  | 1,950  | 50
      Saltings | 2,400  | 2,311  | 89
      Dunholt  | 1,700  | 1,688  | ${last}`
    assert.equal(roles(drawn('12', 'Unfilled'))['D3'], undefined)
    assert.equal(roles(drawn('13', 'Unfilled'))['D3'], 'observation')
    assert.equal(roles(drawn('12', 'From elsewhere'))['D3'], 'observation')
  })
})
