import { formatNumber, type NumberFormat } from './list-numbers.ts'
import type { Tag, XmlReader } from './read-xml.ts'

interface Level {
  start: number
  format: NumberFormat
  /** The label with %1, %2 … where the numbers of the levels stand: "%1.%2". */
  text: string
}

const FORMATS: Readonly<Record<string, NumberFormat>> = {
  decimal: 'decimal',
  decimalZero: 'decimal',
  lowerLetter: 'letters',
  upperLetter: 'LETTERS',
  lowerRoman: 'roman',
  upperRoman: 'ROMAN',
  bullet: 'bullet',
  none: 'none',
}

/** The lists of a Word file: it reads numbering.xml, then gives each list item its label. */
export class WordLists implements XmlReader {
  readonly #lists = new Map<string, Map<number, Level>>()
  readonly #listOf = new Map<string, string>()
  readonly #counts = new Map<string, number[]>()
  #list = ''
  #number = ''
  #level: Level | null = null

  open(tag: Tag): void {
    const value = tag.attribute('val') ?? ''
    switch (tag.name) {
      case 'abstractNum':
        this.#list = tag.attribute('abstractNumId') ?? ''
        this.#lists.set(this.#list, new Map())
        break
      case 'num':
        this.#number = tag.attribute('numId') ?? ''
        break
      case 'abstractNumId':
        this.#listOf.set(this.#number, value)
        break
      case 'lvl': {
        this.#level = { start: 1, format: 'decimal', text: '' }
        if (this.#number === '') {
          this.#lists.get(this.#list)?.set(Number(tag.attribute('ilvl')), this.#level)
        }
        break
      }
      case 'start':
        if (this.#level) this.#level.start = Number(value) || 0
        break
      case 'numFmt':
        if (this.#level) this.#level.format = FORMATS[value] ?? 'decimal'
        break
      case 'lvlText':
        if (this.#level) this.#level.text = value
        break
      default:
    }
  }

  close(tag: Tag): void {
    if (tag.name === 'lvl') this.#level = null
  }

  text(): void {}

  /** Counts one item on. @returns its label ("3.1", "(a)", "•"); `null` when it is in no list */
  next(number: string, depth: number): string | null {
    const list = this.#listOf.get(number)
    const levels = this.#lists.get(list ?? '')
    const level = levels?.get(depth)
    if (list === undefined || !levels || !level) return null
    const counts = this.#counts.get(list) ?? []
    this.#counts.set(list, counts)
    counts.length = Math.min(counts.length, depth + 1)
    for (let above = 0; above <= depth; above += 1) {
      const start = levels.get(above)?.start ?? 1
      const before = counts[above]
      counts[above] = above === depth ? (before ?? start - 1) + 1 : (before ?? start)
    }
    if (level.format === 'bullet') return '•'
    const label = level.text.replace(/%([1-9])/gu, (_, place) => {
      const at = Number(place) - 1
      return formatNumber(levels.get(at)?.format ?? 'decimal', counts[at] ?? 1)
    })
    return label.trim() === '' ? null : label.trim()
  }
}

interface Style {
  name: string
  basedOn: string
  list: string
  depth: number
  isOutlined: boolean
}

/** The paragraph styles of a Word file: which are headings, and which number their paragraphs. */
export class WordStyles implements XmlReader {
  readonly #styles = new Map<string, Style>()
  #style: Style | null = null

  open(tag: Tag, parent: string): void {
    const value = tag.attribute('val') ?? ''
    if (tag.name === 'style') {
      this.#style = { name: '', basedOn: '', list: '', depth: -1, isOutlined: false }
      this.#styles.set(tag.attribute('styleId') ?? '', this.#style)
    }
    if (!this.#style) return
    if (tag.name === 'name' && parent === 'style') this.#style.name = value
    if (tag.name === 'basedOn') this.#style.basedOn = value
    if (tag.name === 'numId') this.#style.list = value
    if (tag.name === 'ilvl') this.#style.depth = Number(value)
    if (tag.name === 'outlineLvl') this.#style.isOutlined = Number(value) < 9
  }

  close(tag: Tag): void {
    if (tag.name === 'style') this.#style = null
  }

  text(): void {}

  isHeading(id: string): boolean {
    return this.#chain(id).some((it) => /^(?:heading \d|title$)/iu.test(it.name) || it.isOutlined)
  }

  isContents(id: string): boolean {
    return this.#chain(id).some((it) => /^(?:toc \d|table of figures)/iu.test(it.name))
  }

  listOf(id: string): { list: string; depth: number } | null {
    const chain = this.#chain(id)
    const list = chain.find((it) => it.list !== '')?.list
    const depth = chain.find((it) => it.depth >= 0)?.depth ?? 0
    return list === undefined || list === '0' ? null : { list, depth }
  }

  /** A style and those it is based on, nearest first. */
  #chain(id: string): readonly Style[] {
    const chain: Style[] = []
    let style = this.#styles.get(id)
    while (style && !chain.includes(style)) {
      chain.push(style)
      style = this.#styles.get(style.basedOn)
    }
    return chain
  }
}
