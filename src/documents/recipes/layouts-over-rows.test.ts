import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, roles, said, times, units } from './testing.ts'

const statuses = (drawn: string) => said(readDrawn(drawn), ({ status }) => status)

describe('a mark behind a line over rows', () => {
  it('is of all rows under it, and of none under the next', () => {
    const read = statuses(`
      Tenancies by landlord
      Landlord         | Number | Rent (£)
      At 31 March 2025 |        |
      Council          | 310    | 92.10
      Charity          | 120    | 101.40
      At 31 March 2024 [r] |    |
      Council          | 305    | 88.00
      Charity          | 117    | 97.20`)
    assert.deepEqual(
      [read['B4'], read['C5'], read['B7'], read['C8']],
      ['final', 'final', 'revised', 'revised'],
    )
  })

  it('may be written out', () => {
    const read = statuses(`
      Calls answered, 2024/25
      Desk         | Offered | Answered
      Day desk (provisional) | |
      Monday       | 310     | 290
      Tuesday      | 320     | 301
      Night desk   |         |
      Monday       | 110     | 98
      Tuesday      | 102     | 95`)
    assert.deepEqual([read['B4'], read['B7']], ['provisional', 'final'])
  })
})

describe('a table printed on several pages', () => {
  const read = roles(`
    Stops by reason and age, 2024/25
    Reason  | Age     | Stops | Arrests
    Drugs   | Under 18 | 41   | 5
            | Adults  | 120   | 22
            | All     | 161   | 27
    Theft   | Under 18 | 17   | 2
    Officer in the case: see over

    Stops by reason and age, 2024/25
    Reason  | Age     | Stops | Arrests
    Theft (continued) | Adults | 61 | 9
    Theft (continued) | All | 78  | 11
    All reasons | Under 18 | 58 | 7
            | Adults  | 181   | 31
            | All     | 239   | 38`)

  it('goes on with what the page before was of', () => {
    assert.equal(read['C11'], 'observation')
    assert.equal(read['C12'], 'total')
  })

  it('has the whole in every row of it, though its name is written once', () => {
    assert.deepEqual([read['C13'], read['D14'], read['D15']], ['total', 'total', 'total'])
  })
})

describe('two lines over rows, one under the other', () => {
  const drawn = `
    Refuse and streets, return for 2024/25
    Council / line   | Q1   | Q2
    Ashby            |      |
    Refuse collected |      |
    Household (kg)   | 310  | 321
    Trade (kg)       | 41   | 45
    Bewick           |      |
    Refuse collected |      |
    Household (kg)   | 250  | 262
    Trade (kg)       | 31   | 29
    All councils     |      |
    Refuse collected |      |
    Household (kg)   | 560  | 583
    Trade (kg)       | 72   | 74`

  it('both say what those under them are of', () => {
    const read = said(readDrawn(drawn), ({ place, breakdown }) =>
      [place, ...breakdown.map(({ value }) => value)].join('; '),
    )
    assert.match(read['B5'] ?? '', /Ashby; Refuse collected; Household/)
    assert.match(read['C10'] ?? '', /Bewick; Refuse collected; Trade/)
  })

  it('are of a total where the upper one names all', () => {
    const read = roles(drawn)
    assert.deepEqual([read['B5'], read['B13'], read['C14']], ['observation', 'total', 'total'])
  })
})

describe('a name with numbers in it', () => {
  it('names no year where the other names have numbers of another kind', () => {
    const read = times(`
      Buses by route, 1 April 2025 to 30 September 2025
      Route             | Run | Late
      X4 Town           | 410 | 12
      22/23 Marsh Estate | 380 | 9
      17 Hill           | 120 | 3`)
    assert.equal(read['B4'], '2025-04-01 2025-09-30 cumulative')
  })

  it('may have a year where others have one too', () => {
    const read = times(`
      Bids
      Fund         | Made | Won
      22/23 Rounds | 41   | 12
      23/24 Rounds | 38   | 9`)
    assert.equal(read['B3'], '2022-04-01 2023-03-31 during')
  })
})

describe('the number of rows that are named by one', () => {
  it('is no figure where it stands beside the same name in each block, and is blank beside sums', () => {
    const read = units(`
      Waste, 2024/25, tonnes
      Q no. | Line     | Q1   | Q2
      Ashby |          |      |
      23    | Residual | 310  | 321
      10    | Dry      | 41   | 45
      34    | Food     | 12   | 14
            | Total    | 363  | 380
            | Tips cleared (number) | 9 | 11
      Bewick |         |      |
      23    | Residual | 210  | 221
      10    | Dry      | 31   | 35
      34    | Food     | 11   | 13
            | Total    | 252  | 269
            | Tips cleared (number) | 7 | 6`)
    assert.equal(read['A4'], undefined)
    assert.equal(read['C4'], '310 tonnes')
    assert.equal(read['C8'], '9 count')
  })
})
