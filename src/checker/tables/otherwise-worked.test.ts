import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Equation, workOut } from './equations.ts'
import type { Judged } from './faults.ts'
import type { Formula } from './formulas.ts'
import { isOtherwiseWorked } from './otherwise-worked.ts'
import { tableOf } from './testing-tables.ts'

/** For each row whether the last column of a table may be worked from the others of it in another way. */
function otherwise(
  formula: Formula,
  columns: readonly number[],
  lines: readonly string[],
  way: Equation['way'] = 'across',
) {
  const table = tableOf(...lines)
  const column = table.columns.length - 1
  const all = table.labels.flatMap((_, row): readonly Judged[] => {
    const operands = columns.map((operand) => ({ row, column: operand }))
    const equation: Equation = { formula, result: { row, column }, operands, isSure: true, way }
    const outcome = workOut(table, equation)
    return outcome ? [{ ...outcome, equation }] : []
  })
  return all.map((one) => isOtherwiseWorked(table, one, all))
}

describe('a figure that does not follow as those of its column do', () => {
  it('may be of those alone who are known', () => {
    const share: Formula = { name: 'ratio', times: 100 }
    const rows = ['Alder|30|60|0|50%', 'Birch|40|80|0|50%']
    const asked = (third: string, formula = share, columns = [0, 1]) =>
      otherwise(formula, columns, ['Ward|Men|People|Not known|% men', ...rows, third]).at(-1)
    assert.equal(asked('Cedar|30|70|10|50%'), true, '30 of 60')
    assert.equal(asked('Cedar|30|70|9|49%'), true, '30 of 61 is 49.2%')
    assert.equal(asked('Cedar|30|70|8|48%'), true, '30 of 62 is 48.4%')
    assert.equal(asked('Cedar|30|70|10|51%'), false)
    assert.equal(asked('Cedar|30|70|*|50%'), false)
    assert.equal(asked('Cedar|30|70|70|50%'), false, 'none is known')
    assert.equal(asked('Cedar|30|70|10%|50%'), true, 'its column counts people all the same')
    assert.equal(asked('Cedar|30|70|10|50%', { name: 'rate', times: 100 }), false)
  })

  it('is of those known only where three rows bear it out, in another column of the same unit', () => {
    const share: Formula = { name: 'ratio', times: 100 }
    const heading = 'Ward|Men|People|Not known|% men'
    const two = ['Alder|30|60|0|50%', 'Cedar|30|70|10|50%']
    assert.deepEqual(otherwise(share, [0, 1], [heading, ...two]), [false, false])
    const money = ['Alder|30|60|£0|50%', 'Birch|40|80|£0|50%', 'Cedar|30|70|£10|50%']
    assert.equal(otherwise(share, [0, 1], [heading, ...money]).at(-1), false)
    const down = ['Alder|30|60|0|50%', 'Birch|40|80|0|50%', 'Cedar|30|70|10|50%']
    assert.equal(otherwise(share, [0, 1], [heading, ...down], 'down').at(-1), false)
    // The men themselves are the difference: 20 of 40 less 20
    const own = ['Alder|30|60|100%', 'Birch|40|80|100%', 'Cedar|30|60|100%']
    assert.equal(otherwise(share, [0, 1], ['Ward|Men|People|% men', ...own]).at(-1), false)
  })

  it('is of those known by the rows of its own column, whatever other columns are of', () => {
    const share: Formula = { name: 'ratio', times: 100 }
    const rows = [
      'Alder|30|60|0|24|50%|40%',
      'Birch|40|80|0|32|50%|40%',
      'Cedar|30|70|10|28|50%|40%',
    ]
    const table = tableOf('Ward|Men|People|Not known|Seen|% men|% seen', ...rows)
    const shares = (part: number, column: number) =>
      table.labels.flatMap((_, row): readonly Judged[] => {
        const operands = [part, 1].map((operand) => ({ row, column: operand }))
        const equation: Equation = {
          ...{ formula: share, result: { row, column }, operands },
          ...{ isSure: true, way: 'across' },
        }
        const outcome = workOut(table, equation)
        return outcome ? [{ ...outcome, equation }] : []
      })
    const [men, seen] = [shares(0, 4), shares(3, 5)]
    const last = men.at(-1)
    assert.ok(last)
    assert.equal(isOtherwiseWorked(table, last, [...men, ...seen]), true)
  })

  it('has a note of its own', () => {
    const rows = ['Alder|310|345|35', 'Birch|240|205|-53†']
    assert.deepEqual(
      otherwise({ name: 'difference' }, [1, 0], ['Ward|2023|2024|Change', ...rows]),
      [false, true],
    )
  })

  const sum: Formula = { name: 'sum' }
  const year = (row: string, way: Equation['way'] = 'across') =>
    otherwise(sum, [0, 1, 2, 3], ['Kind|Q1|Q2|Q3|Q4|Year', row], way)[0]

  it('is no sum where it is well short of one', () => {
    assert.equal(year('Open at the end|90|85|70|60|60'), true)
    assert.equal(year('Open|100|100|100|100|359'), true)
    assert.equal(year('Open|100|100|100|100|360'), false, 'a tenth is near')
    assert.equal(year('Open|100|100|100|100|500'), false)
    assert.equal(year('Open|90|85|70|60|60', 'down'), false)
    assert.equal(year('Open|90|85|70|60|0'), true)
    assert.equal(year('Open|90|85|0|60|60'), true, 'though none was in one quarter')
  })

  it('is a sum all the same with one part left out, or typed wrong', () => {
    assert.equal(year('Calls|90|85|70|60|215'), false, 'without the first')
    assert.equal(year('Calls|90|85|70|0|175'), false, 'without the third')
    assert.equal(year('Calls|1|1|1|1|3'), false, 'without one of one')
    assert.equal(year('Calls|90|85|70|60|214'), true)
    assert.equal(year('Calls|190|185|170|160|507'), false, '705 with two digits changed')
    assert.equal(year('Calls|190|185|170|160|506'), true)
    assert.equal(year('Calls|200|185|170|163|618'), false, '718 with another digit')
    assert.equal(year('Calls|500|100|100|100|200'), true, 'less than its largest part')
    assert.equal(year('Calls|500|100|100|100|500'), true, 'no more than its largest part')
    const two = otherwise(sum, [0, 1], ['Kind|Q1|Q2|Half', 'Calls|90|85|90'])[0]
    assert.equal(two, true, 'of two parts one left out is the other')
  })

  it('is a sum with signs in it, whatever it comes to', () => {
    assert.equal(year('Gain|+90|85|70|60|60'), false)
    assert.equal(year('Gain|90|85|70|(60)|60'), false)
    assert.equal(year('Gain|90|85|70|60|-60'), false)
  })
})
