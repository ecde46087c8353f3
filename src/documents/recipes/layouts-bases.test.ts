import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said } from './testing.ts'

const bases = (drawn: string) => said(readDrawn(drawn), ({ value, n }) => `${value} of ${n}`)

describe('how many a percentage is of', () => {
  it('is in a column that is called a number of its kind', () => {
    for (const name of ['Cohort (n)', 'Cases (n)', 'Base, all adults', 'Number of people asked']) {
      const read = bases(`
        Reoffending
        Year    | ${name} | Reoffended %
        2021/22 | 212     | 33.5
        2022/23 | 205     | 32.2
        2023/24 | 198     | 34.8`)
      assert.deepEqual(read, { C3: '33.5 of 212', C4: '32.2 of 205', C5: '34.8 of 198' }, name)
    }
  })

  it('is no column of how many there are beside how many per cent', () => {
    const read = bases(`
      Officers appointed, 2024/25
      Rank       | Female (n) | Female (%)
      Constable  | 591        | 36.9
      Sergeant   | 104        | 28.6
      Inspector  | 28         | 28.0`)
    assert.equal(read['B3'], '591 of null')
  })

  it('is in the column that a line names by its letter', () => {
    const read = bases(`
      Outcomes of knife offences, year ending March 2025
      Percentages of the number in column B
      Force    | Number of offences | Charged (%) | Other (%)
      Ashcombe | 415                | 38.6        | 61.4
      Saltings | 765                | 32.9        | 67.1
      Dunholt  | 812                | 18.3        | 81.7`)
    assert.equal(read['C4'], '38.6 of 415')
    assert.equal(read['D6'], '81.7 of 812')
    assert.equal(read['B4'], undefined)
  })

  it('is as a sentence below says, in whichever form', () => {
    const read = bases(`
      Reviews, 2024/25
      Force    | Received | Completed | Upheld
      Ashcombe | 86       | 79        | 20%
      Saltings | 126      | 97        | 38%
      Dunholt  | 118      | 110       | 22%
      Upheld: share of reviews completed.`)
    assert.equal(read['D3'], '20 of 79')
    assert.equal(read['B3'], '86 of null')
  })

  it('is of the question that its heading names', () => {
    const read = bases(`
      Wave 9 by team, 2024/25
      Team   | Base | Q1. Had contact (%) | Base, Q6 | Q6. Satisfied (%)
      Quay   | 213  | 43                  | 78       | 61
      Priory | 227  | 39                  | 82       | 58
      Marsh  | 254  | 23                  | 95       | 64`)
    assert.equal(read['C3'], '43 of 213')
    assert.equal(read['E3'], '61 of 78')
  })
})

describe('a row of bases', () => {
  it('is of the whole table where it is the only one', () => {
    for (const name of [
      'Number of replies',
      'Replies (n)',
      'Base (all questions)',
      'Respondents',
    ]) {
      const read = bases(`
        Staff survey: per cent who agree, October 2024
        Question     | Courts | Custody
        My work
        Interested   | 81%    | 96%
        Tools        | 66%    | 69%
        My manager
        Supports me  | 72%    | 68%
        ${name}      | 44     | 61`)
      assert.equal(read['B4'], '81 of 44', name)
      assert.equal(read['C7'], '68 of 61', name)
      assert.equal(read['B8'], undefined, name)
    }
  })

  it('is of its own question where each has one, under a cell merged over its answers', () => {
    const read = bases(`
      Survey by team, October 2024
      Question        | Answer   | Quay | Priory
      Q1. Contact     | Yes      | 40%  | 46%
                      | No       | 60%  | 54%
                      | Base (n) | 161  | 224
      Q4. How easy    | Easy     | 50%  | 29%
                      | Hard     | 50%  | 71%
                      | Base (n) | 64   | 90`)
    assert.equal(read['C3'], '40 of 161')
    assert.equal(read['D7'], '71 of 90')
  })
})

describe('an interval written from and to', () => {
  it('is no name of what stands beside it', () => {
    const read = bases(`
      Wave 22: satisfied, October 2024
      Question        | Hexwold | Hexwold     | Hexwold | Tolmarsh | Tolmarsh  | Tolmarsh
                      | %       | 95% CI      | Base | %        | 95% CI      | Base
      Ease of contact | 80.8    | 74.0 – 87.6 | 127  | 85.7     | 80.2 – 91.2 | 157
      Actions taken   | 81.1    | 76.0 – 86.2 | 223  | 73.0     | 65.1 – 80.9 | 122
      Kept informed   | 56.7    | 50.4 – 63.0 | 240  | 56.2     | 49.7 – 62.7 | 221`)
    assert.equal(read['B4'], '80.8 of 127')
    assert.equal(read['E6'], '56.2 of 221')
    assert.equal(read['C4'], undefined)
  })
})

describe('a place that was closed', () => {
  it('can have no figure, where a line says that it was', () => {
    const { figures } = readDrawn(`
      Detainees received
      Suite (one was closed for works) | April 2025 | May 2025 | June 2025
      Ashcombe                         | 308        | 323      | 368
      Saltings                         | 460        | closed   | 537
      Saltings was closed in May, and so is shown as closed`)
    assert.equal(figures.find(({ address }) => address === 'C4')?.status, 'not applicable')
  })
})

describe('a quarter that a note calls provisional', () => {
  it('is the last of its name in the table, with all that stands under it', () => {
    const { figures } = readDrawn(`
      Interest
      Item    | Quarter 4 2023/24 |              | Quarter 4 2024/25 |
              | In quarter        | Year to date | In quarter        | Year to date
      Payable | 912               | 3000         | 928               | 3100
      Other   | 418               | 1600         | 497               | 1700
      Quarter 4 is draft, before audit.`)
    const status = (address: string) => figures.find((one) => one.address === address)?.status
    assert.equal(status('D4'), 'provisional')
    assert.equal(status('E4'), 'provisional')
    assert.equal(status('B4'), 'final')
  })
})

describe('what a sentence says that a percentage is of', () => {
  it('is the column whose whole name it has, among others with some of its words', () => {
    const read = bases(`
      Calls. % answered in time is of calls answered.
      Month  | Calls offered | Calls answered | % answered in time
      Apr-25 | 410           | 400            | 86.1%
      May-25 | 420           | 405            | 88.8%`)
    assert.equal(read['D3'], '86.1 of 400')
  })

  it('may be a total of the same row', () => {
    const read = bases(`
      Attendances for assault
      Month          | Under 18 | 18 to 64 | 65 and over | All ages | % shared
      April 2025     | 6        | 22       | 2           | 30       | 82%
      May 2025       | 7        | 29       | 4           | 40       | 89%
      % shared is of the attendances at all ages in the same row.`)
    assert.equal(read['F3'], '82 of 30')
    assert.equal(read['F4'], '89 of 40')
  })
})

describe('several percentages of one sentence', () => {
  it('are of the column that it names in brackets, under whatever heading, and of none where they are withheld', () => {
    const read = bases(`
      Searches, 2024/25
               | Searches, by object |         |             | Arrest rate (%) | Any outcome (%)
      District | Drugs               | Weapons | All objects |                 |
      Ashcombe | 96                  | 31      | 127         | 12.1            | 34.0
      Saltings | 88                  | 37      | 125         | *               | 31.9
      * withheld because it is small
      Arrest rate and Any outcome are percentages of all searches in the row (All objects).`)
    assert.equal(read['E4'], '12.1 of 127')
    assert.equal(read['F5'], '31.9 of 125')
    assert.equal(read['E5'], 'null of null')
  })

  it('are of the base that names their question, in a table with several', () => {
    const read = bases(`
      Earlier waves
      Measure                  | 2023/24 | 2024/25
      A good job locally (Q1)  | 55%     | 54%
      Safe after dark (Q2)     | 60%     | 58%
      Satisfied (Q3)           | 64%     | 62%
      Unweighted base, Q1 and Q2 | 1188  | 1211
      Unweighted base, Q3      | 221     | 240`)
    assert.equal(read['B3'], '55 of 1188')
    assert.equal(read['C4'], '58 of 1211')
    assert.equal(read['B5'], '64 of 221')
  })
})

describe('a note that says of what all percentages of a table are', () => {
  const drawn = (note: string) => `
    Repairs, 2024/25
    Area  | Repairs completed | Completed on time (%) | Done at once (%) | Staff
    North | 410               | 81.2                  | 44.1             | 12
    South | 120               | 77.1                  | 40.0             | 9
    ${note}`
  const bases = (note: string) => said(readDrawn(drawn(note)), ({ n }) => n)

  it('is of every column of them, where it names one that is counted', () => {
    const read = bases('Percentages are of repairs completed.')
    assert.deepEqual(
      [read['B3'], read['C3'], read['D4'], read['E3']],
      ['null', '410', '120', 'null'],
    )
  })

  it('is asked about where it names none', () => {
    const read = bases('Percentages are of tenants who answered.')
    assert.match(read['C3'] ?? '', /asked words/)
  })
})
