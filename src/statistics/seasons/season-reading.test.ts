import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { measureOf, months } from '../limits/testing-series.ts'
import { drawCount, seededRandom } from '../methods/random.ts'
import type { Point } from '../observation.ts'
import { readSeason } from './season-reading.ts'

const measure = measureOf()

/** Months from April 2015, highest in July by a quarter. */
function seasonal(count: number, lift: (index: number) => number = () => 1): Point[] {
  const random = seededRandom(11)
  return months(new Array<null>(count).fill(null), 2015).map(({ period }, index) => {
    const month = Number(period.start.slice(5, 7))
    const wave = 1 + 0.25 * Math.cos((2 * Math.PI * (month - 7)) / 12)
    return { period, value: drawCount(1000 * wave * lift(index), 3, random) }
  })
}

describe('readSeason', () => {
  it('adjusts from 36 months, shows from 24, and says nothing before', () => {
    assert.equal(readSeason(measure, seasonal(36)).kind, 'adjusted')
    assert.equal(readSeason(measure, seasonal(35)).kind, 'shown')
    assert.equal(readSeason(measure, seasonal(24)).kind, 'shown')
    assert.equal(readSeason(measure, seasonal(23)).kind, 'too-short')
  })

  it('finds none where months differ only by their days', () => {
    const even = seasonal(48).map(({ period }) => ({
      period,
      value: 40 * Number(period.end.slice(8)),
    }))
    const outcome = readSeason(measure, even)
    assert.equal(outcome.kind, 'none')
  })

  it('gives each phase its own level, so that a step hides no season', () => {
    const stepped = seasonal(48, (index) => (index < 24 ? 1 : 3))
    assert.equal(readSeason(measure, stepped, ['2017-04-01']).kind, 'adjusted')
    const reading = readSeason(measure, stepped)
    assert.equal(reading.kind, 'none')
  })

  it('looks for a season only in counts', () => {
    assert.equal(readSeason(measureOf({ unit: 'percent' }), seasonal(48)).kind, 'not-counts')
    // So many for each 1,000 people, to one decimal, is a rate
    assert.equal(readSeason(measureOf({ decimals: 1 }), seasonal(48)).kind, 'not-counts')
  })
})
