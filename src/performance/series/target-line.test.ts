import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { figure, measure, period } from '#statistics/testing.ts'
import { bindFigures } from './figure-book.ts'
import { describeTarget } from './target-line.ts'

const source = { document: 'Northmere custody policy' }
const visits = measure({
  id: 'custody-visits',
  noun: { one: 'visit', many: 'visits' },
  better: 'higher',
  target: {
    sense: 'at-least',
    factors: [
      { name: 'visit a week', value: 1 },
      { name: 'weeks', value: 'weeks' },
      { name: 'suites', value: { measure: 'custody-suites' } },
    ],
    source,
  },
})
const quarter = period('2026-27-Q1')
const book = bindFigures([figure({ measure: 'custody-suites', period: quarter, value: 3 })])
const describeVisits = (value: number | null) =>
  describeTarget(visits, { value, area: 'northmere' }, quarter, book)
const words = (value: number) =>
  describeVisits(value)
    ?.sentence.map(({ text }) => text)
    .join('')

describe('describeTarget', () => {
  it('works the target out and says what share of it was reached', () => {
    // 1 a week × 13 weeks × 3 suites = 39; 37 / 39 = 94.9%
    assert.equal(words(37), '37 visits are 95% of the 39 needed, 2 short.')
    assert.equal(describeVisits(37)?.working, '1 visit a week × 13 weeks × 3 suites = 39')
    assert.equal(describeVisits(37)?.met, false)
  })

  it('is met from the target on', () => {
    assert.equal(words(39), '39 visits are exactly the 39 needed.')
    assert.equal(words(42), '42 visits are 108% of the 39 needed, 3 over.')
    assert.equal(describeVisits(39)?.met, true)
  })

  it('says nothing when the value or a factor is not held', () => {
    assert.equal(describeVisits(null), null)
    const none = bindFigures([])
    assert.equal(describeTarget(visits, { value: 37, area: 'northmere' }, quarter, none), null)
  })

  it('holds a ceiling the other way', () => {
    const balance = measure({
      unit: 'hours',
      noun: undefined,
      target: { sense: 'at-most', factors: [{ name: 'hours', value: 195 }], source },
    })
    const say = (value: number) =>
      describeTarget(balance, { value, area: 'northmere' }, quarter, book)
        ?.sentence.map(({ text }) => text)
        .join('')
    assert.equal(say(137), '137 hours are within the 195 allowed, with 58 to spare.')
    assert.equal(say(207), '207 hours are 12 over the 195 allowed.')
  })
})
