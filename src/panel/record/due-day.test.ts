import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { dueDay } from './due-day.ts'

describe('the day by which something is promised', () => {
  const worked = [
    ['the end of next month', '2027-03-03', '2027-04-30'],
    ['by the end of next month', '2027-01-31', '2027-02-28'],
    ['end of the month', '2028-02-03', '2028-02-29'],
    ['by the end of next month', '2026-12-10', '2027-01-31'],
    ['the end of April', '2027-03-03', '2027-04-30'],
    ['the end of January', '2027-03-03', '2028-01-31'],
    ['the end of June 2029', '2027-03-03', '2029-06-30'],
    ['in June', '2027-03-03', '2027-06-30'],
    ['in February 2028', '2027-03-03', '2028-02-29'],
    ['within a fortnight', '2027-02-25', '2027-03-11'],
    ['in 14 days', '2027-02-25', '2027-03-11'],
    ['within two months', '2027-01-31', '2027-03-31'],
    ['30 April 2027', '2027-03-03', '2027-04-30'],
  ] as const
  for (const [words, meeting, day] of worked) {
    it(`is ${day} of “${words}” said on ${meeting}`, () => {
      assert.equal(dueDay(words, meeting), day)
    })
  }

  it('is none of words by which more than one day can be meant', () => {
    for (const words of [
      'the next meeting',
      'soon',
      'the end of the year',
      'the end of spring',
      'June',
      'within some days',
    ])
      assert.equal(dueDay(words, '2027-03-03'), undefined, words)
  })
})
