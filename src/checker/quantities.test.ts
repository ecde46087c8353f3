import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { findPeriods } from '#documents/index.ts'
import { toNumber } from '#shared/index.ts'
import { findQuantities } from './quantities.ts'

function read(text: string): readonly (readonly [number, string, string])[] {
  return findQuantities(text, findPeriods(text)).map(
    (it) => [toNumber(it.value), it.unit, it.closeness] as const,
  )
}

describe('findQuantities', () => {
  it('reads figures, money, percentages, points and durations', () => {
    assert.deepEqual(read('£1.4m, 16.6%, 4 percentage points and 1hr and 21 minutes'), [
      [1_400_000, 'pounds', 'exact'],
      [16.6, 'percent', 'exact'],
      [4, 'points', 'exact'],
      [4860, 'seconds', 'exact'],
    ])
  })

  it('passes over what is not written as a number, whatever was meant', () => {
    assert.deepEqual(read('from 1,23 to 1,2797, or 1,234,56 and 12,3'), [])
    assert.deepEqual(read('from 1,234 to 12,345,678'), [
      [1234, 'count', 'exact'],
      [12_345_678, 'count', 'exact'],
    ])
  })

  it('reads numbers in words', () => {
    assert.deepEqual(
      read('half a million calls, about a third of the rise, and twenty-four officers'),
      [
        [500_000, 'count', 'exact'],
        [100 / 3, 'percent', 'about'],
        [24, 'count', 'exact'],
      ],
    )
  })

  it('hears how closely a figure is meant', () => {
    const said = [
      'just over 42,000',
      'in excess of over 11,000',
      'nearly 60',
      'at least 20',
      'up to 30',
      'circa 150',
      '200 or more',
      '100+',
    ]
    assert.deepEqual(
      said.map((words) => read(`There were ${words} calls`)[0]?.[2]),
      ['just-over', 'over', 'just-under', 'at-least', 'at-most', 'about', 'at-least', 'over'],
    )
  })

  it('keeps a minus sign that a line end has parted from its number', () => {
    assert.deepEqual(
      ['(-62%)', '(- 62%)', '(−62%)', '(–62%)'].map((text) => findQuantities(text, [])[0]?.sign),
      [-1, -1, -1, -1],
    )
  })

  it('passes over dates, years, sections, telephone numbers, lines, ages and times', () => {
    const names =
      'On 3 June 2019 at 2:00pm, section 3.11 and paragraph 97 said that 999 calls from people aged 17 in 2018/19, ' +
      'Grade 2 and Appendix 1 included, ring 0116 496 0000 or 101.'
    assert.deepEqual(read(names), [])
  })

  it('does not take the end of a number for the name of a telephone line', () => {
    assert.deepEqual(read('58,112 calls'), [[58_112, 'count', 'exact']])
  })

  it('passes over a ratio to one, and reads a fall to one', () => {
    assert.deepEqual(read('Calls outnumber visits by 1.61 to 1, a ratio of 3 to 1 in May.'), [])
    assert.deepEqual(
      read('The mark fell from 1.5 to 1.').map(([value]) => value),
      [1.5, 1],
    )
  })

  it('reads a part of a whole, a rank and a range', () => {
    const [part, rank, range] = findQuantities(
      '36 out of all 43 forces, 6th of 8, and 100-120 cases',
      [],
    )
    assert.equal(part?.outOf && toNumber(part.outOf), 43)
    assert.equal(rank?.unit, 'rank')
    assert.equal(range?.high && toNumber(range.high), 120)
  })
})
