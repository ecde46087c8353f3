import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { drawCount, drawGamma, drawNormal, drawPoisson, seededRandom } from './random.ts'
import { meanOf, standardDeviation } from './spread.ts'

function draws(number: number, draw: () => number): readonly number[] {
  return Array.from({ length: number }, draw)
}

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    assert.deepEqual(draws(5, seededRandom(7)), draws(5, seededRandom(7)))
    assert.notDeepEqual(draws(5, seededRandom(7)), draws(5, seededRandom(8)))
  })

  it('spreads evenly from 0 to 1', () => {
    const values = draws(100_000, seededRandom(1))
    assert.ok(values.every((value) => value >= 0 && value < 1))
    assert.ok(Math.abs(meanOf(values) - 0.5) < 0.005)
    assert.ok(Math.abs(standardDeviation(values) - Math.sqrt(1 / 12)) < 0.005)
  })
})

describe('draws by chance', () => {
  it('have the mean and the spread they should', () => {
    const random = seededRandom(2)
    const cases: readonly (readonly [string, () => number, number, number])[] = [
      ['normal', () => drawNormal(random), 0, 1],
      ['gamma of 0.5', () => drawGamma(0.5, random), 0.5, Math.sqrt(0.5)],
      ['gamma of 400', () => drawGamma(400, random), 400, 20],
      ['Poisson of 3', () => drawPoisson(3, random), 3, Math.sqrt(3)],
      ['Poisson of 90,000', () => drawPoisson(90_000, random), 90_000, 300],
      // Variance 8.5 × 300 = 2,550, whose root is 50.5
      ['counts of dispersion 8.5', () => drawCount(300, 8.5, random), 300, Math.sqrt(2550)],
    ]
    for (const [name, draw, mean, spread] of cases) {
      const values = draws(40_000, draw)
      assert.ok(Math.abs(meanOf(values) - mean) < (4 * spread) / 200, `${name}, mean`)
      assert.ok(Math.abs(standardDeviation(values) / spread - 1) < 0.03, `${name}, spread`)
    }
  })
})
