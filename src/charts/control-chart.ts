import { line as lineThrough } from 'd3-shape'
import type { ControlChartData } from './chart-data.ts'
import {
  type ControlChartLayout,
  type Dot,
  layOutControlChart,
  RUN_MARK,
} from './control-chart-layout.ts'
import { type ChartVariant, FRAMES, type Frame } from './frame.ts'
import { drawMark } from './marks.ts'
import {
  EVENT,
  GREY,
  INK,
  JUDGEMENT_COLOURS,
  LINE,
  PAPER,
  TYPEFACE,
  USUAL_RANGE,
} from './palette.ts'
import { hasRange } from './range-names.ts'
import { rangeSteps } from './range-steps.ts'
import { type Attributes, element, escapeMarkup, type TextLine, tenth } from './svg.ts'

export interface ControlChartOptions {
  readonly variant: ChartVariant
  /** Begins every id in the drawing: give each drawing on a page its own. */
  readonly id: string
}

/**
 * A series drawn as one SVG element, the same bytes for the same data: its line, its usual range,
 * what is unusual (numbered), what happened meanwhile. Every part carries plain presentation
 * attributes, so that it is right without a stylesheet and inside a PDF; the site's stylesheet adds forced
 * colours. Says "No figures" when the series has none.
 */
export function controlChart(data: ControlChartData, { variant, id }: ControlChartOptions): string {
  const frame = FRAMES[variant]
  const layout = layOutControlChart(data, frame)
  const height = layout?.height ?? Math.round(frame.plotHeight * 0.4)
  const parts = layout ? drawParts(data, layout) : [drawNothing(frame, height)]
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: variant === 'print' ? undefined : `cf-chart__drawing cf-chart__drawing--${variant}`,
      viewBox: `0 0 ${frame.width} ${height}`,
      width: variant === 'print' ? frame.width : '100%',
      height: variant === 'print' ? height : undefined,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': variant === 'print' ? TYPEFACE : `${TYPEFACE}, Arial, sans-serif`,
    },
    element('title', { id: `${id}-title` }, escapeMarkup(data.title)),
    element('desc', { id: `${id}-description` }, escapeMarkup(data.description)),
    ...parts,
  )
}

function drawNothing(frame: Frame, height: number): string {
  const size = frame.textSize
  const words = { x: frame.width / 2, y: height / 2, size, anchor: 'middle' } as const
  return drawText({ text: 'No figures', ...words }, { fill: GREY })
}

/** From the back to the front. */
function drawParts(data: ControlChartData, layout: ControlChartLayout): readonly string[] {
  return [
    ...drawUsualRange(data, layout),
    ...drawTimes(layout),
    ...drawAxes(data, layout),
    ...drawTarget(data, layout),
    ...drawLine(layout),
    ...drawSetAside(data, layout),
    ...drawFlags(layout),
    ...drawWords(layout),
  ]
}

function drawUsualRange(
  data: ControlChartData,
  { axis, y }: ControlChartLayout,
): readonly string[] {
  // A sliver of paper between two phases says that one range ended and another began.
  const sliver = Math.min(1.5, axis.step / 4)
  return data.phases.flatMap((phase) => {
    if (!hasRange(phase)) return []
    const x1 = axis.at(phase.fromIndex - 0.5) + (phase.fromIndex > 0 ? sliver : 0)
    const x2 = axis.at(phase.toIndex + 0.5) - (phase.toIndex < data.points.length - 1 ? sliver : 0)
    const provisional = phase.status === 'provisional'
    const bands = rangeSteps(phase, data.points).map((step) => ({
      left: step.fromIndex === phase.fromIndex ? x1 : axis.at(step.fromIndex - 0.5),
      right: step.toIndex === phase.toIndex ? x2 : axis.at(step.toIndex + 0.5),
      top: y(step.upper),
      bottom: y(step.lower),
      mean: step.mean === null ? null : y(step.mean),
    }))
    const edge = { class: 'cf-chart__limit', stroke: GREY, 'stroke-dasharray': '1.5 3.5' }
    return [
      ...groupTouching(bands).map((group) =>
        drawBand(group, { fill: USUAL_RANGE, 'fill-opacity': provisional ? '0.5' : undefined }),
      ),
      ...(provisional
        ? bands.flatMap(({ left, right, top, bottom }) =>
            [top, bottom].map((at) => level(at, left, right, edge)),
          )
        : []),
      ...drawAverage(bands),
    ]
  })
}

interface Step {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** Steps that touch are drawn as one shape, so that no seam shows between them. */
function groupTouching(steps: readonly Step[]): readonly (readonly [Step, ...Step[]])[] {
  const groups: [Step, ...Step[]][] = []
  for (const step of steps) {
    const group = groups.at(-1)
    if (group?.at(-1)?.right === step.left) group.push(step)
    else groups.push([step])
  }
  return groups
}

function drawBand(steps: readonly [Step, ...Step[]], look: Attributes): string {
  const name = { class: 'cf-chart__range' }
  const [{ left, right, top, bottom }, ...others] = steps
  if (others.length === 0) {
    const box = { x: left, y: top, width: Math.max(right - left, 0), height: bottom - top }
    return element('rect', { ...name, ...box, ...look })
  }
  const above = steps.map((step) => `V${tenth(step.top)}H${tenth(step.right)}`)
  const below = steps.toReversed().map((step) => `V${tenth(step.bottom)}H${tenth(step.left)}`)
  const d = `M${tenth(left)},${tenth(bottom)}${above.join('')}${below.join('')}Z`
  return element('path', { ...name, d, ...look })
}

/** One dashed line; where points have averages of their own, it steps from one to the next. */
function drawAverage(
  steps: readonly {
    readonly left: number
    readonly right: number
    readonly mean: number | null
  }[],
): readonly string[] {
  const look = {
    class: 'cf-chart__average',
    stroke: GREY,
    'stroke-width': 1.3,
    'stroke-dasharray': '5 4',
  }
  const [first, last] = [steps[0], steps.at(-1)]
  if (first === undefined || last === undefined || first.mean === null) return []
  if (steps.every(({ mean }) => mean === first.mean)) {
    return [level(first.mean, first.left, last.right, look)]
  }
  const d = steps.map(({ left, right, mean }, order) => {
    const goesOn = order > 0 && steps[order - 1]?.right === left
    return `${goesOn ? 'L' : 'M'}${tenth(left)},${tenth(mean ?? 0)}H${tenth(right)}`
  })
  return [element('path', { d: d.join(''), fill: 'none', ...look })]
}

function level(at: number, x1: number, x2: number, look: Attributes): string {
  return element('line', { x1, y1: at, x2, y2: at, ...look })
}

function drawTimes({ times, top, bottom, frame }: ControlChartLayout) {
  return times.flatMap(({ kind, from, to, row, canBeLed }) => {
    const reach = top - (canBeLed ? row * frame.lineHeight + 1 : 0)
    if (kind === 'recording-change') {
      return [upright(from, reach, bottom, { stroke: INK, 'stroke-width': 1.2 })]
    }
    const tint = element('rect', {
      class: 'cf-chart__event',
      x: from,
      y: top,
      width: to - from,
      height: bottom - top,
      fill: EVENT,
      'fill-opacity': '0.1',
    })
    // On paper the tint and the usual range may come out as the same grey: the edges tell them apart.
    const edge = { stroke: GREY, 'stroke-width': 0.6, 'stroke-dasharray': '1 2' }
    const edges =
      frame.variant === 'print' ? [from, to].map((x) => upright(x, top, bottom, edge)) : []
    const leader = upright(from, reach, top, { stroke: EVENT, 'stroke-opacity': '0.5' })
    return [tint, ...edges, ...(row > 0 && canBeLed ? [leader] : [])]
  })
}

function upright(x: number, y1: number, y2: number, look: Attributes): string {
  return element('line', { class: 'cf-chart__upright', x1: x, y1, x2: x, y2, ...look })
}

function drawAxes(data: ControlChartData, { axis, y, bottom, periodLabels }: ControlChartLayout) {
  const look = { class: 'cf-chart__axis', stroke: GREY }
  const crossesZero = data.zeroBased && y(0) < bottom - 1
  return [
    level(bottom, axis.left, axis.right, look),
    ...(crossesZero ? [level(y(0), axis.left, axis.right, look)] : []),
    ...periodLabels.map(({ tick }) => upright(tick, bottom, bottom + 5, { stroke: GREY })),
  ]
}

function drawTarget(data: ControlChartData, { axis, y }: ControlChartLayout): readonly string[] {
  if (data.target === null || data.target === undefined) return []
  return [
    level(y(data.target), axis.left, axis.right, {
      class: 'cf-chart__target',
      stroke: INK,
      'stroke-width': 1.4,
      'stroke-dasharray': '10 3 2 3',
    }),
  ]
}

const path = lineThrough<Dot>(
  ({ x }) => x,
  ({ y }) => y,
).digits(1)

function drawLine({ stretches, axis, frame }: ControlChartLayout): readonly string[] {
  const d = stretches
    .filter((dots) => dots.length > 1)
    .map((dots) => path(dots))
    .join('')
  const dotted = axis.step >= frame.dotsFrom
  const last = stretches.at(-1)?.at(-1)
  const dots = stretches.flatMap((stretch) =>
    stretch.filter((dot) => dotted || stretch.length === 1 || dot === last),
  )
  const radius = frame.lineWidth * 1.35
  return [
    ...(d === ''
      ? []
      : [
          element('path', {
            class: 'cf-chart__line',
            d,
            fill: 'none',
            stroke: LINE,
            'stroke-width': frame.lineWidth,
            'stroke-linejoin': 'round',
          }),
        ]),
    ...dots.map(({ x, y }) =>
      element('circle', { class: 'cf-chart__dot', cx: x, cy: y, r: radius, fill: LINE }),
    ),
  ]
}

/** An open, broken ring: a figure that counts for nothing else in the drawing. */
function drawSetAside(data: ControlChartData, { axis, y, frame }: ControlChartLayout) {
  return data.points.flatMap(({ setAside }, index) =>
    setAside === undefined
      ? []
      : [
          element('circle', {
            class: 'cf-chart__set-aside',
            cx: axis.at(index),
            cy: y(setAside),
            r: frame.lineWidth * 2.2,
            fill: 'none',
            stroke: GREY,
            'stroke-width': 1.4,
            'stroke-dasharray': '2 1.5',
          }),
        ],
  )
}

function drawFlags({ flags, frame }: ControlChartLayout): readonly string[] {
  const runs = flags.filter(({ flag }) => flag.kind === 'run')
  const marks = [...runs, ...flags.filter(({ flag }) => flag.kind === 'point')]
  return [
    ...runs.map(({ flag, dots }) =>
      element('path', {
        class: 'cf-chart__run',
        d: path(dots) ?? '',
        fill: 'none',
        stroke: JUDGEMENT_COLOURS[flag.judgement],
        'stroke-width': frame.lineWidth * 1.3,
        'stroke-linejoin': 'round',
      }),
    ),
    ...marks.flatMap(({ flag, marked }) =>
      marked.map(({ x, y }) =>
        drawMark({
          x,
          y,
          radius: frame.markRadius * (flag.kind === 'run' ? RUN_MARK : 1),
          judgement: flag.judgement,
          class: 'cf-chart__mark',
        }),
      ),
    ),
  ]
}

/** Paper behind words that stand among the figures. */
const HALO: Attributes = {
  stroke: PAPER,
  'stroke-width': 3,
  'stroke-linejoin': 'round',
  'paint-order': 'stroke',
}

function drawWords(layout: ControlChartLayout): readonly string[] {
  const { axis } = layout
  return [
    ...layout.timeNames.map((line) => drawText(line, { fill: GREY })),
    ...layout.valueLabels.map((line) => drawText(line, { fill: INK })),
    ...layout.periodLabels.map(({ line }) => drawText(line, { fill: INK })),
    ...layout.marginNames.flatMap(({ lines, level: at, middle }) => [
      element('line', {
        class: 'cf-chart__leader',
        x1: axis.right + 1,
        y1: at,
        x2: axis.right + 6,
        y2: middle,
        stroke: GREY,
      }),
      ...lines.map((line) => drawText(line, { fill: GREY })),
    ]),
    ...[...layout.insideNames, ...layout.footNames].map((line) =>
      drawText(line, { fill: GREY, ...HALO }),
    ),
    ...layout.numbers.map(({ line, judgement }) =>
      drawText(line, { fill: judgement ? JUDGEMENT_COLOURS[judgement] : INK, ...HALO }),
    ),
  ]
}

function drawText({ text, x, y, size, anchor, bold }: TextLine, look: Attributes): string {
  return element(
    'text',
    {
      x,
      y,
      'font-size': size,
      'font-weight': bold ? 700 : undefined,
      'text-anchor': anchor === 'start' ? undefined : anchor,
      ...look,
    },
    escapeMarkup(text),
  )
}
