import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPeriods } from '#documents/index.ts'
import { pairOf } from './pairs.ts'
import { relate } from './relate.ts'
import { tableOf } from './testing-tables.ts'

/** The printed columns that a table's changes are between, the later first. */
function pair(...lines: readonly string[]) {
  const table = tableOf(...lines)
  const found = pairOf(table, relate(table).relations, [])
  return found && [found.current, found.earlier]
}

describe('the two columns that the changes of a table are between', () => {
  it('are those that its own changes are worked from', () => {
    const rows = ['Alder|310|340|365|25', 'Birch|240|205|190|-15', 'Cedar|500|617|660|43']
    assert.deepEqual(pair('Ward|First|Second|Third|Change', ...rows), [2, 1])
    const shares = ['Alder|310|340|374|10%', 'Birch|240|205|246|20%', 'Cedar|500|600|690|15%']
    assert.deepEqual(pair('Ward|First|Second|Third|% change', ...shares), [2, 1])
    const reversed = ['Alder|340|310|30', 'Birch|205|240|-35', 'Cedar|617|500|117']
    assert.deepEqual(pair('Ward|2024|2023|Change', ...reversed), [0, 1])
    const reduced = ['Alder|340|310|30', 'Birch|240|205|35', 'Cedar|617|500|117']
    assert.deepEqual(pair('Ward|2023|2024|Reduction', ...reduced), [1, 0])
  })

  it('are the two that hold values, where their headings say which is later', () => {
    assert.deepEqual(pair('Ward|2023|2024', 'Alder|310|340'), [1, 0])
    assert.deepEqual(pair('Ward|2024|2023', 'Alder|310|340'), [0, 1])
    assert.deepEqual(pair('Ward|Budget|Actual', 'Alder|310|340'), [1, 0])
    assert.deepEqual(pair('Ward|Total before|Total after', 'Alder|310|340'), [1, 0])
    assert.deepEqual(pair('Ward|Target|Outturn', 'Alder|310|340'), [1, 0])
    assert.equal(pair('Ward|Rate before|Rate after', 'Alder|31.0|34.0'), null)
    assert.equal(pair('Ward|North|South', 'Alder|310|340'), null)
    assert.equal(pair('Ward|2024|Share', 'Alder|310|34%'), null)
  })

  it('are the latest alone of more than two', () => {
    assert.deepEqual(pair('Ward|2022|2024|2023', 'Alder|310|340|320'), [1, null])
    assert.equal(pair('Ward|North|2024|2023', 'Alder|310|340|320'), null)
  })

  it('are told by the times around a table without headings', () => {
    const table = tableOf('Ward| | ', 'Alder|310|340')
    const bare = { ...table, columns: table.columns.map((it) => ({ ...it, heading: null })) }
    const of = (...words: readonly string[]) =>
      pairOf(
        bare,
        [],
        words.map((one) => findPeriods(one)[0]?.period ?? null),
      )
    assert.deepEqual(of('2022/23', '2023/24'), { current: 1, earlier: 0 })
    assert.deepEqual(of('2023/24', '2022/23'), { current: 0, earlier: 1 })
    assert.equal(of('2023/24', '2023/24'), null)
    assert.equal(of('2023/24'), null)
    assert.equal(of('2022/23', '2023/24', '2024/25'), null)
    assert.equal(pairOf(table, [], []), null)
  })
})
