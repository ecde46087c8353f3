import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times, units } from './testing.ts'

describe('the unit', () => {
  it('is not the seconds within which something was done', () => {
    const read = units(`
      999 calls, November 2025
      Force     | Answered under 10 seconds | Mean answer time (seconds)
      Northmere | 11233                     | 6.2`)
    assert.deepEqual(read, { B3: '11233 count', C3: '6.2 seconds' })
  })

  it('of what a title says in brackets is that', () => {
    const read = units(`
      Average time to finalise complaints by force (working days)
      Force     | 2023/24 | 2024/25
      Northmere | 91      | 102`)
    assert.equal(read['B3'], '91 days')
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
        2024/25 | Northmere | Confidence | 51.2% |
        2024/25 | Wexmoor   | Confidence | 49.8% | [u]`),
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
