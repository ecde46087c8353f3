import type { PhaseLimits } from './phase-limits.ts'

/** Which rule says that a point is unusual, the first that holds in the order given here. */
export const RULES = ['outside-limits', 'trend', 'two-of-three', 'shift'] as const

export type Rule = (typeof RULES)[number]
export type Direction = 'up' | 'down'

export interface RuleFinding {
  readonly rule: Rule
  readonly direction: Direction
}

/** How many points in a row make a run on one side of the mean, or a trend. */
const RUN = 7

const UP = 1

/** What one point is held against. `null` where there is nothing to hold it against. */
export interface RuleLine {
  readonly centre: number
  readonly lower: number
  readonly upper: number
  readonly nearLower: number
  readonly nearUpper: number
}

/**
 * The four rules of NHS Making Data Count over one phase, one answer a point, `null` for a usual
 * one and for a gap. In order of precedence:
 *
 * 1. outside the limits;
 * 2. one of seven or more points that each rise, or each fall; the point where a rise turns into a
 *    fall belongs to the later of the two;
 * 3. one of two in three neighbouring points near the same limit (between two sigma and three), all
 *    three on that side of the mean;
 * 4. one of seven or more points in a row on one side of the mean.
 *
 * A gap ends a trend, a three and a run; so does a point on the mean, and for a trend a tie.
 *
 * @param values - one a period, oldest first, `null` where nothing was published
 * @param tolerance - a value this close to a line lies on it
 */
export function applyRules(
  values: readonly (number | null)[],
  limits: PhaseLimits,
  tolerance: number,
): (RuleFinding | null)[] {
  const { mean, lower, upper, nearLower, nearUpper } = limits
  if (mean === null || lower === null || upper === null) return values.map(() => null)
  const line = {
    ...{ centre: mean, lower, upper },
    nearLower: nearLower ?? lower,
    nearUpper: nearUpper ?? upper,
  }
  const lines = values.map(() => line)
  return applyRulesToLines(values, lines, tolerance)
}

/** The same rules where each point has limits of its own, as a share of so many has. */
export function applyRulesToLines(
  values: readonly (number | null)[],
  lines: readonly (RuleLine | null)[],
  tolerance: number,
): (RuleFinding | null)[] {
  const found = values.map((): RuleFinding | null => null)
  let before: number | null = null
  // Which way the points go and how many of them do; the side of the mean they keep to and how many
  let [way, points] = [0, 1]
  let [side, run] = [0, 0]
  let [nearTwoBefore, nearBefore] = [0, 0]
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? null
    const line = lines[index] ?? null
    let outside = 0
    let near = 0
    let sideNow = 0
    if (value !== null && line !== null) {
      outside = beyond(value, line.lower, line.upper, tolerance)
      near = outside === 0 ? beyond(value, line.nearLower, line.nearUpper, tolerance) : 0
      sideNow = beyond(value, line.centre, line.centre, tolerance)
    }
    const wayNow = value === null || before === null ? 0 : beyond(value, before, before, tolerance)
    run = sideNow === side ? run + 1 : 1
    points = wayNow === way ? points + 1 : 2
    side = sideNow
    way = wayNow

    if (outside !== 0) mark(found, index, 'outside-limits', outside)
    if (way !== 0 && points >= RUN) markRun(found, points, index, 'trend', way)
    if (side !== 0 && run >= RUN) markRun(found, run, index, 'shift', side)
    if (side !== 0 && run >= 3) {
      const isNear = near === side
      const wasNear = nearBefore === side
      const wasNearBefore = nearTwoBefore === side
      if (Number(isNear) + Number(wasNear) + Number(wasNearBefore) >= 2) {
        if (isNear) mark(found, index, 'two-of-three', side)
        if (wasNear) mark(found, index - 1, 'two-of-three', side)
        if (wasNearBefore) mark(found, index - 2, 'two-of-three', side)
      }
    }
    nearTwoBefore = nearBefore
    nearBefore = near
    before = value
  }
  return found
}

/** Which way a value lies beyond two lines; 0 between them. Without a branch, for speed. */
function beyond(value: number, low: number, high: number, tolerance: number): number {
  return Number(value - high > tolerance) - Number(low - value > tolerance)
}

/** Marks the last point of a run, and when it has just become one, those before it. */
function markRun(
  found: (RuleFinding | null)[],
  length: number,
  last: number,
  rule: Rule,
  way: number,
): void {
  const first = length === RUN ? last - RUN + 1 : last
  for (let index = first; index <= last; index++) mark(found, index, rule, way)
}

/** Marks a point, unless a rule that goes before this one holds for it already. */
function mark(found: (RuleFinding | null)[], index: number, rule: Rule, way: number): void {
  const held = found[index] ?? null
  if (held !== null && RULES.indexOf(held.rule) < RULES.indexOf(rule)) return
  found[index] = { rule, direction: way === UP ? 'up' : 'down' }
}
