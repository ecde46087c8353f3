import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

describe('a heading that is written once', () => {
  it('goes on over the times beneath it, and no further', () => {
    const read = said(
      readDrawn(`
        Burglary by ward
             |            | Offences  |           | Rate per 1,000 households |           |
        Ward | Households | YE Sep 24 | YE Sep 25 | YE Sep 24                 | YE Sep 25 | Officers
        Abbey| 4398       | 31        | 30        | 7.0                       | 6.8       | 6
        Ferry| 2777       | 11        | 21        | 4.0                       | 7.6       | 4`),
      ({ measure, unit }) => `${measure}: ${unit}`,
    )
    assert.equal(read['D4'], 'Offences: count')
    assert.equal(read['F4'], 'Rate per 1,000 households: per 1,000')
    // Nothing says when the officers were counted
    assert.equal(read['G4'], 'Officers: count asked period')
  })
})

describe('a quarter among its months', () => {
  it('is their total, though a year to date stands beside it', () => {
    const read = said(
      readDrawn(`
        Information requests
        Measure           | Apr 2025 | May 2025 | Jun 2025 | Q1 2025/26 | Jul 2025
        Requests received | 133      | 121      | 118      | 372        | 109
        Requests answered | 110      | 102      | 103      | 315        | 117`),
      ({ role }) => role,
    )
    assert.deepEqual(
      ['D3', 'E3', 'F3'].map((cell) => read[cell]),
      ['observation', 'total', 'observation'],
    )
  })
})

describe('the whole among its parts', () => {
  it('is a total by its name: all districts, the force', () => {
    const read = said(
      readDrawn(`
        Response times (minutes), 2024/25
        District                  | Median wait
        Ashcombe                  | 9.5
        Saltings                  | 8.1
        Wealdmoor (all districts) | 8.8
        Force                     | 8.9`),
      ({ role }) => role,
    )
    assert.deepEqual(Object.values(read), ['observation', 'observation', 'total', 'total'])
  })

  it('is no total where "All" stands alone: the measure is given in no parts', () => {
    const read = said(
      readDrawn(`
        Area     | Measure           | Type  | From       | To         | Figure
        Ashcombe | Complaints logged | All   | 01/04/2025 | 30/06/2025 | 77
        Ashcombe | Complaints logged | Speed | 01/04/2025 | 30/06/2025 | 46
        Ashcombe | Complaints logged | Other | 01/04/2025 | 30/06/2025 | 31
        Ashcombe | Complaints open   | All   | 30/06/2025 | 30/06/2025 | 119`),
      ({ role }) => role,
    )
    assert.equal(read['F2'], 'total')
    assert.equal(read['F5'], 'observation')
  })
})

describe('the unit of a figure', () => {
  it('is that of its row where it is shown without the "%" that its column has', () => {
    const read = said(
      readDrawn(`
        Outcomes, 2024/25
        Outcome                         | Number | % of all
        Charged                         | 42     | 9.9%
        Cautioned                       | 96     | 22.6%
        Median days from report         | 403    | 352`),
      ({ unit }) => unit,
    )
    assert.equal(read['C4'], 'percent')
    assert.equal(read['C5'], 'days')
  })

  it('is a unit of its own, with its scale', () => {
    const { figures } = readDrawn(`
      Use of the fleet, 2024/25
      Base     | Miles driven (thousands) | Litres of fuel
      Ashcombe | 860.8                    | 41200
      Saltings | 737.9                    | 39000`)
    assert.deepEqual(
      figures.slice(0, 2).map(({ value, unit }) => [value, unit]),
      [
        [860_800, 'miles'],
        [41_200, 'litres'],
      ],
    )
  })

  it('is not read from 100% of what the others are shares of', () => {
    const { figures, leftOut } = readDrawn(`
      Outcomes, 2024/25
      Outcome      | Similar forces
      Charged      | 8.4%
      Not charged  | 46.1%
      No suspect   | 45.5%
      All outcomes | 100%`)
    assert.deepEqual(
      figures.map(({ address }) => address),
      ['B3', 'B4', 'B5'],
    )
    assert.ok(leftOut.some(({ row, why }) => row === 6 && why === 'share of the total: derived'))
  })
})

describe('what a mark means', () => {
  it('is told by a list of marks in cells, whatever letter it is', () => {
    const read = said(
      readDrawn(
        `
        Area     | Measure           | From       | To         | Figure | Note
        Ashcombe | Complaints logged | 01/04/2025 | 30/06/2025 | 77     | P
        Saltings | Complaints logged | 01/04/2025 | 30/06/2025 |        | S
        Ashcombe | Complaints open   | 30/06/2025 | 30/06/2025 | c      |`,
        `
        Note | Meaning
        P    | provisional
        S    | suppressed (fewer than five); left empty
        c    | fewer than 5, withheld`,
      ),
      ({ status }) => status,
    )
    assert.deepEqual(Object.values(read), ['provisional', 'suppressed', 'suppressed'])
  })

  it('is told under the last table of a sheet for all of them', () => {
    const read = said(
      readDrawn(`
        Table 1. Vehicles, 2024/25
        Type | Number
        Cars | -
        Vans | 69

        Table 2. Miles, 2024/25
        Type | Number
        Cars | 740
        Vans | 512

        Figures are for the force. "-" is nil. .. not recorded`),
      ({ value, status }) => `${value} ${status}`,
    )
    assert.equal(read['B3'], '0 nil')
  })

  it('keeps two points for what a note says of them', () => {
    const read = said(
      readDrawn(`
        Calls, 2024/25
        Line | Offered | Abandoned
        101  | 7161    | ..
        999  | 2472    | 20

        .. not recorded in August
        * one to four, not shown`),
      ({ status }) => status,
    )
    assert.equal(read['C3'], 'not available')
  })

  it('leaves the value as it stands while a mark behind it is asked', () => {
    const read = said(
      readDrawn(`
        Calls, 2024/25
        District | Offered
        Ashcombe | 54†
        Saltings | 20`),
      ({ value, status }) => `${value} ${status}`,
    )
    assert.equal(read['B3'], '54 final asked mark')
  })
})

describe('a cell that shows what it is in', () => {
  it('is in seconds where a line says so of all times', () => {
    const { figures, questions } = readDrawn(`
      Calls, October 2025 (times in mm:ss)
      Line | Offered | Average answer
      999  | 2711    | 00:06
      101  | 4902    | 02:31`)
    assert.deepEqual(
      figures.flatMap(({ column, value, unit }) => (column === 2 ? [`${value} ${unit}`] : [])),
      ['6 seconds', '151 seconds'],
    )
    assert.deepEqual(questions, [])
  })

  it('has a comma for a point where the whole column has', () => {
    const { figures } = readDrawn(`
      Burglary, October 2025
      District | Rate per 1 000 population
      Ashcombe | 0,31
      Saltings | 0,24`)
    assert.deepEqual(
      figures.map(({ value, unit, asked }) => [value, unit, asked.length]),
      [
        [0.31, 'per 1,000', 0],
        [0.24, 'per 1,000', 0],
      ],
    )
  })
})

describe('where a target would stand', () => {
  it('a dash that no note explains is none', () => {
    const { figures, questions, leftOut } = readDrawn(`
      Scorecard Q2 2025/26
      Measure  | This quarter | Target | Peer average
      Robbery  | 91           | -      | 104
      Burglary | 410          | 400    | n/a`)
    assert.deepEqual(
      figures.map(({ address, role }) => `${address} ${role}`),
      ['B3 observation', 'D3 comparator', 'B4 observation', 'C4 target'],
    )
    assert.deepEqual(questions, [])
    assert.deepEqual(
      leftOut.map(({ why }) => why),
      ['no target', 'no comparator'],
    )
  })
})

describe('a time as on a clock', () => {
  const units = (heading: string) => {
    const { figures, questions } = readDrawn(`
      Detentions, October 2025
      District | ${heading}
      Ashcombe | 6:12
      Saltings | 7:03`)
    return [figures[0]?.value, figures[0]?.unit, questions.map(({ about }) => about).join()]
  }

  it('is hours and minutes or minutes and seconds as its heading says, and else is asked', () => {
    assert.deepEqual(units('Mean time with officers (h:mm)'), [372, 'minutes', ''])
    assert.deepEqual(units('Mean wait (mm:ss)'), [372, 'seconds', ''])
    assert.deepEqual(units('Mean wait'), [372, 'seconds', 'unit'])
  })
})

describe('places among others', () => {
  it('are no figures, and are not asked about', () => {
    const { figures, questions } = readDrawn(`
      Dashboard, October 2025
      Measure  | Result | National position
      Answered | 91.3%  | 8th
      Robbery  | 41     | 12th of 43`)
    assert.deepEqual(
      figures.map(({ address }) => address),
      ['B3', 'B4'],
    )
    assert.deepEqual(questions, [])
  })
})

describe('a line between the rows', () => {
  it('gives the unit of those under it', () => {
    const { figures } = readDrawn(`
      Noise complaints by ward
      Ward               | Q1 2025/26 | Q2 2025/26
      Received (number)  |            |
      Highfield          | 60         | 50
      Closed in time (%) |            |
      Highfield          | 74         | 64`)
    assert.deepEqual(
      figures.map(({ unit }) => unit),
      ['count', 'count', 'percent', 'percent'],
    )
  })
})

describe('headings set apart from their rows by a blank one', () => {
  it('head them all the same, each column with its own time and unit', () => {
    const read = said(
      readDrawn(`
        Offences recorded, years ending March

                  | Number  |         | Rate per 1,000 population |
        Offence   | 2019/20 | 2020/21 | 2019/20 | 2020/21

        Burglary  | 1340 | 1606 | 2.9 | 3.4

        Robbery   | 231  | 208  | 0.5 | 0.4`),
      ({ period, unit }) => `${period?.start} ${unit}`,
    )
    assert.equal(read['B6'], '2019-04-01 count')
    assert.equal(read['E8'], '2020-04-01 per 1,000')
  })

  it('are no headings of a table that stands further below, on which they have nothing to say', () => {
    const read = said(
      readDrawn(`
        Contact | Press office

        Visits in June 2025
        Library   | 410
        Museum    | 280`),
      ({ period }) => period?.start,
    )
    assert.equal(read['B4'], '2025-06-01')
  })
})
