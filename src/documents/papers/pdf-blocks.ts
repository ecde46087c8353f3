import { type Block, type Grid, joinLines, type Line } from './document.ts'
import { joinRest } from './grids.ts'
import { raise } from './passage-writer.ts'
import { type Region, toRegions } from './pdf-columns.ts'
import type { PageOfLines } from './pdf-furniture.ts'
import { mendHyphens } from './pdf-hyphens.ts'
import { LEADERS, leftOf, lineText, type PrintedLine, rightOf, withCommas } from './pdf-lines.ts'
import { findDrawnTables } from './pdf-tables.ts'
import { readLines } from './read-text.ts'

const ENDS = /[.:;!?][)”’'"]?$/u
const NOTE = /^(\d{1,3}|[*†‡§])\s*(?=\S)/u
/** What looks like the number or bullet of a list item when it begins a line. */
const LIKE_MARKER = /^(?:\d+(?:\.\d+)*\.?|\([a-z]{1,4}\)|[a-z]\)|[-–*o])(?=\s|$)/u
const MOST_GLUED = 4
/** An amount whose thousands a space parts: no count follows one of money at once. */
const SPACED_MONEY = /£\d{1,3}(?: \d{3})+(?![\d,])/gu
/** Paragraphs stand further apart than the lines within them by this much. */
const PARAGRAPH_GAP = 1.3
/** A line that ends this far short of its column's edge, in shares of its width, ends a paragraph. */
const SHORT = 0.18
const SAME_SIZE = 0.6

/**
 * Blocks in reading order from the lines of all pages: tables rebuilt, columns one after the other,
 * sentences joined over lines, columns and pages, footnotes after the sentence they would interrupt.
 *
 * @param bodySize - the typeface height of most of the text; footnotes are smaller
 */
export function toBlocks(pages: readonly PageOfLines[], bodySize: number): readonly Block[] {
  const text = new RunningText(bodySize)
  for (const page of pages) {
    const { body, notes } = partNotes(page.lines, bodySize)
    for (const region of toRegions(body)) {
      text.beginRegion()
      const leading = commonLeading(region.lines)
      let from = 0
      for (const [at, { tagged }] of region.lines.entries()) {
        if (tagged === undefined) continue
        addUntagged(text, { ...region, lines: region.lines.slice(from, at) }, leading)
        text.addTagged(tagged)
        from = at + 1
      }
      addUntagged(text, { ...region, lines: region.lines.slice(from) }, leading)
    }
    text.addNotes(notes.flatMap(readNote))
  }
  return text.finish()
}

/** Lines of which no tags tell what is a table. */
function addUntagged(text: RunningText, region: Region, leading: number): void {
  let at = 0
  for (const table of findDrawnTables(region.lines)) {
    addLines(text, region.lines.slice(at, table.from), leading, region)
    text.addTable(table.grid)
    at = table.to
  }
  addLines(text, region.lines.slice(at), leading, region)
}

function addLines(
  text: RunningText,
  lines: readonly PrintedLine[],
  leading: number,
  edges: { left: number; right: number },
): void {
  lines.forEach((line, index) => {
    const words = lineText(line).replace(SPACED_MONEY, withCommas)
    if (LEADERS.test(words)) return
    const above = lines[index - 1]
    const parted = above !== undefined && isParted(above, line, leading, edges)
    const isFull = rightOf(line) >= edges.right - (edges.right - edges.left) * SHORT
    const placed = { text: words, page: line.page, line: line.line }
    text.addLine(placed, { parted, isFull, size: line.size })
  })
}

function isParted(
  above: PrintedLine,
  line: PrintedLine,
  leading: number,
  { left, right }: { left: number; right: number },
): boolean {
  const gap = line.y - above.y
  if (gap > leading * PARAGRAPH_GAP * Math.max(1, line.size / above.size) || gap < 0) return true
  if (Math.abs(line.size - above.size) > 1) return true
  const isShort = rightOf(above) < right - (right - left) * SHORT
  const indents = leftOf(line) - leftOf(above) > line.size
  return /[.:!?]$/u.test(lineText(above)) && (isShort || indents)
}

/** The step from line to line that is most common, in points. */
function commonLeading(lines: readonly PrintedLine[]): number {
  const steps = lines
    .slice(1)
    .map((line, index) => line.y - (lines[index]?.y ?? 0))
    .filter((step) => step > 0)
    .sort((one, other) => one - other)
  const size = lines[0]?.size ?? 10
  return Math.max(steps[Math.floor(steps.length * 0.3)] ?? 0, size)
}

function partNotes(lines: readonly PrintedLine[], bodySize: number) {
  const smaller = (line: PrintedLine) => line.size <= bodySize * 0.93
  let first = lines.length
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    const line = lines[at]
    if (!line || line.tagged || !smaller(line)) break
    if (line.beginsNote) first = at
  }
  const notes: PrintedLine[][] = []
  for (const line of lines.slice(first)) {
    if (line.beginsNote) notes.push([line])
    else notes.at(-1)?.push(line)
  }
  return { body: lines.slice(0, first), notes }
}

function readNote(lines: readonly PrintedLine[]): readonly Block[] {
  const placed = lines.map((line) => ({ text: lineText(line), page: line.page, line: line.line }))
  const [first, ...rest] = placed
  if (!first) return []
  const mark = NOTE.exec(first.text)
  const text = first.text.slice(mark?.[0].length ?? 0)
  const passage = joinLines(mendHyphens([{ ...first, text }, ...rest]))
  const marker = mark?.[1] === undefined ? null : raise(mark[1], 'sup')
  return passage.text === '' ? [] : [{ kind: 'paragraph', passage, marker }]
}

/** How a line is set: parted from the one above, as long as its column is wide, in what size. */
interface Setting {
  readonly parted: boolean
  readonly isFull: boolean
  readonly size: number
}

/** Gathers lines into blocks; a footnote waits until the sentence on the page above it has ended. */
class RunningText {
  readonly #blocks: Block[] = []
  readonly #bodySize: number
  #lines: Line[] = []
  #waiting: Block[] = []
  #newRegion = false
  #lastIsFull = false
  #lastSize = 0

  constructor(bodySize: number) {
    this.#bodySize = bodySize
  }

  beginRegion(): void {
    this.#newRegion = true
  }

  addLine(line: Line, { parted, isFull, size }: Setting): void {
    const previous = this.#lines.at(-1)?.text ?? ''
    const isSame = Math.abs(size - this.#lastSize) < SAME_SIZE
    const goesOn = this.#lastIsFull && isSame && !ENDS.test(previous)
    const breaks = this.#newRegion ? !goesOn : parted
    if (breaks && previous !== '') {
      if (this.#waiting.length > 0 && ENDS.test(previous)) this.#flush()
      else this.#lines.push({ ...line, text: '' })
    }
    this.#lines.push(...(breaks || !goesOn ? [line] : this.#glue(line)))
    this.#newRegion = false
    this.#lastIsFull = isFull
    this.#lastSize = size
  }

  /**
   * The first word of a line that goes on a sentence is no number of a list: "a total of" "433."; and
   * a line that ends in a figure, as "at 31" "December", is no row of a table.
   */
  #glue(line: Line): readonly Line[] {
    const previous = this.#lines.pop()
    if (!previous) return [line]
    let [before, rest] = [previous.text, line.text]
    for (let words = 0; words < MOST_GLUED; words += 1) {
      const word = (/\d%?$/u.test(before) ? /^\S+/u : LIKE_MARKER).exec(rest)?.[0]
      if (word === undefined) break
      before = `${before} ${word}`
      rest = rest.slice(word.length).trim()
    }
    const longer = { ...previous, text: before }
    return rest === '' ? [longer] : [longer, { ...line, text: rest }]
  }

  addTable(grid: Grid): void {
    this.#flush()
    this.#tellCaption()
    const before = this.#blocks.at(-1)
    const whole =
      this.#newRegion && before?.kind === 'table' ? joinRest(before.grid, grid) : undefined
    if (whole) this.#blocks[this.#blocks.length - 1] = { kind: 'table', grid: whole }
    else this.#blocks.push({ kind: 'table', grid })
    this.#newRegion = false
  }

  /** What stands over a table in letters no larger than the text is its caption. */
  #tellCaption(): void {
    const above = this.#blocks.at(-1)
    const isLarge = this.#lastSize > this.#bodySize + SAME_SIZE
    if (above?.kind !== 'heading' || isLarge) return
    this.#blocks[this.#blocks.length - 1] = { ...above, kind: 'paragraph' }
  }

  /** A table and what stands with it in its cells. */
  addTagged(blocks: readonly Block[]): void {
    for (const block of blocks) {
      if (block.kind === 'table') this.addTable(block.grid)
      else {
        this.#flush()
        this.#blocks.push(block)
      }
    }
  }

  addNotes(notes: readonly Block[]): void {
    this.#waiting.push(...notes)
  }

  #flush(): void {
    for (const block of readLines(mendHyphens(this.#lines))) this.#blocks.push(block)
    for (const note of this.#waiting) this.#blocks.push(note)
    this.#lines = []
    this.#waiting = []
  }

  finish(): readonly Block[] {
    this.#flush()
    return this.#blocks
  }
}
