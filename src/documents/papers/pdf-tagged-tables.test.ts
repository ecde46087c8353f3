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

  it('is passed over where it only lays out text', async () => {
    const tables = await tablesOf(
      '#table(columns: 2, [Report of], [The Clerk], [To], [The Panel, 3 July 2025])',
    )
    assert.deepEqual(tables, [])
  })
})
