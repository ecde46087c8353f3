import { line as lineThrough } from 'd3-shape'
import type { ControlChartOptions } from './control-chart.ts'
import { FRAMES } from './frame.ts'
import type { FunnelChartData } from './funnel-data.ts'
import { type FunnelLayout, layOutFunnel } from './funnel-layout.ts'
import { GREY, INK, LINE, PAPER, TYPEFACE, USUAL_RANGE } from './palette.ts'
import type { Segment } from './placing.ts'
import { type Attributes, element, escapeMarkup, type TextLine } from './svg.ts'

/**
 * A group's rates against their populations, with the range expected (95% as a band, 99.8% dotted), its
 * lines named with their values and every member named. The own one is a filled square, the others are
 * rings. The same bytes for the same data.
 */
export function funnelChart(data: FunnelChartData, { variant, id }: ControlChartOptions): string {
  const frame = FRAMES[variant]
  const layout = layOutFunnel(data, frame)
  const isPrint = variant === 'print'
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: isPrint ? undefined : `cf-chart__drawing cf-chart__drawing--${variant}`,
      viewBox: `0 0 ${frame.width} ${layout.height}`,
      width: isPrint ? frame.width : '100%',
      height: isPrint ? layout.height : undefined,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': isPrint ? TYPEFACE : `${TYPEFACE}, Arial, sans-serif`,
    },
    element('title', { id: `${id}-title` }, escapeMarkup(data.title)),
    element('desc', { id: `${id}-description` }, escapeMarkup(data.description)),
    ...drawRange(layout),
    ...drawDots(layout),
    ...drawWords(layout),
  )
}

function drawRange({ limits, average, plot }: FunnelLayout): readonly string[] {
  const path = lineThrough<readonly [number, number]>().digits(1)
  const band = [...limits.upper95, ...limits.lower95.toReversed()]
  const dotted = { fill: 'none', stroke: GREY, 'stroke-dasharray': '1.5 3.5' }
  const { left, right, bottom } = plot
  return [
    element('path', { class: 'cf-chart__range', d: `${path(band) ?? ''}Z`, fill: USUAL_RANGE }),
    ...[limits.upper998, limits.lower998].map((limit) =>
      element('path', { class: 'cf-chart__limit', d: path(limit) ?? '', ...dotted }),
    ),
    element('line', {
      class: 'cf-chart__average',
      ...{ x1: left, y1: average, x2: right, y2: average },
      ...{ stroke: GREY, 'stroke-width': 1.3, 'stroke-dasharray': '5 4' },
    }),
    element('line', {
      class: 'cf-chart__axis',
      ...{ x1: left, y1: bottom, x2: right, y2: bottom, stroke: GREY },
    }),
  ]
}

function drawDots({ dots, radius }: FunnelLayout): readonly string[] {
  return dots.map(({ x, y, isOwn }) =>
    isOwn
      ? element('rect', {
          class: 'cf-chart__dot',
          ...{ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius, fill: LINE },
        })
      : element('circle', {
          class: 'cf-chart__mark',
          ...{ cx: x, cy: y, r: radius, fill: PAPER, stroke: LINE, 'stroke-width': 1.8 },
        }),
  )
}

/** Paper behind words that stand among the figures. */
const HALO: Attributes = { stroke: PAPER, 'stroke-width': 3, 'paint-order': 'stroke' }

function drawWords(layout: FunnelLayout): readonly string[] {
  const { plot, words, marginNames, insideNames, named } = layout
  return [
    ...words.map((line) => drawText(line, INK)),
    ...marginNames.flatMap(({ lines, level, middle }) => [
      drawLeader({ x1: plot.right + 1, y1: level, x2: plot.right + 7, y2: middle }),
      ...lines.map((line) => drawText(line, GREY)),
    ]),
    ...insideNames.map((line) => drawText(line, GREY, HALO)),
    ...named.flatMap(({ leader }) => (leader === undefined ? [] : [drawLeader(leader)])),
    ...named.map(({ line }) => drawText(line, INK, HALO)),
  ]
}

function drawLeader({ x1, y1, x2, y2 }: Segment): string {
  return element('line', { class: 'cf-chart__leader', x1, y1, x2, y2, stroke: GREY })
}

function drawText(
  { text, x, y, size, anchor, bold }: TextLine,
  fill: string,
  look: Attributes = {},
): string {
  return element(
    'text',
    {
      ...{ x, y, 'font-size': size, 'font-weight': bold ? 700 : undefined },
      'text-anchor': anchor === 'start' ? undefined : anchor,
      fill,
      ...look,
    },
    escapeMarkup(text),
  )
}
