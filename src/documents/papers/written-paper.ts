import { type Block, joinLines, type Place } from './document.ts'
import { withPlainLetters } from './letters.ts'
import { raise } from './passage-writer.ts'
import {
  statedBlock,
  tabbedBlocks,
  tableBlocks,
  type WrittenCell,
  type WrittenRow,
} from './written-table.ts'

/** The most words read from one paper: a thousand pages are some 3 million letters. */
export const MOST_LETTERS = 8_000_000
const MOST_COLUMNS = 200
/** A file that states so many headings states them all: what else is short is a caption or a line of text. */
const STATES_HEADINGS = 2

/** Thrown when a paper has more text than is read at once. */
export class PaperTooLong extends Error {
  override readonly name = 'PaperTooLong'
}

interface OpenParagraph {
  text: string
  readonly notes: { mark: string; text: string }[]
}

interface OpenTable {
  readonly rows: WrittenRow[]
  cells: WrittenCell[]
}

interface OpenCell {
  readonly paragraphs: string[]
  readonly notes: { mark: string; text: string }[]
}

/** What has been said of a paragraph by the time it closes. */
export interface SaidOfParagraph {
  readonly isHeading: boolean
  readonly marker: string | null
}

/**
 * Gathers the blocks of a word processor's file as its reader comes upon them. Such a file has no
 * pages or lines before it is printed: `line` counts its paragraphs and table rows, from 1.
 */
export class WrittenPaper {
  readonly #blocks: Block[] = []
  readonly #paragraphs: OpenParagraph[] = []
  readonly #tables: OpenTable[] = []
  readonly #cells: OpenCell[] = []
  #tabbed: { text: string; place: Place }[] = []
  #waiting: { mark: string; text: string }[] = []
  #carried = ''
  #line = 0
  #letters = 0
  #headings = 0
  /** Paragraphs taken for headings by what they look like. */
  readonly #guessed = new Set<Block>()

  openParagraph(): void {
    this.#paragraphs.push({ text: this.#carried, notes: [] })
    this.#carried = ''
  }

  write(text: string): void {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph) return
    this.#letters += text.length
    if (this.#letters > MOST_LETTERS) throw new PaperTooLong()
    paragraph.text += text
  }

  /** A footnote or endnote; it follows the paragraph that refers to it, under its number. */
  addNote(mark: string, text: string): void {
    this.#paragraphs.at(-1)?.notes.push({ mark, text })
  }

  closeParagraph(said: SaidOfParagraph): void {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const cell = this.#cells.at(-1)
    if (cell) {
      const text = withPlainLetters(paragraph.text).replaceAll('\t', ' ').trim()
      if (text !== '') cell.paragraphs.push(text)
      cell.notes.push(...paragraph.notes)
      return
    }
    this.#line += 1
    const place = { page: null, line: this.#line }
    const text = withPlainLetters(paragraph.text).trim()
    if (text.includes('\t') && !said.isHeading && said.marker === null) {
      this.#tabbed.push({ text, place })
    } else if (text !== '') {
      this.#closeTabbed()
      const blocks = statedBlock(text.replaceAll('\t', ' '), place, said)
      this.#add(blocks)
      if (said.isHeading) this.#headings += 1
      else for (const block of blocks) if (block.kind === 'heading') this.#guessed.add(block)
    }
    this.#addNotes(paragraph.notes, place)
  }

  /** A paragraph that is not part of the paper: a list of contents. */
  dropParagraph(): void {
    this.#paragraphs.pop()
  }

  /** A paragraph whose end was deleted: its words begin the next one. */
  carryParagraph(): void {
    this.#carried = this.#paragraphs.pop()?.text ?? ''
  }

  openTable(): void {
    this.#tables.push({ rows: [], cells: [] })
  }

  openCell(): void {
    this.#cells.push({ paragraphs: [], notes: [] })
  }

  closeCell(said: { span: number; goesOn: boolean; repeats: number }): void {
    const cell = this.#cells.pop()
    const table = this.#tables.at(-1)
    if (!cell || !table) return
    const span = Math.max(1, Math.min(said.span, MOST_COLUMNS))
    const repeats = Math.max(1, Math.min(said.repeats, MOST_COLUMNS - table.cells.length))
    for (let copy = 0; copy < repeats; copy += 1) {
      table.cells.push({ paragraphs: cell.paragraphs, span, goesOn: said.goesOn })
    }
    this.#waiting.push(...cell.notes)
  }

  /** A cell that another one covers. */
  dropCell(): void {
    this.#cells.pop()
  }

  closeRow(said: { isHeading: boolean; isDeleted: boolean }): void {
    const table = this.#tables.at(-1)
    if (!table) return
    this.#line += 1
    const place = { page: null, line: this.#line }
    if (!said.isDeleted && table.cells.length > 0) {
      table.rows.push({ place, cells: table.cells, isHeading: said.isHeading })
    }
    table.cells = []
  }

  closeTable(): void {
    const table = this.#tables.pop()
    if (!table) return
    const cell = this.#cells.at(-1)
    if (cell) {
      const inner = table.rows.flatMap((row) => row.cells.flatMap((it) => it.paragraphs))
      for (const text of inner) cell.paragraphs.push(text)
      return
    }
    this.#closeTabbed()
    this.#add(tableBlocks(table.rows))
    this.#addNotes(this.#waiting, { page: null, line: this.#line })
    this.#waiting = []
  }

  #closeTabbed(): void {
    this.#add(tabbedBlocks(this.#tabbed))
    this.#tabbed = []
  }

  #add(blocks: readonly Block[]): void {
    for (const block of blocks) this.#blocks.push(block)
  }

  #addNotes(notes: readonly { mark: string; text: string }[], place: Place): void {
    for (const { mark, text } of notes) {
      const marker = raise(mark, 'sup')
      const passage = joinLines([{ ...place, text: withPlainLetters(text) }])
      if (passage.text !== '') this.#blocks.push({ kind: 'paragraph', passage, marker })
    }
  }

  finish(): readonly Block[] {
    this.#closeTabbed()
    if (this.#headings < STATES_HEADINGS) return this.#blocks
    return this.#blocks.map((block) =>
      block.kind === 'heading' && this.#guessed.has(block)
        ? { ...block, kind: 'paragraph' }
        : block,
    )
  }
}
