import { controlLimits, FALSE_ALARM_SHARE } from '#statistics/index.ts'
import type { Measured } from './measured.ts'

const SERIES = 4_000

/** How often the last month of a stable series is called unusual, with fixed seeds. */
export async function benchFalseAlarms(): Promise<readonly Measured[]> {
  return [24, 36, 60].map((months) => {
    const share = flaggedAtTheEnd(months) / SERIES
    return {
      name: `stable series of ${months} months called unusual in the last one`,
      measured: `${(share * 100).toFixed(1)}%`,
      floor: `about ${FALSE_ALARM_SHARE * 100}%, as the site says`,
      ok: share > 0.005 && share < FALSE_ALARM_SHARE + 0.01,
    }
  })
}

function flaggedAtTheEnd(months: number): number {
  const normal = normalNumbers(2019)
  const periods = Array.from({ length: months }, (_, index) =>
    Temporal.PlainDate.from('2016-01-01').add({ months: index }).toString(),
  )
  const settings = {
    improvement: 'none',
    target: null,
    rebase: [],
    baselinePoints: null,
    screening: true,
  } as const
  let flagged = 0
  for (let series = 0; series < SERIES; series++) {
    const points = periods.map((period) => ({ period, value: 1000 + 50 * normal() }))
    const limits = controlLimits(points, settings)
    if (limits.ok && limits.value.points.at(-1)?.rule) flagged++
  }
  return flagged
}

/** Normal numbers by Box and Muller (1958) from a linear congruential generator. */
function normalNumbers(seed: number): () => number {
  let state = seed
  const uniform = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state + 0.5) / 2 ** 32
  }
  return () => Math.sqrt(-2 * Math.log(uniform())) * Math.cos(2 * Math.PI * uniform())
}
