import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readCell } from './cells.ts'
import { type Formula, type FormulaName, reachOf, solve, work } from './formulas.ts'

function figuresOf(texts: readonly string[]) {
  return texts.flatMap((text) => {
    const cell = readCell(text)
    return typeof cell === 'string' ? [] : cell.slice(0, 1)
  })
}
const formulaOf = (name: FormulaName, more: Partial<Formula> = {}): Formula => ({
  name,
  times: 100,
  ...more,
})
function worked(formula: Formula, texts: readonly string[], isScaled = false) {
  const { exact, reach } = work(formula, figuresOf(texts), isScaled) ?? {}
  return [exact, reach].map((value) => value && Number(value.toFixed(4)))
}

describe('a figure that follows from others', () => {
  it('is a difference, exact of whole numbers and within half a place of rounded ones', () => {
    assert.deepEqual(worked(formulaOf('difference'), ['340', '310']), [30, 0])
    assert.deepEqual(worked(formulaOf('difference'), ['3.4', '3.1']), [0.3, 0.1])
    assert.deepEqual(worked(formulaOf('difference'), ['340', '310'], true), [30, 1])
    assert.deepEqual(worked(formulaOf('difference', { isSize: true }), ['310', '340']), [30, 0])
  })

  it('is a change in per cent of the earlier value, or of the later one less it', () => {
    assert.deepEqual(worked(formulaOf('percent-change'), ['150', '120']), [25, 0])
    assert.deepEqual(worked(formulaOf('percent-under'), ['90', '120']), [25, 0])
    assert.deepEqual(worked(formulaOf('percent-change'), ['-90', '-120']), [25, 0])
    assert.deepEqual(worked(formulaOf('percent-change'), ['150', '0']), [undefined, undefined])
    // 0.05 ÷ 2 and 3 × 0.05 ÷ 4, each times 100
    assert.deepEqual(worked(formulaOf('percent-change'), ['3.0', '2.0']), [50, 6.25])
  })

  it('is a share or a rate of another', () => {
    assert.deepEqual(worked(formulaOf('ratio'), ['30', '120']), [25, 0])
    assert.deepEqual(worked(formulaOf('rate', { times: 1000 }), ['30', '6,000']), [5, 0])
    assert.deepEqual(worked(formulaOf('quotient', { times: 1 }), ['120', '30']), [4, 0])
  })

  it('is a sum, what is left of the first, and a share in all', () => {
    assert.deepEqual(worked(formulaOf('sum'), ['1', '2.5', '3']), [6.5, 0.05])
    assert.deepEqual(worked(formulaOf('rest'), ['9', '4', '3']), [2, 0])
    assert.deepEqual(worked(formulaOf('share'), ['30', '30', '50', '20']), [30, 0])
    assert.deepEqual(worked(formulaOf('share'), ['0', '0', '5']), [0, 0])
    assert.deepEqual(worked(formulaOf('share'), ['1', '1', '0']), [100, 0])
    // 0.5 of 2, and three times 0.05 of 2
    assert.deepEqual(worked(formulaOf('share'), ['0.5', '0.5', '1.5']), [25, 7.5])
    assert.deepEqual(worked(formulaOf('share'), ['0', '0', '0']), [undefined, undefined])
    assert.deepEqual(worked(formulaOf('share'), ['-3', '-3', '50']), [undefined, undefined])
  })

  it('is the mean of several, or what was there and came less what went', () => {
    assert.deepEqual(worked(formulaOf('mean'), ['30', '50', '40']), [40, 0])
    assert.deepEqual(worked(formulaOf('mean'), ['3.0', '5.0']), [4, 0.05])
    assert.deepEqual(worked(formulaOf('balance'), ['100', '30', '20']), [110, 0])
    assert.deepEqual(worked(formulaOf('sum'), []), [undefined, undefined], 'of nothing')
  })

  it('moves with what its figures were rounded to, where their column shows that', () => {
    const tonnes = figuresOf(['340', '310']).map((figure) => ({ ...figure, roundedTo: 10 }))
    assert.deepEqual(work(formulaOf('sum'), tonnes, false), { exact: 650, reach: 10 })
    const [total] = tonnes
    assert.ok(total)
    const reach = (name: FormulaName, of: number) =>
      Number(reachOf(formulaOf(name), total, { exact: 650, reach: of }, false).toFixed(4))
    assert.equal(reach('sum', 10), 15)
    assert.equal(reach('sum', 0), 5)
    assert.equal(reach('ratio', 0), 5)
  })

  it('is a share of a number outside the table', () => {
    assert.deepEqual(worked(formulaOf('of-base', { base: 1 }), ['0.5']), [50, 5])
    assert.deepEqual(worked(formulaOf('of-base', { base: 800 }), ['512']), [64, 0])
    assert.deepEqual(worked(formulaOf('of-base', { base: 800 }), ['51.2']), [6.4, 0.0063])
    assert.deepEqual(worked(formulaOf('of-base'), ['512']), [undefined, undefined])
  })

  it('is a place in an order, which those alike share', () => {
    const first = formulaOf('rank', { times: 1 })
    assert.deepEqual(worked(first, ['40', '30', '50', '40']), [2, 0])
    assert.deepEqual(worked(first, ['40', '30', '40', '40', '50']), [2, 1])
    assert.deepEqual(worked(formulaOf('rank', { times: -1 }), ['30', '30', '50', '40']), [1, 0])
  })

  it('may lie half its last place away, but not where whole numbers are added up', () => {
    const reach = (name: FormulaName, result: string, isScaled = false) => {
      const [figure] = figuresOf([result])
      assert.ok(figure)
      return Number(reachOf(formulaOf(name), figure, { exact: 30, reach: 0 }, isScaled).toFixed(4))
    }
    assert.equal(reach('difference', '30'), 0)
    assert.equal(reach('sum', '30'), 0)
    assert.equal(reach('rest', '30'), 0)
    assert.equal(reach('rank', '3'), 0)
    assert.equal(reach('balance', '30'), 0)
    assert.equal(reach('mean', '30'), 0.5)
    assert.equal(reach('ratio', '30'), 0.5)
    assert.equal(reach('percent-change', '30.1%'), 0.05)
    assert.equal(reach('difference', '30', true), 0.5)
    assert.equal(reach('difference', '30%'), 0.5)
  })

  it('gives back each value that it is worked from', () => {
    const cases: readonly [Formula, readonly string[]][] = [
      [formulaOf('difference'), ['340', '310']],
      [formulaOf('difference', { isSize: true }), ['310', '340']],
      [formulaOf('percent-change'), ['150', '120']],
      [formulaOf('percent-change', { isSize: true }), ['90', '120']],
      [formulaOf('percent-under'), ['90', '120']],
      [formulaOf('ratio'), ['30', '120']],
      [formulaOf('rate', { times: 1000 }), ['30', '6,000']],
      [formulaOf('quotient', { times: 1 }), ['120', '30']],
      [formulaOf('sum'), ['1', '2', '3']],
      [formulaOf('rest'), ['9', '4', '3']],
      [formulaOf('mean'), ['30', '50', '40']],
      [formulaOf('balance'), ['100', '30', '20']],
      [formulaOf('of-base', { base: 800 }), ['512']],
    ]
    for (const [formula, texts] of cases) {
      const figures = figuresOf(texts)
      const result = work(formula, figures, false)?.exact ?? Number.NaN
      for (const [at, { value }] of figures.entries()) {
        const found = solve(formula, result, figures, at) ?? Number.NaN
        assert.ok(Math.abs(found - value) < 1e-9, `${formula.name} ${at}: ${found}, not ${value}`)
      }
    }
  })

  it('gives none back of a place, of a share in all, or where it came to nothing', () => {
    const two = figuresOf(['30', '40'])
    assert.equal(solve(formulaOf('rank'), 1, two, 0), undefined)
    assert.equal(solve(formulaOf('share'), 30, two, 0), undefined)
    assert.equal(solve(formulaOf('ratio'), 0, two, 1), undefined)
    assert.equal(solve(formulaOf('percent-change'), -100, two, 1), undefined)
    assert.equal(solve(formulaOf('of-base'), 30, two, 0), undefined)
    assert.equal(solve(formulaOf('ratio'), 30, figuresOf(['30']), 0), undefined)
  })
})
