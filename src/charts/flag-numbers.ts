import type { ChartJudgement } from './chart-data.ts'
import { cheapest, countCrossings, isInside, type Segment } from './placing.ts'
import { type Box, MIDDLE, overlap, type TextLine, textBox } from './svg.ts'

/** A number waiting for a place beside the mark it belongs to. */
export interface FlagNumber {
  readonly first: number
  readonly last: number
  readonly x: number
  readonly y: number
  /** Which side is tried first: above for a figure above the average. */
  readonly high: boolean
  /** `undefined` when numbers of different judgements share a label. */
  readonly judgement: ChartJudgement | undefined
}

export interface PlacedNumber extends FlagNumber {
  readonly line: TextLine
}

export interface NumberSurroundings {
  /** Numbers stay inside this. */
  readonly plot: Box
  readonly texts: readonly Box[]
  readonly marks: readonly Box[]
  readonly line: readonly Segment[]
  readonly markRadius: number
  readonly size: number
}

/** Two numbers side by side must not read as one. */
const BETWEEN_NUMBERS = 4

/** Where a number may stand about its mark, in mark radii and text sizes, the best first. */
const PLACES = [
  { right: 0, up: 1, cost: 0 },
  { right: 0.8, up: 0.8, cost: 4 },
  { right: -0.8, up: 0.8, cost: 4 },
  { right: 1, up: 0, cost: 8 },
  { right: -1, up: 0, cost: 8 },
  { right: 0, up: -1, cost: 6 },
  { right: 0.8, up: -0.8, cost: 9 },
  { right: -0.8, up: -0.8, cost: 9 },
  { right: 0, up: 1.9, cost: 14 },
  { right: 0, up: -1.9, cost: 18 },
]

/**
 * A place for every number, oldest first, none covering another word or a mark and as clear of the
 * line as may be. Where they are too many to stand apart, neighbours share one label: "3–5".
 */
export function placeNumbers(
  numbers: readonly FlagNumber[],
  around: NumberSurroundings,
): readonly PlacedNumber[] {
  let waiting = [...numbers]
  for (;;) {
    const { placed, crowded } = tryPlacing(waiting, around)
    if (crowded.size === 0) return placed
    waiting = shareLabels(waiting, crowded)
  }
}

function tryPlacing(numbers: readonly FlagNumber[], around: NumberSurroundings) {
  const placed: PlacedNumber[] = []
  const taken = [...around.texts]
  const crowded = new Set<number>()
  numbers.forEach((number, index) => {
    const alone = numbers.length === 1
    const line =
      placeBeside(number, around, taken) ?? (alone ? placeAnywhere(number, around) : undefined)
    if (line === undefined) {
      crowded.add(index)
      return
    }
    const box = textBox(line)
    taken.push({ ...box, left: box.left - BETWEEN_NUMBERS, right: box.right + BETWEEN_NUMBERS })
    placed.push({ ...number, line })
  })
  return { placed, crowded }
}

function label({ first, last }: FlagNumber, size: number) {
  const text = first === last ? `${first}` : `${first}–${last}`
  return { text, size, anchor: 'middle' as const, bold: true }
}

function placeBeside(number: FlagNumber, around: NumberSurroundings, taken: readonly Box[]) {
  const { size, markRadius } = around
  const words = label(number, size)
  const own = textBox({ ...words, x: 0, y: 0 })
  const reach = {
    across: markRadius + 3 + (own.right - own.left) / 2,
    up: markRadius * 1.15 + 2 + size * 0.5,
  }
  const candidates = PLACES.map(({ right, up, cost }) => ({
    cost,
    line: {
      ...words,
      x: number.x + right * reach.across,
      y: number.y - (number.high ? up : -up) * reach.up + size * MIDDLE,
    },
  }))
  return cheapest(candidates, ({ line, cost }) => {
    const box = textBox(line)
    if (!isInside(box, around.plot)) return Number.POSITIVE_INFINITY
    if (taken.some((other) => overlap(box, other))) return Number.POSITIVE_INFINITY
    // Figures have no tails, so they may stand closer to a line than words.
    const figures = { ...box, top: box.top + size * 0.08, bottom: box.bottom - size * 0.22 }
    const hidden = around.marks.filter((mark) => overlap(figures, mark)).length
    const crossed = countCrossings(around.line, figures)
    return cost + crossed * 5 + hidden * 25
  })?.line
}

/** The free place nearest to where the one label that is left belongs. */
function placeAnywhere(number: FlagNumber, around: NumberSurroundings): TextLine | undefined {
  const { plot, size } = around
  const places: TextLine[] = []
  for (let y = plot.top + size; y < plot.bottom; y += 6) {
    for (let x = plot.left; x < plot.right; x += 6) places.push({ ...label(number, size), x, y })
  }
  return cheapest(places, (line) => {
    const box = textBox(line)
    const free = isInside(box, plot) && !around.texts.some((other) => overlap(box, other))
    return free ? Math.hypot(line.x - number.x, line.y - number.y) : Number.POSITIVE_INFINITY
  })
}

/** Each crowded number shares the label of the neighbour that is nearer to it. */
function shareLabels(numbers: readonly FlagNumber[], crowded: ReadonlySet<number>): FlagNumber[] {
  const joinsBefore = new Set<number>()
  for (const index of crowded) {
    const [before, own, after] = [numbers[index - 1], numbers[index], numbers[index + 1]]
    if (own === undefined) continue
    const far = (other: FlagNumber | undefined) =>
      other === undefined ? Number.POSITIVE_INFINITY : Math.abs(other.x - own.x)
    if (before !== undefined || after !== undefined) {
      joinsBefore.add(far(before) <= far(after) ? index : index + 1)
    }
  }
  const shared: FlagNumber[] = []
  numbers.forEach((number, index) => {
    const before = shared.at(-1)
    if (before !== undefined && joinsBefore.has(index))
      shared[shared.length - 1] = join(before, number)
    else shared.push(number)
  })
  return shared
}

function join(one: FlagNumber, other: FlagNumber): FlagNumber {
  const outermost = one.y < other.y === one.high ? one : other
  return {
    ...outermost,
    x: (one.x + other.x) / 2,
    first: one.first,
    last: other.last,
    judgement: one.judgement === other.judgement ? one.judgement : undefined,
  }
}
