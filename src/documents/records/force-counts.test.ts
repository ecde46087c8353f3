import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { CountedOffences } from './force-counts.ts'
import { addUpOffences, type ForceCount, type OffenceCount } from './force-counts.ts'

const row = (
  force: string,
  period: string,
  group: string,
  subgroup: string,
  offences: number,
): OffenceCount => ({ force, period, group, subgroup, offences })

const kind = (measure: string, groups: string[], subgroups: string[] = []): CountedOffences => ({
  ...{ measure, offences: { groups, subgroups } },
})
const ALL: CountedOffences = { measure: 'all', offences: 'all' }

const TABLE = [
  row('Northmere', '2018-19-Q1', 'Theft', 'Burglary', 30),
  row('Northmere', '2018-19-Q1', 'Theft', 'Shoplifting', 12),
  row('Northmere', '2018-19-Q1', 'Robbery', 'Robbery', 5),
  row('Eastvale', '2018-19-Q1', 'Theft', 'Shoplifting', 8),
]

describe('addUpOffences', () => {
  it('adds up all offences, those of a group, and those of a subgroup', () => {
    const counted = addUpOffences(
      [ALL, kind('theft', ['Theft']), kind('burglary', [], ['Burglary'])],
      TABLE.slice(0, 3),
      'table.csv',
    )
    assert.deepEqual(
      counted.ok && counted.value.map(({ measure, offences }) => [measure, offences]),
      [
        ['all', 47],
        ['theft', 42],
        ['burglary', 30],
      ],
    )
  })

  it('counts an offence once that is in a group and in a subgroup named beside it', () => {
    const counted = addUpOffences([kind('theft', ['Theft'], ['Burglary'])], TABLE, 'table.csv')
    assert.equal(counted.ok && counted.value[0]?.offences, 42)
  })

  it('gives 0 of a kind that a force recorded none of, and nothing for a force not in the table', () => {
    const counted = addUpOffences([kind('robbery', ['Robbery'])], TABLE, 'table.csv')
    assert.deepEqual(counted.ok && counted.value.map(({ force, offences }) => [force, offences]), [
      ['Northmere', 5],
      ['Eastvale', 0],
    ])
  })

  it('refuses a group or subgroup that the table does not have, and says what it has', () => {
    const counted = addUpOffences(
      [kind('robbery', ['Robery']), kind('arson', ['Fires'], ['Shop lifting'])],
      TABLE,
      'table.csv',
    )
    assert.deepEqual(!counted.ok && counted.problems.map(({ message }) => message), [
      'area.yaml: robbery adds up the group "Robery", which table.csv does not have. Write "Robbery" if that is meant',
      'area.yaml: arson adds up the group "Fires", which table.csv does not have. Name one that it has: Robbery; Theft',
      'area.yaml: arson adds up the subgroup "Shop lifting", which table.csv does not have. Write "Shoplifting" if that is meant',
    ])
  })

  it('gives kinds that add up to all offences in each force and quarter, whatever the table', () => {
    const groups = ['Theft', 'Robbery', 'Drugs', 'Violence']
    const rows = fc.array(
      fc.record({
        force: fc.constantFrom('Northmere', 'Eastvale', 'Westmark'),
        period: fc.constantFrom('2018-19-Q1', '2018-19-Q2', '2019-20-Q1'),
        group: fc.constantFrom(...groups),
        subgroup: fc.constantFrom('One', 'Two', 'Three'),
        offences: fc.integer({ min: -3, max: 5000 }),
      }),
      { maxLength: 60 },
    )
    fc.assert(
      fc.property(rows, (table) => {
        const held = groups.filter((group) => table.some((one) => one.group === group))
        const kinds = held.map((group) => kind(group, [group]))
        const counted = addUpOffences([ALL, ...kinds], table, 'table.csv')
        assert.ok(counted.ok)
        for (const whole of counted.value.filter(({ measure }) => measure === 'all')) {
          const parts: readonly ForceCount[] = counted.value.filter(
            ({ measure, force, period }) =>
              measure !== 'all' && force === whole.force && period === whole.period,
          )
          assert.equal(
            parts.reduce((sum, { offences }) => sum + offences, 0),
            whole.offences,
          )
        }
      }),
    )
  })
})
