import { MONTH_NAMES } from '#shared/index.ts'
import {
  DAY_OR_MONTH,
  FIGURE,
  LEADERS,
  lineText,
  type PrintedLine,
  type Segment,
  YEAR,
} from './pdf-lines.ts'

const MERGED = new RegExp(
  String.raw`^[+−–-]?£?\d[\d,]*(?:\.\d+)?%? +(?:[+−–-]?£?\d[\d,.]*%?(?: |$)|(?!(?:${MONTH_NAMES.join('|')})\b)[A-Z][a-z]+$)`,
  'u',
)
const MERGED_FIGURES = /(?:^|\s)[+−–-]?£?\d[\d,]*(?:\.\d+)?%?(?=\s|$)/gu
export const LONGEST_CELL = 110

/** Words of one label stand no further apart than this, however wide they are set. */
const SET_WIDE = 3

/** Cells set so close that they came as one: "+10.0% Amber", "1,204 1,310". Their places are reckoned. */
export function partCells(line: PrintedLine): PrintedLine {
  if (!line.segments.slice(1).some((it) => MERGED.test(it.text))) return line
  const segments = line.segments.flatMap((segment, index) =>
    index > 0 && MERGED.test(segment.text) ? partSegment(segment) : [segment],
  )
  return { ...line, segments }
}

function partSegment(segment: Segment): readonly Segment[] {
  const perLetter = (segment.end - segment.x) / segment.text.length
  const figures = [...segment.text.matchAll(MERGED_FIGURES)]
  const ends = figures.map((figure) => figure.index + figure[0].length)
  const starts = [0, ...ends.filter((end) => end < segment.text.length)]
  return starts.map((start, index) => {
    const end = starts[index + 1] ?? segment.text.length
    const text = segment.text.slice(start, end)
    const x = segment.x + (start + text.length - text.trimStart().length) * perLetter
    return { ...segment, text: text.trim(), x, end: segment.x + end * perLetter }
  })
}

/**
 * Lines in which a label set wide ("Theft   from   the", to fill its cell) is one segment again: the
 * words before the first figure of a row, and those of the lines around it that end before that.
 */
export function withWholeLabels(lines: readonly PrintedLine[]): readonly PrintedLine[] {
  const edges = lines.map((line) => (isRow(line) ? firstFigure(line) : undefined))
  return lines.map((line, index) => {
    const near = [0, -1, 1, -2, 2].map((step) => edges[index + step])
    const edge = near.find((it) => it !== undefined)
    if (edge === undefined || line.segments.length < 2) return line
    const isOwn = edges[index] !== undefined
    const other = line.segments.findIndex(
      (it, at) => at > 0 && (it.end >= edge || DAY_OR_MONTH.test(it.text)),
    )
    const label = other < 0 ? line.segments : line.segments.slice(0, other)
    const [first, last] = [label[0], label.at(-1)]
    const isWhole = isOwn || label.length === line.segments.length
    const close = label.every(
      (it, at) => at === 0 || it.x - (label[at - 1]?.end ?? 0) < SET_WIDE * line.size,
    )
    if (!first || !last || !isWhole || !close || label.length < 2) return line
    const text = label.map((it) => it.text).join(' ')
    const whole = { ...first, text, end: last.end }
    return { ...line, segments: [whole, ...line.segments.slice(label.length)] }
  })
}

function firstFigure(line: PrintedLine): number | undefined {
  return line.segments.slice(1).find((cell) => FIGURE.test(cell.text))?.x
}

/** Whether a line has figures in cells of their own after its label, years aside. */
export function isRow(line: PrintedLine | undefined): boolean {
  if (!line || line.segments.length < 2 || LEADERS.test(lineText(line))) return false
  const [label, ...cells] = line.segments
  if (!label || label.text.length > LONGEST_CELL) return false
  const figures = cells.filter((cell) => FIGURE.test(cell.text))
  return (
    figures.some((cell) => !YEAR.test(cell.text) && /\d/u.test(cell.text)) &&
    figures.length >= cells.filter((cell) => !DAY_OR_MONTH.test(cell.text)).length / 2
  )
}

/** Whether a row begins with its figures: its name stands on other lines. */
export function isBare([first]: readonly Segment[]): boolean {
  return first !== undefined && FIGURE.test(first.text) && !YEAR.test(first.text)
}
