import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { checkAverages } from './averages.ts'
import { claimsBy, sayInShort } from './testing-checks.ts'

const said = (...lines: readonly string[]) =>
  claimsBy(checkAverages, lines)
    .map(sayInShort)
    .filter((finding) => !finding.startsWith('not-checkable'))

describe('an average of each month', () => {
  it('is the total of its year by twelve', () => {
    const told = (average: number) =>
      said(`There were 1,200 visits in 2022/23, an average of ${average} a month.`)
    const working = '1,200 ÷ 12 months = 100 a month (1,200 in the text).'
    assert.deepEqual(told(100), [`correct: 100. ${working}`])
    assert.deepEqual(told(120), [
      `incorrect: 120 should be 100. The paper says 120, but ${working}`,
    ])
    assert.equal(said('There were 1,200 visits a year, 100 a month on average.').length, 1)
  })

  it('is that of the total just before it, of the same thing', () => {
    const told = (average: string) =>
      said(`There were 3,600 sessions over 12 months, or ${average} a month.`)
    const working = '3,600 ÷ 12 months = 300 a month (3,600 over 12 months).'
    assert.deepEqual(told('300 sessions'), [`correct: 300. ${working}`])
    assert.deepEqual(told('350 sessions'), [
      `incorrect: 350 should be 300. The paper says 350, but ${working}`,
    ])
    assert.deepEqual(told('350 more sessions'), [])
    assert.deepEqual(told('350 tweets'), [])
  })

  it('is, of a change, the change of the whole by its months', () => {
    const told = (average: number) =>
      said(`Visits rose by 240 in 2022/23. That is a rise of ${average} a month.`)
    const working = '240 ÷ 12 months = 20 a month (the change of 240).'
    assert.deepEqual(told(20), [`correct: 20. ${working}`])
    assert.deepEqual(told(25), [`incorrect: 25 should be 20. The paper says 25, but ${working}`])
  })

  it('is, of a change, that of the row of a table', () => {
    const told = (average: number) =>
      said(
        '# Report for 2022/23',
        '',
        '| Kind | 2021/22 | 2022/23 |',
        '|---|--:|--:|',
        '| Visits | 400 | 640 |',
        '',
        `Visits rose by ${average} a month.`,
      )
    const working = '240 ÷ 12 months = 20 a month (the change in the table row "Visits").'
    assert.deepEqual(told(20), [`correct: 20. ${working}`])
    assert.deepEqual(told(30), [`incorrect: 30 should be 20. The paper says 30, but ${working}`])
  })

  it('may be rounded as far as three of its digits are left', () => {
    const told = (average: string) =>
      said(`We spent £2,983,000 over four months, an average of £${average} a month.`)[0]
    assert.ok(told('746,000')?.startsWith('correct'))
    assert.ok(told('745,800')?.startsWith('correct'))
    assert.ok(told('764,000')?.startsWith('incorrect'))
    assert.ok(told('750,000')?.startsWith('incorrect'))
  })

  it('that rose is the earlier and its rise together', () => {
    const told = (rise: number, now = 310) =>
      said(`Visits rose by ${rise} per month, to ${now} per month from 150 per month.`)
    assert.deepEqual(told(160), ['correct: 160. 310 less 150 is 160.'])
    assert.deepEqual(told(140), [
      'incorrect: 140 should be 160. The paper says 140, but 310 less 150 is 160. One of the three is wrong.',
    ])
    assert.deepEqual(said('Visits rose by 140 per month, to 310 per month and 150 per week.'), [])
  })

  it('that is told as about so many may be a hundredth out', () => {
    const told = (rise: number) =>
      said(`Visits rose by ${rise} per month, to about 310 per month from 150 per month.`)
    assert.ok(told(162)[0]?.startsWith('correct'))
    assert.ok(told(166)[0]?.startsWith('incorrect'))
    const whole = 'Visits rose by 355 per month, to about 500 per month from 150 per month.'
    assert.deepEqual(said(whole), ['correct: 355. 500 less 150 is 350.'])
  })
})
