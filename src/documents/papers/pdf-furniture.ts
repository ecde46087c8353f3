import { leftOf, lineText, type PrintedLine, rightOf } from './pdf-lines.ts'

export interface PageOfLines {
  readonly page: number
  readonly width: number
  readonly height: number
  readonly lines: readonly PrintedLine[]
}

/** Headers and footers stand in the outermost tenth or so of the page, in a few lines. */
const MARGIN = 0.13
const MOST_LINES = 4
/** They stand this many heights of their typeface away from the text, measured line to line. */
const APART = 1.6
const LEAST_PAGES = 2
const MOST_FIGURES = 6
const PAGE_NUMBER = /^(?:page\s*\|?\s*)?[-–]?\s*\d{1,4}\s*[-–]?(?:\s*(?:of|\/)\s*\d{1,4})?$/iu

/**
 * Leaves out what is printed on page after page in the margins (headers, footers) and the numbers of
 * the pages. A line is left out when the same words stand at the same height on another page as well,
 * apart from the text; of its figures only the number of the page may differ.
 */
export function withoutFurniture(pages: readonly PageOfLines[]): readonly PageOfLines[] {
  const seen = new Map<string, number>()
  const candidates = pages.map((page) => {
    const lines = marginLines(page)
    const keys = new Set([...lines].flatMap((line) => keysOf(line)))
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1)
    return lines
  })
  return pages.map((page, index) => {
    const dropped = new Set(
      [...(candidates[index] ?? [])].filter(
        (line) =>
          PAGE_NUMBER.test(lineText(line)) ||
          keysOf(line).some((key) => (seen.get(key) ?? 0) >= LEAST_PAGES),
      ),
    )
    if (dropped.size === 0) return page
    return { ...page, lines: page.lines.filter((line) => !dropped.has(line)) }
  })
}

/** The words of a line with its height, once as they are and once for each figure that may be its page. */
function keysOf(line: PrintedLine): readonly string[] {
  const text = lineText(line).toLowerCase()
  const height = Math.round(line.y / 4)
  const counted = [...text.matchAll(/\d{1,4}/gu)].slice(0, MOST_FIGURES).map((figure) => {
    const rest = text.slice(figure.index + figure[0].length)
    return `${text.slice(0, figure.index)}page+${Number(figure[0]) - line.page}${rest}`
  })
  return [text, ...counted].map((words) => `${height}|${words}`)
}

function marginLines({ lines, height }: PageOfLines): ReadonlySet<PrintedLine> {
  return new Set([
    ...outermost(lines, (line) => line.y <= height * MARGIN),
    ...outermost(lines.toReversed(), (line) => line.y >= height * (1 - MARGIN)),
  ])
}

/** The lines from the edge inwards, up to the last gap that parts them from the text. */
function outermost(
  lines: readonly PrintedLine[],
  inMargin: (line: PrintedLine) => boolean,
): readonly PrintedLine[] {
  let count = 0
  for (let index = 0; index < Math.min(lines.length, MOST_LINES); index += 1) {
    const [line, next] = [lines[index], lines[index + 1]]
    if (!line || line.beginsNote || !inMargin(line)) break
    const apart = !next || Math.abs(next.y - line.y) > APART * Math.max(line.size, next.size)
    if (apart && !(next && startsTable(line, next))) count = index + 1
  }
  return lines.slice(0, count)
}

/** The heading of a table that runs over the page stands over its cells. */
function startsTable(line: PrintedLine, next: PrintedLine): boolean {
  if (line.segments.length < 3 || next.segments.length < 3) return false
  const near = next.segments.filter((cell) =>
    line.segments.some((head) => head.x < cell.end && cell.x < head.end),
  )
  return near.length >= 2 && leftOf(next) < rightOf(line)
}
