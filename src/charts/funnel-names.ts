import type { Frame } from './frame.ts'
import { cheapest, countCrossings, crosses, isInside, type Segment } from './placing.ts'
import { type Box, MIDDLE, overlap, type TextLine, textBox } from './svg.ts'
import { textWidth } from './typeface.ts'

/** A member of a group where it is drawn. */
export interface PlacedDot {
  readonly name: string
  readonly isOwn: boolean
  readonly x: number
  readonly y: number
}

/** A member's name, and the line that leads from it to its dot where it does not stand beside it. */
export interface NamedDot {
  readonly line: TextLine
  readonly leader: Segment | undefined
}

export interface DotSurroundings {
  readonly plot: Box
  readonly radius: number
  /** The height of the average, which would strike a name through. */
  readonly average: number
  /** The limits, each from left to right. */
  readonly curves: readonly (readonly Segment[])[]
  /** What stands there already: never covered. */
  readonly taken: readonly Box[]
}

/** A name nearer to its dot than this needs no line to it. */
const BESIDE = 5
/** Room kept between a name and what it must not touch. */
const GAP = 1
/** What is worth how much of a name's distance from its dot. */
const AWAY = 8
const CROSSED_LIMIT = 9
const NEARER_ANOTHER = 40
const CROSSED_LEADER = 250

/**
 * A name for each dot, on no dot, no other name and not on the average, inside the plot and as near to
 * its dot as that allows. The own one is placed first.
 *
 * @returns the names in the order they were placed, and those for which the plot has no room
 */
export function nameDots(
  dots: readonly PlacedDot[],
  around: DotSurroundings,
  frame: Frame,
): { readonly named: readonly NamedDot[]; readonly unnamed: readonly string[] } {
  const named: NamedDot[] = []
  const unnamed: string[] = []
  const ownFirst = dots.toSorted((one, other) => Number(other.isOwn) - Number(one.isOwn))
  for (const dot of ownFirst) {
    const placed = placeName(dot, dots, named, around, frame)
    if (placed === undefined) unnamed.push(dot.name)
    else named.push(placed)
  }
  return { named, unnamed }
}

/** The box that a dot takes up. */
export function dotBox({ x, y }: PlacedDot, radius: number): Box {
  return { left: x - radius, right: x + radius, top: y - radius, bottom: y + radius }
}

function placeName(
  dot: PlacedDot,
  dots: readonly PlacedDot[],
  named: readonly NamedDot[],
  around: DotSurroundings,
  frame: Frame,
): NamedDot | undefined {
  const { plot, radius, average, curves, taken } = around
  const texts = [...taken, ...named.map(({ line }) => textBox(line))]
  const leaders = named.flatMap(({ leader }) => leader ?? [])
  const marks = dots.map((one) => dotBox(one, radius))
  const others = dots.filter((one) => one !== dot)
  const best = cheapest(candidates(dot, around, frame), ({ line, isAway }) => {
    const box = grown(textBox(line), GAP)
    const hides = [...texts, ...marks].some((other) => overlap(box, other))
    const isStruck = average > box.top && average < box.bottom
    if (hides || isStruck || !isInside(box, plot)) return Number.POSITIVE_INFINITY
    const leader = leaderTo(dot, box, radius)
    const leads = leader === undefined ? [] : [leader]
    if (texts.some((text) => leads.some((one) => crosses(one, text)))) {
      return Number.POSITIVE_INFINITY
    }
    const away = distance(dot, box)
    const crossed = curves.filter((curve) => countCrossings(curve, box) > 0).length
    const isNearer = others.some((other) => distance(other, box) < away)
    const knots =
      leaders.filter((one) => crosses(one, box)).length +
      leads.filter((one) => others.some((other) => crosses(one, dotBox(other, radius)))).length
    return (
      away +
      (isAway ? AWAY : 0) +
      crossed * CROSSED_LIMIT +
      (isNearer ? NEARER_ANOTHER : 0) +
      knots * CROSSED_LEADER
    )
  })
  return best && { line: best.line, leader: leaderTo(dot, textBox(best.line), radius) }
}

/** Beside the dot, above and below it, and then anywhere in the plot (`isAway`). */
function* candidates(
  { name: text, isOwn: bold, x, y }: PlacedDot,
  { plot, radius }: DotSurroundings,
  frame: Frame,
): Generator<{ readonly line: TextLine; readonly isAway: boolean }> {
  const { textSize: size, lineHeight } = frame
  const place = (at: { x: number; y: number }, anchor: TextLine['anchor'], isAway = false) => ({
    line: { text, ...at, size, anchor, bold },
    isAway,
  })
  const level = y + MIDDLE * size
  const beside = radius + BESIDE - 1
  yield place({ x: x + beside, y: level }, 'start')
  yield place({ x: x - beside, y: level }, 'end')
  for (const height of [y - radius - 0.4 * size, y + radius + 1.05 * size]) {
    for (const anchor of ['middle', 'start', 'end'] as const) yield place({ x, y: height }, anchor)
  }
  for (let top = plot.top + size; top < plot.bottom; top += lineHeight / 4) {
    for (let left = plot.left + 1; left < plot.right; left += lineHeight / 2) {
      yield place({ x: left, y: top }, 'start', true)
    }
  }
}

function leaderTo(dot: PlacedDot, box: Box, radius: number): Segment | undefined {
  const away = distance(dot, box)
  if (away <= radius + BESIDE) return undefined
  const end = nearestIn(box, dot)
  const share = radius / away
  const from = { x: dot.x + (end.x - dot.x) * share, y: dot.y + (end.y - dot.y) * share }
  // Never quite upright: what crosses a segment is worked out from its slope
  return { x1: from.x, y1: from.y, x2: end.x === from.x ? end.x + 0.01 : end.x, y2: end.y }
}

function nearestIn(box: Box, { x, y }: { readonly x: number; readonly y: number }) {
  return {
    x: Math.min(Math.max(x, box.left), box.right),
    y: Math.min(Math.max(y, box.top), box.bottom),
  }
}

function distance(dot: PlacedDot, box: Box): number {
  const { x, y } = nearestIn(box, dot)
  return Math.hypot(dot.x - x, dot.y - y)
}

function grown(box: Box, by: number): Box {
  return {
    left: box.left - by,
    right: box.right + by,
    top: box.top - by,
    bottom: box.bottom + by,
  }
}

export interface LineSurroundings extends DotSurroundings {
  readonly leaders: readonly Segment[]
}

/**
 * The name of a limit or of the average, just above or below it and as near to its right-hand end as it
 * can stand. `undefined` where it would cover something all along.
 */
export function nameLine(
  text: string,
  line: readonly Segment[],
  { plot, average, curves, taken, leaders }: LineSurroundings,
  frame: Frame,
): TextLine | undefined {
  const size = frame.textSize
  const width = textWidth(text, size)
  const tries: TextLine[] = []
  for (let x = plot.right - 2; x - width >= plot.left; x -= 3) {
    const under = line.filter(({ x1, x2 }) => x2 >= x - width && x1 <= x)
    const heights = under.flatMap(({ y1, y2 }) => [y1, y2])
    const [highest, lowest] = [Math.min(...heights), Math.max(...heights)]
    for (const y of [highest - 0.4 * size, lowest + size]) {
      tries.push({ text, x, y, size, anchor: 'end' })
    }
  }
  return cheapest(tries, (candidate) => {
    const box = textBox(candidate)
    const isStruck = average > box.top && average < box.bottom
    if (isStruck || !isInside(box, plot) || taken.some((other) => overlap(box, other))) {
      return Number.POSITIVE_INFINITY
    }
    const crossed = curves.filter((curve) => countCrossings(curve, box) > 0).length
    const knots = leaders.filter((one) => crosses(one, box)).length
    return crossed * 120 + knots * CROSSED_LEADER + (plot.right - candidate.x) * 0.3
  })
}
