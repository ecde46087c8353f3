import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { countsOf, missingCounts } from './counts.ts'
import { compareWith, neededFor, shareOf, thresholdWords } from './shares.ts'
import { type Threshold, thresholdSchema } from './thresholds.ts'

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

const quarter: Threshold = thresholdSchema.parse({ share: [1, 4], at_least: 3, of: 'seats' })
const twoThirds: Threshold = thresholdSchema.parse({ share: [2, 3], of: 'members' })
const five: Threshold = thresholdSchema.parse({ at_least: 5 })

describe('neededFor', () => {
  it('is never fewer than the least set', () => {
    // A quarter of 16 is 4, of 20 is 5; of 12 and fewer it is 3 at most, and 3 is the least
    assert.deepEqual(
      [3, 7, 12, 16, 20].map((seats) => neededFor(quarter, countsOf({ seats }))),
      [3, 3, 3, 4, 5],
    )
  })

  it('is a plain number where the text gives one, whatever the counts', () => {
    assert.equal(neededFor(five, {}), 5)
    assert.equal(neededFor(five, countsOf({ seats: 3 })), 5)
  })

  it('cannot be worked out without what it is a share of: seats are not members', () => {
    assert.equal(neededFor(quarter, countsOf({ members: 12 })), undefined)
    assert.equal(neededFor(twoThirds, countsOf({ seats: 12 })), undefined)
  })
})

describe('compareWith', () => {
  it('prints the comparison in whole numbers', () => {
    assert.equal(
      compareWith(10, twoThirds, countsOf({ members: 15 })),
      '10/15 >= 2/3, because 3 × 10 = 30 and 2 × 15 = 30',
    )
    assert.equal(
      compareWith(9, twoThirds, countsOf({ members: 14 })),
      '9/14 < 2/3, because 3 × 9 = 27 and 2 × 14 = 28',
    )
    assert.equal(compareWith(4, five, {}), '4 is fewer than 5')
  })

  it('says in the words of a text what it sets', () => {
    assert.deepEqual([quarter, twoThirds, five].map(thresholdWords), [
      'at least 1/4 of seats, never fewer than 3',
      'at least 2/3 of members',
      'at least 5',
    ])
  })
})

describe('what a share is of', () => {
  it('is what was entered, else what is on record, each with where it is from', () => {
    const recorded = {
      seats: { number: 15, from: 'from the record of seats on 1 February 2027' },
      members: { number: 14, from: 'from the record of holdings on 1 February 2027' },
    }
    assert.deepEqual(countsOf({ members: 13 }, recorded), {
      seats: { number: 15, from: 'from the record of seats on 1 February 2027' },
      members: { number: 13, from: 'as entered' },
    })
  })

  it('is asked for once, with every paragraph that counts it', () => {
    const texts = [
      { cited: 'Rule 7', threshold: quarter },
      { cited: 'Rule 102(c)', threshold: twoThirds },
      { cited: 'Rule 9', threshold: quarter },
      { cited: 'Rule 10', threshold: five },
    ]
    assert.deepEqual(missingCounts(texts, countsOf({ present: 4 })), [
      {
        code: 'count-needed',
        field: 'seats',
        message: 'Rules 7 and 9 count seats: enter the number of seats',
      },
      {
        code: 'count-needed',
        field: 'members',
        message: 'Rule 102(c) counts members: enter the number of people who are members that day',
      },
    ])
  })

  it('is told to be unknown to the record, where it is', () => {
    const recorded = {
      members: { number: null, from: 'from the record of holdings on 1 February 2027' },
    }
    const [problem] = missingCounts([{ cited: 'Rule 1', threshold: twoThirds }], {}, recorded)
    assert.equal(
      problem?.message,
      'Rule 1 counts members: enter the number of people who are members that day, which is not known from the record of holdings on 1 February 2027',
    )
  })
})
