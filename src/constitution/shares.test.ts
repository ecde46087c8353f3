import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { compareWithShare, neededForMajority, neededForQuorum, shareOf } from './shares.ts'

describe('shareOf', () => {
  it('takes whole people: two thirds of 15, 14, 13 and 12', () => {
    // 2×15/3 = 10; 2×14/3 = 9⅓; 2×13/3 = 8⅔; 2×12/3 = 8
    assert.deepEqual(
      [15, 14, 13, 12].map((members) => shareOf([2, 3], members)),
      [10, 10, 9, 8],
    )
  })

  it('is one more where the share must be passed: more than half of 8 is 5, of 9 is 5', () => {
    assert.deepEqual([shareOf([1, 2], 8, true), shareOf([1, 2], 9, true)], [5, 5])
  })

  it('is the fewest that reach the share', () => {
    const share = fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
    fc.assert(
      fc.property(share, fc.integer({ min: 1, max: 500 }), ([one, other], whole) => {
        const [above, below] = one < other ? [one, other] : [other, one]
        const needed = shareOf([above, below], whole)
        assert.ok(needed * below >= above * whole)
        assert.ok((needed - 1) * below < above * whole)
      }),
    )
  })
})

describe('neededForQuorum', () => {
  const subcommittee = {
    share: [1, 4] as [number, number],
    at_least: 3,
    of: 'seats' as const,
    rounding: 'up' as const,
  }

  it('is never fewer than the least set', () => {
    assert.deepEqual(
      [3, 7, 12, 16, 20].map((seats) => neededForQuorum(subcommittee, { seats })),
      [3, 3, 3, 4, 5],
    )
  })

  it('cannot be worked out without what it is a share of', () => {
    assert.equal(neededForQuorum(subcommittee, { members: 12 }), undefined)
    const majority = {
      share: [2, 3] as [number, number],
      of: 'members' as const,
      rounding: 'up' as const,
      exceeded: false,
    }
    assert.equal(neededForMajority(majority, { seats: 12 }), undefined)
  })
})

describe('compareWithShare', () => {
  it('prints the comparison in whole numbers', () => {
    const majority = {
      share: [2, 3] as [number, number],
      of: 'members' as const,
      rounding: 'up' as const,
      exceeded: false,
    }
    assert.equal(
      compareWithShare(10, majority, 15),
      '10/15 >= 2/3, because 3 × 10 = 30 and 2 × 15 = 30',
    )
    assert.equal(
      compareWithShare(9, majority, 14),
      '9/14 < 2/3, because 3 × 9 = 27 and 2 × 14 = 28',
    )
  })
})
