import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times, units } from './testing.ts'

describe('a table of money with a unit alone at its right', () => {
  const { figures, leftOut } = readDrawn(`
    Capital programme – P7, 2025/26
            |                  |                |            |          |             | £m
    Scheme  | 2025/26 approved | Spend to 31 Oct | Forecast 2025/26 | Slippage | % spent | Later years
    Estate  | 6.4              | 2.15           | 4.9        | -1.5     | 33.6%       | 7.25
    Fleet   | 3.25             | 1.98           | 3.25       | 0        | 60.9%       | 3.1`)
  const at = (address: string) => figures.find((one) => one.address === address)

  it('is in that in all of its columns', () => {
    assert.equal(at('B4')?.value, 6_400_000)
    assert.equal(at('C4')?.value, 2_150_000)
  })

  it('has what was approved as an aim, and what is spent up to a day as the year so far', () => {
    assert.equal(at('B4')?.role, 'target')
    assert.deepEqual(at('C4')?.period, { start: '2025-04-01', end: '2025-10-31' })
    assert.equal(at('C4')?.basis, 'cumulative')
    assert.equal(at('D4')?.status, 'forecast')
  })

  it('leaves out what is worked out, and asks which later years are meant', () => {
    assert.deepEqual(
      leftOut.map(({ column }) => column),
      [4, 5, 4, 5],
    )
    assert.deepEqual(at('G4')?.asked, ['period'])
  })

  it('is no such table where one column of it is money', () => {
    const read = readDrawn(`
      Training, 2024/25
             |         | £000
      Course | Trained | Spend
      Taser  | 31      | 12
      Driver | 28      | 9`).figures
    assert.deepEqual(
      read.slice(0, 2).map(({ value, unit }) => `${value} ${unit}`),
      ['31 count', '12000 gbp'],
    )
  })
})

describe('what happens between two balances', () => {
  const drawn = (closing: string) => `
    Usable reserves (£000)
    Reserve | Balance 1 April 2025 | Transfers in | Transfers out | ${closing}
    General | 7420                 | 0            | (310)         | 7110
    Estate  | 9875                 | 20           | (4,120)       | 5775`

  it('is of the time from the one to the other', () => {
    const read = times(drawn('Balance 31 March 2026'))
    assert.equal(read['B3'], '2025-04-01 2025-04-01 at')
    assert.equal(read['C3'], '2025-04-01 2026-03-31 during')
    assert.equal(read['D4'], '2025-04-01 2026-03-31 during')
  })

  it('is a forecast where the later one is', () => {
    const status = (closing: string) => said(readDrawn(drawn(closing)), (one) => one.status)
    assert.equal(status('Forecast balance 31 March 2026')['C3'], 'forecast')
    assert.equal(status('Balance 31 March 2026')['C3'], 'final')
  })
})

describe('a line that names the rows under it beside a column of codes', () => {
  it('is no heading of a column', () => {
    const { figures } = readDrawn(`
      Revenue monitoring 2025/26 to 31 October 2025, £000
      Code |              | Budget to date | Actual
           | EXPENDITURE  |                |
      1010 | Police pay   | 57407          | 56948
      1020 | Staff pay    | 24077          | 23571
           | INCOME       |                |
      9010 | Grants       | (8,210)        | (4,789)`)
    assert.equal(figures.length, 6)
    assert.deepEqual(
      figures.map(({ role }) => role),
      ['target', 'observation', 'target', 'observation', 'target', 'observation'],
    )
    assert.equal(figures.at(-1)?.value, -4_789_000)
  })
})

describe('what is counted beside money', () => {
  it('is no money, whatever the title is in', () => {
    const read = units(`
      Grants awarded 2025/26 (£)
      Provider | Award | People supported | Target people
      Haven    | 84000 | 212              | 300
      Bridge   | 60000 | 118              | 150`)
    assert.equal(read['B3'], '84000 gbp')
    assert.equal(read['C3'], '212 count')
    assert.equal(read['D3'], '300 count')
  })
})

describe('a sum of money', () => {
  it('is none that only comes near, in millions with two decimals', () => {
    const read = roles(`
      Capital programme 2025/26
      £m
      Scheme      | Spend to 30 September 2025 | Forecast spend 2025/26
      Station     | 1.15                       | 2.9
      Appliances  | 0.62                       | 1.84
      Terminals   | 0.08                       | 0.41
      Apparatus   | 0.59                       | 0.6`)
    assert.equal(read['B4'], 'observation')
  })

  it('is one where its parts are rounded', () => {
    const read = roles(`
      Capital programme 2025/26
      £m
      Scheme      | Spend to 30 September 2025 | Forecast spend 2025/26
      Buildings   | 1.78                       | 4.74
      Station     | 1.152                      | 2.9
      Appliances  | 0.623                      | 1.844`)
    assert.equal(read['B4'], 'total')
  })
})
