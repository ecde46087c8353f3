import assert from 'node:assert/strict'
import { controlLimits } from '#statistics/index.ts'
import type { Measured } from './measured.ts'

const SERIES = 10_000
const MONTHS = 120
const FLOOR_SECONDS = 2

/**
 * Control limits and rules for 10,000 made-up series of 120 months on one core. Every series is
 * different, and every thirtieth month is missing, so that gaps are filled too.
 */
export async function benchLimits(): Promise<readonly Measured[]> {
  const periods = Array.from(
    { length: MONTHS },
    (_, index) =>
      `${2010 + Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, '0')}-01`,
  )
  let state = 1
  const next = () => {
    state = (state * 48_271) % 2_147_483_647
    return state / 2_147_483_647
  }
  const allSeries = Array.from({ length: SERIES }, () => {
    const level = 50 + 1000 * next()
    return periods
      .filter((_, index) => index % 30 !== 17)
      .map((period) => ({ period, value: Math.round(level * (0.7 + 0.6 * next())) }))
  })
  const settings = {
    improvement: 'down',
    target: 500,
    rebase: ['2015-04-01'],
    baselinePoints: null,
    screening: true,
  } as const

  let points = 0
  let flagged = 0
  const start = performance.now()
  for (const series of allSeries) {
    const limits = controlLimits(series, settings)
    assert.ok(limits.ok)
    points += limits.value.points.length
    for (const { rule } of limits.value.points) if (rule !== null) flagged++
  }
  const seconds = (performance.now() - start) / 1000
  assert.equal(points, SERIES * MONTHS)
  return [
    {
      name: '10,000 series of 120 months, limits and rules, one core',
      measured: `${seconds.toFixed(2)} s`,
      floor: `${FLOOR_SECONDS} s`,
      ok: seconds <= FLOOR_SECONDS,
      note: `${flagged.toLocaleString('en-GB')} of ${points.toLocaleString('en-GB')} points flagged`,
    },
  ]
}
