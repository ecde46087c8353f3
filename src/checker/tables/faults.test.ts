import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Equation } from './equations.ts'
import { isSettled, judgeTable, withMends } from './faults.ts'
import type { Formula } from './formulas.ts'
import { tableOf } from './testing-tables.ts'

/** In a table of two years and their change: the change of a row. */
function change(row: number, formula: Formula = { name: 'difference' }): Equation {
  const operands = [
    { row, column: 1 },
    { row, column: 0 },
  ]
  return { formula, result: { row, column: 2 }, operands, isSure: true, way: 'across' }
}

/** The last row of a column as the sum of the others. */
function total(column: number, rows: number): Equation {
  const operands = Array.from({ length: rows }, (_, row) => ({ row, column }))
  return {
    formula: { name: 'sum' },
    result: { row: rows, column },
    operands,
    isSure: true,
    way: 'down',
  }
}

/** What is told to be wrong: "36 → 27", or the figure that does not follow where none can be told. */
function wrong(lines: readonly string[], equations: readonly Equation[]): readonly string[] {
  const table = tableOf(...lines)
  return judgeTable(table, equations).faults.map(({ violated, mend }) =>
    mend
      ? `${table.columns[mend.at.column]?.figures[mend.at.row]?.text} → ${mend.figure.value}`
      : `not ${violated.map(({ result }) => result.text).join()}`,
  )
}

const YEARS = 'Ward|2023|2024|Change'

describe('which figure of a table is wrong', () => {
  it('is the one that follows from others, where nothing else tells', () => {
    assert.deepEqual(wrong([YEARS, 'Alder|320|347|27'], [change(0)]), [])
    assert.deepEqual(wrong([YEARS, 'Alder|320|347|36'], [change(0)]), ['36 → 27'])
  })

  it('is no part that would have to be of another sign, or many times what it is', () => {
    const rows = ['Staff|2023', 'Alder|150,621', 'Birch|14,127', 'Cedar|26,000']
    // 190,748, of which 58,305 less than nothing would have to be of Birch
    assert.deepEqual(wrong([...rows, 'Total|118,316'], [total(0, 3)]), ['118,316 → 190748'])
  })

  it('is one with two digits swapped, unless what follows is a slip of a known kind itself', () => {
    assert.deepEqual(wrong([YEARS, 'Alder|310|337|36'], [change(0)]), ['310 → 301'])
    assert.deepEqual(wrong([YEARS, 'Alder|310|330|29'], [change(0)]), ['29 → 20'])
    assert.deepEqual(wrong([YEARS, 'Alder|31.0|33.7|3.6'], [change(0)]), ['31.0 → 30.1'])
  })

  it('is none that another sum has to the last digit, and would have only by rounding', () => {
    // 40.3 would be 18,790 of 46,650, but 37.6 and 2.6 are 40.2: one of the two amounts may be wrong as well
    const heading = 'Place|Reused|All|Rate now|Rate before|Change'
    const rate: Equation = {
      formula: { name: 'ratio', times: 100 },
      result: { row: 0, column: 2 },
      operands: [
        { row: 0, column: 0 },
        { row: 0, column: 1 },
      ],
      isSure: true,
      way: 'across',
    }
    const points: Equation = {
      formula: { name: 'difference' },
      result: { row: 0, column: 4 },
      operands: [
        { row: 0, column: 2 },
        { row: 0, column: 3 },
      ],
      isSure: true,
      way: 'across',
    }
    const row = (change: string) => [heading, `Dell|18,790|46,650|40.2%|37.6%|${change}`]
    assert.deepEqual(wrong(row('+2.6'), [rate, points]), ['not 40.2%'])
    // Which the change does not bear out where it was itself worked before rounding
    assert.deepEqual(wrong(row('+2.7'), [rate, points]), ['40.2% → 40.3'])
  })

  it('is one that has but the wrong sign, where signs are printed', () => {
    const rows = (birch: string) => ['Ward|Change', 'Alder|+5', `Birch|${birch}`, 'All|+2']
    assert.deepEqual(wrong(rows('+3'), [total(0, 2)]), ['+3 → -3'])
    assert.deepEqual(wrong(rows('3'), [total(0, 2)]), ['+2 → 8'])
    assert.deepEqual(wrong(rows('+4'), [total(0, 2)]), ['+2 → 9'])
  })

  it('is the one of which most agrees once it is put right', () => {
    const rows = ['Alder|310|430|30', 'Birch|240|205|-35', 'All|550|545|-5']
    const equations = [change(0), change(1), change(2), total(0, 2), total(1, 2), total(2, 2)]
    assert.deepEqual(wrong([YEARS, ...rows], equations), ['430 → 340'])
    const { held, faults } = judgeTable(tableOf(YEARS, ...rows), equations)
    assert.deepEqual(
      held.map(({ result }) => result.text),
      ['-35', '-5', '550', '-5'],
    )
    assert.deepEqual(
      faults[0]?.violated.map(({ result }) => result.text),
      ['30', '545'],
    )
    assert.deepEqual(
      faults[0]?.agreeing.map(({ result, holds }) => `${result.text} ${holds}`),
      ['30 true', '545 true'],
    )
  })

  it('is told of several one after another', () => {
    const rows = ['Alder|310|345|53', 'Birch|240|205|-53', 'Cedar|120|180|61', 'Dale|20|90|7']
    assert.deepEqual(
      wrong(
        [YEARS, ...rows],
        [0, 1, 2, 3].map((row) => change(row)),
      ),
      ['53 → 35', '-53 → -35', '61 → 60', '7 → 70'],
    )
  })

  it('is none that the others of its table bear out', () => {
    const rows = (alder: string) => ['Ward|2023|2024|Change', alder, 'Birch|240|205|-35']
    const equations = [change(0), total(2, 2)]
    const borneOut = (alder: string, all: string) =>
      wrong([...rows(alder), `All|550|552|${all}`], equations)
    assert.deepEqual(borneOut('Alder|310|337|36', '1'), ['310 → 301'], 'the total has 36')
    assert.deepEqual(borneOut('Alder|310|345|53', '18'), ['not 53'], 'the total has 53 too')
  })

  it('is told of the parts of a total only where one is a slip, or more is worked from it', () => {
    const rows = (third: string, all: string) => [
      YEARS,
      'Alder|10|100|90',
      'Birch|20|120|100',
      `Cedar|50|${third}`,
      `All|80|305|${all}`,
    ]
    const equations = [total(1, 3), change(3)]
    assert.deepEqual(wrong(rows('58|8', '225'), equations), ['58 → 85'])
    assert.deepEqual(wrong(rows('61|11', '225'), equations), ['not 305'])
    assert.deepEqual(wrong(rows('61|35', '225'), [...equations, change(2)]), ['61 → 85'])
    assert.deepEqual(wrong(rows('61|11', '201'), equations), ['305 → 281'], 'both say 281')
    assert.deepEqual(wrong(['Ward|2023', 'Alder|10', 'Birch|20', 'All|35'], [total(0, 2)]), [
      '35 → 30',
    ])
  })

  it('is no part of a total that would have to be ten times what it is, a tenth, or of another sign', () => {
    // The change bears out what the parts should come to: 100 + 120 + 85 = 305
    const part = (third: string, all = '305|225') =>
      wrong(
        [YEARS, 'Alder|10|100|90', 'Birch|20|120|100', `Cedar|50|${third}|35`, `All|80|${all}`],
        [total(1, 3), change(3)],
      )
    assert.deepEqual(part('58'), ['58 → 85'])
    assert.deepEqual(part('8'), ['not 305'], 'though a digit may be lost of 85')
    assert.deepEqual(part('8.5'), ['not 305'])
    assert.deepEqual(part('850'), ['not 305'])
    assert.deepEqual(part('815'), ['815 → 85'])
    assert.deepEqual(part('58', '135|55'), ['not 135'], '85 less than none')
  })

  it('is no part of a total of which two could be a slip', () => {
    const rows = [YEARS, 'Alder|10|36|26', 'Birch|20|120|100', 'Cedar|50|58|8', 'All|80|241|161']
    // 36 + 120 + 58 = 214, so that 63 for 36 would do as well as 85 for 58
    assert.deepEqual(wrong(rows, [total(1, 3), change(3)]), ['not 241'])
  })

  it('is none at all, where more is worked from one that was left at nothing', () => {
    const rows = ['Alder|0|340|30', 'Birch|240|275|35', 'All|550|615|65']
    const equations = [change(0), change(1), change(2), total(0, 2), total(1, 2), total(2, 2)]
    assert.deepEqual(wrong([YEARS, ...rows], equations), ['0 → 310'])
  })

  it('is one from which others follow, though one of those alone could be a slip itself', () => {
    // 325 may be 352 with two digits swapped, but 35 no 62
    const rows = ['Alder|110|172|35', 'Birch|240|180|-60', 'All|350|325|-25']
    const equations = [change(0), change(1), change(2), total(0, 2), total(1, 2), total(2, 2)]
    assert.deepEqual(wrong([YEARS, ...rows], equations), ['172 → 145'])
  })

  it('is told of a relation that the rows do not show only where it is near', () => {
    const row = (printed: string) =>
      wrong([YEARS, `Alder|310|345|${printed}`], [{ ...change(0), isSure: false }])
    assert.deepEqual(row('35'), [])
    assert.deepEqual(row('36'), ['36 → 35'])
    assert.deepEqual(row('99'), [])
    assert.deepEqual(wrong([YEARS, 'Alder|310|345|99'], [change(0)]), ['99 → 35'])
  })

  it('is not told of a figure whose own note may say how it is worked', () => {
    assert.deepEqual(wrong([YEARS, 'Alder|310|345|53†'], [change(0)]), ['not 53'])
    assert.deepEqual(wrong([YEARS, 'Alder|310|345|35†'], [change(0)]), [])
  })
})

describe('what a figure should be', () => {
  it('is rounded as it is printed, a half away from nought', () => {
    const percent: Formula = { name: 'percent-change', times: 100 }
    assert.deepEqual(wrong([YEARS, 'Alder|8|7|-31%'], [change(0, percent)]), ['-31% → -13'])
    assert.deepEqual(wrong([YEARS, 'Alder|8|9|31%'], [change(0, percent)]), ['31% → 13'])
    const ratio: Formula = { name: 'quotient' }
    assert.deepEqual(wrong([YEARS, 'Alder|10|3|0.4'], [change(0, ratio)]), ['0.4 → 0.3'])
  })

  it('has the sign that is printed, of a change told by its size', () => {
    const size: Formula = { name: 'difference', isSize: true }
    assert.deepEqual(wrong([YEARS, 'Fees|(310)|(345)|(53)'], [change(0, size)]), ['(53) → -35'])
    assert.deepEqual(wrong([YEARS, 'Fees|(310)|(345)|53'], [change(0, size)]), ['53 → 35'])
    assert.deepEqual(wrong([YEARS, 'Alder|345|310|53'], [change(0, size)]), ['53 → 35'])
    assert.deepEqual(wrong([YEARS, 'Alder|310|345|-53'], [change(0, size)]), ['not -53'])
    assert.deepEqual(wrong([YEARS, 'Alder|310|345|0'], [change(0, size)]), ['0 → 35'])
  })
})

describe('a row of a table', () => {
  const rows = [YEARS, 'Alder|310|345|36', 'Birch|240|205|-35', 'All|550|550|1']
  const equations = [change(0), change(1), total(2, 2)]

  it('is settled where all that touches it agrees', () => {
    const table = tableOf(...rows)
    assert.equal(isSettled(table, equations, 0), false)
    assert.equal(isSettled(table, equations, 1), true)
    assert.equal(isSettled(table, [change(0), change(1)], 2), true)
  })

  it('is settled once its figures are changed, and those that follow from them too', () => {
    const table = tableOf(...rows)
    const mends = judgeTable(table, equations).faults.flatMap(({ mend }) => mend ?? [])
    assert.equal(isSettled(withMends(table, mends), equations, 0), true)
    assert.equal(isSettled(withMends(table, mends), equations, 2), true)
    assert.equal(isSettled(withMends(table, mends.slice(0, 1)), equations, 0), mends.length === 1)
  })
})
