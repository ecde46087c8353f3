import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const times = (drawn: string) =>
  said(
    readDrawn(drawn),
    ({ period, basis }) => `${period?.start ?? '?'} ${period?.end ?? '?'} ${basis}`,
  )

describe('how figures are counted', () => {
  it('is told for all by the title, where no heading says otherwise', () => {
    const rolling = times(`
      Repeat victims by risk (rolling 12 months)
                | Sep-24 | Dec-24
      High risk | 312    | 320
      Low risk  | 1020   | 1015`)
    assert.equal(rolling['B3'], '2023-10-01 2024-09-30 rolling')
    const soFar = times(`
      Offences by district, cumulative from April
               | Jun 2025 | Sep 2025
      Ashcombe | 312      | 640
      Saltings | 102      | 215`)
    assert.equal(soFar['C3'], '2025-04-01 2025-09-30 cumulative')
  })

  it('is told by a heading for its own column, and by a label for its own row', () => {
    const columns = times(`
      Offences, October 2025
               | This month | Rolling 12 months | Year to date
      Ashcombe | 112        | 1400              | 790
      Saltings | 40         | 512               | 301`)
    assert.deepEqual(
      ['B3', 'C3', 'D3'].map((cell) => columns[cell]),
      [
        '2025-10-01 2025-10-31 during',
        '2024-11-01 2025-10-31 rolling',
        '2025-04-01 2025-10-31 cumulative',
      ],
    )
    const rows = times(`
      Offences
      Measure                      | Sep 2025 | Oct 2025
      Burglary (month)             | 41       | 38
      Burglary (rolling 12 months) | 460      | 455`)
    assert.equal(rows['C3'], '2025-10-01 2025-10-31 during')
    assert.equal(rows['C4'], '2024-11-01 2025-10-31 rolling')
  })

  it('is told in a column of its own, beside the last day', () => {
    const read = times(`
      measure_name    | area_name | period_end | period_type       | value
      Incidents       | Ashcombe  | 30/09/2025 | Quarter           | 1204
      See a problem   | Ashcombe  | 30/09/2025 | Rolling 12 months | 18.2%
      Offences        | Ashcombe  | 30/09/2025 | Year to date      | 790
      Open cases      | Ashcombe  | 30/09/2025 | Snapshot          | 31`)
    assert.deepEqual(Object.values(read), [
      '2025-07-01 2025-09-30 during',
      '2024-10-01 2025-09-30 rolling',
      '2025-04-01 2025-09-30 cumulative',
      '2025-09-30 2025-09-30 at',
    ])
  })

  it('is of the year that ends on the day, where the column of days says "Year to"', () => {
    const read = times(`
      Workforce: joiners and strength
      All figures are full-time equivalent

      Year to       | Joiners | Strength at end
      31 March 2024 | 141.0   | 2008.8
      31 March 2025 | 150.0   | 2034.2

      [r] revised`)
    assert.equal(read['B5'], '2023-04-01 2024-03-31 during')
    assert.equal(read['C5'], '2024-03-31 2024-03-31 at')
  })
})

describe('a column of the time before', () => {
  it('has the time of the others less a year, and is asked where it says only "Previous"', () => {
    const read = times(`
      Monthly return, October 2025
      Item           | Figure | Same month last year
      Calls received | 12403  | 11987
      Calls dropped  | 640    | 702`)
    assert.equal(read['B3'], '2025-10-01 2025-10-31 during')
    assert.equal(read['C3'], '2024-10-01 2024-10-31 during')
    const previous = times(`
      Measure      | Period       | Value | Previous
      Burglary     | Apr-Jun 2025 | 98    | 96
      Shoplifting  | Apr-Jun 2025 | 220   | 190`)
    assert.equal(previous['C2'], '2025-04-01 2025-06-30 during')
    assert.match(previous['D2'] ?? '', /asked period$/)
    const shortened = times(`
      Stop and search, October 2025
      District | This month | Prev
      Ashby    | 41         | 38
      Melby    | 52         | 60`)
    assert.match(shortened['C3'] ?? '', /asked period$/)
  })
})

describe('a time among the words of a row', () => {
  it('is that of its figure, and a day of a meeting is of none', () => {
    const read = times(`
      Return on powers 2024/25
      Submitted to the Panel of 12 June 2025
      Question                          | Answer
      Persons searched                  | 8214
      Officers trained at 31 March 2025 | 1870`)
    assert.equal(read['B4'], '2024-04-01 2025-03-31 during')
    assert.equal(read['B5'], '2025-03-31 2025-03-31 at')
  })

  it('is that of all rows under a line that names it', () => {
    const read = times(`
      Vetting and recruitment, as at 30 November 2025
      Clearances due        | 142
      Overdue               | 19
      Recruitment, April to November 2025
      Applications received | 1204
      Offers made           | 161`)
    assert.equal(read['B2'], '2025-11-30 2025-11-30 at')
    assert.equal(read['B5'], '2025-04-01 2025-11-30 cumulative')
  })
})

describe('tables one under another', () => {
  it('have each the time of their own line, and share the title of the first', () => {
    const read = times(`
      Antisocial behaviour by district

      April 2025
      District | Incidents
      Ashcombe | 210
      Saltings | 120

      May 2025
      District | Incidents
      Ashcombe | 231
      Saltings | 133`)
    assert.equal(read['B5'], '2025-04-01 2025-04-30 during')
    assert.equal(read['B10'], '2025-05-01 2025-05-31 during')
  })
})

describe('months under their quarters', () => {
  it('have the year of the title, with totals of each quarter and of both', () => {
    const read = said(
      readDrawn(`
        Recorded crime, April 2025 to September 2025
                 | Quarter 1 |     |     |          | Quarter 2 |     |     |          |
        District | Apr       | May | Jun | Q1 total | Jul       | Aug | Sep | Q2 total | Half year
        Ashcombe | 310       | 322 | 298 | 930      | 305       | 330 | 311 | 946      | 1876
        Saltings | 150       | 161 | 148 | 459      | 155       | 160 | 149 | 464      | 923`),
      ({ role, period }) => `${role} ${period?.start} ${period?.end}`,
    )
    assert.equal(read['C4'], 'observation 2025-05-01 2025-05-31')
    assert.equal(read['E4'], 'total 2025-04-01 2025-06-30')
    assert.equal(read['J4'], 'total 2025-04-01 2025-09-30')
  })
})

describe('the unit that a note gives', () => {
  it('is of what the note begins with, or of all figures', () => {
    const { figures } = readDrawn(`
      Complaints, 2024/25
      Medians are in working days. Costs are in £000.
      Measure            | Wealdmoor
      Median to finalise | 121
      Costs of panels    | 14
      Cases received     | 240`)
    assert.deepEqual(
      figures.map(({ value, unit }) => `${value} ${unit}`),
      ['121 working days', '14000 gbp', '240 count'],
    )
  })
})

describe('how many a percentage is of', () => {
  it('stands in the column beside it, of the same place', () => {
    const { figures } = readDrawn(`
      Survey, September 2025
                         | Ashcombe |      | Saltings |
      Statement          | %        | Base | %        | Base
      Police do good     | 54       | 402  | 61       | 398
      Can be relied on   | 49       | 401  | 55       | 397`)
    assert.deepEqual(
      figures.map(({ value, n }) => [value, n]),
      [
        [54, 402],
        [61, 398],
        [49, 401],
        [55, 397],
      ],
    )
  })
})

describe('a note about some of the figures', () => {
  const read = () =>
    said(
      readDrawn(`
        Monthly figures
        Measure               | Sep 2025 | Oct 2025
        Burglary              | 41       | 38
        Vacancies             | 90       | 88
        Victim satisfaction   | 72       | 73

        Figures for October 2025 are provisional. Vacancies are shown at the end of the month.
        Victim satisfaction is for the 12 months to the end of the month shown.`),
      ({ status, period, basis }) => `${status} ${period?.start} ${period?.end} ${basis}`,
    )

  it('makes those of a time provisional, and no others', () => {
    assert.equal(read()['B3'], 'final 2025-09-01 2025-09-30 during')
    assert.equal(read()['C3'], 'provisional 2025-10-01 2025-10-31 during')
  })

  it('says of a row how it is counted', () => {
    assert.equal(read()['C4'], 'provisional 2025-10-31 2025-10-31 at')
    assert.equal(read()['B5'], 'final 2024-10-01 2025-09-30 rolling')
  })
})
