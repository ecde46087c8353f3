import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { setTypst } from '../../../test/papers/paper-files.ts'
import { readPdf } from './read-pdf.ts'

async function tablesOf(markup: string) {
  const read = await readPdf('paper.pdf', setTypst(markup))
  assert.ok(read.ok)
  return read.value.blocks.flatMap((block) => (block.kind === 'table' ? [block.grid] : []))
}

describe('a table of a PDF that tags tell of', () => {
  it('has the words of each cell, however wide or close they are set', async () => {
    const [grid] = await tablesOf(
      `#set text(size: 10pt)\n#set par(justify: true)\n#table(columns: (2.4cm, 1.7cm, 1.9cm, 2.1cm),
        [Ward], [Change in year], [% change since 2021], [Median wait (min:sec)],
        [Alder], [−12], [−4.0%], [6:48], [Birch], [31], [9.2%], [7:21])`,
    )
    assert.deepEqual(grid?.columns, [
      'Change in year',
      '% change since 2021',
      'Median wait (min:sec)',
    ])
    assert.deepEqual(
      grid?.rows.map(({ label, cells, place }) => [label, ...cells, place.line]),
      [
        ['Alder', '−12', '−4.0%', '6:48', 4],
        ['Birch', '31', '9.2%', '7:21', 5],
      ],
    )
  })

  it('has its merged cells in each row and column that they stand in', async () => {
    const [grid] = await tablesOf(
      `#table(columns: 4, table.cell(rowspan: 2)[Force], table.cell(colspan: 2)[Officers], table.cell(rowspan: 2)[Staff],
        [2023], [2024], [North], [410], [422], [97], [South], [380], [371], [88])`,
    )
    assert.deepEqual(grid?.columns, ['Officers 2023', 'Officers 2024', 'Staff'])
  })

  it('has the heading that stands alone at the foot of the page before', async () => {
    const [grid, ...others] = await tablesOf(
      `#set page(height: 7cm, width: 16cm, margin: 1cm)\n#v(3.2cm)
      #table(columns: 4, rows: (0.8cm, 1.5cm, 1.5cm, 1.5cm), [Area], [Offences in 2023], [Offences in 2024], [Change],
        [North], [410], [422], [12], [South], [380], [371], [-9], [East], [97], [99], [2])`,
    )
    assert.deepEqual(grid?.columns, ['Offences in 2023', 'Offences in 2024', 'Change'])
    assert.deepEqual(
      grid?.rows.map(({ label, place }) => [label, place.page]),
      [
        ['North', 2],
        ['South', 2],
        ['East', 2],
      ],
    )
    assert.deepEqual(others, [])
  })

  it('has no figure for a cell with a soft hyphen alone, and its sign for the one beside', async () => {
    const [grid] = await tablesOf(
      `#set text(lang: "en", region: "GB", hyphenate: true)
      #table(columns: (3cm, 1fr, 1fr, 1fr), align: (left, right, right, right),
        [Ground], [Men], [Women], [Total cancelled], [Pregnancy], [\\-], [13], [13],
        [Two-wheelers], [100], [56], [\\-44])`,
    )
    assert.deepEqual(grid?.rows[0]?.cells.slice(1), ['13', '13'])
    assert.deepEqual(grid?.rows[1]?.cells, ['100', '56', '-44'])
  })

  it('has one figure in a cell whose thousands are parted by a space', async () => {
    const [grid] = await tablesOf(
      '#table(columns: 3, [Area], [2023], [2024], [North], [1\u00A0204], [12 310 950], [South], [380], [−1\u202F371])',
    )
    assert.deepEqual(
      grid?.rows.map(({ cells }) => cells),
      [
        ['1,204', '12,310,950'],
        ['380', '−1,371'],
      ],
    )
  })

  it('is passed over where it only lays out text', async () => {
    const tables = await tablesOf(
      '#table(columns: 2, [Report of], [The Clerk], [To], [The Panel, 3 July 2025])',
    )
    assert.deepEqual(tables, [])
  })
})
