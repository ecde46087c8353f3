import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { candidatesFor } from './admit.ts'
import { tableOf } from './testing-tables.ts'

/** What a column may be worked by, as its heading names it: "difference of 2 and 1". */
function named(column: number, ...lines: readonly string[]) {
  return candidatesFor(tableOf(...lines), column)
    .filter(({ isNamed }) => isNamed)
    .map(({ formula, columns }) => {
      const size = formula.isSize ? ', its size alone' : ''
      return `${formula.name} of ${columns.join(' and ')}${size}`
    })
}

/** The names of what is possible for a column, each once. */
function possible(column: number, ...lines: readonly string[]) {
  const names = candidatesFor(tableOf(...lines), column)
    .filter(({ isNamed }) => !isNamed)
    .map(({ formula }) => formula.name)
  return [...new Set(names)]
}

describe('what a column may be worked from', () => {
  it('is, of a change, the later less the earlier, as the years stand', () => {
    const later = ['difference of 1 and 0', 'difference of 1 and 0, its size alone']
    assert.deepEqual(named(2, 'Ward|2023|2024|Change', 'Alder|310|340|30'), later)
    const earlier = ['difference of 0 and 1', 'difference of 0 and 1, its size alone']
    assert.deepEqual(named(2, 'Ward|2024|2023|Change', 'Alder|340|310|30'), earlier)
  })

  it('is, of a reduction, either way', () => {
    assert.deepEqual(named(2, 'Ward|2023|2024|Reduction', 'Alder|340|310|30'), [
      'difference of 0 and 1',
      'difference of 0 and 1, its size alone',
      'difference of 1 and 0',
      'difference of 1 and 0, its size alone',
    ])
  })

  it('is, of a change without years over it, either way', () => {
    assert.deepEqual(named(2, 'Ward|Spent|Set aside|Change', 'Alder|340|310|+30'), [
      'difference of 0 and 1',
      'difference of 1 and 0',
    ])
  })

  it('is of the base that a heading names, and of no other', () => {
    const rows = ['Alder|50|70|75|+50%']
    assert.deepEqual(named(3, 'Ward|2020|2021|2022|% change since 2020', ...rows), [
      'percent-change of 1 and 0',
      'percent-change of 2 and 0',
    ])
    assert.deepEqual(named(3, 'Ward|2020|2021|2022|% change 2021 to 2022', ...rows), [
      'percent-change of 2 and 1',
    ])
  })

  it('is no difference of what is of different units', () => {
    const rows = ['Alder|50|70%|20']
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', ...rows), [])
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', 'Alder|50|70|+20%'), [
      'percent-change of 1 and 0',
    ])
    assert.deepEqual(named(2, 'Ward|2020|2021|Change', 'Alder|50%|70%|+20%'), [
      'difference of 1 and 0',
      'percent-change of 1 and 0',
    ])
  })

  it('is the share of one in another, of numbers and not of percentages', () => {
    assert.deepEqual(named(2, 'Ward|Calls|Answered|% answered', 'Alder|80|60|75%'), [
      'ratio of 0 and 1',
      'ratio of 1 and 0',
    ])
    assert.deepEqual(named(2, 'Ward|Calls|Answered|% answered', 'Alder|80%|60%|75%'), [])
  })

  it('is a rate per as many as its heading says, or as are usual', () => {
    const rates = (heading: string) =>
      candidatesFor(tableOf(`Ward|Cases|People|${heading}`, 'Alder|80|6,000|13.3'), 2)
        .filter(({ formula, columns }) => formula.name === 'rate' && columns[0] === 0)
        .map(({ formula }) => formula.times)
    assert.deepEqual(rates('Per 1,000'), [1000])
    assert.deepEqual(rates('Rate'), [1000, 10_000, 100_000])
  })

  it('is the sum of the runs of columns beside it, the longest last told first', () => {
    assert.deepEqual(named(3, 'Ward|Cars|Vans|Bikes|Total', 'Alder|1|2|3|6'), [
      'sum of 2 and 1 and 0',
      'sum of 2 and 1',
    ])
    assert.deepEqual(named(0, 'Ward|Total|Cars|Vans', 'Alder|3|1|2'), ['sum of 1 and 2'])
    assert.deepEqual(named(2, 'Ward|Cars|% kept|Total', 'Alder|1|2%|3'), [])
  })

  it('is the sum of the columns of its time, though others stand between', () => {
    const heading = 'Team|Day 2024|Day 2025|Night 2024|Night 2025|All 2025'
    assert.ok(named(4, heading, 'Alder|1|2|3|4|6').includes('sum of 1 and 3'))
    const one = named(2, 'Team|Day 2024|Day 2025|All 2025', 'Alder|1|2|2')
    assert.ok(!one.includes('sum of 1'), 'one column is no sum')
  })

  it('is the whole less two parts just before it, where its heading says what is left', () => {
    const rests = (heading: string) =>
      named(3, heading, 'Alder|9|4|3|2').filter((one) => one.startsWith('rest'))
    assert.deepEqual(rests('Team|Posts|Filled|Promised|Posts short (shortfall)'), [
      'rest of 0 and 1 and 2',
    ])
    assert.deepEqual(rests('Team|Posts|Filled|Promised|Change'), [])
  })

  it('is, of what no heading says is worked, only possible', () => {
    assert.deepEqual(possible(2, 'Ward|Cars|Vans|Both kinds of them', 'Alder|1|2|3'), [
      'sum',
      'difference',
      'quotient',
    ])
    assert.deepEqual(possible(2, 'Ward|2020|2021|2022', 'Alder|1|2|3'), ['sum', 'difference'])
    assert.deepEqual(possible(2, 'Ward|Cars|Vans|Target', 'Alder|1|2|3'), [])
  })

  it('is nothing in a table of more than twenty-four columns', () => {
    const wide = (columns: number) => {
      const names = Array.from(
        { length: columns - 1 },
        (_, at) => `Kind ${'abcdefghijklmnopqrstuvwxyz'[at]}`,
      )
      const cells = names.map(() => '2')
      return candidatesFor(
        tableOf(`Ward|${names.join('|')}|Total`, `Alder|${cells.join('|')}|9`),
        columns - 1,
      )
    }
    assert.ok(wide(24).length > 0)
    assert.deepEqual(wide(25), [])
  })
})
