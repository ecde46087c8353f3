import { type Block, type Document, joinLines, type Line } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'

const SILENT = new Set([
  'script',
  'style',
  'template',
  'noscript',
  'svg',
  'head',
  'nav',
  'iframe',
  'object',
])
const BREAKS =
  /^(?:p|div|section|article|header|footer|main|aside|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|figure|figcaption|hr|table|caption|body|html|address)$/u
const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  pound: '£',
  ndash: '–',
  mdash: '—',
  minus: '−',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  hellip: '…',
  bull: '•',
  plusmn: '±',
}

/**
 * Reads the words and tables of a web page. Nothing in it is run or fetched: scripts, styles and
 * embedded objects are passed over, and every other tag only says where a block begins or ends.
 */
export function readHtml(file: string, html: string): Document {
  const reader = new HtmlReader()
  let at = 0
  let line = 1
  while (at < html.length) {
    const open = html.indexOf('<', at)
    const text = html.slice(at, open < 0 ? html.length : open)
    reader.readText(text, line)
    line += countLines(text)
    if (open < 0) break
    const isComment = html.startsWith('<!--', open)
    const close = isComment ? html.indexOf('-->', open) : html.indexOf('>', open)
    const end = close < 0 ? html.length : close + (isComment ? 3 : 1)
    const tag = html.slice(open, end)
    if (!isComment) reader.readTag(tag)
    line += countLines(tag)
    at = end
  }
  return { file, blocks: reader.finish() }
}

function countLines(text: string): number {
  let count = 0
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1
  return count
}

class HtmlReader {
  readonly #blocks: Block[] = []
  #words: Line[] = []
  #silent: string | null = null
  #rows: DrawnRow[] | null = null
  #headingRows = 0
  #isHeading = false
  #marker: string | null = null
  #line = 1

  readText(text: string, line: number): void {
    if (this.#silent !== null) return
    this.#line = line
    text.split('\n').forEach((part, offset) => {
      const words = decode(part)
      if (words.trim() !== '') this.#words.push({ text: words, page: null, line: line + offset })
    })
  }

  readTag(tag: string): void {
    const match = /^<(\/?)([a-z][a-z0-9]*)/iu.exec(tag)
    const name = match?.[2]?.toLowerCase()
    if (name === undefined) return
    const closes = match?.[1] === '/'
    if (this.#silent !== null) {
      if (closes && name === this.#silent) this.#silent = null
      return
    }
    if (!closes && SILENT.has(name) && !/\/>$/u.test(tag)) {
      this.#silent = name
      return
    }
    if (this.#rows !== null) {
      this.#readTableTag(name, closes)
      return
    }
    if (name === 'table' && !closes) {
      this.#close()
      this.#rows = []
      this.#headingRows = 0
    } else if (BREAKS.test(name) || name === 'br') {
      if (name !== 'br') this.#close()
      if (/^h[1-6]$/u.test(name)) this.#isHeading = !closes
      if (name === 'li') this.#marker = closes ? null : '•'
    }
  }

  #readTableTag(name: string, closes: boolean): void {
    const rows = this.#rows ?? []
    if (name === 'tr' && !closes) rows.push({ place: { page: null, line: this.#line }, cells: [] })
    if (name === 'thead' && closes) this.#headingRows = rows.length
    if ((name === 'td' || name === 'th') && closes) {
      const row = rows.at(-1)
      if (row)
        rows[rows.length - 1] = {
          place: { page: null, line: this.#line },
          cells: [...row.cells, joinLines(this.#words).text],
        }
    }
    if (name === 'td' || name === 'th' || name === 'caption') this.#words = []
    if (name === 'table' && closes) {
      this.#blocks.push({ kind: 'table', grid: toGrid(rows, this.#headingRows) })
      this.#rows = null
      this.#words = []
    }
  }

  #close(): void {
    const passage = joinLines(this.#words)
    this.#words = []
    if (passage.text === '') return
    const number = /^(\d+(?:\.\d+)*\.?) (?=[A-Z])/u.exec(passage.text)?.[1]
    const cut = number === undefined ? 0 : number.length + 1
    const shorter = {
      text: passage.text.slice(cut),
      starts: passage.starts.map((it) => ({ ...it, at: Math.max(0, it.at - cut) })),
    }
    this.#blocks.push({
      kind: this.#isHeading ? 'heading' : 'paragraph',
      passage: shorter,
      marker: number ?? this.#marker,
    })
  }

  finish(): readonly Block[] {
    this.#close()
    return this.#blocks
  }
}

function decode(text: string): string {
  return text.replace(/&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));/giu, (whole, decimal, hex, name) => {
    if (name !== undefined) return ENTITIES[String(name).toLowerCase()] ?? whole
    const code = decimal === undefined ? Number.parseInt(String(hex), 16) : Number(decimal)
    return code > 0 && code < 0x110000 ? String.fromCodePoint(code) : whole
  })
}
