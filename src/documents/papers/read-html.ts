import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, parseFragment } from 'parse5'
import type { Block, Document, Line } from './document.ts'
import { HtmlTable, type OpenCell } from './html-table.ts'
import { formatNumber, type NumberFormat } from './list-numbers.ts'
import { PassageWriter, partMarker, raise } from './passage-writer.ts'
import { readLines } from './read-text.ts'
import { PaperTooLong } from './written-paper.ts'

type Node = DefaultTreeAdapterMap['node']
type Element = DefaultTreeAdapterMap['element']

/** What shows no words of the paper, whatever is in it. */
const SILENT = new Set(
  'script style template noscript noembed noframes svg head nav iframe object select datalist textarea button audio video canvas map annotation annotation-xml rp rt del s strike'.split(
    ' ',
  ),
)
const BREAKS =
  /^(?:p|div|section|article|header|footer|main|aside|h[1-6]|ul|ol|menu|li|dl|dt|dd|blockquote|figure|figcaption|hr|table|caption|body|html|address|center|details|summary|dialog|fieldset|legend|form|hgroup|search|pre|listing|xmp|plaintext)$/u
const AS_TYPED = new Set(['pre', 'listing', 'xmp', 'plaintext'])
const NUMBER_FORMATS: Readonly<Record<string, NumberFormat>> = {
  a: 'letters',
  A: 'LETTERS',
  i: 'roman',
  I: 'ROMAN',
}
/** A page of a thousand printed pages with a table on each has some 100,000. */
const MOST_ELEMENTS = 500_000

/**
 * Reads the words and tables of a web page, with the lines they stand on. Nothing in it is run or
 * fetched; scripts, styles, menus, embedded objects, and what is hidden or struck out are passed over.
 *
 * @throws PaperTooLong when it has more in it than is read at once
 */
export function readHtml(file: string, html: string): Document {
  return { file, blocks: new HtmlReader(1).read(parse(html, options())) }
}

/** Reads a piece of HTML in another text. @param line - where it begins there */
export function readHtmlPiece(html: string, line: number): readonly Block[] {
  return new HtmlReader(line).read(parseFragment(html, options()))
}

function options() {
  let count = 0
  const createElement: typeof defaultTreeAdapter.createElement = (...given) => {
    count += 1
    if (count > MOST_ELEMENTS) throw new PaperTooLong()
    return defaultTreeAdapter.createElement(...given)
  }
  return {
    sourceCodeLocationInfo: true,
    treeAdapter: { ...defaultTreeAdapter, createElement },
  }
}

interface OpenList {
  readonly format: NumberFormat
  readonly step: 1 | -1
  next: number
}

class HtmlReader {
  readonly #firstLine: number
  readonly #blocks: Block[] = []
  readonly #passage = new PassageWriter()
  readonly #lists: OpenList[] = []
  readonly #tables: HtmlTable[] = []
  readonly #cells: OpenCell[] = []
  /** The lines of text that is shown as it was typed. */
  #typed: Line[] | null = null
  #script: 'sup' | 'sub' | null = null
  #marker: string | null = null
  #isHeading = false
  #breaks = 0

  constructor(firstLine: number) {
    this.#firstLine = firstLine
  }

  /** Goes through the page without calling itself: pages made to do harm are nested without end. */
  read(root: Node): readonly Block[] {
    const left: { readonly node: Node; readonly isLeft: boolean }[] = [
      { node: root, isLeft: false },
    ]
    for (let step = left.pop(); step; step = left.pop()) {
      const { node, isLeft } = step
      if (node.nodeName === '#text' && 'value' in node) {
        this.#write(node.value, this.#lineOf(node) ?? this.#firstLine)
        continue
      }
      if (isLeft) {
        this.#leave(node as Element)
        continue
      }
      if (!('childNodes' in node)) continue
      if ('tagName' in node) {
        if (isSilent(node)) continue
        this.#enter(node)
        left.push({ node, isLeft: true })
      }
      for (let at = node.childNodes.length - 1; at >= 0; at -= 1) {
        const child = node.childNodes[at]
        if (child) left.push({ node: child, isLeft: false })
      }
    }
    this.#close()
    return this.#blocks
  }

  #lineOf(node: Node): number | null {
    const line = node.sourceCodeLocation?.startLine
    return line === undefined ? null : line + this.#firstLine - 1
  }

  #write(text: string, line: number): void {
    if (this.#typed) {
      const [first = '', ...more] = text.split('\n')
      const last = this.#typed.pop() ?? { text: '', page: null, line }
      this.#typed.push({ ...last, text: last.text + first })
      more.forEach((part, offset) => {
        this.#typed?.push({ text: part, page: null, line: line + offset + 1 })
      })
      return
    }
    if (/\S/u.test(text)) this.#breaks = 0
    this.#passage.write(this.#script === null ? text : raise(text, this.#script), line)
  }

  #enter(element: Element): void {
    const name = element.tagName
    if (BREAKS.test(name)) this.#close()
    const list = this.#lists.at(-1)
    const table = this.#tables.at(-1)
    if (/^h[1-6]$/u.test(name)) this.#isHeading = true
    else if (AS_TYPED.has(name) && this.#cells.length === 0) this.#typed ??= []
    else if (name === 'ul' || name === 'menu')
      this.#lists.push({ format: 'bullet', step: 1, next: 1 })
    else if (name === 'ol') this.#lists.push(openList(element))
    else if (name === 'li') this.#openItem(element, list)
    else if (name === 'br') this.#break()
    else if (name === 'sup' || name === 'sub') this.#script = name
    else if (name === 'table') this.#tables.push(new HtmlTable())
    else if (table && (name === 'thead' || name === 'tfoot')) {
      table.section = name === 'thead' ? 'head' : 'foot'
    } else if (table && name === 'tr') table.openRow(this.#lineOf(element))
    else if (table && (name === 'td' || name === 'th')) {
      this.#cells.push(
        table.openCell(countIn(element, 'colspan', 1), countIn(element, 'rowspan', 1), {
          isHeading: name === 'th',
          line: this.#lineOf(element),
        }),
      )
    }
  }

  #leave(element: Element): void {
    const name = element.tagName
    const table = this.#tables.at(-1)
    if (name === 'sup' || name === 'sub') this.#script = null
    if (BREAKS.test(name) || name === 'td' || name === 'th') this.#close()
    if (/^h[1-6]$/u.test(name)) this.#isHeading = false
    else if (AS_TYPED.has(name) && this.#typed) {
      const lines = this.#typed
      this.#typed = null
      this.#add(readLines(lines))
    } else if (name === 'ul' || name === 'menu' || name === 'ol') this.#lists.pop()
    else if (name === 'li') this.#marker = null
    else if (name === 'td' || name === 'th') {
      const cell = this.#cells.pop()
      if (cell) table?.closeCell(cell)
    } else if (name === 'tr') table?.closeRow()
    else if (name === 'thead' || name === 'tbody' || name === 'tfoot') table?.closeSection()
    else if (name === 'table' && table) this.#closeTable(table)
  }

  /** A table within a cell only lays out its words. */
  #closeTable(table: HtmlTable): void {
    this.#tables.pop()
    const cell = this.#cells.at(-1)
    if (!cell) this.#add(table.blocks())
    else {
      for (const row of table.rows()) {
        for (const { paragraphs } of row.cells)
          for (const text of paragraphs) cell.paragraphs.push(text)
      }
    }
  }

  #openItem(element: Element, list: OpenList | undefined): void {
    if (!list) {
      this.#marker = '•'
      return
    }
    const number = countIn(element, 'value', list.next)
    list.next = number + list.step
    const printed = formatNumber(list.format, number)
    this.#marker = list.format === 'bullet' ? printed : `${printed}.`
  }

  /** Two line ends in a row part paragraphs, as pages of old have them. */
  #break(): void {
    this.#breaks += 1
    if (this.#typed) this.#write('\n', this.#typed.at(-1)?.line ?? this.#firstLine)
    else if (this.#breaks > 1 && this.#cells.length === 0) this.#close()
    else this.#passage.space()
  }

  #close(): void {
    this.#breaks = 0
    const passage = this.#passage.take()
    if (passage.text === '') return
    const cell = this.#cells.at(-1)
    if (cell) {
      cell.paragraphs.push(passage.text)
      return
    }
    const kind = this.#isHeading ? 'heading' : 'paragraph'
    const { marker, rest } = partMarker(passage, kind)
    this.#add([{ kind, passage: rest, marker: marker ?? this.#marker }])
    this.#marker = null
  }

  #add(blocks: readonly Block[]): void {
    for (const block of blocks) this.#blocks.push(block)
  }
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((it) => it.name === name)?.value
}

/** A number that an attribute gives, `otherwise` when it gives none. */
function countIn(element: Element, name: string, otherwise: number): number {
  const number = Number.parseInt(attribute(element, name) ?? '', 10)
  return Number.isSafeInteger(number) ? number : otherwise
}

function openList(element: Element): OpenList {
  const format = NUMBER_FORMATS[attribute(element, 'type') ?? ''] ?? 'decimal'
  const isBackwards = attribute(element, 'reversed') !== undefined
  const items = element.childNodes.filter(({ nodeName }) => nodeName === 'li').length
  return {
    format,
    step: isBackwards ? -1 : 1,
    next: countIn(element, 'start', isBackwards ? items : 1),
  }
}

function isSilent(element: Element): boolean {
  return (
    SILENT.has(element.tagName) ||
    element.attrs.some(
      ({ name, value }) =>
        name === 'hidden' ||
        (name === 'style' && /(?:display\s*:\s*none|visibility\s*:\s*hidden)/iu.test(value)),
    ) ||
    isNoteMark(element)
  )
}

/** "1,204¹": the mark of a footnote is a raised link, and no part of the number before it. */
function isNoteMark(element: Element): boolean {
  if (attribute(element, 'role') === 'doc-noteref') return true
  return element.tagName === 'sup' && element.childNodes.some(({ nodeName }) => nodeName === 'a')
}
