import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkPeriods } from './periods.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (...lines: readonly string[]) => claimsBy(checkPeriods, lines).map(sayInShort)

describe('a time that a paper names', () => {
  it('is, of what is counted on a day, not before the report begins', () => {
    const told = (month: string) =>
      said('# Report for 2018/19', '', `As at the end of ${month} there were 40 cases.`)
    assert.deepEqual(told('March 2018'), [
      'incorrect: March 2018 should be the year to March 2019. The report covers the year to March 2019; March 2018 lies before it.',
    ])
    for (const month of ['April 2018', 'March 2019']) {
      assert.deepEqual(told(month), [
        `correct: ${month}. ${month} is within the time of the report.`,
      ])
    }
  })

  it('is the quarter of the financial year that its dates are', () => {
    const told = (quarter: number) =>
      said(`In quarter ${quarter}, from 1 October 2024 to 31 December 2024, there were 40 visits.`)
    const why = '1 October 2024 to 31 December 2024 is quarter 3 of the financial year.'
    assert.deepEqual(told(3), [`correct: Quarter 3. ${why}`])
    assert.deepEqual(told(2), [`incorrect: Quarter 2 should be 2024-25-Q3. ${why}`])
    assert.deepEqual(
      said('This is the report for quarter 2. It is of 1 October 2024 to 31 December 2024.'),
      [`incorrect: Quarter 2 should be 2024-25-Q3. ${why}`],
    )
    assert.deepEqual(
      said('This is the report for quarter 2.', '', '1 October 2024 to 31 December 2024 it is.'),
      [],
    )
  })

  it('is to be looked at where a report of a quarter speaks of the month', () => {
    const heading = '# Report for 1 October 2024 to 31 December 2024'
    const told = (text: string) => said(heading, '', text)
    assert.deepEqual(told('There were 40 visits throughout the month.'), [
      'questionable: throughout the month should be quarter. The report is for a quarter; say whether 40 is for one month or for the quarter.',
    ])
    for (const text of [
      'There were 40 visits throughout the quarter.',
      'There were 40 visits throughout the month, and 12 in October 2024.',
      'Visits went on throughout the month.',
    ])
      assert.deepEqual(told(text), [], text)
  })

  it('is the one that a change of the table is over', () => {
    const told = (text: string) =>
      claimsBy(checkPeriods, [
        '| Kind | 2022/23 | 2023/24 | Change |',
        '|---|--:|--:|--:|',
        '| Visits | 40 | 52 | 12 |',
        '',
        text,
      ])
    const wrong = told('Visits rose by 12 on the same quarter of the previous year.')
    assert.deepEqual(wrong.map(sayInShort), [
      'incorrect: same quarter of the previous year should be year. 12 is the change over a year ("Visits" in the table), not a quarter.',
    ])
    assert.equal(wrong[0]?.suggestion, 'Visits rose by 12 on the previous year.')
    for (const text of [
      'Visits rose by 12 on the previous year.',
      'Visits rose by about 12 on the same quarter of the previous year.',
      'Visits rose by 13 on the same quarter of the previous year.',
    ])
      assert.deepEqual(told(text), [], text)
  })
})
