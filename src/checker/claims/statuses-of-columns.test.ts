import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { accusedIn, claimsIn } from '../testing.ts'

const table = (heading: string, ...rows: readonly string[]) => [
  `| ${heading} |`,
  heading.replaceAll(/[^|]+/gu, '---').replace(/^|$/gu, '|'),
  ...rows.map((row) => `| ${row} |`),
]

const SCHOOLS = [
  'Bishop Lacey|180|297|Yes',
  'Dunmore Academy|240|251|Yes',
  'East Quarter High|210|118|No',
  'Hallam Park|270|262|No',
  'King John’s|150|214|Yes',
  'Northway|300|281|No',
]
const HEADING = 'School|Places|First preferences|Oversubscribed?'

describe('a column of words that follow from two columns of figures', () => {
  it('is right in every row where it does', () => {
    const right = claimsIn(...table(HEADING, ...SCHOOLS)).filter(
      ({ verdict, stated }) => verdict === 'correct' && /^(?:Yes|No)$/u.test(stated),
    )
    assert.equal(right.length, SCHOOLS.length)
  })

  it('is wrong in the one row where it does not', () => {
    const wrong = SCHOOLS.with(5, 'Northway|300|281|Yes')
    assert.deepEqual(accusedIn(...table(HEADING, ...wrong)), ['Yes should be No'])
  })

  it('is not accused where two rows are otherwise, or the two are alike in it', () => {
    const two = SCHOOLS.with(5, 'Northway|300|281|Yes').with(3, 'Hallam Park|270|262|Yes')
    assert.deepEqual(accusedIn(...table(HEADING, ...two)), [])
    const alike = SCHOOLS.with(5, 'Northway|300|300|Yes')
    assert.deepEqual(accusedIn(...table(HEADING, ...alike)), [])
    const told = claimsIn(...table(HEADING, ...alike)).filter(({ stated }) => stated === 'Yes')
    assert.ok(told.every(({ quote }) => !quote.startsWith('Northway')))
  })

  it('is not accused of rows that are good each in its own way', () => {
    const measures = table(
      'Measure|Target|2024/25|Hit or miss',
      'Repairs on time (%)|90|92|Hit',
      'Calls answered (%)|80|84|Hit',
      'Rent collected (%)|99|98|Miss',
      'Forms put right (%)|75|71|Miss',
      'Days to let a home|28|27|Hit',
    )
    assert.deepEqual(accusedIn(...measures), [])
  })
})
