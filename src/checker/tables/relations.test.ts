import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findNamedRelations, findRelations } from './relations.ts'
import { tableOf } from './testing-tables.ts'
import type { Relation } from './tried-relations.ts'

const say = (found: readonly Relation[]) =>
  found.map(({ column, formula: { name, isSize }, columns, equations }) => {
    const size = isSize ? ', its size alone' : ''
    const perhaps = equations.every(({ isSure }) => isSure) ? '' : ', perhaps'
    return `${column} is the ${name} of ${columns.join(' and ')}${size}${perhaps}`
  })
const relations = (...lines: readonly string[]) => say(findRelations(tableOf(...lines)))
const named = (...lines: readonly string[]) => say(findNamedRelations(tableOf(...lines)))

describe('how the columns of a table are worked', () => {
  it('is told once, as the last of three that add up, or as the one that its heading names', () => {
    const rows = ['Alder|310|125|435', 'Birch|240|118|358', 'Cedar|471|233|704']
    assert.deepEqual(relations('Ward|Cars|Vans|Kept', ...rows), ['2 is the sum of 1 and 0'])
    assert.deepEqual(
      relations(
        'Ward|All|Vans|Kept',
        'Alder|435|125|310',
        'Birch|358|118|240',
        'Cedar|704|233|471',
      ),
      ['0 is the sum of 1 and 2'],
    )
    const signed = ['Alder|310|435|+125', 'Birch|240|358|+118', 'Cedar|471|704|+233']
    assert.deepEqual(relations('Ward|Cars|Kept|Vans', ...signed), [
      '2 is the difference of 1 and 0',
    ])
  })

  it('is as its heading names it, though something else comes as near', () => {
    const calls = (share: string) =>
      relations(
        'Line|Calls|Answered|Lost|% answered',
        'Alder|400|300|100|75%',
        'Birch|500|450|50|90%',
        'Cedar|800|560|240|70%',
        `Dale|500|400|90|${share}`,
      )
    assert.ok(calls('80%').includes('3 is the ratio of 1 and 0'))
    assert.ok(calls('85%').includes('3 is the ratio of 1 and 0'), 'though one row is wrong')
  })

  it('is, of a total in one row, the sum of all columns beside it', () => {
    assert.deepEqual(relations('Ward|Cars|Vans|Carts|Total', 'Alder|10|20|30|66'), [
      '3 is the sum of 2 and 1 and 0, perhaps',
    ])
  })

  it('is by its sign before its size alone, and by its size where more rows bear that out', () => {
    const rows = (fourth: string) => [
      'Alder|310|345|35',
      'Birch|240|275|35',
      'Cedar|500|617|117',
      `Dale|180|120|${fourth}`,
    ]
    const heading = 'Ward|2023|2024|Change'
    assert.deepEqual(relations(heading, ...rows('66')), ['2 is the difference of 1 and 0'])
    assert.deepEqual(relations(heading, ...rows('60')), [
      '2 is the difference of 1 and 0, its size alone',
    ])
  })

  it('is of the columns nearest to it, where two say the same', () => {
    const rows = [
      'Alder|310|345|310|345|35',
      'Birch|240|275|240|275|35',
      'Cedar|500|617|500|617|117',
    ]
    assert.ok(
      relations('Ward|First|Second|Third|Fourth|Change', ...rows).includes(
        '4 is the difference of 3 and 2',
      ),
    )
    const before = rows.map((row) => {
      const [label, ...cells] = row.split('|')
      return [label, ...cells.toReversed()].join('|')
    })
    assert.ok(
      relations('Ward|Change|First|Second|Third|Fourth', ...before).includes(
        '0 is the difference of 1 and 2',
      ),
    )
  })

  it('cannot be told where two come as near and a row tells them apart', () => {
    const rows = ['Alder|310|310|435|125', 'Birch|240|240|358|118', 'Cedar|471|471|704|233']
    const heading = 'Ward|First|Second|Third|Change'
    assert.ok(relations(heading, ...rows).includes('3 is the difference of 2 and 1'))
    const apart = relations(heading, ...rows, 'Dale|100|110|150|45')
    assert.ok(!apart.some((one) => one.startsWith('3')))
    const one = relations(heading, ...rows, 'Dale|100|110|150|40')
    assert.ok(one.includes('3 is the difference of 2 and 1'))
  })

  it('is asked of few rows as the heading alone says it', () => {
    const heading = 'Ward|2023|2024|Change'
    assert.deepEqual(relations(heading, 'Alder|310|345|35'), [
      '2 is the difference of 1 and 0, perhaps',
    ])
    assert.deepEqual(relations(heading, 'Alder|310|345|36'), [
      '2 is the difference of 1 and 0, perhaps',
    ])
    assert.deepEqual(relations(heading, 'Alder|310|345|36', 'Birch|240|275|34'), [
      '2 is the difference of 1 and 0, perhaps',
    ])
    const three = ['Alder|310|345|36', 'Birch|240|275|34', 'Cedar|471|704|232']
    assert.deepEqual(relations(heading, ...three), [])
    const plain = relations('Ward|Before the day|Other|Change', 'Alder|310|345|36')
    assert.deepEqual(plain, [], 'the headings do not say which is later')
    const half = ['Alder|310|345|35', 'Birch|240|275|34', 'Cedar|100|150|*']
    assert.deepEqual(
      relations(heading, ...half),
      ['2 is the difference of 1 and 0, perhaps'],
      'half of those that can be worked hold',
    )
    const third = ['Alder|310|345|35', 'Birch|240|275|34', 'Cedar|471|704|232']
    assert.deepEqual(relations(heading, ...third), [], 'one of three holds')
    const share = 'Ward|Calls|Answered|% answered'
    assert.deepEqual(relations(share, 'Alder|80|60|71%'), [], 'of what, no year tells')
    assert.deepEqual(relations('Ward|2023|2024|Change|% change', 'Alder|310|345|36|11.4%'), [
      '2 is the difference of 1 and 0, perhaps',
      '3 is the percent-change of 1 and 0, perhaps',
    ])
    assert.deepEqual(relations('Ward|Cars|Vans|Total', 'Alder|310|345|656'), [
      '2 is the sum of 1 and 0, perhaps',
    ])
  })
})

describe('how a column is worked that its heading names', () => {
  it('is asked alone, but for differences that all rows but one bear out', () => {
    const heading = 'Calls|Offered|Answered|Abandoned'
    const rows = [
      'April|1,420|1,311|109',
      'May|1,310|1,248|62',
      'June|1,275|1,190|85',
      'July|1,402|1,305|97',
    ]
    assert.deepEqual(named(heading, ...rows), ['2 is the difference of 0 and 1'])
    const one = [
      'April|1,420|1,311|109',
      'May|1,310|1,248|26',
      'June|1,275|1,190|85',
      'July|1,402|1,305|97',
    ]
    assert.deepEqual(named(heading, ...one), ['2 is the difference of 0 and 1'])
    const eight = [
      ...rows,
      'August|1,500|1,400|100',
      'September|1,600|1,420|180',
      'October|1,700|1,410|200',
      'November|1,800|1,430|300',
    ]
    assert.deepEqual(named(heading, ...eight), [], 'two are out')
    const fell = ['Alder|310|345|35', 'Birch|240|205|-35', 'Cedar|500|617|117']
    const out = ['Dale|120|180|16', 'Elm|150|190|14']
    for (const word of ['Change', 'Points']) {
      const found = named(`Ward|2023|2024|${word}`, ...fell, ...out)
      assert.deepEqual(found, ['2 is the difference of 1 and 0'], `${word}, though two are out`)
    }
    assert.deepEqual(named(heading, ...rows.slice(0, 2)), [], 'two rows are too few')
  })
})
