import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { fraction, over, times } from '#shared/index.ts'
import { judge } from './judge.ts'
import { findQuantities } from './quantities.ts'

function fit(words: string, exact: string | number) {
  const quantity = findQuantities(`is ${words} of it`, [])[0]
  assert.ok(quantity, words)
  return judge(quantity, fraction(exact))
}

describe('judge', () => {
  it('takes a figure within half a unit of its last place, and a tie either way', () => {
    assert.deepEqual(
      [fit('8%', '8.38'), fit('8%', '8.5'), fit('9%', '8.5'), fit('0.2%', '0.2445')],
      ['correct', 'correct', 'correct', 'correct'],
    )
  })

  it('calls one unit of the last place imprecise, and more incorrect', () => {
    assert.deepEqual(
      [fit('16.6%', '16.7'), fit('16.6%', '19.9'), fit('7%', '8.2'), fit('7%', '9')],
      ['imprecise', 'incorrect', 'imprecise', 'incorrect'],
    )
  })

  it('gives "around" 5%, and 10% loosely', () => {
    // 140.3 is 0.2% from 140; 16 is 6.7% from 15; 169.3 is 12.9% from 150
    assert.deepEqual(
      [fit('around 140', '140.33'), fit('around 15', 16), fit('circa 150', '169.33')],
      ['correct', 'imprecise', 'incorrect'],
    )
  })

  it('holds "over" to a value above, and "just over" to one within a tenth', () => {
    assert.deepEqual(
      [
        fit('over 11,000', 11_643),
        fit('over 11,000', 11_000),
        fit('just over 15,000', 15_248),
        fit('just over 15,000', 17_000),
        fit('just under 19,000', 18_700),
      ],
      ['correct', 'incorrect', 'correct', 'imprecise', 'correct'],
    )
  })

  it('always accepts a percentage rounded by the book', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 99_999 }),
        fc.integer({ min: 1, max: 99_999 }),
        (part, whole) => {
          const exact = over(times(fraction(part), fraction(100)), fraction(whole)) ?? fraction(0)
          const rounded = Number((exact.above * 10n + exact.below / 2n) / exact.below) / 10
          const quantity = findQuantities(`${rounded.toFixed(1)}%`, [])[0]
          assert.ok(quantity)
          assert.equal(judge(quantity, exact), 'correct')
        },
      ),
    )
  })
})
