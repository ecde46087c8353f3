import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkDates } from './dates.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (text: string) => claimsBy(checkDates, [text]).map(sayInShort)

describe('a date', () => {
  it('falls on its day of the week', () => {
    assert.deepEqual(said('They met on Tuesday 24 September 2019.'), [
      'correct: Tuesday 24 September 2019. 24 September 2019 is a Tuesday.',
    ])
    const wrong = claimsBy(checkDates, ['They met on Monday 24 September 2019.'])
    assert.deepEqual(wrong.map(sayInShort), [
      'incorrect: Monday 24 September 2019 should be Tuesday. That date is a Tuesday, not a Monday.',
    ])
    assert.equal(wrong[0]?.suggestion, 'They met on Tuesday 24 September 2019.')
  })

  it('begins a week on a Monday', () => {
    assert.deepEqual(said('In the week commencing 23 September 2019 they met.'), [
      'correct: 23 September 2019. 23 September 2019 is a Monday.',
    ])
    const loose = claimsBy(checkDates, ['In the week beginning 24 September 2019 they met.'])
    assert.deepEqual(loose.map(sayInShort), [
      'imprecise: 24 September 2019 should be Tuesday. That date is a Tuesday, not a Monday.',
    ])
    assert.equal(loose[0]?.suggestion, null)
  })

  it('ends a stretch so many days after it began, both counted', () => {
    const ran = (days: number) =>
      said(`We ran a ${days} day campaign from 1 March to 29 April 2024.`)
    const working = '1 March to 29 April 2024 is 60 days with both ends counted.'
    assert.deepEqual(ran(60), [`correct: 60 day. ${working}`])
    assert.deepEqual(ran(50), [`incorrect: 50 day should be 60 days. ${working}`])
    const longer = 'We ran a 50 day campaign from 1 March to 30 April 2024.'
    assert.deepEqual(said(longer), [], 'a long stretch may hold days apart')
  })

  it('is one that its month has', () => {
    assert.deepEqual(said('They met on 31 April.'), [
      'incorrect: 31 April. April has 30 days, so there is no such day.',
    ])
    assert.deepEqual(said('They met on 29 February 2023.'), [
      'incorrect: 29 February 2023. February 2023 has 28 days, so there is no such day.',
    ])
    for (const day of ['29 February', '29 February 2024', '30 April', '1 May']) {
      assert.deepEqual(said(`They met on ${day}.`), [], day)
    }
    assert.equal(said('They met on 0 April.').length, 1)
  })
})

describe('a stretch of days', () => {
  it('ends after it begins', () => {
    assert.deepEqual(said('It is for the year from 1 April 2024 to 31 March 2023.'), [
      'incorrect: 1 April 2024 to 31 March 2023. The period ends before it begins. One of the two years is wrong.',
    ])
  })

  it('is as long as it is said to be, both ends counted', () => {
    const told = (last: number) => said(`A seven day campaign ran from 14 to ${last} October 2024.`)
    const days = (last: number, count: number) =>
      `14 to ${last} October 2024 is ${count} days with both ends counted.`
    assert.deepEqual(told(20), [`correct: seven day. ${days(20, 7)}`])
    assert.deepEqual(told(21), [`imprecise: seven day should be 8 days. ${days(21, 8)}`])
    assert.deepEqual(told(19), [`imprecise: seven day should be 6 days. ${days(19, 6)}`])
    assert.deepEqual(told(22), [`incorrect: seven day should be 9 days. ${days(22, 9)}`])
  })

  it('may hold days apart where it is long, unless all of it is told', () => {
    assert.deepEqual(said('It was open 92 days from 1 July 2024 to 30 September 2024.'), [
      'correct: 92 days. 1 July 2024 to 30 September 2024 is 92 days with both ends counted.',
    ])
    assert.deepEqual(
      said('A campaign of 90 days was held between 1 July 2024 and 30 September 2024.'),
      [],
    )
  })
})
