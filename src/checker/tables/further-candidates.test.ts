import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { candidatesFor } from './admit.ts'
import type { IsWanted } from './candidate.ts'
import { tableOf } from './testing-tables.ts'

const further = (isWanted: IsWanted, column: number, ...lines: readonly string[]) =>
  candidatesFor(tableOf(...lines), column, isWanted).filter(({ isUnsure }) => isUnsure)

/** What figures alone would have to show of a column: "sum of 3 and 2". */
function shown(column: number, ...lines: readonly string[]) {
  return further(() => true, column, ...lines).map(({ formula, columns, isNamed }) => {
    assert.equal(isNamed, false)
    return `${formula.name} of ${columns.join(' and ')}`
  })
}
const of = (name: string, column: number, ...lines: readonly string[]) =>
  shown(column, ...lines).filter((one) => one.startsWith(`${name} `))

describe('what figures alone can show of a column', () => {
  it('is the sum of two or three in a row that do not stand beside it', () => {
    const row = 'Alder|9|4|3|2|5|6'
    const heading = 'Ward|Kept|Cars|Vans|Trams|Bikes|Carts'
    assert.deepEqual(of('sum', 0, heading, row), [
      'sum of 3 and 2',
      'sum of 4 and 3 and 2',
      'sum of 4 and 3',
      'sum of 5 and 4 and 3',
      'sum of 5 and 4',
    ])
    assert.deepEqual(of('sum', 3, 'Ward|Cars|Vans|Carts|Kept|Bikes', 'Alder|1|2|3|4|5'), [
      'sum of 1 and 0',
    ])
    assert.deepEqual(of('sum', 0, heading, 'Alder|9|4|3|2%|5|6'), ['sum of 5 and 4'])
    assert.deepEqual(
      of('sum', 0, 'Ward|Kept|Cars|Vans|Change|Bikes|Carts', row),
      ['sum of 5 and 4'],
      'a change is no part',
    )
  })

  it('is the sum of all columns that have a word of its heading', () => {
    const row = 'Alder|9|4|3|7|5'
    assert.ok(
      of('sum', 3, 'Ward|Officer leavers|Joiners|Staff leavers|All leavers|Posts', row).includes(
        'sum of 0 and 2',
      ),
    )
    assert.ok(
      !of('sum', 3, 'Ward|Officers gone|Joiners|Staff leavers|All leavers|Posts', row).some((one) =>
        one.endsWith('of 2'),
      ),
      'one column is no sum',
    )
    const every = of('sum', 2, 'Ward|Staff leavers|Officer leavers|All leavers', 'Alder|4|3|7')
    assert.ok(!every.includes('sum of 0 and 1'), 'all beside it are tried as a run')
    const short = of('sum', 3, 'Ward|Old cars|Vans|New cars|All cars|Posts', row)
    assert.ok(!short.includes('sum of 0 and 2'), 'a word of four letters is too short')
  })

  it('is what there was and what came less what went, in either order of those', () => {
    assert.deepEqual(of('balance', 3, 'Team|Start of year|Joined|Gone|Now', 'Alder|9|4|3|10'), [
      'balance of 0 and 1 and 2',
      'balance of 0 and 2 and 1',
    ])
    for (const heading of ['Joined', '2024', 'Total', 'Left', 'Target']) {
      const found = of('balance', 3, `Team|Open|${heading}|Gone|Now`, 'Alder|9|4|3|10')
      assert.equal(found.length, 2, heading)
    }
    for (const heading of ['Rate', 'Share', 'Rank', 'Average', '% change']) {
      const found = of('balance', 3, `Team|Open|${heading}|Gone|Now`, 'Alder|9|4|3|10')
      assert.deepEqual(found, [], heading)
    }
    assert.deepEqual(of('balance', 3, 'Team|Open|Joined|Gone|Now', 'Alder|9|4%|3|10'), [])
    assert.deepEqual(of('balance', 1, 'Team|Open|Joined|Gone|Now', 'Alder|9|4|3|10'), [])
  })

  it('is a whole that stands before, less the two columns just before it', () => {
    const heading = 'Year|Year began|Applied for|Granted|Refused|Withdrawn or pending'
    assert.deepEqual(of('rest', 4, heading, '2024|7|9|4|3|2'), [
      'rest of 0 and 2 and 3',
      'rest of 1 and 2 and 3',
    ])
    assert.deepEqual(of('rest', 4, heading, '2024|7|9%|4|3|2'), ['rest of 0 and 2 and 3'])
    assert.deepEqual(of('rest', 4, heading, '2024|7|9|4%|3|2'), [])
    assert.deepEqual(of('rest', 4, heading, '2024|7|9|4|3%|2'), [])
    assert.deepEqual(of('rest', 1, heading, '2024|7|9|4|3|2'), [])
    assert.deepEqual(of('rest', 2, heading, '2024|7|9|4|3|2'), [], 'no whole before both')
  })

  it('is, of what is plain, of a time or a total alone', () => {
    const kinds = (heading: string) =>
      new Set(shown(0, `Ward|${heading}|Cars|Vans|Bikes`, 'Alder|9|4|3|2'))
    for (const heading of ['Kept', '2024', 'Total']) {
      assert.deepEqual(
        [...kinds(heading)],
        ['sum of 3 and 2', 'balance of 1 and 2 and 3', 'balance of 1 and 3 and 2'],
        heading,
      )
    }
    for (const heading of ['Share', 'Target', 'Rank', '% change', 'Points', 'RAG']) {
      assert.deepEqual([...kinds(heading)], [], heading)
    }
  })

  it('is, of a change, one change less another of its unit', () => {
    const heading = 'Line|Variance Q1|Variance Q2|Spent|Movement since Q1'
    assert.deepEqual(shown(3, heading, 'Pay|9|4|30|5'), [
      'difference of 0 and 1',
      'difference of 1 and 0',
    ])
    assert.deepEqual(shown(3, heading, 'Pay|9|4%|30|5'), [])
  })

  it('is, of an average, that of runs of three columns or more of one unit', () => {
    assert.deepEqual(of('mean', 4, 'Ward|2021|2022|2023|2024|Average', 'Alder|1|2|3|4|2.5'), [
      'mean of 0 and 1 and 2',
      'mean of 0 and 1 and 2 and 3',
      'mean of 1 and 2 and 3',
    ])
    assert.deepEqual(of('mean', 0, 'Ward|Average|2021|2022|2023', 'Alder|2|1|2|3'), [
      'mean of 1 and 2 and 3',
    ])
    assert.deepEqual(of('mean', 1, 'Ward|2021|Average|2022|2023', 'Alder|2|1|2|3'), [])
    assert.deepEqual(of('mean', 3, 'Ward|2021|2022|2023|Average', 'Alder|1|2%|3|2'), [])
    assert.deepEqual(of('mean', 3, 'Ward|2021|Change|2023|Average', 'Alder|1|2|3|2'), [])
    assert.deepEqual(of('mean', 3, 'Ward|2021|2022|2023|Average', 'Alder|1|2|3|2%'), [])
  })

  it('is, of a rate or an average, one in another by the scales that are usual', () => {
    const rates = (...lines: readonly string[]) =>
      further(() => true, 2, ...lines)
        .filter(({ formula: { name }, columns }) => name === 'rate' && columns[0] === 0)
        .map(({ formula }) => formula.times)
    const usual = [0.001, 0.01, 0.1, 10, 100, 1000, 10_000, 100_000, 1_000_000]
    for (const heading of ['Rate', 'Average']) {
      assert.deepEqual(rates(`Ward|Cases|People|${heading}`, 'Alder|80|6,000|13.3'), [
        ...usual,
        ...[1 / 52, 1 / 12, 1 / 365],
      ])
    }
    assert.deepEqual(rates('Ward|Cases|People|Rate', 'Alder|80|6,000|13.3%'), [])
    assert.deepEqual(rates('Ward|Cases|People|Rate', 'Alder|80|60%|13.3'), [])
    const wide = (more: number) =>
      rates(
        `Ward|Cases|People|Rate${'|RAG'.repeat(more)}`,
        `Alder|80|6,000|13.3${'|1'.repeat(more)}`,
      ).length
    assert.equal(wide(9), 12)
    assert.equal(wide(10), 0, 'not in a table of thirteen columns')
  })

  it('is looked for where it is asked for, as what no heading names', () => {
    const asked: string[] = []
    const isWanted: IsWanted = (name, isNamed) => {
      if (!isNamed) asked.push(name)
      return isNamed
    }
    const row = ['Team|Open|Joined|Gone|Kept', 'Alder|9|4|3|10'] as const
    assert.deepEqual(further(isWanted, 3, ...row), [])
    for (const name of ['sum', 'balance', 'rest']) assert.ok(asked.includes(name), name)
    const [sum] = further((name) => name === 'sum', 3, ...row)
    assert.deepEqual(sum, {
      formula: { name: 'sum' },
      columns: [1, 0],
      isNamed: false,
      isUnsure: true,
    })
  })
})
