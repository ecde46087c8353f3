import { extent } from 'd3-array'
import { scaleLinear } from 'd3-scale'
import { line as lineThrough } from 'd3-shape'
import type { ControlChartData } from './chart-data.ts'
import { drawMark } from './marks.ts'
import { JUDGEMENT_COLOURS, LINE, USUAL_RANGE } from './palette.ts'
import { hasRange } from './range-names.ts'
import { rangeSteps } from './range-steps.ts'
import { element, escapeMarkup } from './svg.ts'

const WIDTH = 200
const HEIGHT = 34
/** Room for a mark at any edge. */
const EDGE = 5
const MARK = 3.6

/**
 * A series as a small picture for a table row: usual range, line, unusual figures, last figure. It
 * has no scale and no words, so its figures must stand beside it.
 *
 * @param title - said to those who do not see it; without one it is hidden from them, as it should
 *   be where the row says the same in words
 * @returns an SVG element; an empty one when the series has no figure
 */
export function sparkline(
  data: Pick<ControlChartData, 'points' | 'phases' | 'flags'>,
  title?: string,
): string {
  const values = data.points.map((point) => point.value)
  const shown = [
    ...values,
    ...data.phases.flatMap(({ lower, upper }) => [lower, upper]),
    ...data.points.flatMap(({ range }) => (range ? [range.lower, range.upper] : [])),
  ]
  const [low = 0, high = 0] = extent(shown, (value) => value)
  const reach = low === high ? Math.abs(low) || 1 : 0
  const y = scaleLinear([low - reach, high + reach], [HEIGHT - EDGE, EDGE])
  const x = scaleLinear([0, Math.max(values.length - 1, 1)], [EDGE, WIDTH - EDGE])
  const path = lineThrough<number | null>(
    (_, index) => x(index),
    (value) => y(value ?? 0),
  )
    .defined((value) => value !== null)
    .digits(1)

  const bands = data.phases.filter(hasRange).flatMap((phase) =>
    rangeSteps(phase, data.points).map(({ fromIndex, toIndex, lower, upper }) => {
      const left = fromIndex - (fromIndex === phase.fromIndex ? 0.4 : 0.5)
      const right = toIndex + (toIndex === phase.toIndex ? 0.4 : 0.5)
      return element('rect', {
        class: 'cf-chart__range',
        x: Math.max(x(left), EDGE),
        y: y(upper),
        width: Math.min(x(right), WIDTH - EDGE) - Math.max(x(left), EDGE),
        height: Math.max(y(lower) - y(upper), 1),
        fill: USUAL_RANGE,
      })
    }),
  )
  const runs = data.flags
    .filter(({ kind }) => kind === 'run')
    .map(({ firstIndex, lastIndex, judgement }) =>
      element('path', {
        class: 'cf-chart__run',
        d:
          path(values.map((value, at) => (at < firstIndex || at > lastIndex ? null : value))) ?? '',
        fill: 'none',
        stroke: JUDGEMENT_COLOURS[judgement],
        'stroke-width': 2.4,
      }),
    )
  const marked = data.flags.flatMap(({ kind, firstIndex, judgement }) => {
    const value = values[firstIndex]
    if (kind === 'run' || value === null || value === undefined) return []
    return [{ index: firstIndex, x: x(firstIndex), y: y(value), judgement }]
  })
  const last = values.findLastIndex((value) => value !== null)
  const lastMarked = marked.some(({ index }) => index === last)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: 'cf-sparkline',
      viewBox: `0 0 ${WIDTH} ${HEIGHT}`,
      width: WIDTH,
      height: HEIGHT,
      ...(title === undefined ? { 'aria-hidden': 'true' } : { role: 'img' }),
    },
    ...(title === undefined ? [] : [element('title', {}, escapeMarkup(title))]),
    ...bands,
    ...(last < 0 ? [] : [drawnLine(path(values) ?? '')]),
    ...runs,
    ...marked.map(({ index, ...mark }) =>
      drawMark({ ...mark, radius: MARK, filled: index === last, class: 'cf-chart__mark' }),
    ),
    ...(last < 0 || lastMarked
      ? []
      : [
          element('circle', {
            class: 'cf-chart__dot',
            cx: x(last),
            cy: y(values[last] ?? 0),
            r: 3,
            fill: LINE,
          }),
        ]),
  )
}

/** Round ends make a dot of a figure that stands alone. */
function drawnLine(d: string): string {
  return element('path', {
    class: 'cf-chart__line',
    d,
    fill: 'none',
    stroke: LINE,
    'stroke-width': 1.5,
    'stroke-linejoin': 'round',
    'stroke-linecap': 'round',
  })
}
