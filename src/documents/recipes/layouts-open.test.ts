import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, times, units } from './testing.ts'

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

describe('a year and its quarter in columns of their own', () => {
  it('are one time, however short the quarter is written', () => {
    for (const part of ['Q', 'Qtr ', 'Quarter ']) {
      const read = times(`
        LPU      | Crime type | Financial Year | Quarter  | Recorded crimes
        Ashcombe | Burglary   | 2018/19        | ${part}3 | 428
        Ashcombe | Burglary   | 2018/19        | ${part}4 | 457
        Saltings | Burglary   | 2019/20        | ${part}1 | 588`)
      assert.equal(read['E2'], '2018-10-01 2018-12-31 during', part)
      assert.equal(read['E4'], '2019-04-01 2019-06-30 during', part)
    }
  })
})

describe('a length of time of which nothing says in what', () => {
  it('is asked, and not what is counted or said to be in minutes', () => {
    const read = units(`
      Control room, April 2019
      Measure                    | Ashcombe | Saltings
      Longest wait               | 109      | 174
      Average visit length       | 57       | 41
      Average wait (minutes)     | 4        | 5
      Number of times abandoned  | 12       | 9
      Calls answered in time     | 800      | 650`)
    assert.match(read['B3'] ?? '', /asked unit/)
    assert.match(read['C4'] ?? '', /asked unit/)
    assert.equal(read['B5'], '4 minutes')
    assert.equal(read['B6'], '12 count')
    assert.equal(read['B7'], '800 count')
  })
})

describe('a total beside its region', () => {
  it('is of the region where the row names it, and no region is what others are held against', () => {
    const { figures } = readDrawn(`
      Arrests by force, 2019/20
      Region          | Police force area | Arrests | Stops
      North East      | Cleveland         | 300     | 40
      North East      | Durham            | 110     | 31
      North East      | Total             | 410     | 71
      East of England | Essex             | 150     | 22
      East of England | Norfolk           | 171     | 30
      East of England | Total             | 321     | 52`)
    const told = figures.map(({ address, place, role }) => `${address} ${place} ${role}`)
    assert.ok(told.includes('C5 North East total'), told.join('; '))
    assert.ok(told.includes('C6 Essex observation'), told.join('; '))
    assert.ok(told.includes('C8 East of England total'), told.join('; '))
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

  it('is not asked of days that things are said to stand on', () => {
    for (const word of ['On', 'At', 'As at']) {
      const read = times(`
        Offenders managed
        Level | ${word} 31 March 2023 | ${word} 31 March 2024 | ${word} 31 March 2025
        One   | 120                   | 131                   | 118
        Two   | 41                    | 40                    | 39`)
      assert.equal(read['B3'], '2023-03-31 2023-03-31 at', word)
      assert.equal(read['D4'], '2025-03-31 2025-03-31 at', word)
    }
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
