import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { smallNumbersSchema } from '#area/index.ts'
import { type Shown, suppressTable } from '../small-counts/suppression.ts'
import { percentChange } from './small-numbers.ts'

const SETTINGS = smallNumbersSchema.parse({})

function written(cells: readonly Shown[]): readonly (number | null | string)[] {
  return cells.map((cell) => (cell.kind === 'shown' ? cell.count : cell.kind))
}

describe('percentChange', () => {
  it('gives no percent on an earlier count under 50', () => {
    // 9 after 4 is +125%, which says more of the 4 than of the 9
    assert.deepEqual(percentChange(9, 4, SETTINGS), { kind: 'small-base' })
    assert.deepEqual(percentChange(60, 49, SETTINGS), { kind: 'small-base' })
    assert.deepEqual(percentChange(60, 50, SETTINGS), { kind: 'percent', percent: 20 })
  })

  it('calls what was not there before new, and nothing after nothing none', () => {
    assert.deepEqual(percentChange(3, 0, SETTINGS), { kind: 'new' })
    assert.deepEqual(percentChange(0, 0, SETTINGS), { kind: 'none' })
  })

  it('takes its thresholds from the settings', () => {
    const settings = { fewestForPercent: 4 }
    assert.deepEqual(percentChange(9, 4, settings), { kind: 'percent', percent: 125 })
  })
})

describe('suppressTable', () => {
  it('hides a small count and three others that would give it away', () => {
    // The 2 is hidden; 12 would tell of it along the row, 20 down the column, and 15 those two
    const table = suppressTable(
      [
        [2, 12, 40],
        [20, 15, 60],
      ],
      SETTINGS,
    )
    assert.deepEqual(table.cells.map(written), [
      ['small', 'secondary', 40],
      ['secondary', 'secondary', 60],
    ])
    assert.deepEqual(written(table.rowTotals), [54, 95])
    assert.deepEqual(written([table.total]), [149])
  })

  it('leaves a table without small counts as it is', () => {
    assert.deepEqual(suppressTable([[0, 12]], SETTINGS).cells.map(written), [[0, 12]])
  })

  it('lets no small count be worked out from the rows, columns and totals', () => {
    const table = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 }))
      .chain(([rows, columns]) =>
        fc.array(
          fc.array(fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 90 })), {
            minLength: columns,
            maxLength: columns,
          }),
          { minLength: rows, maxLength: rows },
        ),
      )
    fc.assert(
      fc.property(table, (cells) => {
        const shown = suppressTable(cells, SETTINGS)
        const grid = [
          ...shown.cells.map((row, index) => [...row, shown.rowTotals[index] ?? shown.total]),
          [...shown.columnTotals, shown.total],
        ]
        for (const [row, line] of grid.entries()) {
          for (const [column, cell] of line.entries()) {
            if (cell.kind === 'small') assert.ok(!isDetermined(grid, row, column))
          }
        }
      }),
    )
  })

  it('hides every count from 1 to the threshold, and no 0 for its own sake', () => {
    fc.assert(
      fc.property(
        fc.array(fc.array(fc.nat(20), { minLength: 3, maxLength: 3 }), {
          minLength: 3,
          maxLength: 3,
        }),
        (cells) => {
          for (const [row, line] of suppressTable(cells, SETTINGS).cells.entries()) {
            for (const [column, cell] of line.entries()) {
              const count = cells[row]?.[column] ?? 0
              if (count >= 1 && count <= 4) assert.equal(cell.kind, 'small')
              else assert.notEqual(cell.kind, 'small')
            }
          }
        },
      ),
    )
  })
})

/** Whether the equations of rows and columns have one answer for a hidden place: by elimination. */
function isDetermined(grid: readonly (readonly Shown[])[], row: number, column: number): boolean {
  const width = grid[0]?.length ?? 0
  const unknowns = grid.flatMap((line, at) =>
    line.flatMap((cell, along) => (cell.kind === 'shown' ? [] : [at * width + along])),
  )
  const equations = [
    ...grid.map((_, at) => unknowns.map((place) => Number(Math.floor(place / width) === at))),
    ...(grid[0] ?? []).map((_, along) => unknowns.map((place) => Number(place % width === along))),
  ]
  const wanted = unknowns.map((place) => Number(place === row * width + column))
  return rankOf(equations) === rankOf([...equations, wanted])
}

function rankOf(rows: readonly (readonly number[])[]): number {
  const matrix = rows.map((row) => [...row])
  let rank = 0
  for (let column = 0; column < (matrix[0]?.length ?? 0); column++) {
    const pivot = matrix.findIndex(
      (row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9,
    )
    if (pivot < 0) continue
    const [line] = matrix.splice(pivot, 1)
    if (line === undefined) continue
    matrix.splice(rank, 0, line)
    for (const [index, row] of matrix.entries()) {
      if (index === rank) continue
      const factor = (row[column] ?? 0) / (line[column] ?? 1)
      for (const at of row.keys()) row[at] = (row[at] ?? 0) - factor * (line[at] ?? 0)
    }
    rank++
  }
  return rank
}
