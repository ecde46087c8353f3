import assert from 'node:assert/strict'
import { type Measure, measureSchema } from '#area/index.ts'
import { monthPeriod } from '#shared/index.ts'
import type { Point } from '../observation.ts'
import { type ControlLimits, controlLimits, type LimitsSettings } from './control-limits.ts'
import type { DatedValue } from './fill-gaps.ts'

/** Monthly values from April 2016, for tests. */
export function monthly(values: readonly (number | null)[]): DatedValue[] {
  return months(values).map(({ period, value }) => ({ period: period.start, value }))
}

/** Monthly points from April 2016, or another first month, for tests. */
export function months(values: readonly (number | null)[], year = 2016, month = 4): Point[] {
  return values.map((value, index) => {
    const place = month - 1 + index
    return { period: monthPeriod(year + Math.floor(place / 12), (place % 12) + 1), value }
  })
}

export const PLAIN: LimitsSettings = {
  improvement: 'none',
  target: null,
  rebase: [],
  baselinePoints: null,
  screening: true,
}

/** Limits of monthly values, with the settings that are not as usual. */
export function limitsOf(
  values: readonly (number | null)[],
  settings: Partial<LimitsSettings> = {},
): ControlLimits {
  const outcome = controlLimits(monthly(values), { ...PLAIN, ...settings })
  assert.ok(outcome.ok)
  return outcome.value
}

/** A made-up measure: incidents, of which fewer are better. */
export function measureOf(changes: Partial<Measure> = {}): Measure {
  return {
    ...measureSchema.parse({
      id: 'incidents',
      name: 'Incidents',
      noun: { one: 'incident', many: 'incidents' },
      unit: 'count',
      better: 'lower',
      definition: 'Incidents recorded in the period',
      source: { document: 'A made-up report' },
      frequency: ['month'],
    }),
    ...changes,
  }
}
