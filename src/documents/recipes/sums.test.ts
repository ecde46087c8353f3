import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Workbook } from '../tables/sheets.ts'
import { readFigures } from './read-figures.ts'
import { suggestRecipe } from './suggest.ts'

function workbook(rows: readonly (readonly string[])[]): Workbook {
  const sheet = {
    name: '',
    hidden: false,
    rows: rows.map((cells, index) => ({ number: index + 1, cells })),
  }
  return { name: 'made-up.csv', sha256: '', sheets: [sheet], notes: [] }
}

function read(rows: readonly (readonly string[])[]) {
  const book = workbook(rows)
  const recipe = suggestRecipe(book, { isMeasure: () => false, isPlace: () => false })
  assert.ok(recipe)
  return readFigures(book, recipe)
}

const HEAD = ['District', 'Q1 2025/26', 'Q2 2025/26']

describe('the sums of a table', () => {
  it('are known by their numbers, whatever a row is called', () => {
    const { figures } = read([
      ['Robbery'],
      HEAD,
      ['North side', '40', '52'],
      ['Harbour', '15', '20'],
      ['Old town', '25', '32'],
      ['South side', '7', '9'],
      ['Meadows', '3', '5'],
      ['Mill', '4', '4'],
    ])
    const roles = figures.map(({ place, role }) => `${place} ${role}`)
    assert.deepEqual(
      [...new Set(roles)],
      [
        'North side total', // 15 + 25 and 20 + 32
        'Harbour observation',
        'Old town observation',
        'South side total', // 3 + 4 and 5 + 4
        'Meadows observation',
        'Mill observation',
      ],
    )
  })

  it('are held against their parts where a row is called a total', () => {
    const { warnings } = read([
      ['Robbery'],
      HEAD,
      ['Harbour', '115', '120'],
      ['Old town', '125', '132'],
      ['Total', '241', '252'], // 115 + 125 = 240
    ])
    assert.deepEqual(warnings, [
      'B5 is called a total and says 241; the rows before it add up to 240',
    ])
  })

  it('say nothing of a total of something else, or over a figure that is withheld', () => {
    const { warnings } = read([
      ['Robbery'],
      HEAD,
      ['Harbour', '115', '[c]'],
      ['Old town', '125', '132'],
      ['Total, England and Wales', '9,410', '253'],
    ])
    assert.deepEqual(warnings, [])
  })

  it('leave out a share of the total that stands beside the counts it is worked out from', () => {
    const { figures, leftOut } = read([
      ['Complaints by type'],
      ['Type', '2024/25', '% of all'],
      ['Delay', '30', '15.0%'],
      ['Attitude', '50', '25.0%'],
      ['Decisions', '120', '60.0%'],
    ])
    assert.equal(figures.length, 3)
    assert.deepEqual(
      new Set(leftOut.map(({ why }) => why)),
      new Set(['share of the total: derived']),
    )
  })
})
