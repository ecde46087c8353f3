import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { withholdTable } from './withhold-table.ts'

const SETTINGS = { suppressUpTo: 4 }

function withheld(...lines: readonly string[]): readonly string[] {
  const outcome = withholdTable(lines.join('\n'), SETTINGS)
  assert.ok(outcome.ok)
  return outcome.value.map((row) => row.join(','))
}

function refusal(...lines: readonly string[]): string {
  const outcome = withholdTable(lines.join('\n'), SETTINGS)
  assert.equal(outcome.ok, false)
  return outcome.ok ? '' : (outcome.problems[0]?.message ?? '')
}

describe('withholdTable', () => {
  it('withholds a 3, and one more in its row and column and where those meet', () => {
    // 3 could be worked out from its row or its column; the cheapest rectangle that hides it is
    // with 10 in its row, 12 in its column and 20 where the two meet
    assert.deepEqual(withheld('place,men,women', 'North,3,10', 'South,12,20', 'West,40,50'), [
      'place,men,women,Total',
      'North,[c],[c],13',
      'South,[c],[c],32',
      'West,40,50,90',
      'Total,55,80,135',
    ])
  })

  it('gives a table without small counts back with its totals', () => {
    assert.deepEqual(
      withheld('place,2018,2019,Total', '"North, upper",30,40,70', 'Total,30,40,70'),
      ['place,2018,2019,Total', 'North, upper,30,40,70', 'Total,30,40,70'],
    )
  })

  it('refuses a total that does not add up, and what is no count, saying where', () => {
    assert.equal(
      refusal('place,men,women,Total', 'North,30,40,71'),
      'The total of North is given as 71, but its counts add up to 70. Mend the table first',
    )
    assert.equal(
      refusal('place,men,women', 'North,30,about 40'),
      'North, women: write a whole number, or leave it blank',
    )
    assert.match(refusal(''), /There is no table here/)
  })
})
