import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { placeIn } from './document.ts'
import { readText } from './read-text.ts'

function tables(text: string) {
  return readText('paper.txt', text).blocks.flatMap((block) =>
    block.kind === 'table' ? [block.grid] : [],
  )
}

function words(text: string): readonly string[] {
  return readText('paper.txt', text).blocks.flatMap((block) =>
    block.kind === 'table' ? [] : [block.passage.text],
  )
}

const rows = (text: string) =>
  tables(text).flatMap((grid) => grid.rows.map((row) => [row.label, ...row.cells]))

describe('readText', () => {
  it('rebuilds a table printed a row a line', () => {
    const text =
      'Performance\nQ1 23/24\n\nPerformance\nQ1 22/23\n\nVolume\nChange\n\n% Change\n\n1.1 Number of 999 Calls 40,089 36,232 +3,857 +11%\n'
    assert.deepEqual(rows(text), [
      ['1.1 Number of 999 Calls', '40,089', '36,232', '+3,857', '+11%'],
    ])
  })

  it('rebuilds the same table printed a cell a line', () => {
    const text =
      'KPI\n\nPerformance\n23/24\n\nPerformance\n22/23\n\n1.1 Number of 999 Calls\n\n40,089\n\n36,232\n\n+3,857\n\n+11%\n\nTrend\n'
    assert.deepEqual(rows(text), [
      ['1.1 Number of 999 Calls', '40,089', '36,232', '+3,857', '+11%'],
    ])
  })

  it('keeps the groups that a table is split into', () => {
    const text =
      'Age\n0-17 926 871 +55 +6%\nOver 18 491 556 -65 -12%\nGender\nMale 677 576 +101 +18%\n'
    assert.deepEqual(
      tables(text).flatMap((grid) => grid.rows.map((row) => [row.group, row.label])),
      [
        ['Age', '0-17'],
        ['Age', 'Over 18'],
        ['Gender', 'Male'],
      ],
    )
  })

  it('lets go of a page number that splits a date', () => {
    const text =
      'an update on the performance of the force for the period of 1\n\n2\nOctober 2019 to 31 December 2019.'
    assert.deepEqual(words(text), [
      'an update on the performance of the force for the period of 1 October 2019 to 31 December 2019.',
    ])
  })

  it('joins a sentence over line ends and blank lines, and knows the line of each word', () => {
    const text =
      'Drug offences have increased by 313 offences when compared to the previous year in \n\nall of the districts (-\n62%).\n'
    const [block] = readText('paper.txt', text).blocks
    assert.ok(block && block.kind !== 'table')
    assert.match(block.passage.text, /year in all of the districts \(- 62%\)\.$/)
    assert.equal(placeIn(block.passage, block.passage.text.indexOf('62%')).line, 4)
  })

  it('parts numbered paragraphs, but not a sentence that begins with a number', () => {
    assert.deepEqual(words('3.1 Crime fell.\n3.2 Burglary rose.\n10 projects were funded.'), [
      'Crime fell.',
      'Burglary rose. 10 projects were funded.',
    ])
  })

  it('takes an amount that begins a line for no number of a paragraph', () => {
    const sentence = [
      'Sickness averaged 11.3 days, against 12.8 in the year before:',
      '1.5 days less.',
    ]
    assert.deepEqual(words(sentence.join('\n')), [sentence.join(' ')])
  })

  it('knows an item of a list by its sign, whichever it is, and no arrow or tick of a table', () => {
    for (const sign of ['•', '➢', '►', '✓', '–']) {
      const text = `Of the 40 actions:\n${sign} 30 are done (75%)\n${sign} Ten are open`
      assert.deepEqual(words(text), ['Of the 40 actions:', '30 are done (75%)', 'Ten are open'])
    }
    assert.deepEqual(
      rows('Burglary 1,204 1,310 ▲ 8.8%\nRobbery 410 369 ▼ 10.0%').at(-1)?.[0],
      'Robbery',
    )
  })

  it('takes the unit at the end of a caption for no figure', () => {
    const caption = 'Table 1: Revenue budget, forecast at month 8 (£000)'
    assert.deepEqual(words(caption), [caption])
  })

  it('counts pages where form feeds part them', () => {
    const [, block] = readText('paper.txt', 'One page.\n\f\nAnother page.').blocks
    assert.ok(block && block.kind !== 'table')
    assert.equal(placeIn(block.passage, 0).page, 2)
  })

  it('does not take a date or a telephone number for a row of a table', () => {
    assert.deepEqual(tables('MARCH 2019\n\nTel: 0116 4960000\n\nSubject 1 APRIL 2019 – 30\n'), [])
  })

  it('reads brackets, arrows and ratings as cells of a row', () => {
    const [grid] = tables(
      'Line Budget Actual Variance\nFuel 300 340 40\nTyres 120 95 (25)\nPay 900 880 (20) ▼ Green',
    )
    assert.deepEqual(
      grid?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Fuel', '300', '340', '40'],
        ['Tyres', '120', '95', '(25)'],
        ['Pay', '900', '880', '(20)', '▼', 'Green'],
      ],
    )
  })

  it('names the columns by the line above, where it has just as many headings', () => {
    const [one, other] = [
      'Ward Patrols Number of hours Hours per patrol\nAlder 10 40 4.0\nBirch 20 60 3.0',
      'Depot   This year   Last year\nNorth   310   290\nSouth   205   240',
    ].map((text) => tables(text)[0]?.columns)
    assert.deepEqual(one, ['Patrols', 'Number of hours', 'Hours per patrol'])
    assert.deepEqual(other, ['This year', 'Last year'])
  })

  it('reads a table laid out in columns by where its cells stand, names and headings of two lines too', () => {
    const [table] = tables(
      [
        '                        Calls      Calls    Within   Change on',
        'Team                  2023/24    2024/25    target   last year   Result',
        'Night desk              1,204      1,310     88.1%        +106   Met',
        'Day desk, weekdays',
        'and Saturdays             410        369     74.0%         -41   Not met',
        'Training and school visits 96         98     91.0%          +2   Met',
        'All teams               1,710      1,777     86.0%         +67   Met',
      ].join('\n'),
    )
    assert.deepEqual(table?.columns, [
      'Calls 2023/24',
      'Calls 2024/25',
      'Within target',
      'Change on last year',
      'Result',
    ])
    assert.deepEqual(
      table?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Night desk', '1,204', '1,310', '88.1%', '+106', 'Met'],
        ['Day desk, weekdays and Saturdays', '410', '369', '74.0%', '-41', 'Not met'],
        ['Training and school visits', '96', '98', '91.0%', '+2', 'Met'],
        ['All teams', '1,710', '1,777', '86.0%', '+67', 'Met'],
      ],
    )
  })

  it('reads figures beside the middle of a name, and rows that are set off from the others', () => {
    const [table] = tables(
      [
        'Scheme             Budget       Spent        Left',
        'Designated',
        '                   96           93           3',
        'investigators',
        'Minor works        600          571          29',
        '',
        '  Firearms range        310         64           246',
      ].join('\n'),
    )
    assert.deepEqual(
      table?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Designated investigators', '96', '93', '3'],
        ['Minor works', '600', '571', '29'],
        ['Firearms range', '310', '64', '246'],
      ],
    )
  })

  it('reads headings a line or two each, by what suits the figures below', () => {
    const lines =
      'Table 2: calls by service\n\nService\n2023/24\n2024/25\nChange on\nlast year\nChange %\nShare of\nall calls\n' +
      'Council tax\nand benefits\n78,412\n80,966\n+2,554\n+3.3%\n35.8%\nWaste\n52,180\n41,207\n-10,973\n-21.0%\n18.2%'
    const [table] = tables(lines)
    assert.deepEqual(table?.columns, [
      '2023/24',
      '2024/25',
      'Change on last year',
      'Change %',
      'Share of all calls',
    ])
    assert.deepEqual(
      table?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Council tax and benefits', '78,412', '80,966', '+2,554', '+3.3%', '35.8%'],
        ['Waste', '52,180', '41,207', '-10,973', '-21.0%', '18.2%'],
      ],
    )
  })

  it('keeps strokes, ratings and what is not given in their cells, where each has a line', () => {
    const [table] = tables(
      'Outcome\nReviews\n2024/25\nShare\nRating\nUpheld\n33\n27.3%\nMet\nOf which ended\n–\n15\nNot met\nAll reviews\n121\n–\nMet',
    )
    assert.deepEqual(
      table?.rows.slice(1).map(({ label, cells }) => [label, ...cells]),
      [
        ['Of which ended', '–', '15', 'Not met'],
        ['All reviews', '121', '–', 'Met'],
      ],
    )
  })

  it('reads a row a line under headings that run over several lines, and those of a new page again', () => {
    const [table] = tables(
      'Leavers\nReason for leaving Officers 2024/25 Officers\n2025/26 All\n2025/26\nRetired 52 47 71\nResigned 41 – 104\n' +
        'Reason for leaving Officers 2024/25 Officers\n2025/26 All\n2025/26\nOther 6 5 11\nTotal 99 52 186',
    )
    assert.deepEqual(table?.columns, ['Officers 2024/25', 'Officers 2025/26', 'All 2025/26'])
    assert.deepEqual(
      table?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Retired', '52', '47', '71'],
        ['Resigned', '41', '–', '104'],
        ['Other', '6', '5', '11'],
        ['Total', '99', '52', '186'],
      ],
    )
  })

  const pages = (foot: (page: number) => string) =>
    [1, 2, 3].flatMap((page) => [
      ...Array.from({ length: 20 }, (_, line) => `Ward ${page}${line}  ${line + 20}  ${line + 31}`),
      '',
      foot(page),
      '',
    ])

  it('takes the feet of pages out of a table, told by their words and the number that counts them', () => {
    for (const foot of [
      (page: number) => `Roads Board, 4 March 2025   Page ${page} of 3`,
      (page: number) => `Annual review 2024\n${page}`,
    ]) {
      const read = readText('paper.txt', `Ward  2023  2024\n${pages(foot).join('\n')}`).blocks
      assert.equal(read.length, 1)
      assert.equal(read[0]?.kind === 'table' && read[0].grid.rows.length, 60)
    }
  })

  it('takes out what form feeds show to stand at the head of each page', () => {
    const text =
      'It rose in the\n\n\fBoard papers\n\nyear to May.\n\n\fBoard papers\n\nIt fell in June.'
    assert.deepEqual(words(text), ['It rose in the year to May.', 'It fell in June.'])
  })

  it('leaves names that are numbered in order, and stand close to each other', () => {
    const text =
      'Quarter 1\n\nIt rose by a third in all.\n\nQuarter 2\n\nIt fell by a third in all.'
    assert.equal(words(text).length, 4)
  })

  it('reads a cell a line, with the first figure beside its name, or a stroke after each', () => {
    const copied = tables('Visits\nMen Women All\nNorth gate 98\n7\n105\nSouth gate\n61\n3\n64')
    assert.deepEqual(
      copied[0]?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['North gate', '98', '7', '105'],
        ['South gate', '61', '3', '64'],
      ],
    )
    const drawn = tables('Shift |\n2022 |\n2023 |\nEarly |\n120 |\n131 |\nLate |\n95 |\n88 |')
    assert.deepEqual(
      drawn[0]?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Early', '120', '131'],
        ['Late', '95', '88'],
      ],
    )
  })

  it('reads rows that are named by a number or by a time', () => {
    const fifths = tables('Fifth Men Women\n1 (most) 30 20\n2 25 15\n3 22 18')
    assert.deepEqual(
      fifths[0]?.rows.map(({ label }) => label),
      ['1 (most)', '2', '3'],
    )
    const quarters = tables(
      'Quarter\nUpheld Dismissed Decided\nQ1 25/26\n9\n44\n53\nQ4 24/25\n12\n40\n52',
    )
    assert.deepEqual(
      quarters[0]?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Q1 25/26', '9', '44', '53'],
        ['Q4 24/25', '12', '40', '52'],
      ],
    )
  })
})
