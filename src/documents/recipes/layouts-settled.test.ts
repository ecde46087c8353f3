import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const times = (...drawn: readonly string[]) =>
  said(readDrawn(...drawn), ({ period, basis }) => `${period?.start} ${period?.end} ${basis}`)
const roles = (drawn: string) => said(readDrawn(drawn), ({ role }) => role)
const units = (drawn: string) => said(readDrawn(drawn), ({ unit, value }) => `${value} ${unit}`)

describe('a time that what stands beside it settles', () => {
  it('is a quarter of the calendar under the months of one', () => {
    const read = times(`
      Collisions
      Month    | Fatal | Serious
      Jan 2025 | 2     | 31
      Feb 2025 | 1     | 28
      Mar 2025 | 3     | 30
      Q1 2025  | 6     | 89
      Q2 2025  | 4     | 95`)
    assert.equal(read['B6'], '2025-01-01 2025-03-31 during')
    assert.equal(read['B7'], '2025-04-01 2025-06-30 during')
  })

  it('is asked where nothing does', () => {
    const read = times(`
      Collisions
      Quarter | Fatal | Serious
      Q1 2025 | 6     | 89
      Q2 2025 | 4     | 95`)
    assert.match(read['B3'] ?? '', /asked period/)
  })

  it('is the day that stands first, where the dates are then first days of months', () => {
    const read = times(`
      Month      | Calls
      01/04/2025 | 8012
      01/05/2025 | 8410
      01/06/2025 | 8890`)
    assert.equal(read['B3'], '2025-05-01 2025-05-31 during')
  })

  it('is a number of a quarter, or of an accountant’s month', () => {
    const quarters = times(`
      Financial year | Quarter | Offences
      2023/24        | 1       | 402
      2023/24        | 4       | 388`)
    assert.equal(quarters['C3'], '2024-01-01 2024-03-31 during')
    const months = times(`
      Financial year | Period | Spend
      2025/26        | 1      | 402
      2025/26        | 10     | 388`)
    assert.equal(months['C3'], '2026-01-01 2026-01-31 during')
  })

  it('is asked of the number of a month beside a financial year', () => {
    const read = times(`
      Financial year | Month | Offences
      2025/26        | 1     | 402
      2025/26        | 10    | 388`)
    assert.match(read['C2'] ?? '', /asked period/)
  })

  it('is asked where a column of times has something else in it', () => {
    const read = times(`
      Offences, 2025/26
      Week   | Offences
      3 of 9 | 40
      4 of 9 | 38
      w/e 30 November 2025 | 41`)
    assert.match(read['B3'] ?? '', /asked period/)
  })

  it('is put together from a heading and the end of it beneath', () => {
    const read = times(`
      Arrests
                | Year ending | Year ending
      Ethnicity | March 2024  | March 2025
      Asian     | 131         | 140
      Black     | 90          | 101`)
    assert.equal(read['C4'], '2024-04-01 2025-03-31 during')
  })

  it('has the end of its years from the line above', () => {
    const read = times(`
      Positive outcomes, 12 months to September
      Offence | 2024 | 2025
      Robbery | 79   | 91`)
    assert.equal(read['B3'], '2023-10-01 2024-09-30 rolling')
  })

  it('is of the weeks that begin on the days in the headings', () => {
    const read = times(`
      Week commencing: | 03/11/2025 | 10/11/2025 | 17/11/2025
      Emergencies      | 412        | 398        | 405`)
    assert.equal(read['B2'], '2025-11-03 2025-11-09 during')
  })

  it('is a day that a spreadsheet has turned into a number', () => {
    const read = times(`
      Crime type | 45748 | 45778 | 45809
      Burglary   | 120   | 131   | 109
      Robbery    | 33    | 29    | 31`)
    assert.deepEqual(Object.keys(read).slice(0, 2), ['B2', 'C2'])
    assert.equal(read['C2'], '2025-05-01 2025-05-31 during')
  })
})

describe('a total', () => {
  it('is a year to date beside all of its months, and not beside some', () => {
    const whole = roles(`
      Requests, 2025/26
      Measure  | Apr | May | Jun | YTD
      Received | 41  | 38  | 44  | 123`)
    assert.equal(whole['E3'], 'total')
    const part = roles(`
      Requests, 2025/26
      Measure  | May | Jun | YTD
      Received | 38  | 44  | 123`)
    assert.equal(part['D3'], 'observation')
  })

  it('is none that is called so and is the sum of nothing', () => {
    const read = roles(`
      999 calls, November 2025
      Force     | Total calls received | Answered | Abandoned
      Northmere | 12412                | 11233    | 410
      Wexmoor   | 8840                 | 7002     | 202`)
    assert.equal(read['B3'], 'observation')
  })

  it('is none that its own "of which" stands under', () => {
    const read = roles(`
      Use of force, 2024/25
      Tactic                 | Uses | Injured
      Handcuffing            | 8120 | 41
      of which compliant     | 6900 | 10
      of which not compliant | 1220 | 31`)
    assert.equal(read['B3'], 'observation')
  })

  it('is what all forces make up, where forces stand in the rows', () => {
    const read = roles(`
      Homicides by police force area, 2024/25
      Force             | Offences | Rate per million
      England and Wales | 590      | 9.7
      Northmere         | 21       | 11.2
      Wexmoor           | 14       | 8.8`)
    assert.equal(read['B3'], 'total')
    assert.equal(read['B4'], 'observation')
  })

  it('of a row of percentages is left out where it is 100', () => {
    const read = roles(`
      Outcomes, 2024/25
      Offence  | Measure    | Charged | Other | Total
      Burglary | Number     | 120     | 480   | 600
      Burglary | Percentage | 20      | 80    | 100`)
    assert.deepEqual(Object.keys(read), ['C3', 'D3', 'E3', 'C4', 'D4'])
  })
})

describe('the unit', () => {
  it('is not the seconds within which something was done', () => {
    const read = units(`
      999 calls, November 2025
      Force     | Answered under 10 seconds | Mean answer time (seconds)
      Northmere | 11233                     | 6.2`)
    assert.deepEqual(read, { B3: '11233 count', C3: '6.2 seconds' })
  })

  it('of what a title says to be per 1,000 is that', () => {
    const read = units(`
      Recorded crime per 1,000 population, 2024/25
      Area     | Rate
      Ashcombe | 71.2`)
    assert.equal(read['B3'], '71.2 per 1,000')
  })

  it('of a rate that says per nothing is asked', () => {
    const read = units(`
      Crimes and crime rate by ward, 2024/25
      Ward  | Crimes | Crime rate
      Abbey | 412    | 41.2`)
    assert.equal(read['B3'], '412 count')
    assert.match(read['C3'] ?? '', /asked unit/)
  })
})

describe('a column of bands', () => {
  it('names its rows, and a column of letters beside the values is their standing', () => {
    const { figures } = readDrawn(`
      time_period | age_group | indicator | value | obs_status
      2024-25     | 10 to 17  | Arrests   | 412   |
      2024-25     | 18 to 24  | Arrests   | 1204  | r
      2024-25     | 25 to 34  | Arrests   |       | x`)
    assert.deepEqual(
      figures.map(({ address, status, breakdown }) => [address, status, breakdown[0]?.value]),
      [
        ['D2', 'final', '10 to 17'],
        ['D3', 'revised', '18 to 24'],
        ['D4', 'not available', '25 to 34'],
      ],
    )
  })
})

describe('money', () => {
  it('at a position in the year is no stock, and reserves are', () => {
    const spent = times(`
      Revenue monitoring 2025/26: position at the end of September 2025 (£m)
      Service  | Annual budget | Forecast outturn
      Policing | 64.2          | 63.9`)
    assert.equal(spent['C3'], '2025-04-01 2026-03-31 during')
  })
})

describe('a form with lines over its parts', () => {
  const { figures } = readDrawn(`
    Monthly return
    Month | November 2025

    Ref | Item                                | Figure  | KPI     | Comment
    A   | Calls                               |         |         |
    A1  | Calls offered                       | 31,204  |         |
    A2  | Calls abandoned (%)                 | 7.5%    | max 5%  | Below
    A3  | Longest wait                        | 27m 14s |         |
    B   | Quality                             |         |         |
    B1  | Cost per call (£)                   | 6.18    |         |
    B2  | Complaints in previous month (revised) | 13   |         |
    B3  | Sickness absence (%)                | approx 6% |       |`)
  const at = (address: string) => figures.find((one) => one.address === address)

  it('has its items for measures, and what is asked for as targets of theirs', () => {
    assert.equal(at('C6')?.measure, 'Calls offered')
    assert.deepEqual(
      [at('D7')?.measure, at('D7')?.role, at('D7')?.value, at('D7')?.place],
      ['Calls abandoned (%)', 'target', 5, ''],
    )
  })

  it('has times in minutes and seconds, and costs per call in pounds', () => {
    assert.deepEqual([at('C8')?.value, at('C8')?.unit], [1634, 'seconds'])
    assert.equal(at('C10')?.unit, 'gbp')
  })

  it('says of a line that it is of the month before, and revised', () => {
    assert.equal(at('C11')?.period?.start, '2025-10-01')
    assert.equal(at('C11')?.status, 'revised')
  })

  it('is asked whether a figure that is near is an estimate', () => {
    assert.deepEqual([at('C12')?.value, at('C12')?.asked], [6, ['mark']])
  })
})

describe('a note', () => {
  const standing = (drawn: string) => said(readDrawn(drawn), ({ status }) => status)

  it('that a label points to and that names a time is of that row then', () => {
    const read = standing(`
      Scorecard
      Indicator        | Q1 2025/26 | Q2 2025/26
      Burglary         | 907        | 888
      Domestic abuse¹  | 600        | 558

      ¹ Quarter 2 2025/26 is provisional.`)
    assert.deepEqual(read, { B3: 'final', C3: 'final', B4: 'final', C4: 'provisional' })
  })

  it('on periods that end in a year is of those, whenever they begin', () => {
    const read = standing(`
      Casualties
      Periods ending in 2025 are provisional
      12 months ending | Ashcombe
      31/12/2024       | 88
      31/03/2025       | 99`)
    assert.deepEqual(read, { B4: 'final', B5: 'provisional' })
  })

  it('that says where figures are marked is of no others', () => {
    const read = standing(`
      Offences [note 1]
      Force     | 2023/24 [note 2] | 2024/25
      Northmere | 533 [r]          | 490
      Wexmoor   | 587              | 565

      [note 2] Revised since last published where marked [r].`)
    assert.deepEqual(read, { B3: 'revised', C3: 'final', B4: 'final', C4: 'final' })
  })
})

describe('the whole', () => {
  it('is a group of rows whose every row is the sum of that of the others', () => {
    const read = roles(`
      Casualties, 2024/25
      District  | Severity | Casualties | Reported late
      Ashcombe  | Killed   | 5          | 1
      Ashcombe  | Serious  | 83         | 4
      Saltings  | Killed   | 9          | 0
      Saltings  | Serious  | 54         | 2
      Both      | Killed   | 14         | 1
      Both      | Serious  | 137        | 6`)
    assert.equal(read['C6'], 'observation')
    assert.equal(read['C7'], 'total')
  })

  it('of a year of which some quarters are there is the year so far', () => {
    const read = times(`
      Financial Year | Quarter | Searches
      2025/26        | Qtr 1   | 361
      2025/26        | Qtr 2   | 303
      2025/26        | Total   | 664`)
    assert.equal(read['C4'], '2025-04-01 2025-09-30 cumulative')
  })
})

describe('the ranks of people', () => {
  it('are what they are sorted into, and their groups no places', () => {
    const { figures } = readDrawn(`
      Workforce at 31 March 2025
      Group          | Rank or grade | Headcount
      Police officers | Sergeant     | 260
      Police officers | Constable    | 1377`)
    assert.deepEqual(
      figures[0]?.breakdown.map(({ value }) => value),
      ['Police officers', 'Sergeant'],
    )
    assert.equal(figures[0]?.place, '')
  })
})

describe('a population', () => {
  it('is at the middle of the year that its heading names', () => {
    const read = times(`
      Area     | Offences, 2024/25 | Mid-2024 population
      Ashcombe | 310               | 81200`)
    assert.equal(read['C2'], '2024-06-30 2024-06-30 at')
  })
})

describe('a year’s target', () => {
  const drawn = `
    Performance framework 2025/26
    Measure            | Apr-25 | May-25 | Jun-25 | Target 2025/26
    Burglary offences  | 61     | 58     | 66     | 60
    Detections         | 12     | 15     | 11     | 150
    Calls answered (%) | 91.2   | 92     | 90.5   | 90`

  it('that is near what a month has is asked, and no other', () => {
    const read = times(drawn)
    assert.match(read['E3'] ?? '', /asked period/)
    assert.equal(read['E4'], '2025-04-01 2026-03-31 during')
    assert.equal(read['E5'], '2025-04-01 2026-03-31 during')
  })
})

describe('what a table leaves open', () => {
  it('is asked of posts that are paid for beside those that are filled', () => {
    const read = roles(`
      Officers at 30 September 2025
      District | Establishment (FTE) | Strength (FTE)
      Ashcombe | 210                 | 201.4
      Saltings | 150                 | 148.2`)
    assert.match(read['B3'] ?? '', /asked heading/)
    assert.equal(read['C3'], 'observation')
  })

  it('is asked of a label that a spreadsheet wrote for none', () => {
    const read = roles(`
      Arrests by sex
      Row Labels  | 2023/24 | 2024/25 | Grand Total
      Female      | 120     | 131     | 251
      (blank)     | 12      | 9       | 21
      Grand Total | 132     | 140     | 272`)
    assert.match(read['B4'] ?? '', /asked breakdown/)
    assert.equal(read['B3'], 'observation')
    assert.equal(read['D5'], 'total')
  })

  it('is asked of the last days of months over what is neither said to happen nor to stand', () => {
    const read = times(`
      Victim services
      Measure            | 30/04/2025 | 31/05/2025 | 30/06/2025
      Referrals received | 120        | 131        | 118
      Cases open         | 410        | 401        | 397
      Volunteers         | 31         | 33         | 35`)
    assert.equal(read['B3'], '2025-04-01 2025-04-30 during')
    assert.equal(read['B4'], '2025-04-30 2025-04-30 at')
    assert.match(read['B5'] ?? '', /asked period/)
  })

  it('is asked of what a year opens with', () => {
    const read = times(`
      Reserves at 31 March 2025 (£)
      Reserve   | Opening balance | Closing balance
      General   | 8 120 000       | 8 000 000
      Insurance | 2 400 000       | 2 700 000`)
    assert.match(read['B3'] ?? '', /asked period/)
    assert.equal(read['C3'], '2025-03-31 2025-03-31 at')
  })
})

describe('a year over months', () => {
  it('has for its total the months that have figures in that row', () => {
    const read = times(`
      Incidents by calendar year and month
      Year | Jan | Feb | Mar | Total
      2024 | 42  | 35  | 50  | 127
      2025 | 39  | 36  |     | 75`)
    assert.equal(read['E3'], '2024-01-01 2024-03-31 during')
    assert.equal(read['E4'], '2025-01-01 2025-02-28 cumulative')
  })
})

describe('numbers and codes', () => {
  it('that stand for the words beside them are no figures', () => {
    const read = roles(`
      Financial Year | Outcome Type | Outcome     | Offences
      2024/25        | 1            | Charged     | 31
      2024/25        | 18           | No suspect  | 120
      2023/24        | 1            | Charged     | 28
      2023/24        | 18           | No suspect  | 111`)
    assert.deepEqual(Object.keys(read), ['D2', 'D3', 'D4', 'D5'])
  })

  it('of regions over forces make their rows totals', () => {
    const read = roles(`
      Rates of offences per 1,000 population, 2024/25
      Area code | Area name     | Robbery | Burglary
      E12000004 | East Midlands | 0.9     | 4.1
      E23000018 | Northmere     | 0.7     | 3.9
      E23000020 | Wexmoor       | 1.1     | 4.4`)
    assert.deepEqual([read['C3'], read['C4']], ['total', 'observation'])
  })

  it('headed N are figures where the percentages beside them are their shares', () => {
    const read = roles(`
      Reviews, 2024/25
      Outcome    | N    | %
      Upheld     | 412  | 34
      Not upheld | 803  | 66
      Total      | 1215 | 100`)
    assert.deepEqual(read, { B3: 'observation', B4: 'observation', B5: 'total' })
  })
})

describe('a line around a table', () => {
  it('says that its years are financial', () => {
    const read = times(`
      Hate crimes
      Strand     | 2023 | 2024
      Race       | 198  | 220
      Disability | 38   | 44

      Years are financial years ending 31 March.`)
    assert.equal(read['B3'], '2022-04-01 2023-03-31 during')
  })

  it('says that its times are in hours and minutes', () => {
    const read = units(`
      Average detention time (hh:mm) by suite, 2024/25
      Suite    | Adults
      Ashcombe | 13:45`)
    assert.equal(read['B3'], '825 minutes')
  })
})

describe('what stands beside figures', () => {
  it('is a row of how many the percentages of each column are of', () => {
    const { figures } = readDrawn(`
      Victimisation
      Percentages
      Offence         | 2023/24 | 2024/25
      Violence        | 1.5     | 1.7
      Theft           | 4.4     | 4.1
      Unweighted base | 30980   | 30112`)
    assert.deepEqual(
      figures.map(({ address, n }) => [address, n]),
      [
        ['B4', 30980],
        ['C4', 30112],
        ['B5', 30980],
        ['C5', 30112],
      ],
    )
  })

  it('is a mark in a column of notes', () => {
    const read = said(
      readDrawn(`
        Year    | Force     | Measure    | Value | Note
        2024/25 | Northmere | Confidence | 51.2  |
        2024/25 | Wexmoor   | Confidence | 49.8  | [u]`),
      ({ status }) => status,
    )
    assert.deepEqual(read, { D2: 'final', D3: 'low reliability' })
  })

  it('is a mark in full, or cut short, behind a year', () => {
    const read = said(
      readDrawn(`
        Precept (£)
        Area      | 22/23  | 23/24 (est)
        Northmere | 256.23 | 271.22`),
      ({ status }) => status,
    )
    assert.deepEqual(read, { B3: 'final', C3: 'estimated' })
  })

  it('is a note that a row is the number at the end of each quarter', () => {
    const read = times(`
      Offender management 2025/26
      Measure           | Q1  | Q2
      Offenders managed | 812 | 840
      New cases         | 120 | 131

      Offenders managed is the number at the end of each quarter.`)
    assert.equal(read['B3'], '2025-06-30 2025-06-30 at')
    assert.equal(read['B4'], '2025-04-01 2025-06-30 during')
  })
})
