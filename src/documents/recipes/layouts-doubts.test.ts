import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times, units } from './testing.ts'

describe('money of which nothing says in what it is written', () => {
  it('is asked once for the columns that name it', () => {
    const { figures, questions } = readDrawn(`
      Revenue monitoring, 2024/25
      Heading        | Budget | Actual
      Police pay     | 4120   | 4093
      Premises       | 830    | 851`)
    assert.deepEqual(
      figures.map(({ asked }) => asked.join()),
      ['unit', 'unit', 'unit', 'unit'],
    )
    assert.equal(questions.length, 1)
    assert.ok((questions[0]?.choices.length ?? 9) <= 6)
  })

  it('is asked of a measure, and not where a sign, a heading or a line says it', () => {
    const read = units(`
      Delivery report, 2024/25
      Indicator              | Ashcombe | Saltings
      Planned savings        | 4.6      | 2
      Overtime spend (£000)  | 31       | 28
      Property costs         | £310     | £220
      Number of savings plans | 4       | 3`)
    assert.match(read['B3'] ?? '', /asked unit/)
    assert.match(read['C3'] ?? '', /asked unit/)
    assert.equal(read['B4'], '31000 gbp')
    assert.equal(read['B5'], '310 gbp')
    assert.equal(read['B6'], '4 count')
    assert.doesNotMatch(
      units(`
        Budget monitoring, 2024/25 (£000)
        Heading    | Budget | Actual
        Police pay | 4120   | 4093`)['B3'] ?? '',
      /asked/,
    )
  })
})

describe('a number with a fraction', () => {
  it('that is in nothing is asked in what it is, and a mean is not', () => {
    const read = units(`
      Indicators, 2024/25
      Indicator                     | Ashcombe | Saltings
      Response to noise complaints  | 6.2      | 5
      Average calls per day         | 31.4     | 20.5
      Harm index                    | 104.2    | 99.1
      Noise complaints              | 6        | 5`)
    assert.match(read['B3'] ?? '', /asked unit/)
    assert.match(read['C3'] ?? '', /asked unit/)
    assert.equal(read['B4'], '31.4 count')
    assert.equal(read['B5'], '104.2 index')
    assert.equal(read['B6'], '6 count')
  })

  it('is a percentage of so many where its cell says so', () => {
    const read = readDrawn(`
      Victim satisfaction, 2024/25
      Strand     | Taking part    | Whole experience
      Burglary   | 72% (n=123)  | 81% (base 1,204)
      Hate crime | 66% (n=90)   | 70% (n = 88)`).figures
    assert.deepEqual(
      read.map(({ value, unit, n }) => `${value} ${unit} of ${n}`),
      ['72 percent of 123', '81 percent of 1204', '66 percent of 90', '70 percent of 88'],
    )
  })
})

describe('a share written as a fraction', () => {
  it('is asked, and not the counts beside it of the same', () => {
    const read = units(`
      Domestic abuse by risk, 2024/25
      Area     | High | Medium | Repeat rate | Standard deviation
      Ashcombe | 31   | 28     | 0.31        | 2.5
      Saltings | 12   | 17     | 0.28        | 1.9
      Dunholt  | 14   | 16     | 0.22        | 1.7`)
    assert.equal(read['B3'], '31 count')
    assert.match(read['D3'] ?? '', /^31 percent asked unit$/)
    assert.equal(read['E3'], undefined)
  })
})

describe('what is counted beside money', () => {
  it('is no money, though the title is in pounds', () => {
    const read = units(`
      Grants awarded, 2024/25 (£)
      Programme  | Awarded | Recipients
      Haven      | 41200   | 12
      Road safety | 8800   | 9`)
    assert.equal(read['B3'], '41200 gbp')
    assert.equal(read['C3'], '12 count')
  })

  it('is no money where other columns have the sign', () => {
    const read = units(`
      Grants by fund, 2024/25 (£)
      Fund       | Paid out | Groups
      Haven      | £41,200  | 12
      Road safety | £8,800  | 9`)
    assert.equal(read['C4'], '9 count')
  })
})

describe('a remark in the last column', () => {
  const drawn = `
    Quarter 3 2025/26
    Outcome | Indicator          | Baseline 2023/24 | Target | Previous quarter | This quarter | Comment
    Homes   | Burglaries         | 812              | 180    | 190              | 176          | On track
    Streets | Robberies          | 143              | 30     | 33               | 41           | Above national average
    Streets | % who feel safe    | 61%              | 65%    | 62%              | 64%          | n = 403`

  it('says nothing of what the figures of its row are', () => {
    const read = roles(drawn)
    assert.equal(read['F3'], 'observation')
    assert.equal(read['F4'], 'observation')
    assert.equal(read['D3'], 'target')
  })

  it('says how many the latest share is of, and no earlier one', () => {
    const read = said(readDrawn(drawn), ({ n }) => n)
    assert.equal(read['F5'], '403')
    assert.equal(read['E5'], 'null')
  })

  it('stands beside figures whose time no baseline decides', () => {
    const read = times(drawn)
    assert.equal(read['F3'], '2025-10-01 2025-12-31 during')
    assert.equal(read['E3'], '2025-07-01 2025-09-30 during')
    assert.equal(read['D3'], '2025-10-01 2025-12-31 during')
    assert.match(read['C3'] ?? '', /^2023-04-01 2024-03-31 during asked heading$/)
  })
})

describe('a sentence between two rows', () => {
  it('is a note, and the table goes on under it', () => {
    const { figures, leftOut } = readDrawn(`
      Projects funded, 2024/25
      Programme  | Projects | Groups
      Haven      | 41 | 12
      Includes one awarded in January 2025.
      Road safety | 8 | 9
      Applications for the second round closed on 30 November 2024, and were many.
      Community  | 5 | 7
      Total      | 54 | 28`)
    assert.equal(figures.length, 8)
    assert.ok(figures.every(({ period }) => period?.end === '2025-03-31'))
    assert.equal(figures.at(-1)?.role, 'total')
    assert.ok(leftOut.some(({ row }) => row === 4))
  })
})

describe('a first column headed "Reason"', () => {
  it('names what is counted, and is no remark', () => {
    const { figures } = readDrawn(`
      Absence, 2024/25
      Reason        | Spells | Officers
      Psychological | 111    | 90
      Injury        | 91     | 80`)
    assert.deepEqual(figures[0]?.breakdown, [{ name: 'Reason', value: 'Psychological' }])
  })
})
