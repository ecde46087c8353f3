import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readDrawn, said, times, units } from './testing.ts'

const statuses = (drawn: string) => said(readDrawn(drawn), ({ status }) => status)

describe('a mark or a note about one table or one column', () => {
  for (const title of [
    'Conclusions at inquests that the coroner was told of, 2024/25 (p)',
    'Table 2: Conclusions, 2024/25 [p] [note 3]',
  ]) {
    it(`at the end of a title is of all figures under it: ${title}`, () => {
      const read = statuses(`
        ${title}
        Conclusion   | Male | Female
        Misadventure | 303  | 102
        Natural causes | 313 | 140`)
      assert.deepEqual(new Set(Object.values(read)), new Set(['provisional']))
    })
  }

  for (const line of [
    'Casualties; the last calendar year is provisional [p]',
    'Figures that changed are marked [r]',
  ]) {
    it(`is of no table where a line only says what it means: ${line}`, () => {
      const read = statuses(`
        Conclusions, Norland
        ${line}
        Conclusion   | 2023/24 | 2024/25
        Misadventure | 303     | 312
        Natural causes | 313   | 340`)
      assert.equal(read['B4'], 'final')
    })
  }

  it('of a month without its year is of the latest such month, and of no sum that holds it', () => {
    const read = statuses(`
      Miles driven
      Depot  | Oct-24 | Sep-25 | Oct-25 | Nov-25
      Ansley | 91     | 101    | 96     | 88
      Bewick | 182    | 181    | 171    | 178
      October figures are provisional until the garage invoices are in.`)
    assert.deepEqual(
      [read['B3'], read['C3'], read['D3'], read['D4'], read['E3']],
      ['final', 'final', 'provisional', 'provisional', 'final'],
    )
  })
})

describe('a table that a program wrote, its words joined by lines', () => {
  const TIDY = `
    time_period | time_identifier | geographic_level | region_name | order_type | people_tagged_at_period_end | new_orders | breach_percent | median_days_tagged | cost_gbp_thousands
    202425 | Financial year | National | Norland    | Bail    | 30 | 90 | 18.5 | 102 | 49.2
    202425 | Financial year | National | Norland    | Licence | 70 | 50 | 13.1 | 98  | 51.5
    202425 | Financial year | Regional | North Vale | Bail    | 10 | 40 | 16.5 | 110 | 20.1
    202425 | Financial year | Regional | North Vale | Licence | 30 | 20 | 12.0 | 97  | 21.0
    202425 | Financial year | Regional | South Vale | Bail    | 20 | 50 | 20.1 | 95  | 29.1
    202425 | Financial year | Regional | South Vale | Licence | 40 | 30 | 14.2 | 99  | 30.5
    2025   | August         | National | Norland    | Bail    | 31 | 9  | 17.5 | 101 | 4.9
    2025   | August         | National | Norland    | Licence | 73 | 5  | 13.3 | 99  | 5.1
    2025   | August         | Regional | North Vale | Bail    | 10 | 4  | 16.1 | 111 | 2.0
    2025   | August         | Regional | North Vale | Licence | 31 | 2  | 12.2 | 96  | 2.1
    2025   | August         | Regional | South Vale | Bail    | 21 | 5  | 19.9 | 97  | 2.9
    2025   | August         | Regional | South Vale | Licence | 42 | 3  | 14.0 | 98  | 3.0`

  it('has its time in two columns, and what stands at its end as of that day', () => {
    const read = times(TIDY)
    assert.equal(read['F2'], '2025-03-31 2025-03-31 at')
    assert.equal(read['G2'], '2024-04-01 2025-03-31 during')
    assert.equal(read['F8'], '2025-08-31 2025-08-31 at')
    assert.equal(read['G8'], '2025-08-01 2025-08-31 during')
  })

  it('says in its headings in what its figures are', () => {
    const read = units(TIDY)
    assert.deepEqual(
      [read['H2'], read['I2'], read['J2']],
      ['18.5 percent', '102 days', '49200 gbp'],
    )
  })

  it('has totals of the whole, its percentages and times too, and compares nothing', () => {
    const read = said(readDrawn(TIDY), ({ role }) => role)
    for (const column of 'FGHIJ') {
      assert.equal(read[`${column}2`], 'total', column)
      assert.equal(read[`${column}4`], 'observation', column)
    }
  })
})

describe('the year that quarters are counted by', () => {
  it('is told by the months that the cover gives of one', () => {
    const drawn = (cover: string) => [
      cover,
      `
      Referrals
      Quarter | Adults | Children
      2024 Q3 | 635    | 345
      2024 Q4 | 687    | 354`,
    ]
    const firstOf = (cover: string) => times(...drawn(cover))['Sheet2!B3'] ?? ''
    assert.equal(
      firstOf('Data tables, quarter 3 2025: July to September 2025'),
      '2024-07-01 2024-09-30 during',
    )
    // Of finance it may be of the year that begins or ends in 2024
    assert.match(firstOf('Data tables, Q3 (October to December)'), /-10-01 .* asked/)
    assert.match(firstOf('Data tables'), /asked/)
  })
})

describe('the whole of a table', () => {
  it('is what happened to anybody of any kind', () => {
    const read = said(
      readDrawn(`
        Victims of crime, per cent of adults
        Offence   | 2022/23 | 2023/24
        Violence  | 1.1     | 1.2
        Robbery   | 0.2     | 0.3
        ANY CRIME | 1.3     | 1.4`),
      ({ role }) => role,
    )
    assert.deepEqual([read['B3'], read['B5']], ['observation', 'total'])
  })

  it('has no year to date of what stands open, in a row no more than in a column', () => {
    const read = times(`
      Requests, 2025/26
      Month        | Received | Open at month end
      April 2025   | 123      | 222
      May 2025     | 122      | 209
      June 2025    | 107      | 215
      Year to date | 352      | 215`)
    assert.equal(read['C5'], '2025-06-30 2025-06-30 at')
    assert.equal(read['B6'], '2025-04-01 2025-06-30 cumulative')
    assert.equal(read['C6'], undefined)
  })
})

describe('a base', () => {
  const bases = (drawn: string) => said(readDrawn(drawn), ({ value, n }) => `${value} of ${n}`)

  it('is a row that is called one, of whatever it is the number', () => {
    const read = bases(`
      Victims of crime, per cent of adults
      Offence  | 2022/23 | 2023/24
      Violence | 1.1     | 1.2
      Robbery  | 0.2     | 0.3
      Unweighted base: number of adults | 30,417 | 31,002`)
    assert.deepEqual(read, {
      B3: '1.1 of 30417',
      C3: '1.2 of 31002',
      B4: '0.2 of 30417',
      C4: '0.3 of 31002',
    })
  })

  it('is a column that is called one in brackets', () => {
    const read = bases(`
      Speed surveys, 2024/25
      Site        | Vehicles measured (base) | Over the limit (%)
      Castle Lane | 14,208 | 42.7
      Mill Bank   | 6,011  | 18.3`)
    assert.deepEqual(read, { C3: '42.7 of 14208', C4: '18.3 of 6011' })
  })
})
