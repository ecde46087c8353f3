import { mean } from 'd3-array'
import type { ChartFlag, ControlChartData } from './chart-data.ts'
import { type NamedTime, nameTimes } from './event-names.ts'
import { type PlacedNumber, placeNumbers } from './flag-numbers.ts'
import type { Frame } from './frame.ts'
import {
  type HorizontalAxis,
  horizontalAxis,
  type PeriodLabel,
  periodLabels,
} from './horizontal-axis.ts'
import type { Segment } from './placing.ts'
import {
  hasRange,
  levelNames,
  marginWidth,
  type PlacedName,
  placeInMargin,
  placeInside,
  TOO_FEW,
} from './range-names.ts'
import { type Box, MIDDLE, type TextLine, textBox } from './svg.ts'
import { ASCENT, fitText, textWidth, wrapText } from './typeface.ts'
import { axisTicks, valueRange, verticalScale } from './vertical-axis.ts'

/** A figure where it is drawn. */
export interface Dot {
  readonly index: number
  readonly x: number
  readonly y: number
}

/** A flag with the figures it is about, never none. */
export interface MarkedFlag {
  readonly flag: ChartFlag
  readonly dots: readonly Dot[]
  /** Which of `dots` carry a mark: all of them where there is room. */
  readonly marked: readonly Dot[]
}

/** Where everything on a control chart goes; `undefined` parts have nothing to show. */
export interface ControlChartLayout {
  readonly frame: Frame
  readonly height: number
  readonly top: number
  readonly bottom: number
  readonly axis: HorizontalAxis
  readonly y: (value: number) => number
  /** Unbroken stretches of figures, oldest first. */
  readonly stretches: readonly (readonly Dot[])[]
  readonly flags: readonly MarkedFlag[]
  readonly numbers: readonly PlacedNumber[]
  readonly times: readonly NamedTime[]
  readonly timeNames: readonly TextLine[]
  readonly valueLabels: readonly TextLine[]
  readonly periodLabels: readonly PeriodLabel[]
  readonly marginNames: readonly PlacedName[]
  readonly insideNames: readonly TextLine[]
  readonly footNames: readonly TextLine[]
}

/** The places of everything on a control chart; `undefined` when the series has no figure. */
export function layOutControlChart(
  data: ControlChartData,
  frame: Frame,
): ControlChartLayout | undefined {
  const range = valueRange(data)
  if (range === undefined) return undefined
  const { textSize: size, lineHeight } = frame

  const ticks = axisTicks(range, data.format, frame.yTicks).map((tick) => ({
    ...tick,
    label: fitText(tick.label, frame.width * 0.4, size),
  }))
  const left = Math.max(0, ...ticks.map(({ label }) => textWidth(label, size))) + 9
  const inMargin = frame.namesAt === 'margin'
  const names = levelNames(data)
  const tooFew = data.phases.length > 0 && !hasRange(data.phases.at(-1))
  const margin = inMargin
    ? marginWidth([...names.map(({ text }) => text), ...(tooFew ? [TOO_FEW] : [])], frame)
    : 0
  const right = frame.width - (margin > 0 ? margin + 10 : 2)
  const axis = horizontalAxis(data.points, left, right)

  const times = nameTimes(data, axis, frame)
  const rows = Math.max(-1, ...times.map(({ row }) => row)) + 1
  const top = rows * lineHeight + (rows > 0 ? 5 : 2)
  const bottom = top + frame.plotHeight

  const numberRoom = data.flags.length > 0 ? frame.markRadius * 1.15 + size + 6 : 8
  const headRoom = Math.max(numberRoom, inMargin ? 0 : lineHeight + 4)
  const footRoom = range[0] === 0 && data.zeroBased ? 0 : headRoom
  const scale = verticalScale(range, bottom - footRoom, top + headRoom)
  const y = (value: number) => scale(value)

  const stretches = unbroken(data, axis, y)
  const line = stretches.flatMap(segments)
  const flags = data.flags.flatMap((flag) => markFlag(flag, stretches.flat(), axis.step, frame))
  const uprights = times
    .filter(({ kind }) => kind === 'recording-change')
    .map(({ from }) => ({ left: from - 1, right: from + 1, top, bottom }))
  const marks = flags.flatMap(({ flag, marked }) =>
    marked.map((dot) => markBox(dot, frame.markRadius * (flag.kind === 'run' ? RUN_MARK : 1))),
  )

  const inTheWay = [...marks, ...uprights]

  const plot: Box = { left, right, top, bottom: bottom - 2 }
  const levels = names.map(({ value }) => y(value))
  const insideNames: TextLine[] = []
  const foot = tooFew && !inMargin ? [TOO_FEW] : []
  if (!inMargin) {
    for (const { text, value } of thinned(data, names, y, size)) {
      const texts = insideNames.map(textBox)
      const placed = placeInside(
        text,
        y(value),
        { plot, texts, marks: inTheWay, line, levels },
        frame,
      )
      if (placed) insideNames.push(placed)
      else foot.push(text)
    }
  }
  const lastLevel = stretches.at(-1)?.at(-1)?.y ?? bottom
  const besideNames = names.map(({ text, value }) => ({ text, level: y(value) }))
  if (tooFew) besideNames.push({ text: TOO_FEW, level: lastLevel })
  besideNames.sort((a, b) => a.level - b.level)

  const labelsAt = bottom + 11 + ASCENT * size
  const footLines = foot.flatMap((text) => wrapText(text, frame.width - left - 2, size))
  return {
    frame,
    height: Math.ceil(labelsAt + size * 0.4 + footLines.length * lineHeight),
    top,
    bottom,
    axis,
    y,
    stretches,
    flags,
    numbers: placeNumbers(
      flags.map((marked) => numberOf(marked, data)),
      {
        plot: { ...plot, left: left - 4, right: right + 2 },
        texts: insideNames.map(textBox),
        marks: inTheWay,
        line,
        markRadius: frame.markRadius,
        size,
      },
    ),
    times,
    timeNames: times.map(({ name, nameLeft, row }) => ({
      text: name,
      x: nameLeft,
      y: top - 5 - row * lineHeight,
      size,
      anchor: 'start' as const,
    })),
    valueLabels: ticks.map(({ label, value }) => ({
      text: label,
      x: left - 8,
      y: y(value) + MIDDLE * size,
      size,
      anchor: 'end' as const,
    })),
    periodLabels: periodLabels(data.points, axis, {
      y: labelsAt,
      size,
      most: frame.xLabels,
      width: frame.width,
    }),
    marginNames: inMargin ? placeInMargin(besideNames, { x: right + 9, top, bottom }, frame) : [],
    insideNames,
    footNames: footLines.map((text, row) => ({
      text,
      x: left,
      y: labelsAt + (row + 1) * lineHeight + 2,
      size,
      anchor: 'start' as const,
    })),
  }
}

/** Marks along a run are smaller than the mark of a single figure. */
export const RUN_MARK = 0.72

function unbroken(
  data: ControlChartData,
  axis: HorizontalAxis,
  y: (value: number) => number,
): readonly (readonly Dot[])[] {
  const stretches: Dot[][] = []
  let joined = false
  data.points.forEach(({ value }, index) => {
    if (value === null) {
      joined = false
      return
    }
    const dot = { index, x: axis.at(index), y: y(value) }
    if (joined) stretches.at(-1)?.push(dot)
    else stretches.push([dot])
    joined = true
  })
  return stretches
}

function segments(dots: readonly Dot[]): readonly Segment[] {
  return dots.flatMap(({ x, y }, index) => {
    const next = dots[index + 1]
    return next ? [{ x1: x, y1: y, x2: next.x, y2: next.y }] : []
  })
}

function markFlag(
  flag: ChartFlag,
  dots: readonly Dot[],
  step: number,
  frame: Frame,
): readonly MarkedFlag[] {
  const its = dots.filter(({ index }) => index >= flag.firstIndex && index <= flag.lastIndex)
  if (its.length === 0) return []
  const room = step >= frame.markRadius * RUN_MARK * 2
  const marked = room ? its : its.filter((_, index) => index === 0 || index === its.length - 1)
  return [{ flag, dots: its, marked }]
}

function markBox({ x, y }: Dot, radius: number): Box {
  return {
    left: x - radius,
    right: x + radius,
    top: y - radius * 1.15,
    bottom: y + radius * 1.15,
  }
}

/** A run is numbered at its first point that has no number of its own. */
function numberOf({ flag, dots }: MarkedFlag, data: ControlChartData) {
  const isNumbered = (index: number) =>
    data.flags.some((one) => one.kind === 'point' && one.firstIndex === index)
  const own = flag.kind === 'run' ? dots.find(({ index }) => !isNumbered(index)) : undefined
  const at = own ?? dots[0] ?? { index: 0, x: 0, y: 0 }
  const phase = data.phases.find(
    ({ fromIndex, toIndex }) => at.index >= fromIndex && at.index <= toIndex,
  )
  const value = data.points[at.index]?.value ?? 0
  const usual = phase?.mean ?? mean(data.points, (point) => point.value) ?? value
  return {
    first: flag.number,
    last: flag.number,
    x: at.x,
    y: at.y,
    high: value >= usual,
    judgement: flag.judgement,
  }
}

/** Inside the plot a thin usual range has no room for three names: one names both its ends. */
function thinned(
  data: ControlChartData,
  names: ReturnType<typeof levelNames>,
  y: (value: number) => number,
  size: number,
): ReturnType<typeof levelNames> {
  const phase = data.phases.at(-1)
  if (!hasRange(phase) || y(phase.lower) - y(phase.upper) >= size * 2.6) return names
  if (phase.lower === phase.upper) return names
  const soFar = phase.status === 'provisional' ? ' so far' : ''
  const ends = `${data.format(phase.lower)} to ${data.format(phase.upper)}`
  return [
    { text: `usual range${soFar} ${ends}`, value: phase.upper },
    ...names.filter(({ text }) => !text.startsWith('usual')),
  ]
}
