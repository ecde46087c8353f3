import type { ChartPhase, ControlChartData } from './chart-data.ts'
import type { Frame } from './frame.ts'
import { cheapest, countCrossings, isInside, pushApart, type Segment } from './placing.ts'
import { type Box, MIDDLE, overlap, plainText, type TextLine, textBox } from './svg.ts'
import { textWidth, wrapText } from './typeface.ts'

/** A level line (a limit, the average, the target) and the words that name it. */
export interface LevelName {
  readonly text: string
  readonly value: number
}

/** Said where there are too few figures for a usual range. */
export const TOO_FEW = 'too few figures for a usual range'

/**
 * What the lines at the right-hand end are called, highest first: the last phase's usual range and
 * average, and the target. A range that is still being learned says "so far".
 */
export function levelNames(data: ControlChartData): readonly LevelName[] {
  const phase = data.phases.at(-1)
  const name = (words: string, value: number | null | undefined, format = data.format) =>
    value === null || value === undefined
      ? []
      : [{ text: plainText(`${words} ${format(value)}`), value }]
  const soFar = phase?.status === 'provisional' ? ' so far' : ''
  const level = hasRange(phase) && phase.lower === phase.upper
  const names = [
    ...(level ? [] : name(`usual upper${soFar}`, phase?.upper)),
    ...name(`${data.averageName ?? 'average'}${soFar}`, phase?.mean, data.formatAverage),
    ...(level ? [] : name(`usual lower${soFar}`, phase?.lower)),
    ...name('target', data.target),
  ]
  return names.sort((a, b) => b.value - a.value)
}

/** Whether a phase has a usual range to draw. */
export function hasRange(
  phase: ChartPhase | undefined,
): phase is ChartPhase & { readonly lower: number; readonly upper: number } {
  return phase !== undefined && phase.lower !== null && phase.upper !== null
}

/** Widest a name in the margin may be before it takes a second line. */
const MARGIN_SHARE = 0.2

/** The room that names in the right-hand margin need. */
export function marginWidth(texts: readonly string[], frame: Frame): number {
  const lines = texts.flatMap((text) => wrapName(text, frame))
  return Math.max(0, ...lines.map((line) => textWidth(line, frame.textSize)))
}

function wrapName(text: string, frame: Frame): readonly string[] {
  return wrapText(text, frame.width * MARGIN_SHARE, frame.textSize)
}

/** A name in the margin, and how far from its line it had to move. */
export interface PlacedName {
  readonly lines: readonly TextLine[]
  readonly level: number
  readonly middle: number
}

/** Names beside the ends of their lines, pushed apart so that they neither collide nor run off. */
export function placeInMargin(
  names: readonly { readonly text: string; readonly level: number }[],
  { x, top, bottom }: { x: number; top: number; bottom: number },
  frame: Frame,
): readonly PlacedName[] {
  const wrapped = names.map(({ text }) => wrapName(text, frame))
  const wanted = names.map(({ level }, index) => ({
    middle: level,
    height: (wrapped[index]?.length ?? 1) * frame.lineHeight,
  }))
  const middles = pushApart(wanted, top, bottom)
  return names.map(({ level }, index) => {
    const lines = wrapped[index] ?? []
    const middle = middles[index] ?? level
    const first = middle - ((lines.length - 1) / 2) * frame.lineHeight + MIDDLE * frame.textSize
    return {
      level,
      middle,
      lines: lines.map((text, row) => ({
        text,
        x,
        y: first + row * frame.lineHeight,
        size: frame.textSize,
        anchor: 'start' as const,
      })),
    }
  })
}

export interface Surroundings {
  readonly plot: Box
  /** Texts already placed: never covered. */
  readonly texts: readonly Box[]
  readonly marks: readonly Box[]
  readonly line: readonly Segment[]
  /** Heights of the level lines, which would strike a word through. */
  readonly levels: readonly number[]
}

/** A name that the line crosses more often than this is not read. */
const MOST_CROSSINGS = 4

/**
 * A name inside the plot, just above or below its line and as near to the line's right-hand end as
 * it can stand clear of the figures. `undefined` when it cannot be placed without covering
 * words or being lost in the figures.
 */
export function placeInside(
  text: string,
  level: number,
  around: Surroundings,
  frame: Frame,
): TextLine | undefined {
  const size = frame.textSize
  const width = textWidth(text, size)
  const heights = [level - size * 0.45, level + size]
  const candidates: TextLine[] = []
  for (let x = around.plot.right - 2; x - width >= around.plot.left; x -= 3) {
    for (const y of heights) candidates.push({ text, x, y, size, anchor: 'end' })
  }
  return cheapest(candidates, (candidate) => {
    const box = textBox(candidate)
    const covers = around.texts.some((other) => overlap(box, other))
    if (covers || !isInside(box, around.plot)) return Number.POSITIVE_INFINITY
    const crossed = countCrossings(around.line, box)
    if (crossed > MOST_CROSSINGS) return Number.POSITIVE_INFINITY
    const hidden = around.marks.filter((mark) => overlap(box, mark)).length
    const struck = around.levels.filter((y) => y > box.top + 1 && y < box.bottom - 1).length
    const away = around.plot.right - candidate.x
    return crossed * 30 + hidden * 200 + struck * 60 + away * 0.2
  })
}
