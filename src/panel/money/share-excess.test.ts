import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import type { People } from '#people/index.ts'
import { shareExcess } from './share-excess.ts'

const source = { document: 'Articles of a made-up panel' }

/** A city with four seats, nine councils with one each, and two independent members. */
const seats: People['seats'] = [
  ...Array.from({ length: 4 }, (_, index) => `city-${index}`),
  ...Array.from({ length: 9 }, (_, index) => `district-${index}`),
  'independent-0',
  'independent-1',
].map((id) => {
  const [body = ''] = id.split('-')
  const kind = body === 'independent' ? 'independent' : 'council'
  const by = body === 'district' ? id : body
  return { id, name: id, kind, appointed_by: by, from: '2012-11-23', source }
})

const shares = (excess: number, its = seats) =>
  shareExcess({ seats: its }, excess, '2026-04-01', '2027-03-31')

describe('what councils are asked for', () => {
  it('is £2,000 of a city with four seats and £500 of nine others, where £6,500 is over', () => {
    const [city, ...others] = shares(650_000)
    assert.deepEqual(city, { body: 'city', seats: 4, pence: 200_000 })
    assert.equal(others.length, 9)
    assert.ok(others.every(({ pence }) => pence === 50_000))
  })

  it('asks nothing for the seats of independent members', () => {
    assert.ok(shares(650_000).every(({ body }) => body !== 'independent'))
  })

  it('counts a seat by the days of the year on which there was one', () => {
    // 1 April to 30 September are 183 of 365 days: 183 / (183 + 365) of £5.48
    const half = { ...seats[4], to: '2026-09-30' } as (typeof seats)[number]
    const whole = seats[5] as (typeof seats)[number]
    assert.deepEqual(
      shares(548, [half, whole]).map(({ pence }) => pence),
      [183, 365],
    )
  })

  it('adds up to the excess, whatever it is', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000 }), (excess) => {
        const sum = shares(excess).reduce((total, { pence }) => total + pence, 0)
        assert.equal(sum, excess)
      }),
    )
  })

  it('is asked of nobody where no council had a seat', () => {
    assert.deepEqual(shares(100, []), [])
  })
})
