import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Equation, evidenceOf, figureAt, workOut } from './equations.ts'
import type { FormulaName } from './formulas.ts'
import { tableOf } from './testing-tables.ts'

/** Whether the third figure of a row is what a formula makes of the second and the first. */
function follows(name: FormulaName, row: string) {
  const table = tableOf('Line|2023|2024|Change', row)
  const operands = [1, 0].map((column) => ({ row: 0, column }))
  const result = { row: 0, column: 2 }
  const equation: Equation = {
    formula: { name, times: 100 },
    result,
    operands,
    isSure: true,
    way: 'across',
  }
  return workOut(table, equation)?.holds
}

describe('a figure that follows from others of its table', () => {
  it('is the one worked, or that rounded', () => {
    assert.equal(follows('difference', 'Pay|310|345|35'), true)
    assert.equal(follows('difference', 'Pay|310|345|36'), false)
    assert.equal(follows('percent-change', 'Pay|310|345|11.3%'), true)
    assert.equal(follows('percent-change', 'Pay|310|345|11.4%'), false)
    assert.equal(follows('difference', 'Pay|310|*|35'), undefined)
    assert.equal(follows('difference', 'Pay|310|345|*'), undefined)
    assert.equal(follows('percent-change', 'Pay|0|345|11%'), undefined)
  })

  it('is, of income in brackets or less than no pounds, told by its sign or by its size', () => {
    for (const change of ['35', '-35']) {
      assert.equal(follows('difference', `Fees|(310)|(345)|${change}`), true)
      assert.equal(follows('difference', `Fees|-£310|-£345|${change}`), true)
    }
    assert.equal(follows('difference', 'Fees|-310|-345|-35'), true)
    assert.equal(follows('difference', 'Fees|-310|-345|35'), false)
    assert.equal(follows('difference', 'Fees|£310|-£345|655'), false)
    assert.equal(follows('difference', 'Fees|(310)|345|-655'), false)
    assert.equal(follows('percent-change', 'Fees|(310)|(345)|11.3%'), true)
    assert.equal(follows('ratio', 'Fees|(310)|(345)|-111.3%'), false)
    for (const change of ['11.3%', '-11.3%']) {
      assert.equal(follows('percent-under', `Fees|(310)|(345)|${change}`), true)
    }
    for (const change of ['0.5%', '-0.5%']) {
      assert.equal(follows('percent-change', `Fees|(1,000)|(1,005)|${change}`), true)
    }
    assert.equal(follows('difference', 'Fees|-£310|£0|-£310'), false, 'nothing is no income')
    assert.equal(follows('difference', 'Fees|-£0.50|£0.30|-£0.80'), false)
  })

  it('bears its formula out by its digits, three at most', () => {
    const evidence = (exact: number, reach: number) => {
      const [figure] = tableOf('Line|2023', 'Pay|310').columns[0]?.figures ?? []
      assert.ok(figure)
      const worked = { exact, reach: 0 }
      return evidenceOf({ result: figure, operands: [], worked, holds: true, reach }).toFixed(2)
    }
    assert.equal(evidence(64, 0.5), '1.81')
    assert.equal(evidence(-64, 0.5), '1.81')
    assert.equal(evidence(64, 5), '0.87')
    assert.equal(evidence(9, 0), '1.96')
    assert.equal(evidence(9, 0.02), '1.96')
    assert.equal(evidence(64_000, 0.5), '3.00')
    assert.equal(evidence(0, 0.5), '0.00')
  })

  it('is read with a value put in the place of what is printed', () => {
    const table = tableOf('Line|2023|2024', 'Pay|310|345', 'Vans|20|30')
    const at = { row: 1, column: 0 }
    const figure = figureAt(table, { row: 0, column: 1 })
    assert.ok(figure)
    assert.equal(figureAt(table, at, { at, figure })?.value, 345)
    assert.equal(figureAt(table, { row: 0, column: 0 }, { at, figure })?.value, 310)
    assert.equal(figureAt(table, { row: 1, column: 1 }, { at, figure })?.value, 30)
    assert.equal(figureAt(table, { row: 9, column: 1 }), null)
  })
})
