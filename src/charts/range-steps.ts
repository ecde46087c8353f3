import type { ChartPhase, ChartPoint } from './chart-data.ts'

/** A stretch of points side by side with one usual range, both indexes included. */
export interface RangeStep {
  readonly fromIndex: number
  readonly toIndex: number
  readonly lower: number
  readonly upper: number
  readonly mean: number | null
}

/**
 * The usual range of a phase as it is drawn: in one piece where it has one, in steps where points
 * have ranges of their own. Nothing is drawn over a point without one.
 */
export function rangeSteps(
  phase: ChartPhase & { readonly lower: number; readonly upper: number },
  points: readonly ChartPoint[],
): readonly RangeStep[] {
  const its = points.slice(phase.fromIndex, phase.toIndex + 1)
  if (its.every(({ range }) => range === undefined)) {
    const { fromIndex, toIndex, lower, upper, mean } = phase
    return [{ fromIndex, toIndex, lower, upper, mean }]
  }
  const steps: RangeStep[] = []
  for (const [order, { range }] of its.entries()) {
    if (range === undefined) continue
    const index = phase.fromIndex + order
    const before = steps.at(-1)
    const goesOn =
      before?.toIndex === index - 1 &&
      before.lower === range.lower &&
      before.upper === range.upper &&
      before.mean === range.mean
    if (goesOn) steps[steps.length - 1] = { ...before, toIndex: index }
    else steps.push({ fromIndex: index, toIndex: index, ...range })
  }
  return steps
}
