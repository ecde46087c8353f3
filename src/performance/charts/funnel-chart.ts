import { line as lineThrough } from 'd3-shape'
import { capitalise, formatNumber } from '#shared/index.ts'
import type { ControlChartOptions } from './control-chart.ts'
import { FRAMES, type Frame } from './frame.ts'
import { GREY, INK, LINE, PAPER, TYPEFACE, USUAL_RANGE } from './palette.ts'
import { type Box, element, escapeMarkup, MIDDLE, overlap, type TextLine, textBox } from './svg.ts'

/** One member of a group: its name, how many people, its rate, and whether it is the reader's own. */
export interface FunnelDot {
  readonly name: string
  readonly population: number
  readonly rate: number
  readonly isOwn: boolean
}

/** Lines at one population, in the unit of the rate. */
export interface FunnelStep {
  readonly population: number
  readonly lower998: number
  readonly lower95: number
  readonly upper95: number
  readonly upper998: number
}

export interface FunnelChartData {
  readonly title: string
  readonly description: string
  readonly dots: readonly FunnelDot[]
  /** From the smallest population drawn to the largest. */
  readonly steps: readonly FunnelStep[]
  readonly pooled: number
  /** What the upright axis counts: "offences for every 1,000 people". */
  readonly unit: string
}

/**
 * A group's rates against their populations, with the range expected (95% as a band, 99.8% dotted) and
 * every member named. The own one is a filled square, the others are rings.
 */
export function funnelChart(data: FunnelChartData, { variant, id }: ControlChartOptions): string {
  const frame = FRAMES[variant]
  const layout = layOut(data, frame)
  return element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      class: variant === 'print' ? undefined : `cf-chart__drawing cf-chart__drawing--${variant}`,
      viewBox: `0 0 ${frame.width} ${layout.height}`,
      width: variant === 'print' ? frame.width : '100%',
      height: variant === 'print' ? layout.height : undefined,
      role: 'img',
      'aria-labelledby': `${id}-title ${id}-description`,
      'font-family': `${TYPEFACE}, Arial, sans-serif`,
    },
    element('title', { id: `${id}-title` }, escapeMarkup(data.title)),
    element('desc', { id: `${id}-description` }, escapeMarkup(data.description)),
    ...drawRange(data, layout),
    ...drawAxes(layout, frame),
    ...drawDots(data, layout, frame),
  )
}

interface Layout {
  readonly height: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
  readonly x: (population: number) => number
  readonly y: (rate: number) => number
  readonly rates: readonly number[]
  readonly populations: readonly number[]
  readonly unit: string
}

function layOut(data: FunnelChartData, frame: Frame): Layout {
  const size = frame.textSize
  const [top, left, right] = [2.2 * frame.lineHeight, 2.4 * size, frame.width - 6]
  const bottom = top + frame.plotHeight
  const highest = Math.max(
    ...data.dots.map(({ rate }) => rate),
    ...data.steps.map((s) => s.upper998),
  )
  const lowest = Math.min(
    ...data.dots.map(({ rate }) => rate),
    ...data.steps.map((s) => s.lower998),
  )
  const step = niceStep((highest - lowest) / 4)
  const most = Math.ceil(highest / step) * step
  // Neither axis need begin at zero: what counts is how far forces are from one another
  const least = Math.floor(lowest / step) * step
  const populations = data.steps.map(({ population }) => population)
  const [fewest, widest] = [Math.min(...populations), Math.max(...populations)]
  const peopleStep = niceStep((widest - fewest) / (frame.xLabels > 4 ? 4 : 2))
  return {
    height: bottom + 2.9 * frame.lineHeight,
    ...{ left, right, top, bottom, unit: data.unit },
    x: (population) => left + ((population - fewest) / (widest - fewest)) * (right - left),
    y: (rate) => bottom - ((rate - least) / (most - least)) * (bottom - top),
    rates: multiples(step, least, most),
    populations: multiples(peopleStep, fewest, widest),
  }
}

function niceStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  return (([1, 2, 2.5, 5, 10].find((part) => part * power >= rough) ?? 10) as number) * power
}

function multiples(step: number, least: number, most: number): readonly number[] {
  const [first, last] = [Math.ceil(least / step - 1e-9), Math.floor(most / step + 1e-9)]
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) * step)
}

function drawRange({ steps, pooled }: FunnelChartData, layout: Layout): readonly string[] {
  const { x, y, left, right } = layout
  const path = lineThrough<readonly [number, number]>().digits(1)
  const along = (name: keyof Omit<FunnelStep, 'population'>) =>
    steps.map((step): [number, number] => [x(step.population), y(step[name])])
  const outline = [...along('upper95'), ...along('lower95').reverse()]
  const dotted = { fill: 'none', stroke: GREY, 'stroke-dasharray': '1.5 3.5' }
  return [
    element('path', { class: 'cf-chart__range', d: `${path(outline) ?? ''}Z`, fill: USUAL_RANGE }),
    element('path', { class: 'cf-chart__limit', d: path(along('upper998')) ?? '', ...dotted }),
    element('path', { class: 'cf-chart__limit', d: path(along('lower998')) ?? '', ...dotted }),
    element('line', {
      class: 'cf-chart__average',
      ...{ x1: left, y1: y(pooled), x2: right, y2: y(pooled) },
      ...{ stroke: GREY, 'stroke-width': 1.3, 'stroke-dasharray': '5 4' },
    }),
  ]
}

function drawAxes(layout: Layout, frame: Frame): readonly string[] {
  const { left, right, bottom, top, x, y } = layout
  const size = frame.textSize
  const axis = { class: 'cf-chart__axis', stroke: GREY }
  const below = bottom + 1.3 * frame.lineHeight
  return [
    element('line', { ...axis, x1: left, y1: bottom, x2: right, y2: bottom }),
    drawText({
      text: capitalise(layout.unit),
      x: 0,
      y: top - frame.lineHeight,
      size,
      anchor: 'start',
    }),
    ...layout.rates.map((rate) =>
      drawText({
        text: formatNumber(rate),
        ...{ x: left - 5, y: y(rate) + MIDDLE * size, size, anchor: 'end' },
      }),
    ),
    ...layout.populations.map((people) => {
      const text = people === 0 ? '0' : `${formatNumber(people / 1e6, 1)}m`
      const line: TextLine = { text, x: x(people), y: below, size, anchor: 'middle' }
      return drawText({ ...line, x: Math.min(line.x, right - 8) })
    }),
    drawText({ text: 'People', x: right, y: below + frame.lineHeight, size, anchor: 'end' }),
  ]
}

function drawDots(data: FunnelChartData, layout: Layout, frame: Frame): readonly string[] {
  const [radius, size] = [frame.markRadius * 0.8, frame.textSize]
  const places = data.dots.map((dot) => ({
    ...dot,
    at: { x: layout.x(dot.population), y: layout.y(dot.rate) },
  }))
  const taken: Box[] = places.map(({ at }) => around(at, radius))
  const names = places
    .toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn))
    .map(({ name, at, isOwn }) => {
      const line = placeName(name, at, isOwn, radius, frame, layout, taken)
      const box = textBox(line)
      taken.push(box)
      const isBeside = line.anchor !== 'middle' && Math.abs(line.y - at.y) < size
      const leader = isBeside
        ? ''
        : element('line', {
            class: 'cf-chart__leader',
            x1: at.x,
            y1: at.y + (box.top > at.y ? radius : -radius),
            x2: Math.min(Math.max(at.x, box.left), box.right),
            y2: box.top > at.y ? box.top : box.bottom,
            stroke: GREY,
          })
      return leader + drawText(line, { stroke: PAPER, 'stroke-width': 3, 'paint-order': 'stroke' })
    })
  const marks = places.map(({ at: { x, y }, isOwn }) =>
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
  return [...marks, ...names]
}

/** The first place beside a dot where its name is on no dot and no other name, inside the plot. */
function placeName(
  text: string,
  at: { readonly x: number; readonly y: number },
  bold: boolean,
  radius: number,
  frame: Frame,
  { left, right, top, bottom }: Layout,
  taken: readonly Box[],
): TextLine {
  const size = frame.textSize
  const level = at.y + MIDDLE * size
  const make = (x: number, y: number, anchor: TextLine['anchor']): TextLine => ({
    ...{ text, x, y, size, anchor, bold },
  })
  const beside = [make(at.x + radius + 4, level, 'start'), make(at.x - radius - 4, level, 'end')]
  const away = [1, 2, 3, 4].flatMap((row) => {
    const [above, below] = [
      at.y - radius - row * frame.lineHeight,
      at.y + radius + row * frame.lineHeight + size / 2,
    ]
    return [
      make(at.x, above, 'middle'),
      make(at.x, below, 'middle'),
      make(at.x, above, 'end'),
      make(at.x, below, 'end'),
      make(at.x, above, 'start'),
      make(at.x, below, 'start'),
    ]
  })
  const tries = [...beside, ...away]
  const fits = (line: TextLine) => {
    const box = textBox(line)
    const isInside =
      box.left >= left && box.right <= right && box.top >= top && box.bottom <= bottom
    return isInside && !taken.some((other) => overlap(box, other))
  }
  return tries.find(fits) ?? make(at.x, at.y - radius - 4, 'middle')
}

function around({ x, y }: { readonly x: number; readonly y: number }, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function drawText(line: TextLine, look: Record<string, string | number> = {}): string {
  const { text, x, y, size, anchor, bold } = line
  const weight = bold ? { 'font-weight': 700 } : {}
  const side = anchor === 'start' ? {} : { 'text-anchor': anchor }
  return element(
    'text',
    { x, y, 'font-size': size, ...weight, ...side, fill: bold ? INK : GREY, ...look },
    escapeMarkup(text),
  )
}
