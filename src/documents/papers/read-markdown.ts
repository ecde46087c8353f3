import MarkdownIt, { type StateBlock, type Token } from 'markdown-it'
import type { Block, Document, Line } from './document.ts'
import { type DrawnRow, toGrid } from './grids.ts'
import { withPlainLetters } from './letters.ts'
import { PassageWriter, partMarker, raise } from './passage-writer.ts'
import { readHtmlPiece } from './read-html.ts'
import { readLines } from './read-text.ts'

const NOTE = /^\[\^([^\]\s]{1,40})\]:[ \t]*/u
const NOTE_MARK = /\[\^[^\]\s]{1,40}\]/gu
/** Signs of emphasis that close nothing, and stars after a figure. Those between figures multiply. */
const STRAY = /\*{2,}|_{2,}|`+|(?<=[^\s\d])\*|\*(?=[^\s\d])|(?<=\d)\*(?=\s|$|[.,;:)])/gu

/**
 * Reads Markdown, with the lines its words stand on: headings, paragraphs, lists, tables, footnotes
 * (`[^1]: …`), HTML, and blocks that are shown as they were typed, such as tables drawn with spaces.
 *
 * @throws PaperTooLong when the HTML in it has more than is read at once
 */
export function readMarkdown(file: string, text: string): Document {
  const markdown = new MarkdownIt({ html: true })
  markdown.block.ruler.before('reference', 'note', readNote, { alt: ['paragraph', 'reference'] })
  const reader = new MarkdownReader()
  for (const token of markdown.parse(withPlainLetters(text), {})) reader.read(token)
  return { file, blocks: reader.blocks }
}

/** A footnote, which would otherwise be taken for the address of a link. It ends with its line. */
function readNote(state: StateBlock, line: number, _: number, isAsked: boolean): boolean {
  const from = (state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0)
  const written = state.src.slice(from, state.eMarks[line])
  const [before, mark] = NOTE.exec(written) ?? []
  if (before === undefined) return false
  if (isAsked) return true
  state.line = line + 1
  state.push('paragraph_open', 'p', 1).meta = { mark }
  const inline = state.push('inline', '', 0)
  inline.content = written.slice(before.length).trim()
  inline.map = [line, line + 1]
  inline.children = []
  state.push('paragraph_close', 'p', -1)
  return true
}

class MarkdownReader {
  readonly blocks: Block[] = []
  readonly #lists: { readonly delimiter: string | null; next: number }[] = []
  #rows: DrawnRow[] = []
  #headingRows = 0
  #marker: string | null = null
  #isHeading = false
  #isCell = false

  read(token: Token): void {
    const line = (token.map?.[0] ?? 0) + 1
    switch (token.type) {
      case 'heading_open':
      case 'heading_close':
        this.#isHeading = token.nesting > 0
        break
      case 'paragraph_open':
        if (isNote(token.meta)) this.#marker = raise(token.meta.mark, 'sup')
        break
      case 'bullet_list_open':
        this.#lists.push({ delimiter: null, next: 1 })
        break
      case 'ordered_list_open':
        this.#lists.push({ delimiter: token.markup, next: Number(token.attrGet('start') ?? 1) })
        break
      case 'bullet_list_close':
      case 'ordered_list_close':
        this.#lists.pop()
        break
      case 'list_item_open':
        this.#openItem()
        break
      case 'table_open':
        this.#rows = []
        this.#headingRows = 0
        break
      case 'tr_open':
        this.#rows.push({ place: { page: null, line }, cells: [] })
        break
      case 'th_open':
      case 'td_open':
      case 'th_close':
      case 'td_close':
        this.#isCell = token.nesting > 0
        break
      case 'thead_close':
        this.#headingRows = this.#rows.length
        break
      case 'table_close':
        this.blocks.push({ kind: 'table', grid: toGrid(this.#rows, this.#headingRows) })
        break
      case 'inline':
        this.#readInline(token, line)
        break
      case 'fence':
        this.#add(readLines(linesOf(token.content, line + 1)))
        break
      case 'code_block':
        this.#add(readLines(linesOf(token.content, line)))
        break
      case 'html_block':
        this.#add(readHtmlPiece(token.content, line))
        break
      default:
    }
  }

  #openItem(): void {
    const list = this.#lists.at(-1)
    if (!list) return
    this.#marker = list.delimiter === null ? '•' : `${list.next}${list.delimiter}`
    list.next += 1
  }

  #readInline(token: Token, line: number): void {
    const words = wordsOf(token.children ?? [], line)
    const row = this.#rows.at(-1)
    if (this.#isCell && row) {
      this.#rows[this.#rows.length - 1] = { ...row, cells: [...row.cells, words.text] }
      return
    }
    const kind = this.#isHeading ? 'heading' : 'paragraph'
    const { marker, rest } = partMarker(words, kind)
    if (rest.text !== '') {
      this.blocks.push({ kind, passage: rest, marker: marker ?? this.#marker })
      this.#marker = null
    }
  }

  #add(blocks: readonly Block[]): void {
    for (const block of blocks) this.blocks.push(block)
  }
}

const isNote = (meta: unknown): meta is { readonly mark: string } =>
  typeof meta === 'object' && meta !== null && 'mark' in meta

/** The words of a paragraph or cell without their signs; pictures and what is struck out are left out. */
function wordsOf(tokens: readonly Token[], firstLine: number) {
  const passage = new PassageWriter()
  let line = firstLine
  let struck = 0
  let script: 'sup' | 'sub' | null = null
  const write = (text: string) => {
    if (struck > 0) return
    const plain = text.replace(NOTE_MARK, '').replace(STRAY, '')
    passage.write(script === null ? plain : raise(plain, script), line)
  }
  for (const token of tokens) {
    switch (token.type) {
      case 'text':
      case 'code_inline':
        write(token.content)
        break
      case 'softbreak':
      case 'hardbreak':
        passage.space()
        line += 1
        break
      case 's_open':
      case 's_close':
        struck += token.nesting
        break
      case 'html_inline': {
        const tag = /^<(\/?)(br|sup|sub|del|s|strike)\b/iu.exec(token.content)
        const [name, isEnd] = [tag?.[2]?.toLowerCase(), tag?.[1] === '/']
        if (name === 'br') passage.space()
        else if (name === 'sup' || name === 'sub') script = isEnd ? null : name
        else if (name !== undefined) struck = Math.max(0, struck + (isEnd ? -1 : 1))
        line += token.content.split('\n').length - 1
        break
      }
      default:
    }
  }
  return passage.take()
}

function linesOf(text: string, firstLine: number): readonly Line[] {
  return text
    .split('\n')
    .map((part, offset) => ({ text: part, page: null, line: firstLine + offset }))
}
