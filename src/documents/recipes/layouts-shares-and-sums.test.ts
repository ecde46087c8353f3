import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, units } from './testing.ts'

describe('what is worked out from other columns', () => {
  const FRAUD = `
    Fraud reported in the region. Losses in £m
                  | 2023/24 |              |                  |                               | 2024/25 |             |                  |
    Force         | Reports | Losses (£m)  | Average loss (£) | Share of region's reports (%) | Reports | Losses (£m) | Average loss (£) | Share of region's reports (%)
    Ashcombe      | 5,780   | 10.44        | 1,806            | 36.8                          | 6,133  | 20.95        | 3,416            | 37.6
    Saltings      | 7,309   | 12.76        | 1,746            | 46.5                          | 7,630  | 18.29        | 2,397            | 46.8
    Thornhithe    | 2,622   | 9.10         | 3,471            | 16.7                          | 2,549  | 7.02         | 2,754            | 15.6
    Region total  | 15,711  | 32.30        | 2,056            | 100.0                         | 16,312 | 46.26        | 2,836            | 100.0`

  it('is no figure where it is an average in pounds of sums in millions, or a share that is called so', () => {
    const read = units(FRAUD)
    assert.equal(read['C4'], '10440000 gbp')
    for (const cell of ['D4', 'E4', 'H5', 'I7']) assert.equal(read[cell], undefined)
  })

  it('leaves counts their own beside money that the title names', () => {
    const read = units(FRAUD)
    assert.equal(read['B4'], '5780 count')
    assert.equal(read['F5'], '7630 count')
  })

  it('is a figure where it is a rate of one group of columns in another', () => {
    const read = units(`
      Misconduct proceedings, 2024/25
                   | Officers subject to allegations |      |     | Case to answer |      |     | Case to answer rate | Share of all allegations
      Ethnic group | Female                          | Male | All | Female         | Male | All | %                   | %
      Asian        | 16                              | 28   | 44  | 5              | 10   | 15  | 34.1                | 7.6
      Black        | 7                               | 15   | 22  | 1              | 5    | 6   | 27.3                | 3.8
      Mixed        | 4                               | 10   | 14  | 0              | 3    | 3   | 21.4                | 2.4
      White        | 145                             | 353  | 498 | 39             | 132  | 171 | 34.3                | 86.2
      Total        | 172                             | 406  | 578 | 45             | 150  | 195 | 33.7                | 100.0`)
    assert.equal(read['H4'], '34.1 percent')
    assert.equal(read['H8'], '33.7 percent')
    assert.equal(read['I4'], undefined)
  })

  it('is no figure in a row that is called shares and makes up a hundred, or says how many times as likely', () => {
    const read = units(`
      Detentions, 2024/25
      Sex                      | Asian | Black | White | All
      Male                     | 430   | 570   | 3,236 | 4,236
      Female                   | 93    | 119   | 698   | 910
      All persons              | 523   | 689   | 3,934 | 5,146
      % of all detentions      | 10.2% | 13.4% | 76.4% | 100.0%
      % released on bail       | 31.0% | 28.2% | 40.1% | 37.4%
      Times as likely as White | 1.61  | 3.65  |       |`)
    assert.equal(read['B6'], undefined)
    assert.equal(read['E6'], undefined)
    assert.equal(read['B8'], undefined)
    assert.equal(read['B7'], '31 percent')
  })
})

describe('a column that is the sum of those before it', () => {
  it('is their total whatever it is called, and leaves the next one a figure', () => {
    const read = roles(`
      Casualties by severity, Ashcombe
      Year | Killed | Serious | Killed or seriously injured | Slight | Rate per 1,000
      2019 | 6      | 66      | 72                          | 223    | 3.2
      2020 | 5      | 52      | 57                          | 238    | 3.1
      2021 | 5      | 72      | 77                          | 221    | 3.4
      2022 | 7      | 61      | 68                          | 283    | 3.9
      % change | 17% | -8%    | -6%                         | 27%    |`)
    assert.equal(read['B3'], 'observation')
    assert.equal(read['D3'], 'total')
    assert.equal(read['D6'], 'total')
    assert.equal(read['E4'], 'observation')
  })

  it('is a figure of its own where one row has it otherwise, and asked about where rows are few', () => {
    const drawn = (odd: string, more: string) => `
      Contacts, 2024/25
      Team     | Calls | Visits | Contacts
      North    | 6     | 66     | 72
      South    | 5     | 52     | ${odd}
      ${more}`
    const more = `East     | 5     | 72     | 77
      West     | 7     | 61     | 68`
    assert.equal(roles(drawn('57', more))['D3'], 'total')
    assert.equal(roles(drawn('58', more))['D3'], 'observation')
    assert.equal(roles(drawn('57', 'East | 4 | 4 | 8'))['D3'], 'observation asked words')
  })
})

describe('a stock under the year to date', () => {
  it('is no figure where it is the last of its times again', () => {
    const read = roles(`
      Casework, 2025/26
      Measure                     | Apr-25 | May-25 | Jun-25 | YTD
      Cases closed                | 31     | 28     | 40     | 99
      Cases open at month end     | 84     | 90     | 77     | 77`)
    assert.equal(read['E4'], undefined)
    assert.equal(read['D4'], 'observation')
    assert.ok(read['E3'])
  })
})

describe('a year that rolls under its months', () => {
  it('is a figure of its own, though it is their sum', () => {
    const months =
      'Oct 2024,Nov 2024,Dec 2024,Jan 2025,Feb 2025,Mar 2025,Apr 2025,May 2025,Jun 2025,Jul 2025,Aug 2025,Sep 2025'
    const rows = months.split(',').map((month, at) => `${month} | ${40 + at} | ${10 + at * 2}`)
    const read = roles(`
      Attendances at two hospitals
      Month | Infirmary | General
      ${rows.join('\n')}
      12 months to Sep 2025 | 546 | 252`)
    assert.equal(read['B15'], 'observation')
    assert.equal(read['C15'], 'observation')
  })
})

describe('what a place is held against beside "Value"', () => {
  const drawn = `
    Treatment in Garside, 2024/25
    Indicator        | Unit             | Value | Denominator | Mercia region | England | Compared with England
    Waited 3 weeks   | %                | 94.7  | 318         | 97.9          | 97.2    | Similar
    Left unplanned   | %                | 17.9  | 604         | 18.8          | 17.4    | Better
    Treatment rate   | per 1,000 adults | 5.2   | 241,000     | 5.1           | 4.7     | Worse`
  it('is the region that it lies in, and what is called similar', () => {
    const read = roles(drawn)
    assert.equal(read['C3'], 'observation')
    assert.equal(read['E3'], 'comparator')
    assert.equal(read['F3'], 'comparator')
    assert.equal(
      roles(drawn.replace('Mercia region', 'Similar areas to Garside'))['E4'],
      'comparator',
    )
    assert.equal(
      roles(`
        Treatment, 2024/25
        Indicator      | Mercia region | Alder region
        Waited 3 weeks | 94            | 97
        Left unplanned | 17            | 18`)['B3'],
      'observation',
    )
  })

  it('has no base, and neither has a rate', () => {
    const bases = said(readDrawn(drawn), ({ n }) => n)
    assert.deepEqual([bases['C3'], bases['E3'], bases['C5']], ['318', 'null', 'null'])
  })
})

describe('the rows of the whole after those of its districts', () => {
  it('are totals with their medians too, which nobody can add up', () => {
    const read = roles(`
      Case reviews
      District | Measure                    | Q1 2025/26 | Q2 2025/26
      Ashcombe | Requests                   | 10         | 12
               | Median days to hold review | 28         | 31
      Saltings | Requests                   | 5          | 4
               | Median days to hold review | 33         | 30
      Everywhere | Requests                 | 15         | 16
               | Median days to hold review | 29         | 31`)
    assert.equal(read['C4'], 'observation')
    assert.equal(read['C7'], 'total')
    assert.equal(read['C8'], 'total')
  })
})

describe('open cases in a dashboard', () => {
  it('have no year to date beside "Actual" and "Last quarter"', () => {
    const read = roles(`
      Complaints dashboard Q3 2025/26 (Oct-Dec)
      Measure                        | Actual | Last quarter | Year to date
      Complaints logged              | 440    | 447          | 1,299
      Open complaints at period end  | 512    | 530          | 512`)
    assert.equal(read['D3'], 'observation')
    assert.equal(read['D4'], undefined)
  })
})

describe('carbon in a title', () => {
  it('is in tonnes of it', () => {
    assert.equal(
      units(`
        Estate and fleet carbon, tonnes CO2e
        Source | 2023/24 | 2024/25
        Gas    | 3,310   | 3,102
        Fuel   | 5,020   | 4,877`)['B3'],
      '3310 tco2e',
    )
  })
})
