import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { timesIn } from './line-times.ts'
import { readDrawn, said, times, units } from './testing.ts'

describe('the time that a line above a table says', () => {
  const LINES: Readonly<Record<string, readonly string[]>> = {
    'Incidents attended – Quarter 1 (April to June) 2024/25': ['Quarter 1 (April to June) 2024/25'],
    'Incidents: 2024/25 Q1 (Apr–Jun)': ['2024/25 Q1 (Apr–Jun)'],
    'First quarter (April to June) of 2024/25': ['First quarter (April to June) of 2024/25'],
    'Complaints, January to March 2024/25': ['January to March 2024/25'],
    'Complaints in 2024/25': ['2024/25'],
    'Crime in 2024/25 and 2025/26': ['2024/25', '2025/26'],
    'Penalties issued, October 2025': ['October 2025'],
    'Incidents created from calls, October 2025': ['October 2025'],
    'Firearms licences issued in October 2025': ['October 2025'],
    'Data revised in July 2025': [],
    'Published October 2025': [],
    'Figures extracted 3 October 2025': [],
  }
  for (const [line, found] of Object.entries(LINES)) {
    it(`is ${found.join(' and ') || 'none'} in "${line}"`, () => {
      assert.deepEqual(timesIn(line), found)
    })
  }

  it('is of a quarter with its months, and of all tables of the sheet', () => {
    const read = times(`
      Weir Fire Service
      Incidents – Quarter 1 (April to June) 2024/25

      Station  | Primary | Secondary
      Ashcombe | 37      | 45
      Saltings | 34      | 77

      Response to fires
      Station  | Crews | Calls
      Ashcombe | 37    | 41
      Saltings | 34    | 52`)
    assert.equal(read['B5'], '2024-04-01 2024-06-30 during')
    assert.equal(read['B10'], '2024-04-01 2024-06-30 during')
  })

  it('is asked where its quarter has other months', () => {
    const read = times(`
      Incidents – Quarter 2 (April to June) 2024/25
      Station  | Primary | Secondary
      Ashcombe | 37      | 45
      Saltings | 34      | 77`)
    assert.match(read['B3'] ?? '', / asked period$/)
  })

  it('heads columns of months under two lines of headings', () => {
    const read = times(`
      Report | Searches, July to September 2025

             | Searches |     |     |         | Rate per
      Group  | Jul      | Aug | Sep | Apr-Sep | 1,000
      White  | 394      | 394 | 353 | 2078    | 2.92
      Mixed  | 20       | 22  | 23  | 134     | 6.29`)
    assert.equal(read['B5'], '2025-07-01 2025-07-31 during')
    assert.match(read['E5'] ?? '', /^2025-04-01 2025-09-30/)
  })

  it('is the day of a census over those who were counted', () => {
    const read = times(`
      Searches, July to September 2025
      Group | Searches | Census 2021 population
      White | 394      | 812400
      Mixed | 20       | 21300`)
    assert.equal(read['C3'], '2021-03-21 2021-03-21 at')
  })
})

describe('what stands beside what happened', () => {
  it('is said of the part of the line that names it', () => {
    const read = times(`
      Arrests, and people in custody at the end of the month
      Station  | Arrests  |          | In custody |
               | Jan 2025 | Feb 2025 | 31/01/2025 | 28/02/2025
      Ashcombe | 388      | 415      | 14         | 15
      Saltings | 200      | 389      | 4          | 13`)
    assert.equal(read['B4'], '2025-01-01 2025-01-31 during')
    assert.equal(read['D4'], '2025-01-31 2025-01-31 at')
  })
})

describe('a section with its title in two cells', () => {
  it('says in what its figures are', () => {
    const read = units(`
      Office for Complaints
      Bulletin, 2025/26

      Section A | Cases logged     |    |
      Force     | Q1               | Q2 | Q3
      North     | 495              | 439 | 375
      South     | 425              | 358 | 492

      Section B | Average number of working days | |
      Force     | Q1               | Q2 | Q3
      North     | 8.5              | 7  | 5
      South     | 9                | 9  | 2`)
    assert.equal(read['B6'], '495 count')
    assert.equal(read['B11'], '8.5 working days')
  })
})

describe('words that say that all of a table is provisional', () => {
  const statuses = (drawn: string) => said(readDrawn(drawn), ({ status }) => status)
  it('end its title', () => {
    const read = statuses(`
      Incidents, Quarter 4 (January to March) 2024/25 – PROVISIONAL
      Station  | Primary | Secondary
      Ashcombe | 37      | 45
      Saltings | 34      | 77`)
    assert.equal(read['B3'], 'provisional')
  })

  it('are a sentence right under it that names its year', () => {
    const read = statuses(`
      Casualties by road user, calendar years
      Road user  | 2023 | 2024 | 2025
      Pedestrian | 74   | 61   | 34
      Cyclist    | 39   | 42   | 18
      2025 figures are provisional.

      Traffic    | 2022 | 2023 | 2024
      Cars       | 291  | 298  | 302
      Lorries    | 114  | 106  | 97`)
    assert.equal(read['D3'], 'provisional')
    assert.equal(read['B3'], 'final')
    assert.equal(read['D8'], 'final')
  })
})

describe('a base beside a percentage', () => {
  it('is of the percentage and not of the mean time beside it', () => {
    const read = said(
      readDrawn(`
      Response, April to June 2024
      Station  | Average (mm:ss) | % within 10 minutes | (n)
      Ashcombe | 8:09            | 73.0%               | 37
      Saltings | 6:38            | 59.5%               | 41`),
      ({ n }) => n,
    )
    assert.deepEqual(read, { B3: 'null', C3: '37', B4: 'null', C4: '41' })
  })
})

describe('a sheet of another year among those of one', () => {
  const sheet = (line: string) => `
    Incidents – ${line}
    Station  | Primary | Secondary
    Ashcombe | 37      | 45
    Saltings | 34      | 77`
  it('is asked only out of its turn', () => {
    const named = (lines: readonly string[]) =>
      readDrawn(...lines.map(sheet)).questions.map(({ question }) => question)
    const late = named(['Q1 2024/25', 'Q2 2024/25', 'Q3 2024/25', 'Q1 2025/26'])
    assert.deepEqual(late, [])
  })
})

describe('a total under a year', () => {
  const drawn = (total: string) => `
    Monthly figures for the panel

    Ref. |          | 2022/23 |        |      |
         | Offence  | Apr 22  | May-22 | June | Total
    1    | Burglary | 301     | 290    | 294  | ${total}
    2    | Robbery  | 41      | 39     | 45   | 125`
  it('is of the months beside it that it is the sum of', () => {
    const read = times(drawn('885'))
    assert.match(read['F5'] ?? '', /^2022-04-01 2022-06-30/)
  })

  it('is asked where it is more than they are', () => {
    const read = times(drawn('3502'))
    assert.match(read['F5'] ?? '', / asked period$/)
  })
})
