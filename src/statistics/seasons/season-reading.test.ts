import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { daysIn } from '#shared/index.ts'
import { sample } from '../../../test/sample.ts'
import { measureOf, months } from '../limits/testing-series.ts'
import { drawCount, type Random, seededRandom } from '../methods/random.ts'
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

/** 40 months counted day by day, at one level. */
function ofChance(mean: number, random: Random): Point[] {
  return months(new Array<null>(40).fill(null)).map(({ period }) => ({
    period,
    value: drawCount((mean * daysIn(period)) / 30.4375, 1, random),
  }))
}

describe('readSeason', () => {
  it('looks for a season from 36 months on', () => {
    assert.equal(readSeason(measure, seasonal(36)).kind, 'adjusted')
    assert.equal(readSeason(measure, seasonal(35)).kind, 'too-short')
  })

  it('looks for none in what does not vary, however long', () => {
    const fifty = months(new Array(40).fill(50))
    assert.deepEqual(readSeason(measure, fifty), { kind: 'no-variation', value: 50, months: 40 })
    assert.equal(readSeason(measure, months(new Array(13).fill(0))).kind, 'no-variation')
  })

  it('looks for none in a stock, which is as large in February as in March', () => {
    const officers = months(new Array(48).fill(0).map((_, index) => 2200 + ((7 * index) % 9) - 4))
    assert.equal(readSeason(measure, officers).kind, 'not-over-time')
    // 52 visits are planned for each month, and one is missed now and then
    const visits = months(new Array(48).fill(0).map((_, index) => (index % 11 === 0 ? 51 : 52)))
    assert.equal(readSeason(measure, visits).kind, 'not-over-time')
  })

  it('looks for none in fewer than five a month, nor where most months of the year have hardly any', () => {
    const random = seededRandom(3)
    const few = months(new Array(60).fill(0).map(() => drawCount(4, 1, random)))
    assert.equal(readSeason(measure, few).kind, 'too-few')
    // 120 fireworks each November and nothing else: ten a month, in one month of the year
    const fireworks = months(new Array(48).fill(0).map((_, index) => (index % 12 === 7 ? 120 : 0)))
    assert.equal(readSeason(measure, fireworks).kind, 'too-few')
  })

  it('finds no season in one of a hundred series of chance, whatever their mean', () => {
    for (const mean of [0.05, 0.5, 2, 5, 8, 20, 100]) {
      const random = seededRandom(Math.round(100 * mean))
      const found = Array.from({ length: sample(200).numRuns }, () =>
        readSeason(measure, ofChance(mean, random)),
      ).filter(({ kind }) => kind === 'adjusted')
      // Of 200 at 1.5%, more than 8 come once in a hundred
      assert.ok(found.length <= (8 / 200) * sample(200).numRuns, `${mean}: ${found.length}`)
    }
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
