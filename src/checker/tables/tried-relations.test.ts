import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { FormulaName } from './formulas.ts'
import { tableOf } from './testing-tables.ts'
import { isBorneOut, otherChanges, type Tried, tryRelations } from './tried-relations.ts'

const tried = (column: number, ...lines: readonly string[]) =>
  tryRelations(tableOf(...lines), column)

/** The rows that a formula is tried on. */
function rowsOf(name: FormulaName, column: number, ...lines: readonly string[]) {
  const table = tableOf(...lines)
  const one = tryRelations(table, column).find(({ formula }) => formula.name === name)
  return one?.equations.map(({ result, way }) => {
    assert.equal(way, 'across')
    return table.labels[result.row]
  })
}

describe('what is tried of a column', () => {
  it('is told how many rows bear it out, of those that can be worked', () => {
    const rows = ['Alder|310|345|35', 'Birch|240|205|-35', 'Cedar|500|617|171', 'Dale|*|10|4']
    const [one] = tried(2, 'Ward|2023|2024|Change', ...rows)
    assert.deepEqual([one?.held, one?.worked, one?.isNamed], [2, 3, true])
    assert.equal(one?.comesTo(), '35,-35,117')
    const [tenths] = tried(2, 'Ward|2023|2024|Change', 'Alder|31.0|34.5|3.5')
    assert.equal(tenths?.comesTo(), '35', 'in units of the last place')
    assert.equal(one?.evidence.toFixed(2), '5.09', 'two numbers of two digits')
  })

  it('is no sum along a row of rates, shares, averages or places', () => {
    const labels = ['% met', '% change', 'Points', 'Rate', 'Average wait', 'Rank']
    const rows = [...labels, 'Calls', 'Visits', 'Walks'].map((label) => `${label}|310|240|550`)
    assert.deepEqual(rowsOf('sum', 2, 'Measure|April|May|Total', ...rows), [
      'Calls',
      'Visits',
      'Walks',
    ])
  })

  it('is no share of a total of which a part has a blank in one column alone', () => {
    const rows = (third: string) => [
      'Alder|80|60|75%',
      'Birch|90|45|50%',
      third,
      'Total|180|140|78%',
    ]
    const heading = 'Ward|Calls|Answered|% answered'
    assert.deepEqual(rowsOf('ratio', 2, heading, ...rows('Cedar|*|35|*')), [
      'Alder',
      'Birch',
      'Cedar',
    ])
    assert.deepEqual(rowsOf('ratio', 2, heading, ...rows('Cedar|*|*|*')), [
      'Alder',
      'Birch',
      'Cedar',
      'Total',
    ])
    const ends = ['Total|180|140|78%', 'Alder|80|60|75%', 'All town|*|90|*', 'Birch|90|45|50%']
    assert.ok(rowsOf('ratio', 2, heading, ...ends)?.includes('Total'), 'another total is no part')
  })

  it('is no percentage of a row that says it is in points, in time or a number', () => {
    const rows = ['Alder|80|60|-25%', 'Birch|90|45|-50%', 'Cedar|40|50|+25%', 'Dale|9|6|-33%']
    const more = ['Points|40|45|+5 pts', 'Number|10|8|-2', 'Wait|3:00|4:00|1:00']
    const heading = 'Ward|2023|2024|% change'
    assert.deepEqual(rowsOf('percent-under', 2, 'Ward|Budget|Spent|% variance', ...rows, ...more), [
      'Alder',
      'Birch',
      'Cedar',
      'Dale',
    ])
    assert.deepEqual(rowsOf('percent-change', 2, heading, ...rows, ...more), [
      'Alder',
      'Birch',
      'Cedar',
      'Dale',
    ])
  })

  it('may, where no heading names it, fail in one row of four and no more', () => {
    const rows = ['Alder|310|125|435', 'Birch|240|118|358', 'Cedar|471|233|704']
    const sums = (...more: readonly string[]) =>
      tried(2, 'Ward|Cars|Vans|Kept', ...rows, ...more).filter(
        ({ formula }) => formula.name === 'sum',
      )
    assert.equal(sums().length, 1)
    assert.equal(sums('Dale|100|50|160').length, 1)
    assert.equal(sums('Dale|100|50|160', 'Elm|*|50|160').length, 1)
    assert.equal(sums('Dale|100|50|160', 'Elm|100|50|160').length, 0)
  })
})

describe('what is tried down a column', () => {
  it('is what is asked for alone', () => {
    const table = tableOf('Ward|Cases|% of all', 'Alder|30|30%', 'Birch|50|50%', 'Total|100|100%')
    const names = (isWanted: boolean) =>
      tryRelations(table, 1, () => isWanted).map(({ formula }) => formula.name)
    assert.deepEqual(names(true), ['ratio'])
    assert.deepEqual(names(false), [])
  })
})

describe('changes in a column of percentages', () => {
  it('are told in number, points or time where they are so, and nowhere else', () => {
    const percents = ['Alder|80|60|-25%', 'Birch|90|45|-50%', 'Cedar|40|50|+25%', 'Dale|9|6|-33%']
    const rows = [...percents, 'Number|10|8|-2', 'Points|40%|45%|+5 pts', 'Other|10|8|-7']
    const table = tableOf('Ward|2023|2024|% change', ...rows)
    const of = (name: FormulaName) =>
      otherChanges(table, [{ column: 2, columns: [1, 0], formula: { name }, equations: [] }]).map(
        ({ result, isSure, formula, way }) => [
          table.labels[result.row],
          isSure,
          `${formula.name} ${way}`,
        ],
      )
    assert.deepEqual(of('percent-change'), [
      ['Number', false, 'difference across'],
      ['Points', false, 'difference across'],
    ])
    assert.deepEqual(of('ratio'), [])
  })
})

describe('what rows bear out', () => {
  const borne = (
    name: FormulaName,
    isNamed: boolean,
    held: number,
    worked: number,
    evidence = 9,
  ) => {
    const one: Tried = {
      ...{ column: 2, formula: { name }, columns: [1, 0], equations: [], comesTo: () => '' },
      ...{ isNamed, held, worked, evidence },
    }
    return isBorneOut(one)
  }

  it('is, where a heading names it, held by two and by six in ten', () => {
    assert.equal(borne('difference', true, 2, 3), true)
    assert.equal(borne('difference', true, 3, 5), true)
    assert.equal(borne('difference', true, 2, 4), false)
    assert.equal(borne('difference', true, 1, 1), false)
    assert.equal(borne('difference', true, 2, 2, 1.5), true)
    assert.equal(borne('difference', true, 2, 2, 1.4), false)
  })

  it('is, where none does, held by three and by three in four, with more digits', () => {
    assert.equal(borne('difference', false, 3, 4), true)
    assert.equal(borne('difference', false, 5, 7), false)
    assert.equal(borne('difference', false, 2, 2), false)
    assert.equal(borne('difference', false, 3, 3, 5), true)
    assert.equal(borne('difference', false, 3, 3, 4.9), false)
  })

  it('is an order of four or more with two at most out of place', () => {
    assert.equal(borne('rank', true, 2, 4), true)
    assert.equal(borne('rank', true, 2, 5), false)
    assert.equal(borne('rank', true, 3, 3), false)
    assert.equal(borne('rank', true, 4, 4, 0), true)
  })
})
