import { formatNumber, type NumberFormat } from './list-numbers.ts'
import type { PaperParts } from './paper-parts.ts'
import { changesNote, type WrittenBlocks } from './read-docx.ts'
import { readXml, type Tag, type XmlReader } from './read-xml.ts'
import { unseenInOdt } from './unseen.ts'
import { WrittenPaper } from './written-paper.ts'

const SILENT = new Set([
  'tracked-changes',
  'annotation',
  'annotation-end',
  'table-of-content',
  'illustration-index',
  'table-index',
  'alphabetical-index',
  'ruby-text',
  'desc',
  'title',
  'forms',
  'script',
])
const FORMATS: Readonly<Record<string, NumberFormat>> = {
  '1': 'decimal',
  a: 'letters',
  A: 'LETTERS',
  i: 'roman',
  I: 'ROMAN',
  '': 'none',
}
const MOST_SPACES = 100

interface Level {
  readonly format: NumberFormat
  readonly before: string
  readonly after: string
  readonly levels: number
  readonly start: number
}

interface List {
  readonly style: string
  readonly counts: number[]
  isFresh: boolean
}

/**
 * Reads an OpenDocument text: as `readDocx` does a Word file.
 *
 * @throws UnreadableXml or PaperTooLong, which `readPaper` turns into refusals
 */
export async function readOdt(parts: PaperParts): Promise<WrittenBlocks> {
  const paper = new WrittenPaper()
  const body = new OpenBody(paper)
  for (const name of ['styles.xml', 'content.xml']) {
    await readXml(parts.open(name), body)
  }
  const unseen = await unseenInOdt(parts)
  return { blocks: paper.finish(), notes: [...changesNote(body.changes), ...unseen] }
}

class OpenBody implements XmlReader {
  readonly #paper: WrittenPaper
  readonly #styles = new Map<string, Map<number, Level>>()
  readonly #lists: List[] = []
  readonly #cells: { span: number; repeats: number; isCovered: boolean }[] = []
  readonly #ended = new Map<string, number[]>()
  #coveredAcross = 0
  #style = ''
  #silent = 0
  #inBody = false
  #inHeadingRows = false
  #note: { mark: string; words: string; part: string } | null = null
  changes = 0

  constructor(paper: WrittenPaper) {
    this.#paper = paper
  }

  open(tag: Tag): void {
    if (tag.name === 'tracked-changes') this.changes += 1
    if (this.#silent > 0 || SILENT.has(tag.name)) {
      this.#silent += 1
      return
    }
    if (!this.#inBody) this.#readStyle(tag)
    else if (this.#note) this.#openInNote(tag)
    else this.#openInBody(tag)
  }

  #readStyle(tag: Tag): void {
    const level = Number(tag.attribute('level'))
    if (tag.name === 'list-style') {
      this.#style = tag.attribute('name') ?? ''
      this.#styles.set(this.#style, new Map())
    } else if (tag.name === 'list-level-style-number') {
      this.#styles.get(this.#style)?.set(level, {
        format: FORMATS[tag.attribute('num-format') ?? ''] ?? 'decimal',
        before: tag.attribute('num-prefix') ?? '',
        after: tag.attribute('num-suffix') ?? '',
        levels: Number(tag.attribute('display-levels') ?? 1),
        start: Number(tag.attribute('start-value') ?? 1),
      })
    } else if (tag.name === 'body') this.#inBody = true
  }

  #openInNote(tag: Tag): void {
    if (this.#note && (tag.name === 'note-citation' || tag.name === 'note-body')) {
      this.#note.part = tag.name
    }
    if (this.#note && tag.name === 'p') this.#note.words += ' '
  }

  #openInBody(tag: Tag): void {
    const paper = this.#paper
    switch (tag.name) {
      case 'p':
      case 'h':
        paper.openParagraph()
        break
      case 's':
        paper.write(' '.repeat(Math.min(Number(tag.attribute('c') ?? 1) || 1, MOST_SPACES)))
        break
      case 'tab':
        paper.write('\t')
        break
      case 'line-break':
        paper.write(' ')
        break
      case 'note':
        this.#note = { mark: '', words: '', part: '' }
        break
      case 'list':
        this.#openList(tag)
        break
      case 'list-item':
        this.#countItem()
        break
      case 'table':
        paper.openTable()
        break
      case 'table-header-rows':
        this.#inHeadingRows = true
        break
      case 'table-cell':
      case 'covered-table-cell': {
        const isCovered = tag.name === 'covered-table-cell'
        const span = Number(tag.attribute('number-columns-spanned') ?? 1) || 1
        const repeats = Number(tag.attribute('number-columns-repeated') ?? 1) || 1
        this.#cells.push({ span, repeats, isCovered })
        paper.openCell()
        break
      }
      default:
    }
  }

  #openList(tag: Tag): void {
    const style = tag.attribute('style-name') ?? this.#lists.at(-1)?.style ?? ''
    const goesOn = tag.attribute('continue-numbering') === 'true'
    const counts = this.#lists.at(-1)?.counts ?? (goesOn ? (this.#ended.get(style) ?? []) : [])
    counts.length = Math.min(counts.length, goesOn ? counts.length : this.#lists.length)
    this.#lists.push({ style, counts, isFresh: false })
  }

  #countItem(): void {
    const list = this.#lists.at(-1)
    if (!list) return
    const depth = this.#lists.length
    const start = this.#styles.get(list.style)?.get(depth)?.start ?? 1
    list.counts.length = Math.min(list.counts.length, depth)
    list.counts[depth - 1] = (list.counts[depth - 1] ?? start - 1) + 1
    list.isFresh = true
  }

  /** The label of the item whose first paragraph closes; its later paragraphs have none. */
  #takeMarker(): string | null {
    const list = this.#lists.at(-1)
    if (!list?.isFresh) return null
    list.isFresh = false
    const depth = this.#lists.length
    const levels = this.#styles.get(list.style)
    const level = levels?.get(depth)
    if (!level) return '•'
    const first = Math.max(1, depth - level.levels + 1)
    const numbers = Array.from({ length: depth - first + 1 }, (_, index) =>
      formatNumber(
        levels?.get(first + index)?.format ?? 'decimal',
        list.counts[first + index - 1] ?? 1,
      ),
    )
    const label = `${level.before}${numbers.join('.')}${level.after}`.trim()
    return label === '' ? null : label
  }

  close(tag: Tag): void {
    if (this.#silent > 0) {
      this.#silent -= 1
      return
    }
    if (!this.#inBody) return
    const paper = this.#paper
    if (this.#note) {
      if (tag.name === 'note') {
        paper.addNote(this.#note.mark.trim(), this.#note.words.trim())
        this.#note = null
      }
      return
    }
    switch (tag.name) {
      case 'p':
      case 'h':
        paper.closeParagraph({ isHeading: tag.name === 'h', marker: this.#takeMarker() })
        break
      case 'list': {
        const list = this.#lists.pop()
        if (list && this.#lists.length === 0) this.#ended.set(list.style, [...list.counts])
        break
      }
      case 'table-header-rows':
        this.#inHeadingRows = false
        break
      case 'table-cell':
      case 'covered-table-cell':
        this.#closeCell()
        break
      case 'table-row':
        paper.closeRow({ isHeading: this.#inHeadingRows, isDeleted: false })
        break
      case 'table':
        paper.closeTable()
        break
      default:
    }
  }

  /** A cell covered from its left is part of that one; one covered from above goes on from it. */
  #closeCell(): void {
    const cell = this.#cells.pop()
    if (!cell) return
    const { span, repeats, isCovered } = cell
    if (isCovered && this.#coveredAcross > 0) {
      this.#coveredAcross -= repeats
      this.#paper.dropCell()
      return
    }
    this.#coveredAcross = isCovered ? 0 : span - 1
    this.#paper.closeCell({ span: isCovered ? 1 : span, goesOn: isCovered, repeats })
  }

  text(text: string): void {
    if (this.#silent > 0 || !this.#inBody) return
    if (this.#note?.part === 'note-citation') this.#note.mark += text
    else if (this.#note) this.#note.words += text
    else this.#paper.write(text.replace(/[ \t\r\n]+/gu, ' '))
  }
}
