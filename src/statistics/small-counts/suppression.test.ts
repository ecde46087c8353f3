import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { sample } from '../../../test/sample.ts'
import { hasOtherValue } from '../charting/testing-other-values.ts'
import { type Count, type Sum, withholdCounts } from './suppression.ts'

const [SMALL, OPEN, PUBLIC] = ['small', 'open', 'public'] as const

function counts(...given: readonly (readonly [number, Count['standing']])[]): readonly Count[] {
  return given.map(([value, standing]) => ({ value, standing }))
}

/** The places of a table's cells and totals, row by row, the totals last; and its sums. */
function sumsOf(height: number, width: number): readonly Sum[] {
  const at = (row: number, column: number) => row * (width + 1) + column
  const rows = Array.from({ length: height + 1 }, (_, row) => row)
  const columns = Array.from({ length: width + 1 }, (_, column) => column)
  return [
    ...rows.map((row) => ({
      total: at(row, width),
      parts: columns.slice(0, -1).map((column) => at(row, column)),
    })),
    ...columns.map((column) => ({
      total: at(height, column),
      parts: rows.slice(0, -1).map((row) => at(row, column)),
    })),
  ]
}

const TABLES = fc
  .record({ height: fc.integer({ min: 1, max: 3 }), width: fc.integer({ min: 1, max: 3 }) })
  .chain(({ height, width }) =>
    fc.record({
      height: fc.constant(height),
      width: fc.constant(width),
      cells: fc.array(fc.oneof(fc.nat(5), fc.nat(40)), {
        minLength: height * width,
        maxLength: height * width,
      }),
      isPublic: fc.array(fc.boolean(), {
        minLength: (height + 1) * (width + 1),
        maxLength: (height + 1) * (width + 1),
      }),
      share: fc.constantFrom('none', 'totals', 'some'),
    }),
  )
  .map(({ height, width, cells, isPublic, share }) => {
    const row = (at: number) => cells.slice(at * width, (at + 1) * width)
    const lines = Array.from({ length: height }, (_, at) => row(at))
    const total = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0)
    const bordered = [
      ...lines.map((line) => [...line, total(line)]),
      [...row(0).map((_, column) => total(lines.map((line) => line[column] ?? 0))), total(cells)],
    ]
    const list = bordered.flatMap((line, at) =>
      line.map((value, along): Count => {
        const isTotal = at === height || along === width
        const isKnown =
          share === 'totals' ? isTotal : share === 'some' && isPublic[at * (width + 1) + along]
        if (isKnown) return { value, standing: PUBLIC }
        return { value, standing: value >= 1 && value <= 4 ? SMALL : OPEN }
      }),
    )
    return { list, sums: sumsOf(height, width) }
  })

describe('withholdCounts', () => {
  it('hides a small count and its total when all else is public', () => {
    // 3 + 20 = 23, of which only the 3 and the 23 are not public yet
    const table = counts([3, SMALL], [20, PUBLIC], [23, OPEN])
    const { withheld, exposed } = withholdCounts(table, [{ total: 2, parts: [0, 1] }])
    assert.deepEqual([...withheld], [0, 2])
    assert.deepEqual(exposed, [])
  })

  it('tells of a small count that public ones give away', () => {
    const table = counts([3, SMALL], [20, PUBLIC], [23, PUBLIC])
    assert.deepEqual(withholdCounts(table, [{ total: 2, parts: [0, 1] }]).exposed, [0])
  })

  it('takes no nought below nought: it hides a count that can be lowered', () => {
    // Of 4 + 0 = 4 the 4 can only be lowered, and the 0 raised
    const raised = counts([4, SMALL], [0, OPEN], [4, PUBLIC])
    assert.deepEqual([...withholdCounts(raised, [{ total: 2, parts: [0, 1] }]).withheld], [0, 1])
  })

  it('takes parts that fall short of their total for hidden by the part that nobody gave', () => {
    const table = counts([3, SMALL], [20, PUBLIC], [30, PUBLIC])
    const { withheld, exposed } = withholdCounts(table, [{ total: 2, parts: [0, 1] }])
    assert.deepEqual([[...withheld], exposed], [[0], []])
  })

  it('keeps what was withheld before from being worked out now, its value known or not', () => {
    const before: Count = { value: null, standing: 'withheld' }
    const table = [before, ...counts([20, PUBLIC], [23, OPEN])]
    assert.deepEqual([...withholdCounts(table, [{ total: 2, parts: [0, 1] }]).withheld], [2])
  })

  it('is not sure of a small count that is in more than two sums', () => {
    const table = counts([3, SMALL], [20, OPEN], [23, OPEN])
    const sum = { total: 2, parts: [0, 1] }
    assert.deepEqual(withholdCounts(table, [sum, sum, sum]).exposed, [0])
  })

  it('withholds every small count, nothing public, and nothing of a table without small ones', () => {
    fc.assert(
      fc.property(TABLES, ({ list, sums }) => {
        const { withheld } = withholdCounts(list, sums)
        for (const [place, { standing }] of list.entries()) {
          if (standing === SMALL) assert.ok(withheld.has(place))
          if (standing === PUBLIC) assert.ok(!withheld.has(place))
        }
        if (list.every(({ standing }) => standing !== SMALL)) assert.equal(withheld.size, 0)
      }),
      sample(150),
    )
  })

  it('leaves every withheld count at least two values, totals public or not', () => {
    fc.assert(
      fc.property(TABLES, ({ list, sums }) => {
        const { withheld, exposed } = withholdCounts(list, sums)
        const values = list.map(({ value }) => value ?? 0)
        for (const place of withheld) {
          if (exposed.includes(place)) continue
          assert.ok(hasOtherValue(values, sums, withheld, place), `place ${place}`)
        }
      }),
      sample(150),
    )
  })

  it('says that a count is exposed only where nothing at all could hide it', () => {
    fc.assert(
      fc.property(TABLES, ({ list, sums }) => {
        const values = list.map(({ value }) => value ?? 0)
        const hidden = new Set([...list.keys()].filter((place) => list[place]?.standing !== PUBLIC))
        for (const place of withholdCounts(list, sums).exposed) {
          assert.ok(!hasOtherValue(values, sums, hidden, place), `place ${place}`)
        }
      }),
      sample(150),
    )
  })
})
