import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { times, units } from './testing.ts'

describe('what stands beside what happens', () => {
  const read = times(`
    Ashcombe Council: open cases by team
    Team     | Cases           | 30/04/2025 | 31/05/2025 | 30/06/2025 | Apr-Jun 2025
    Noise    | Opening         | 167        | 159        | 160        |
             | Received        | 97         | 104        | 83         | 284
             | Closed          | 105        | 103        | 101        | 309
             | Adjustment      | 0          | 0          | (2)        | (2)
             | Carried forward | 159        | 160        | 140        |
             | Site visits     | 31         | 40         | 29         | 100`)

  it('is of the month that its day ends, though the line above says that cases are open', () => {
    assert.equal(read['C4'], '2025-04-01 2025-04-30 during')
    assert.equal(read['D5'], '2025-05-01 2025-05-31 during')
    assert.equal(read['E6'], '2025-06-01 2025-06-30 during')
    assert.equal(read['F4'], '2025-04-01 2025-06-30 during asked words')
  })

  it('stands at the day, and what a month opens with on its first', () => {
    assert.equal(read['C3'], '2025-04-01 2025-04-01 at')
    assert.equal(read['D3'], '2025-05-01 2025-05-01 at')
    assert.equal(read['C7'], '2025-04-30 2025-04-30 at')
  })

  it('is asked where a row says neither', () => {
    assert.match(read['C8'] ?? '', /asked period/)
  })

  it('is of the quarter that its day ends where the days are those of quarters', () => {
    const quarters = times(`
      Firearms licensing
                         | 30 June 2025 | 30 Sept 2025 | 31 Dec 2025
      Certificates held  | 410          | 401          | 397
      Certificates on issue | 390       | 388          | 391
      New certificates granted | 31     | 33           | 35`)
    assert.equal(quarters['B4'], '2025-06-30 2025-06-30 at')
    assert.equal(quarters['B5'], '2025-04-01 2025-06-30 during')
    assert.equal(quarters['D5'], '2025-10-01 2025-12-31 during')
  })
})

describe('an age', () => {
  it('is in what its brackets say', () => {
    const read = units(`
      Cases open at 31 March 2025
      Team  | Median age (days) | Median age of complainant
      Noise | 46                | 41
      Tips  | 76                | 52`)
    assert.equal(read['B3'], '46 days')
    assert.equal(read['C3'], '41 years')
  })
})

describe('a part of what stands', () => {
  const read = times(`
    Court backlog by quarter; quarters are of the calendar year
    Quarter | Opened | of which urgent | Closed | Outstanding | of which over 12 months
    Q1 2024 | 503    | 21              | 525    | 1,458       | 281
    Q2 2024 | 469    | 17              | 471    | 1,456       | 261`)

  it('stands at the day as that does, and a part of what happened is of its time', () => {
    assert.equal(read['E3'], '2024-03-31 2024-03-31 at')
    assert.equal(read['F3'], '2024-03-31 2024-03-31 at')
    assert.equal(read['C3'], '2024-01-01 2024-03-31 during')
    assert.equal(read['C4'], '2024-04-01 2024-06-30 during')
  })
})

describe('a line over rows that says how they stood', () => {
  it('is of all under it, until the next line', () => {
    const read = times(`
      Scorecard
      Measure           | Jul–Sep 2025 | Oct–Dec 2025
      Caseload (people supervised on the last day of the quarter)
      Community orders  | 2103         | 2219
      Licences          | 1449         | 1400
      Delivery
      Recalls to prison | 95           | 76`)
    assert.equal(read['B4'], '2025-09-30 2025-09-30 at')
    assert.equal(read['C5'], '2025-12-31 2025-12-31 at')
    assert.equal(read['B7'], '2025-07-01 2025-09-30 during')
  })

  it('is not of what happened under it', () => {
    const read = times(`
      Workforce
      Measure      | Q1 2025/26 | Q2 2025/26
      Strength at the end of the quarter
      Officers     | 410        | 415
      Joiners      | 12         | 14`)
    assert.equal(read['B4'], '2025-06-30 2025-06-30 at')
    assert.equal(read['B5'], '2025-04-01 2025-06-30 during')
  })
})

describe('an opening balance', () => {
  it('is of the day that its heading names', () => {
    const read = times(`
      Usable reserves (£000)
      Reserve   | Opening balance 1 April 2025 | Forecast balance 31 March 2026
      General   | 9400                         | 9050
      Insurance | 2210                         | 2210`)
    assert.equal(read['B3'], '2025-04-01 2025-04-01 at')
    assert.equal(read['C3'], '2026-03-31 2026-03-31 at')
  })
})
