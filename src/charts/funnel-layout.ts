import { capitalise, formatNumber } from '#shared/index.ts'
import type { Frame } from './frame.ts'
import type { FunnelChartData, FunnelStep } from './funnel-data.ts'
import {
  type DotSurroundings,
  dotBox,
  type NamedDot,
  nameDots,
  nameLine,
  type PlacedDot,
} from './funnel-names.ts'
import type { Segment } from './placing.ts'
import { marginWidth, type PlacedName, placeInMargin } from './range-names.ts'
import { type Box, MIDDLE, overlap, plainText, type TextLine, textBox } from './svg.ts'
import { ASCENT, fitText, textWidth, wrapText } from './typeface.ts'
import { axisTicks, verticalScale } from './vertical-axis.ts'

export type FunnelLimit = keyof Omit<FunnelStep, 'population'>

/** Where everything on a funnel chart goes. */
export interface FunnelLayout {
  readonly height: number
  readonly plot: Box
  readonly radius: number
  /** What the axes count, their values, and what the plot had no room to name. */
  readonly words: readonly TextLine[]
  readonly average: number
  readonly limits: Readonly<Record<FunnelLimit, readonly (readonly [x: number, y: number])[]>>
  readonly dots: readonly PlacedDot[]
  readonly named: readonly NamedDot[]
  /** Names of the lines, in the margin at their ends or inside the plot. */
  readonly marginNames: readonly PlacedName[]
  readonly insideNames: readonly TextLine[]
}

export function layOutFunnel(data: FunnelChartData, frame: Frame): FunnelLayout {
  const { textSize: size, lineHeight } = frame
  const range = rateRange(data)
  const ticks = axisTicks(range, (rate) => formatNumber(rate, 4), frame.yTicks)
  const left = Math.max(0, ...ticks.map(({ label }) => textWidth(label, size))) + 9
  const names = lineNames(data)
  const inMargin = frame.namesAt === 'margin'
  const margin = inMargin
    ? marginWidth(
        names.map(({ text }) => text),
        frame,
      ) + 12
    : 2
  const right = frame.width - margin
  const unit = wrapText(capitalise(plainText(data.unit)), frame.width, size)
  const top = unit.length * lineHeight + 4
  const bottom = top + frame.plotHeight
  const plot: Box = { left, right, top, bottom }

  const scale = verticalScale(range, bottom - 0.6 * lineHeight, top + 0.6 * lineHeight)
  const y = (rate: number) => scale(rate)
  const populations = data.steps.map(({ population }) => population)
  const [fewest, most] = [Math.min(...populations), Math.max(...populations)]
  const x = (people: number) => left + ((people - fewest) / (most - fewest)) * (right - left)

  const radius = frame.markRadius * 0.8
  const dots = data.dots.map(({ name, population, rate, isOwn }) => ({
    name: fitText(plainText(name), (right - left) * 0.8, size, isOwn),
    ...{ isOwn, x: x(population), y: y(rate) },
  }))
  const along = (limit: FunnelLimit) =>
    data.steps.map((step): readonly [number, number] => [x(step.population), y(step[limit])])
  const limits = {
    lower998: along('lower998'),
    lower95: along('lower95'),
    upper95: along('upper95'),
    upper998: along('upper998'),
  }
  const average = y(data.pooled)
  const curves = Object.values(limits).map(segmentsOf)
  const around = { plot, radius, average, curves, taken: [] }
  const { named, insideNames, foot } = nameAll(dots, inMargin ? [] : names, {
    ...{
      around,
      lineOf: (limit) =>
        limit === undefined ? [levelLine(average, plot)] : segmentsOf(limits[limit]),
    },
    frame,
  })

  const labelsAt = bottom + 8 + ASCENT * size
  const footLines = foot.flatMap((text) => wrapText(text, frame.width, size))
  const axisName: TextLine = {
    ...{ text: 'People', x: frame.width - margin, y: labelsAt + lineHeight, size, anchor: 'end' },
  }
  const atStart = (text: string, at: number): TextLine => ({
    ...{ text, x: 0, y: at, size, anchor: 'start' },
  })
  return {
    ...{ plot, radius, average, limits, dots, named, insideNames },
    height: Math.ceil(labelsAt + lineHeight * (1 + footLines.length) + 0.4 * size),
    words: [
      ...unit.map((text, row) => atStart(text, row * lineHeight + ASCENT * size)),
      ...ticks.map(
        ({ label, value }): TextLine => ({
          ...{ text: label, x: left - 8, y: y(value) + MIDDLE * size, size, anchor: 'end' },
        }),
      ),
      ...peopleLabels([fewest, most], x, labelsAt, frame),
      axisName,
      ...footLines.map((text, row) => atStart(text, labelsAt + lineHeight * (2 + row))),
    ],
    marginNames: inMargin
      ? placeInMargin(
          names.map(({ text, value }) => ({ text, level: y(value) })),
          { x: right + 10, top, bottom },
          frame,
        )
      : [],
  }
}

interface NamesInside {
  readonly named: readonly NamedDot[]
  readonly insideNames: readonly TextLine[]
  /** What the plot has no room for, told below it. */
  readonly foot: readonly string[]
}

interface NamesRoom {
  readonly around: DotSurroundings
  readonly lineOf: (limit: FunnelLimit | undefined) => readonly Segment[]
  readonly frame: Frame
}

/**
 * Names of the dots and of the lines inside the plot. The dots come first; where that leaves no room to
 * name the average, the average does.
 */
function nameAll(
  dots: readonly PlacedDot[],
  names: readonly LineName[],
  room: NamesRoom,
): NamesInside {
  const averageLast = nameInOrder(dots, [], names, room)
  if (averageLast.foot.length === 0) return averageLast
  const isAverage = ({ limit }: LineName) => limit === undefined
  const limits = names.filter((name) => !isAverage(name))
  const averageFirst = nameInOrder(dots, names.filter(isAverage), limits, room)
  return averageFirst.foot.length < averageLast.foot.length ? averageFirst : averageLast
}

/** Some lines are named first, then the dots, then the other lines. */
function nameInOrder(
  dots: readonly PlacedDot[],
  first: readonly LineName[],
  last: readonly LineName[],
  { around, lineOf, frame }: NamesRoom,
): NamesInside {
  const marks = dots.map((dot) => dotBox(dot, around.radius))
  const insideNames: TextLine[] = []
  const foot: string[] = []
  const nameLines = (lines: readonly LineName[], named: readonly NamedDot[]) => {
    const leaders = named.flatMap(({ leader }) => leader ?? [])
    for (const { text, mark, limit } of lines) {
      const words = [...named.map(({ line }) => line), ...insideNames].map(textBox)
      const taken = [...marks, ...words]
      const placed = nameLine(text, lineOf(limit), { ...around, taken, leaders }, frame)
      if (placed === undefined) foot.push(`${mark}: ${text}`)
      else insideNames.push(placed)
    }
  }
  nameLines(first, [])
  const { named, unnamed } = nameDots(dots, { ...around, taken: insideNames.map(textBox) }, frame)
  nameLines(last, named)
  if (unnamed.length > 0) foot.push(`also drawn: ${unnamed.join(', ')}`)
  return { named, insideNames, foot }
}

/** What a line is called at its right-hand end, and how it is drawn, for where it is named elsewhere. */
interface LineName {
  readonly text: string
  readonly mark: string
  readonly value: number
  /** `undefined` for the average. */
  readonly limit: FunnelLimit | undefined
}

/** The highest first. */
function lineNames({ steps, pooled, format }: FunnelChartData): readonly LineName[] {
  const end = steps.at(-1)
  if (end === undefined) return []
  const limit = (words: string, mark: string, name: FunnelLimit): LineName => ({
    ...{ text: `${words} limit ${format(end[name])}`, mark, limit: name, value: end[name] },
  })
  return [
    limit('99.8%', 'upper dotted line', 'upper998'),
    limit('95%', 'upper edge of the band', 'upper95'),
    {
      ...{ text: `all together ${format(pooled)}`, mark: 'dashed line' },
      ...{ value: pooled, limit: undefined },
    },
    limit('95%', 'lower edge of the band', 'lower95'),
    limit('99.8%', 'lower dotted line', 'lower998'),
  ]
}

/** Rates closer than this are the same but for the rounding of sums. */
const ALIKE = 1e-9

/** From the lowest rate or limit to the highest, never of no height. */
function rateRange({ dots, steps }: FunnelChartData): readonly [number, number] {
  const shown = [
    ...dots.map(({ rate }) => rate),
    ...steps.flatMap(({ lower998, upper998 }) => [lower998, upper998]),
  ]
  const [low, high] = [Math.min(...shown), Math.max(...shown)]
  if (high - low > Math.max(high, 1) * ALIKE) return [low, high]
  return high <= ALIKE ? [0, 1] : [0.95 * low, 1.05 * high]
}

/** As many populations as fit under the axis, none touching another. */
function peopleLabels(
  [fewest, most]: readonly [number, number],
  x: (people: number) => number,
  at: number,
  frame: Frame,
): readonly TextLine[] {
  const size = frame.textSize
  const inMillions = most >= 1e6
  const unit = inMillions ? 1e6 : 1
  const format = (people: number) =>
    inMillions && people !== 0 ? `${formatNumber(people, 2)}m` : formatNumber(people)
  for (let count = Math.ceil(frame.xLabels / 2); count >= 1; count -= 1) {
    const labels = axisTicks([fewest / unit, most / unit], format, count).map(
      ({ label, value }): TextLine => {
        const half = textWidth(label, size) / 2
        const middle = Math.min(Math.max(x(value * unit), half), frame.width - half)
        return { text: label, x: middle, y: at, size, anchor: 'middle' }
      },
    )
    if (areApart(labels.map(textBox))) return labels
  }
  return []
}

function areApart(boxes: readonly Box[]): boolean {
  return boxes.every((box, index) =>
    boxes.slice(index + 1).every((other) => !overlap({ ...box, right: box.right + 6 }, other)),
  )
}

function segmentsOf(points: readonly (readonly [number, number])[]): readonly Segment[] {
  return points.slice(1).map(([x2, y2], index) => {
    const [x1, y1] = points[index] ?? [x2, y2]
    return { x1, y1, x2, y2 }
  })
}

function levelLine(y: number, { left, right }: Box): Segment {
  return { x1: left, y1: y, x2: right, y2: y }
}
