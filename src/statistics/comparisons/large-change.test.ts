import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import type { Measure } from '#area/index.ts'
import { shiftYears } from '#shared/index.ts'
import { drawCount, seededRandom } from '../methods/random.ts'
import { measure, period } from '../testing-figures.ts'
import { compareSides } from './comparison.ts'
import { isLargeChange } from './large-change.ts'

const AREA = { id: 'northmere', kind: 'police-area' }

function isLarge(code: string, from: number, to: number, of: Measure = measure()): boolean {
  const later = period(code)
  const earlier = shiftYears(later, -1)
  const comparison = compareSides(
    { period: earlier, value: from },
    { period: later, value: to },
    { measure: of, area: AREA, changes: [] },
  )
  return isLargeChange(comparison, of, 50)
}

describe('isLargeChange', () => {
  it('takes a fifth in a quarter only where counts that vary much would seldom show it', () => {
    // 1.96 × √(8.5 × (1,000 + 800)) = 242; of ten times as many 767
    assert.equal(isLarge('2025-26-Q1', 1_000, 800), false)
    assert.equal(isLarge('2025-26-Q1', 1_000, 750), true)
    assert.equal(isLarge('2025-26-Q1', 10_000, 8_000), true)
    assert.equal(isLarge('2025-26-Q1', 10_000, 8_001), false)
  })

  it('takes less of a year, in which ups and downs even out', () => {
    // 1.96 × √(2 × (238 + 177)) = 56
    assert.equal(isLarge('2025-26', 238, 177), true)
    assert.equal(isLarge('2025-26-Q1', 238, 177), false)
  })

  it('does not ask of small counts, ranks and surveys', () => {
    assert.equal(isLarge('2025-26', 49, 490), false)
    const rank = measure({ unit: 'rank', noun: undefined })
    assert.equal(isLarge('2025-26', 8, 2, rank), false)
    const survey = measure({ unit: 'percent', noun: undefined, survey: { designEffect: 1 } })
    assert.equal(isLarge('2025-26', 60, 40, survey), false)
  })

  it('takes five points of a percentage and a fifth of a time', () => {
    const share = measure({ unit: 'percent', noun: undefined })
    assert.equal(isLarge('2025-26', 62, 67, share), true)
    assert.equal(isLarge('2025-26', 62, 66, share), false)
    const time = measure({ unit: 'seconds', noun: undefined })
    assert.equal(isLarge('2025-26', 50, 60, time), true)
    assert.equal(isLarge('2025-26', 50, 59, time), false)
  })

  it('asks of at most 8 in 100 quarters in which nothing changed', () => {
    const random = seededRandom(11)
    for (const [mean, dispersion] of [
      [80, 7.7],
      [300, 8.5],
      [600, 11],
    ] as const) {
      const quarter = () => [0, 1, 2].reduce((sum) => sum + drawCount(mean, dispersion, random), 0)
      let asked = 0
      for (let run = 0; run < 2_000; run++) if (isLarge('2025-26-Q1', quarter(), quarter())) asked++
      assert.ok(asked <= 160, `${asked} of 2,000 at ${mean} a month`)
    }
  })
})
