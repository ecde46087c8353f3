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
