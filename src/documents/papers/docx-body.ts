import type { WordLists, WordStyles } from './docx-numbering.ts'
import type { Tag, XmlReader } from './read-xml.ts'
import type { WrittenPaper } from './written-paper.ts'

/** Parts that say nothing a reader of the paper sees: deletions, formulas of fields, older formats. */
const SILENT = new Set([
  'del',
  'moveFrom',
  'delText',
  'delInstrText',
  'instrText',
  'Fallback',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'trPrChange',
  'tcPrChange',
  'sectPrChange',
  'annotation',
])
const WORDS = new Map([
  ['br', ' '],
  ['cr', ' '],
  ['noBreakHyphen', '-'],
  ['ptab', '\t'],
])

interface Paragraph {
  style: string
  list: string | null
  depth: number | null
  endIsDeleted: boolean
}

interface Row {
  isHeading: boolean
  isDeleted: boolean
}

interface Cell {
  span: number
  goesOn: boolean
}

interface Needs {
  readonly paper: WrittenPaper
  readonly styles: WordStyles
  readonly lists: WordLists
  /** The words of each footnote and endnote: "footnote 3". */
  readonly notes: ReadonlyMap<string, string>
}

/** Reads the body of a Word file, or the words of its notes, as they stand when changes are accepted. */
export class WordBody implements XmlReader {
  readonly #needs: Needs
  readonly #paragraphs: Paragraph[] = []
  readonly #rows: Row[] = []
  readonly #cells: Cell[] = []
  #silent = 0
  #isHidden = false
  #inText = false
  #noteCount = 0
  changes = 0

  constructor(needs: Needs) {
    this.#needs = needs
  }

  open(tag: Tag, parent: string): void {
    const { name } = tag
    if (this.#silent > 0) {
      this.#silent += 1
      return
    }
    if (name === 'del' || name === 'ins' || name === 'moveFrom') this.changes += 1
    if (parent === 'rPr' || parent === 'trPr') {
      this.#readMark(tag, parent)
      return
    }
    if (SILENT.has(name)) {
      this.#silent = 1
      return
    }
    this.#readPart(tag, parent)
  }

  /** What is said of a row or of letters. */
  #readMark({ name, attribute }: Tag, parent: string): void {
    const [paragraph, row] = [this.#paragraphs.at(-1), this.#rows.at(-1)]
    const isOn = !/^(?:0|false|off)$/u.test(attribute('val') ?? '')
    if (parent === 'trPr' && row) {
      if (name === 'tblHeader') row.isHeading = isOn
      if (name === 'del') row.isDeleted = true
    } else if (name === 'del' && paragraph) paragraph.endIsDeleted = true
    else if (name === 'vanish' && isOn) this.#isHidden = true
  }

  #readPart(tag: Tag, parent: string): void {
    const { paper } = this.#needs
    const value = tag.attribute('val') ?? ''
    const paragraph = this.#paragraphs.at(-1)
    const cell = this.#cells.at(-1)
    switch (tag.name) {
      case 'p':
        if (!/wordprocessingml/u.test(tag.space)) break
        this.#paragraphs.push({ style: '', list: null, depth: null, endIsDeleted: false })
        paper.openParagraph()
        break
      case 'pStyle':
        if (paragraph) paragraph.style = value
        break
      case 'numId':
        if (paragraph && parent === 'numPr') paragraph.list = value
        break
      case 'ilvl':
        if (paragraph && parent === 'numPr') paragraph.depth = Number(value)
        break
      case 'r':
        this.#isHidden = false
        break
      case 't':
        this.#inText = true
        break
      case 'tab':
        if (parent === 'r') this.#write('\t')
        break
      case 'footnoteReference':
      case 'endnoteReference':
        this.#addNote(tag)
        break
      case 'tbl':
        paper.openTable()
        break
      case 'tr':
        this.#rows.push({ isHeading: false, isDeleted: false })
        break
      case 'tc':
        this.#cells.push({ span: 1, goesOn: false })
        paper.openCell()
        break
      case 'gridSpan':
        if (cell) cell.span = Number(value) || 1
        break
      case 'vMerge':
        if (cell) cell.goesOn = value !== 'restart'
        break
      default: {
        const words = WORDS.get(tag.name)
        if (words !== undefined) this.#write(words)
      }
    }
  }

  close(tag: Tag): void {
    if (this.#silent > 0) {
      this.#silent -= 1
      return
    }
    const { paper } = this.#needs
    switch (tag.name) {
      case 't':
        this.#inText = false
        break
      case 'r':
        this.#isHidden = false
        break
      case 'p':
        if (/wordprocessingml/u.test(tag.space)) this.#closeParagraph()
        break
      case 'tc': {
        const cell = this.#cells.pop() ?? { span: 1, goesOn: false }
        paper.closeCell({ ...cell, repeats: 1 })
        break
      }
      case 'tr':
        paper.closeRow(this.#rows.pop() ?? { isHeading: false, isDeleted: false })
        break
      case 'tbl':
        paper.closeTable()
        break
      default:
    }
  }

  text(text: string): void {
    if (this.#inText && this.#silent === 0) this.#write(text)
  }

  #write(text: string): void {
    if (!this.#isHidden) this.#needs.paper.write(text)
  }

  #addNote(tag: Tag): void {
    const kind = tag.name.replace('Reference', '')
    const words = this.#needs.notes.get(`${kind} ${tag.attribute('id')}`)
    if (words === undefined) return
    this.#noteCount += 1
    this.#needs.paper.addNote(String(this.#noteCount), words)
  }

  #closeParagraph(): void {
    const { paper, styles, lists } = this.#needs
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    if (styles.isContents(paragraph.style)) {
      paper.dropParagraph()
      return
    }
    if (paragraph.endIsDeleted) {
      paper.carryParagraph()
      return
    }
    const styled = styles.listOf(paragraph.style)
    const list = paragraph.list ?? styled?.list ?? null
    const depth = paragraph.depth ?? styled?.depth ?? 0
    const marker = list === null || list === '0' ? null : lists.next(list, depth)
    paper.closeParagraph({ isHeading: styles.isHeading(paragraph.style), marker })
  }
}

/** Reads the words of each note of footnotes.xml or endnotes.xml, by their kind and number. */
export class WordNotes implements XmlReader {
  readonly words = new Map<string, string>()
  #key: string | null = null
  #silent = 0
  #inText = false

  open(tag: Tag): void {
    if (this.#silent > 0 || SILENT.has(tag.name)) {
      this.#silent += 1
      return
    }
    if (tag.name === 'footnote' || tag.name === 'endnote') {
      const isOwn = tag.attribute('type') === null || tag.attribute('type') === 'normal'
      this.#key = isOwn ? `${tag.name} ${tag.attribute('id')}` : null
    }
    this.#inText = tag.name === 't'
    if (tag.name === 'tab' || tag.name === 'p') this.#write(' ')
  }

  close(): void {
    if (this.#silent > 0) this.#silent -= 1
    this.#inText = false
  }

  text(text: string): void {
    if (this.#inText && this.#silent === 0) this.#write(text)
  }

  #write(text: string): void {
    if (this.#key !== null) this.words.set(this.#key, (this.words.get(this.#key) ?? '') + text)
  }
}
