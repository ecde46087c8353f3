import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { downCandidates } from './down.ts'
import { workOut } from './equations.ts'
import { tableOf } from './testing-tables.ts'

/** What is tried of a column down its table, with what each row comes to. */
function tried(column: number, ...lines: readonly string[]) {
  const table = tableOf(...lines)
  return downCandidates(table, column).map(({ formula, equations, isNamed }) => ({
    by: `${formula.name} by ${formula.times}`,
    comesTo: equations.map((one) => {
      assert.ok(one.isSure && one.way === 'down')
      return workOut(table, one)?.worked.exact
    }),
    isNamed,
  }))
}

describe('what a column may be worked from down a table', () => {
  it('is the share of each row in the row that is called the total', () => {
    const rows = ['Alder|30|30%', 'Birch|50|50%', 'Cedar|20|20%', 'Total|100|100%']
    assert.deepEqual(tried(1, 'Ward|Cases|% of total', ...rows), [
      { by: 'ratio by 100', comesTo: [30, 50, 20, 100], isNamed: true },
    ])
    assert.equal(tried(1, 'Ward|Cases|Told apart', ...rows)[0]?.isNamed, false)
  })

  it('is the share of each row in the first, where that and the last are totals', () => {
    const rows = ['All town|100|100%', 'Alder|30|30%', 'Birch|70|70%', 'All moor|90|90%']
    assert.deepEqual(tried(1, 'Ward|Cases|%', ...rows)[0]?.comesTo, [100, 30, 70, 90])
  })

  it('is its share in a last row that the others add up to, whatever that is called', () => {
    const rows = (last: string) => ['Alder|30|60%', 'Birch|20|40%', `Saltwell|${last}|100%`]
    assert.deepEqual(tried(1, 'Ward|Cases|%', ...rows('50'))[0]?.comesTo, [60, 40, 100])
    assert.deepEqual(tried(1, 'Ward|Cases|%', ...rows('51')), [])
    const two = tried(1, 'Ward|Cases|%', 'Alder|30|100%', 'Saltwell|30|100%')
    assert.deepEqual(two, [], 'one row alone adds up to nothing')
  })

  it('is its share in all rows, where the shares come to about a hundred', () => {
    const rows = (last: string) => ['Alder|30|30%', 'Birch|50|50%', `Cedar|20|${last}`]
    assert.deepEqual(tried(1, 'Ward|Cases|%', ...rows('20%')), [
      { by: 'share by 100', comesTo: [30, 50, 20], isNamed: true },
    ])
    assert.equal(tried(1, 'Ward|Cases|%', ...rows('32%')).length, 1)
    assert.equal(tried(1, 'Ward|Cases|%', ...rows('33%')).length, 0)
    assert.equal(tried(1, 'Ward|Cases|%', ...rows('8%')).length, 1)
    assert.equal(tried(1, 'Ward|Cases|%', ...rows('7%')).length, 0)
    assert.equal(tried(1, 'Ward|Cases|%', ...rows('*')).length, 0, 'one is withheld')
    assert.equal(tried(1, 'Ward|Cases|%', 'Alder|30|30%', 'Birch|70|70%').length, 1)
    assert.equal(tried(1, 'Ward|Cases|%', 'Alder|30|100%').length, 0, 'one row is no share')
  })

  it('is no share of a total that stands among the rows, or of a row within another', () => {
    const rows = [
      'Alder|30|30%',
      'of which east|10|10%',
      'Birch|60|60%',
      'Total|90|90%',
      'Other|10|10%',
    ]
    assert.deepEqual(tried(1, 'Ward|Cases|%', ...rows), [
      { by: 'share by 100', comesTo: [30, 60, 10], isNamed: true },
    ])
  })

  it('is its share in a last row of sums in tenths, and in none where a part is withheld', () => {
    const rows = (first: string) => [`Alder|${first}|40%`, 'Birch|0.3|60%', 'Saltwell|0.5|100%']
    assert.equal(tried(1, 'Ward|Cost|%', ...rows('0.2')).length, 1)
    assert.equal(tried(1, 'Ward|Cost|%', ...rows('*')).length, 0)
  })

  it('is of no change, rate, target or percentage', () => {
    for (const heading of ['Change', 'Rate', 'Average', 'Target', 'Points', 'Rank', 'RAG']) {
      const found = tried(1, `Ward|${heading}|%`, 'Alder|30|30%', 'Birch|70|70%')
      assert.deepEqual(found, [], heading)
    }
    assert.deepEqual(tried(1, 'Ward|Share|%', 'Alder|30%|30%', 'Birch|70%|70%'), [])
    for (const heading of ['Cases', '% change', '2024', 'Target', 'Average']) {
      const cell = heading === 'Cases' ? '' : '%'
      const found = tried(1, `Ward|Calls|${heading}`, `Alder|30|30${cell}`, `Birch|70|70${cell}`)
      assert.deepEqual(found, [], `no share: ${heading}`)
    }
  })

  it('is its place in the order, the highest first or the lowest', () => {
    const rows = ['Alder|30|3', 'Birch|50|1', 'Cedar|40|2', 'Total|120|']
    assert.deepEqual(tried(1, 'Ward|Cases|Rank', ...rows), [
      { by: 'rank by 1', comesTo: [3, 1, 2], isNamed: true },
      { by: 'rank by -1', comesTo: [1, 3, 2], isNamed: true },
    ])
  })

  it('is its place by figures of the time that its heading names, "2nd" as much as 2', () => {
    const rows = ['Alder|30|44|2nd', 'Birch|50|60|1st', 'Cedar|20|10|3rd']
    const told = tried(2, 'Ward|2023|2024|Rank 2024', ...rows).map(({ comesTo }) => comesTo)
    assert.deepEqual(told[2], [2, 1, 3])
    assert.deepEqual(tried(2, 'Ward|2023|2024|Rank 2022', ...rows), [])
  })

  it('is no place of a row that has none, or of a total, and is by no remark or other rank', () => {
    const rows = ['Alder|30|4|3', 'Birch|50|4|1', 'Whole county|70|4|', 'Total|150|4|4']
    assert.deepEqual(tried(2, 'Ward|Cases|Grade|Rank', ...rows), [
      { by: 'rank by 1', comesTo: [2, 1], isNamed: true },
      { by: 'rank by -1', comesTo: [1, 2], isNamed: true },
    ])
    assert.deepEqual(tried(1, 'Ward|Position|Rank', 'Alder|1|1', 'Birch|2|2'), [])
  })

  it('is no place of an earlier year, whose figures are not printed', () => {
    const rows = ['Alder|30|3|1', 'Birch|50|1|2', 'Cedar|40|2|3']
    const heading = 'Ward|Cases|Rank 2024|Rank 2023'
    assert.equal(tried(1, heading, ...rows).length, 2)
    assert.equal(tried(2, heading, ...rows).length, 0)
    assert.equal(tried(1, 'Ward|Cases 2023|Rank 2024', ...rows).length, 0)
    assert.equal(tried(1, 'Ward|Cases|Rank last year', ...rows).length, 0)
  })
})
