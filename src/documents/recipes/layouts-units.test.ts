import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said, times, units } from './testing.ts'

describe('what values are in', () => {
  it('stands at the head of the labels for all beside them', () => {
    const read = units(`
      Borrowing at each quarter end
      £m       | 30 June 2024 | 30 Sept 2024 | 31 Dec 2024
      Loans    | 86.9         | 96.9         | 95.4
      Leases   | 21.1         | 20.8         | 20.6`)
    assert.equal(read['B3'], '86900000 gbp')
    assert.equal(read['D4'], '20600000 gbp')
  })

  it('stands behind the value in its own cell', () => {
    const read = units(`
      Custody, October 2025
      Suite    | Average wait | Longest wait
      Ashcombe | 44 min       | 3 hours
      Saltings | 15 min       | 5 hours`)
    assert.equal(read['B3'], '44 minutes')
    assert.equal(read['C4'], '5 hours')
  })

  it('is in as many of a unit as its words say', () => {
    const read = units(`
      Estate energy use by site, 2024/25
      Site     | Electricity (000 kWh) | Water (m3) | Booking delay (s)
      Ashcombe | 158                   | 420        | 12
      Saltings | 640                   | 390        | 15`)
    assert.equal(read['B3'], '158000 kwh')
    assert.equal(read['C3'], '420 m3')
    assert.equal(read['D3'], '12 seconds')
    assert.equal(
      units(`
        Energy, 2024/25
        Measure | Unit    | Ashcombe
        Gas     | 000 kWh | 2604
        Diesel  | litres  | 1900
        Paper   | reams   | 320`)['C3'],
      '2604000 kwh',
    )
  })

  it('is working days where such are averaged, and days where they are lost', () => {
    const read = units(`
      Complaints, 2024/25
      Measure                                     | Force
      Average number of working days to log       | 5
      Working days to finalise, median            | 142
      Working days lost to sickness, average      | 7`)
    assert.equal(read['B3'], '5 working days')
    assert.equal(read['B4'], '142 working days')
    assert.equal(read['B5'], '7 days')
  })

  it('is multiplied as its place says, but for rates', () => {
    const read = units(`
      Casualties, 2024/25
      Area                | Killed | Rate per million
      Ashcombe            | 41     | 25.1
      Saltings            | 44     | 26.3
      England (thousands) | 1.6    | 25.8`)
    assert.equal(read['B5'], '1600 count')
    assert.equal(read['C5'], '25.8 per million')
    assert.equal(read['B3'], '41 count')
  })

  it('has points between thousands where other columns have commas before decimals', () => {
    const read = units(`
      Fleet, 2024/25
      Type | Distance (miles) | Off the road (%)
      Cars | 13.025           | 1,5
      Vans | 12.834           | 2,2`)
    assert.equal(read['B3'], '13025 miles')
    assert.equal(read['C4'], '2.2 percent')
    const plain = units(`
      Fleet, 2024/25
      Type | Distance (km) | Off the road (%)
      Cars | 13.025        | 1.5
      Vans | 12.834        | 2.2`)
    assert.equal(plain['B3'], '13.025 km')
  })

  it('is per as many millions as its words say', () => {
    const read = units(`
      Casualties
      Measure                                           | 2019/20 | 2020/21
      Killed or injured per 100 million vehicle miles   | 8.4     | 7.9
      Rate per 100,000 residents                        | 31.2    | 30.1`)
    assert.equal(read['B3'], '8.4 per 100 million')
    assert.equal(read['C4'], '30.1 per 100,000')
  })

  it('is per what its words name, one or many', () => {
    const read = units(`
      Road safety, 2024/25
      Measure                            | Force
      Traffic, billion vehicle miles     | 2.914
      KSI rate per billion vehicle miles | 114.3
      Fixed penalties per 1,000 drivers  | 4.1
      Visits per dwelling                | 1.2
      Working days lost per officer      | 9.4`)
    assert.equal(read['B3'], '2914000000 vehicle miles')
    assert.equal(read['B4'], '114.3 per billion vehicle miles')
    assert.equal(read['B5'], '4.1 per 1,000')
    assert.equal(read['B6'], '1.2 per dwelling')
    assert.equal(read['B7'], '9.4 days per officer')
  })

  it('is a rate by the line above, behind the number of its table', () => {
    const read = units(`
      TABLE C. SEARCHES PER 1,000 POPULATION, OTHER FORCES
      Force    | 2023/24 | 2024/25
      Ashcombe | 4.9     | 5.1
      Saltings | 4.2     | 4.4`)
    assert.equal(read['B3'], '4.9 per 1,000')
  })

  it('is weeks, posts, a score or an index where the heading says so among other words', () => {
    const read = units(`
      Quarterly return, 2024/25
      Unit     | Median weeks to close | Handlers in post, FTE (month end) | Satisfaction, mean (1–5) | Severity index | Call-backs (k)
      Ashcombe | 26.6                  | 215.3                             | 3.11                     | 101.2          | 1.89
      Saltings | 28.9                  | 228.1                             | 3.65                     | 98.7           | 1.33`)
    assert.equal(read['B3'], '26.6 weeks')
    assert.equal(read['C3'], '215.3 fte')
    assert.equal(read['D3'], '3.11 score')
    assert.equal(read['E3'], '101.2 index')
    assert.equal(read['F3'], '1890 count')
  })

  it('is hours where a cell writes hours and minutes, and seconds where a caller waits', () => {
    const read = units(`
      Return, 2024/25
      Measure                   | Ashcombe | Saltings
      Average time in detention | 14h 18m  | 9 hrs 30 mins
      101: average wait         | 05:26    | 03:38
      Average visit             | 01:10    | 01:20`)
    assert.equal(read['B3'], '14.3 hours')
    assert.equal(read['C3'], '9.5 hours')
    assert.equal(read['B4'], '326 seconds')
    assert.match(read['B5'] ?? '', /asked unit/)
  })

  it('is no time of work where the letters stand for something else', () => {
    const read = units(`
      First-time entrants to the youth justice system (FTE)
      Area     | FTE 2023/24 | FTE 2024/25
      Ashcombe | 29          | 36
      Saltings | 18          | 22`)
    assert.equal(read['B3'], '29 count')
    const posts = units(`
      Strength of the force (FTE)
      Area     | 2023/24 | 2024/25
      Ashcombe | 29.4    | 36
      Saltings | 18      | 22.5`)
    assert.equal(posts['B3'], '29.4 fte')
  })

  it('is multiplied as a note says of one place, but for its rates', () => {
    const read = units(`
      Entrants, 2024/25; rate per 100,000
      Area     | No. | Rate
      Ashcombe | 29  | 159
      Saltings | 18  | 187.3
      England  | 8.3 | 146.1

      Numbers for England are in thousands.`)
    assert.equal(read['B5'], '8300 count')
    assert.equal(read['C5'], '146.1 per 100,000')
  })

  it('is in a list of codes under the table', () => {
    const drawn = `
      Year ending | Area     | Measure | Value | Marker
      31/12/2022  | Ashcombe | PRO     | 448   | p
      31/12/2022  | Ashcombe | FIN     | 186   |
      31/12/2022  | Saltings | PRO     | 48    |
      31/12/2022  | Saltings | FIN     | 91    | q

      Key
      PRO | Defendants proceeded against (number)
      FIN | Average fine (£)
      p   | provisional`
    assert.equal(units(drawn)['D3'], '186 gbp')
    assert.equal(units(drawn)['D4'], '48 count')
    const status = said(readDrawn(drawn), (figure) => figure.status)
    assert.equal(status['D2'], 'provisional')
    // A mark in a column of its own that the list leaves out
    assert.match(status['D5'] ?? '', /^final asked mark/)
  })
})

describe('what a mark in brackets means', () => {
  it('is what stands before it', () => {
    const read = said(
      readDrawn(`
        Complaints: median days to finalise
        Medians of fewer than 10 complaints are not shown (†). Withdrawn ones are left out.
        Handling | 2023/24 | 2024/25
        Informal | 15.5    | 24.5
        Formal   | †       | 62`),
      (figure) => figure.status,
    )
    assert.equal(read['B5'], 'suppressed')
  })
})

describe('the year to date beside the last quarter of a financial year', () => {
  it('begins in April', () => {
    const read = times(`
      Interest (£000)
      Item     | Quarter 3 2024/25 |              | Quarter 4 2024/25 |
               | In quarter        | Year to date | In quarter        | Year to date
      Payable  | 961               | 2801         | 1004              | 3805
      Received | 455               | 1370         | 361               | 1731`)
    assert.equal(read['D4'], '2025-01-01 2025-03-31 during')
    assert.equal(read['E4'], '2024-04-01 2025-03-31 cumulative')
  })
})

describe('a line that says how times are written', () => {
  it('says nothing of counts', () => {
    for (const line of [
      'Times are minutes and seconds (m:ss).',
      'All times are shown in seconds.',
    ]) {
      const read = units(`
        Contact centre, 2025/26
        ${line}
        Digital contact      | Q1 2025/26 | Q2 2025/26
        Online reports       | 2049       | 2334
        Live chat sessions   | 1020       | 847`)
      assert.equal(read['B5'], '1020 count', line)
    }
  })
})
