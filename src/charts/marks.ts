import type { ChartJudgement } from './chart-data.ts'
import { JUDGEMENT_COLOURS, PAPER } from './palette.ts'
import { type Attributes, element, tenth } from './svg.ts'

interface Mark {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly judgement: ChartJudgement
  /** Filled with its colour rather than left open: the last figure of a small chart. */
  readonly filled?: boolean
  readonly class?: string | undefined
}

/** The sign of an unusual figure: a diamond for concern, a triangle for improvement, else a ring. */
export function drawMark({ x, y, radius, judgement, filled = false, ...rest }: Mark): string {
  const colour = JUDGEMENT_COLOURS[judgement]
  const look: Attributes = {
    class: rest.class,
    fill: filled ? colour : PAPER,
    stroke: colour,
    'stroke-width': Math.max(1.4, radius * 0.3),
    'stroke-linejoin': 'miter',
  }
  if (judgement === 'neutral') {
    return element('circle', { cx: x, cy: y, r: radius * 0.78, ...look })
  }
  const corners =
    judgement === 'concern'
      ? [
          [0, -1.15],
          [0.8, 0],
          [0, 1.15],
          [-0.8, 0],
        ]
      : [
          [0, -1.05],
          [1, 0.75],
          [-1, 0.75],
        ]
  const path = corners.map(
    ([right = 0, down = 0]) => `${tenth(x + right * radius)},${tenth(y + down * radius)}`,
  )
  return element('path', { d: `M${path.join('L')}Z`, ...look })
}
