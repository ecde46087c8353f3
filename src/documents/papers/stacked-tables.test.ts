import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readText } from './read-text.ts'

const tables = (lines: string) =>
  readText('paper.txt', lines.replaceAll(' / ', '\n')).blocks.flatMap((block) =>
    block.kind === 'table' ? [block.grid] : [],
  )

describe('a table copied a cell a line', () => {
  it('has the headings that stand over its first name, years among them', () => {
    const [table] = tables(
      'Sentences / Table 1: Sentences / Kind / 2023 / 2024 / Change 2023–24 (%) / Community order / 1,104 / 1,168 / +5.8 / Suspended sentence / 652 / 707 / +8.4',
    )
    assert.deepEqual(table?.columns, ['2023', '2024', 'Change 2023–24 (%)'])
    assert.deepEqual(
      table?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Community order', '1,104', '1,168', '+5.8'],
        ['Suspended sentence', '652', '707', '+8.4'],
      ],
    )
  })

  it('goes on past the end of a page, and over the headings that a page has again', () => {
    const [table, other] = tables(
      '\n / Ship / Sailings / Late / Gannet / 410 / 12 / Petrel / 388 /  / 31 /  / Ship / Sailings / Late / Both / 798 / 43 / ',
    )
    assert.equal(other, undefined)
    assert.deepEqual(
      table?.rows.map(({ label, cells }) => [label, ...cells]),
      [
        ['Gannet', '410', '12'],
        ['Petrel', '388', '31'],
        ['Both', '798', '43'],
      ],
    )
  })

  it('joins headings and names of several lines', () => {
    const [table] = tables(
      '\n / Allegation /  / Q3 / 25/26 /  / Year on / year /  / Delivery of duties and / 318 / +54 / service / Discrimination / 21 / -4',
    )
    assert.deepEqual(table?.columns, ['Q3 25/26', 'Year on year'])
    assert.deepEqual(
      table?.rows.map(({ label }) => label),
      ['Delivery of duties and service', 'Discrimination'],
    )
  })
})
