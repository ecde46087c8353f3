import { type Block, type Document, type Grid, joinLines, type Line } from './document.ts'
import { findTables } from './find-tables.ts'
import { joinRest } from './grids.ts'
import { findLaidTables } from './laid-tables.ts'
import { OTHER_BULLETS, withPlainLetters } from './letters.ts'
import { findPipeTables } from './read-pipes.ts'
import { findStackedTables } from './stacked-tables.ts'
import { withoutPageFeet } from './text-furniture.ts'
import { findTypedTables } from './typed-tables.ts'

const PAGE_LINE = /^(?:page\s*\|?\s*\d+(?:\s*of\s*\d+)?|\d+\s*\|\s*page)$/i
const MARKING =
  /^(?:not protectively marked|official(?: ?[-–] ?sensitive)?|restricted|unclassified)$/i
const BLANK_PAGE = /^t?\s?his page is intentionally left blank$/i
const ENDS = /[.:;!?][)”’'"]?$/
const BULLET = new RegExp(
  String.raw`^(?:[•▪●○◦*·\uF000-\uF0FF]|[${OTHER_BULLETS}](?=\s+[\p{L}\d£])|[-–](?=\s)|o(?=\s+[\dA-Z]))\s*`,
  'u',
)
const NUMBERED = /^(?:\d+(?:\.\d+)*\.|\d+(?:\.\d+)+|\([a-z]{1,4}\)|[a-z]\))(?=\s|$)\s*/
const ATTACHMENT = /^(?:appendix|annex) (?:[A-Z]|\d{1,2}) ?:?$/i
const FULL_LINE = 60

/**
 * Reads plain text as it comes out of a converter: pages parted by form feeds where there are any,
 * page numbers, protective markings and empty lines let go, sentences joined over line ends.
 */
export function readText(file: string, text: string): Document {
  const plain = withPlainLetters(text)
  return { file, blocks: readLines(withoutPageFeet(splitLines(plain))) }
}

function splitLines(text: string): readonly Line[] {
  const paged = text.includes('\f')
  let page = 1
  return text.split(/\r\n|\r|\n/).map((raw, index) => {
    page += raw.split('\f').length - 1
    // A cell a line, its stroke after it, as copying a drawn table can give
    const text = raw.replaceAll('\f', '').replace(/^([^|]*\S)\s*\|\s*$/u, '$1')
    return { text, page: paged ? page : null, line: index + 1 }
  })
}

/** Blocks in reading order from lines that already have their places, such as those of a PDF. */
export function readLines(all: readonly Line[]): readonly Block[] {
  const lines = withoutFurniture(all)
  const blocks: Block[] = []
  let at = 0
  for (const table of findPipeTables(lines)) {
    blocks.push(...readPlain(lines.slice(at, table.from)))
    blocks.push({ kind: 'table', grid: table.grid })
    at = table.to
  }
  return [...blocks, ...readPlain(lines.slice(at))]
}

function readPlain(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  for (const table of findTypedTables(lines)) {
    blocks.push(...readUntyped(lines.slice(at, table.from)))
    addTable(blocks, table.grid)
    at = table.to
  }
  return [...blocks, ...readUntyped(lines.slice(at))]
}

function readUntyped(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  for (const table of findLaidTables(lines)) {
    blocks.push(...readUnlaid(lines.slice(at, table.from)))
    addTable(blocks, table.grid)
    at = table.to
  }
  return [...blocks, ...readUnlaid(lines.slice(at))]
}

/** Adds a table, as the rest of the one before it where it is that. */
function addTable(blocks: Block[], grid: Grid): void {
  const before = blocks.at(-1)
  const whole = before?.kind === 'table' ? joinRest(before.grid, grid) : undefined
  if (whole) blocks[blocks.length - 1] = { kind: 'table', grid: whole }
  else blocks.push({ kind: 'table', grid })
}

function readUnlaid(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  for (const table of findStackedTables(lines)) {
    blocks.push(...readUnstacked(lines.slice(at, table.from)))
    addTable(blocks, table.grid)
    at = table.to
  }
  return [...blocks, ...readUnstacked(lines.slice(at))]
}

function readUnstacked(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = []
  let at = 0
  for (const table of findTables(lines)) {
    blocks.push(...readParagraphs(lines.slice(at, table.from)))
    addTable(blocks, table.grid)
    at = table.to
  }
  return [...blocks, ...readParagraphs(lines.slice(at))]
}

/** A bare number between two halves of a sentence is the number of a page. */
function withoutFurniture(lines: readonly Line[]): readonly Line[] {
  const written = lines.flatMap((line, index) => (line.text.trim() === '' ? [] : [index]))
  const dropped = new Set<number>()
  written.forEach((index, position) => {
    const text = (lines[index]?.text ?? '').trim()
    const [before, next] = [written[position - 1], written[position + 1]]
    const previous = before === undefined ? '' : (lines[before]?.text ?? '').trim()
    const following = next === undefined ? '' : (lines[next]?.text ?? '').trim()
    if (PAGE_LINE.test(text) || MARKING.test(text) || BLANK_PAGE.test(text)) dropped.add(index)
    else if (/^\d{1,3}$/.test(text)) {
      const runsOn = previous.length > 40 && !ENDS.test(previous) && !/^[\d£+-]/.test(following)
      if (runsOn || MARKING.test(following) || MARKING.test(previous)) dropped.add(index)
    }
  })
  return lines.map((line, index) => (dropped.has(index) ? { ...line, text: '' } : line))
}

function readParagraphs(lines: readonly Line[]): readonly Block[] {
  const blocks: Block[] = []
  let current: Line[] = []
  let marker: string | null = null
  const close = () => {
    if (current.length > 0) blocks.push(toBlock(current, marker))
    current = []
    marker = null
  }
  let blank = true
  for (const line of lines) {
    const text = line.text.trim()
    if (text === '') {
      blank = true
      continue
    }
    const previous = current.at(-1)?.text.trim() ?? ''
    const mark = BULLET.exec(text)?.[0] ?? markerAt(text, previous, blank)
    const label = ATTACHMENT.test(text) || ATTACHMENT.test(previous)
    if (label || mark !== undefined || (current.length > 0 && blank && !runsOn(previous, text)))
      close()
    if (mark !== undefined) marker = mark.trim()
    if (mark?.length !== text.length) {
      current.push(mark === undefined ? line : { ...line, text: text.slice(mark.length) })
    }
    blank = false
  }
  close()
  return blocks
}

function markerAt(text: string, previous: string, blank: boolean): string | undefined {
  const mark = NUMBERED.exec(text)?.[0]
  if (mark === undefined) return undefined
  const decimal = /^\d+\.\d+\s*$/.test(mark)
  if (!decimal || blank || previous === '') return mark
  const goesOn = !ENDS.test(previous) && previous.length > FULL_LINE
  // "…12.8 in the year before:" and then "1.5 days less"
  const isAmount = /^\p{Ll}/u.test(text.slice(mark.length))
  return goesOn || isAmount ? undefined : mark
}

function runsOn(previous: string, text: string): boolean {
  if (previous === '' || ENDS.test(previous)) return false
  if (/@|^(?:tel|telephone|email|fax)\b/i.test(previous) || /^(?:appendix|annex)\b/i.test(text))
    return false
  return (
    /^[a-z(%]/.test(text) ||
    previous.length >= FULL_LINE ||
    /(?:,|\b(?:of|the|and|to|in))$/.test(previous)
  )
}

/** "Comparing the last quarter with the one before it:" leads in to what follows, and heads nothing. */
const MOST_WORDS_BEFORE_COLON = 6

function toBlock(lines: readonly Line[], marker: string | null): Block {
  const passage = joinLines(lines)
  const heading =
    passage.text.length <= 90 &&
    !/[.;,]$/.test(passage.text) &&
    /^[A-Z0-9“‘'"]/.test(passage.text) &&
    passage.text.split(' ').length <= (passage.text.endsWith(':') ? MOST_WORDS_BEFORE_COLON : 12) &&
    !BULLET.test(`${marker ?? ''} `)
  return { kind: heading ? 'heading' : 'paragraph', passage, marker }
}
