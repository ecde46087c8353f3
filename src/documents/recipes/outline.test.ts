import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Workbook } from '../tables/sheets.ts'
import { outlineOf } from './outline.ts'
import { suggestRecipe } from './suggest.ts'

const sheet = (name: string, ...rows: readonly (readonly string[])[]) => ({
  name,
  hidden: false,
  rows: rows.map((cells, index) => ({ number: index + 1, cells })),
})

const TITLE = ['Table 1: Cadets by police force area']
const workbook: Workbook = {
  name: 'cadets.ods',
  sha256: '',
  notes: [],
  sheets: [
    sheet(
      'One',
      TITLE,
      [],
      ['Force', 'Boys', 'Girls'],
      ['Wealdmoor', '12', '14'],
      ['Eastvale', '3', '9'],
    ),
    sheet(
      'Two',
      TITLE,
      [],
      ['Force', 'Younger', 'Older'],
      ['Wealdmoor', '20', '6'],
      ['Eastvale', '7', '5'],
    ),
  ],
}

describe('the outline of a file', () => {
  it('has each table read by the part of the recipe that names its own headings', () => {
    const recipe = suggestRecipe(workbook, { isMeasure: () => false, isPlace: () => false })
    assert.ok(recipe)
    const outline = outlineOf(workbook, recipe)
    assert.deepEqual(
      outline.map(({ sheet: on, firstRow, lastRow, headingRows }) => [
        on,
        firstRow,
        lastRow,
        headingRows,
      ]),
      [
        ['One', 4, 5, [3]],
        ['Two', 4, 5, [3]],
      ],
    )
    for (const { values, table } of outline) {
      const said = table?.columns.map(({ heading }) => heading) ?? []
      for (const { heading } of values) assert.ok(said.includes(heading), heading)
    }
    // Also where the parts are not of one sheet each
    const anywhere = {
      ...recipe,
      tables: ['boys,girls', 'younger,older'].map((columns) => ({
        labels: [{ heading: 'Force', is: 'place' as const }],
        columns: columns.split(',').map((heading) => ({ heading, is: 'observation' as const })),
        headings: 'breakdown' as const,
        sections: 'leave' as const,
        places: {},
      })),
    }
    assert.deepEqual(
      outlineOf(workbook, anywhere).map(({ table }) => table?.columns[0]?.heading),
      ['boys', 'younger'],
    )
  })
})
