import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { describePeriod } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { figure, period } from '#statistics/testing.ts'
import { monthsOfTotals } from './months-of-totals.ts'

const total = (code: string, value: number | null) => figure({ period: period(code), value })

const said = (figures: readonly Observation[]) =>
  monthsOfTotals(figures).map(({ period, value }) => [describePeriod(period), value])

describe('monthsOfTotals', () => {
  it('gives each month what the total rose by, and begins again in April', () => {
    const figures = [
      total('2025-04-01/2026-02-28', 300),
      total('2025/26', 331),
      total('2026-04', 28),
      total('2026-04-01/2026-05-31', 61),
    ]
    // 331 − 300 = 31; April is its own total; 61 − 28 = 33
    assert.deepEqual(said(figures), [
      ['February 2026', null],
      ['March 2026', 31],
      ['April 2026', 28],
      ['May 2026', 33],
      ['January to March 2026', null],
    ])
  })

  it('knows nothing of a month after a gap, or after a total that was higher', () => {
    const figures = [
      total('2026-04', 28),
      total('2026-04-01/2026-06-30', 90),
      total('2026-04-01/2026-07-31', 85),
    ]
    assert.deepEqual(said(figures), [
      ['April 2026', 28],
      ['June 2026', null],
      ['July 2026', null],
      ['April to June 2026', 90],
    ])
  })
})
