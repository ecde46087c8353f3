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
const DOWN = -1

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
  const hold = (index: number, ends: (line: RuleLine) => readonly [number, number]) => {
    const line = lines[index] ?? null
    return line === null ? 0 : beyond(values[index] ?? null, ...ends(line), tolerance)
  }
  const outside = values.map((_, index) => hold(index, ({ lower, upper }) => [lower, upper]))
  const near = values.map((_, index) =>
    outside[index] === 0 ? hold(index, ({ nearLower, nearUpper }) => [nearLower, nearUpper]) : 0,
  )
  const side = values.map((_, index) => hold(index, ({ centre }) => [centre, centre]))
  const trend = trends(values, tolerance)
  const twoOfThree = twosOfThree(near, side)
  const shift = runs(side)
  return values.map(
    (_, index) =>
      finding('outside-limits', outside[index]) ??
      finding('trend', trend[index]) ??
      finding('two-of-three', twoOfThree[index]) ??
      finding('shift', shift[index]),
  )
}

function finding(rule: Rule, way: number | undefined): RuleFinding | null {
  if (way === undefined || way === 0) return null
  return { rule, direction: way === UP ? 'up' : 'down' }
}

function beyond(value: number | null, low: number, high: number, tolerance: number): number {
  if (value === null) return 0
  if (value - high > tolerance) return UP
  return low - value > tolerance ? DOWN : 0
}

/** Marks every stretch of seven or more that keeps one non-zero sign. */
function runs(side: readonly number[]): number[] {
  const marked = side.map(() => 0)
  let start = 0
  for (let index = 0; index < side.length; index++) {
    if (side[index] !== side[start]) start = index
    const sign = side[index] ?? 0
    if (sign !== 0 && index - start + 1 >= RUN) marked.fill(sign, index - RUN + 1, index + 1)
  }
  return marked
}

function trends(values: readonly (number | null)[], tolerance: number): number[] {
  const marked = values.map(() => 0)
  let sign = 0
  let start = 0
  for (let index = 1; index < values.length; index++) {
    const [before, value] = [values[index - 1] ?? null, values[index] ?? null]
    const step = before === null ? 0 : beyond(value, before, before, tolerance)
    if (step !== sign) {
      sign = step
      start = index - 1
    }
    if (sign !== 0 && index - start + 1 >= RUN) marked.fill(sign, index - RUN + 1, index + 1)
  }
  return marked
}

function twosOfThree(near: readonly number[], side: readonly number[]): number[] {
  const marked = near.map(() => 0)
  for (let index = 2; index < near.length; index++) {
    const sign = side[index] ?? 0
    if (sign === 0 || side[index - 1] !== sign || side[index - 2] !== sign) continue
    const close = [index - 2, index - 1, index].filter((place) => near[place] === sign)
    if (close.length >= 2) for (const place of close) marked[place] = sign
  }
  return marked
}
