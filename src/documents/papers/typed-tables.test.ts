import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readText } from './read-text.ts'

/** The tables of a text, each row with its name first, under its headings. */
function tables(...lines: readonly string[]) {
  return readText('paper.txt', lines.join('\n')).blocks.flatMap((block) =>
    block.kind === 'table'
      ? [[['', ...block.grid.columns], ...block.grid.rows.map((row) => [row.label, ...row.cells])]]
      : [],
  )
}

describe('a table typed a row a line', () => {
  it('tells by all its rows which numbers belong to names', () => {
    assert.deepEqual(
      tables(
        'Visits by season',
        '',
        'Period Planned Made Change',
        'Spring 2024 41 20 -21',
        'Week 2 52 23 -29',
        'Aged 16 to 34 17 9 -8',
        'Phase 2, roof £000 310 290 -20',
        'All 420 342 -78',
      ),
      [
        [
          ['', 'Planned', 'Made', 'Change'],
          ['Spring 2024', '41', '20', '-21'],
          ['Week 2', '52', '23', '-29'],
          ['Aged 16 to 34', '17', '9', '-8'],
          ['Phase 2, roof £000', '310', '290', '-20'],
          ['All', '420', '342', '-78'],
        ],
      ],
    )
  })

  it('leaves empty what a second space stands for, or what nothing else fits', () => {
    assert.deepEqual(
      tables(
        'Beat Rank Homes Rate %',
        'Castle 2 11,420 42.6 38%',
        'Millbank 3 9,865 30.5 33%',
        'Station 1 8,240 54.0 46%',
        'Ludder  29,525 42.0 39%',
        'Elsewhere 1,204 12.0 9%',
      )[0]?.slice(4),
      [
        ['Ludder', '', '29,525', '42.0', '39%'],
        ['Elsewhere', '', '1,204', '12.0', '9%'],
      ],
    )
  })

  it('keeps a row whose cells could stand in several columns, and says of none what it has', () => {
    assert.deepEqual(
      tables('Beat Men Women All', 'North 12 13 25', 'South 11 17 28', 'West 14 29')[0]?.at(-1),
      ['West', '…', '…', '…'],
    )
  })

  it('has a cell for what is withheld or noted, and none of it in a name', () => {
    assert.deepEqual(
      tables(
        'Ward Visits Refused Served',
        'North 412 17 <5',
        'South 96* –* 31',
        'East 58 [c] >20',
        'West 1,204r 22 9¹',
      )[0]?.slice(1),
      [
        ['North', '412', '17', '<5'],
        ['South', '96*', '–*', '31'],
        ['East', '58', '[c]', '>20'],
        ['West', '1,204r', '22', '9¹'],
      ],
    )
  })

  it('parts headings at what ends one: a number, a closed bracket before a unit, a quarter after its year', () => {
    assert.deepEqual(
      tables(
        'Category North Div. No. North Div. % Force No. Force %',
        'Service 571 51% 1,323 52%',
        'Powers 228 20% 476 18%',
        'All 1,118 100% 2,524 100%',
      )[0]?.[0],
      ['', 'North Div. No.', 'North Div. %', 'Force No.', 'Force %'],
    )
    assert.deepEqual(
      tables(
        'Stream 2023/24 Change (per cent) kg per household 2024/25',
        'Glass 3,615 -1.0 39',
        'Food 4,412 +57.3 75',
        'All 8,027 +31.1 114',
      )[0]?.[0],
      ['', '2023/24', 'Change (per cent)', 'kg per household 2024/25'],
    )
    assert.deepEqual(
      tables(
        'Group 2023/24 Q4 2023/24 Full year 2024/25 Q4 2024/25 Full year',
        'Robbery 61 248 54 219',
        'Burglary 402 1,677 348 1,391',
        'All 463 1,925 402 1,610',
      )[0]?.[0],
      ['', '2023/24 Q4', '2023/24 Full year', '2024/25 Q4', '2024/25 Full year'],
    )
  })

  it('keeps a stroke, a rating and a share in brackets each in its cell', () => {
    assert.deepEqual(
      tables(
        'Suite Visits Refused (share) Met?',
        'North – 14 (20%) Not met',
        'South 3 16 (21%) met',
        'West 2 11 (8%) met',
      )[0]?.slice(1),
      [
        ['North', '–', '14 (20%)', 'Not met'],
        ['South', '3', '16 (21%)', 'met'],
        ['West', '2', '11 (8%)', 'met'],
      ],
    )
  })

  it('has headings of two lines for the columns they stand over', () => {
    assert.deepEqual(
      tables(
        'Line Calls   Emails ',
        ' 2023 2024 Change 2023 2024',
        'North 12 13 1 40 41',
        'South 11 17 6 50 52',
      )[0]?.[0],
      ['', 'Calls 2023', 'Calls 2024', 'Calls Change', 'Emails 2023', 'Emails 2024'],
    )
  })

  it('parts headings by words that come again, and by what fits the figures', () => {
    const heads = (heading: string, ...rows: readonly string[]) => tables(heading, ...rows)[0]?.[0]
    assert.deepEqual(
      heads('Beat Crimes 2023 Crimes 2024 Rate per 1,000 2024', 'A 12 13 4.1', 'B 9 8 2.2'),
      ['', 'Crimes 2023', 'Crimes 2024', 'Rate per 1,000 2024'],
    )
    assert.deepEqual(
      heads('Fund Bids Asked for Given Given %', 'A 12 £1,300 £410 31%', 'B 9 £800 £220 27%'),
      ['', 'Bids', 'Asked for', 'Given', 'Given %'],
    )
    assert.deepEqual(heads('Site Desks Desks in use % in use', 'A 12 10 83%', 'B 9 8 89%'), [
      '',
      'Desks',
      'Desks in use',
      '% in use',
    ])
    assert.deepEqual(
      heads('Case Open 1 April 2024 Closed Open 31 March 2025', 'A 12 10 8', 'B 9 8 7'),
      ['', 'Open 1 April 2024', 'Closed', 'Open 31 March 2025'],
    )
  })

  it('leaves sentences that end in figures, and lines laid out in columns', () => {
    assert.deepEqual(
      tables('We held four meetings.', 'In May we met 12 people.', 'In June 14.'),
      [],
    )
    assert.deepEqual(
      tables(
        'Beat        2023     2024',
        'North       1,012    1,013',
        'South       1,011    1,017',
      )[0]?.slice(1),
      [
        ['North', '1,012', '1,013'],
        ['South', '1,011', '1,017'],
      ],
    )
  })
})
