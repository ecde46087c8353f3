import { StringDecoder } from 'node:string_decoder'
import { HiddenColumns } from './hidden-columns.ts'

/** What is looked for in the files that a workbook is made of, each as it may stand there many times. */
const LOOKED_FOR = {
  /** Whom its own description, or a comment, names. */
  named:
    /<(?:\w+:)?(?:creator|lastModifiedBy|initial-creator|printed-by|Manager|Company|author)(?:\s[^<>]*)?>([^<>]+)/g,
  /** Whom a conversation beside a cell names. */
  spoke: /<(?:\w+:)?person\s[^<>]*displayName="([^"]+)"/g,
  comments: /<(?:\w+:)?(?:comment|threadedComment|annotation)[\s>]/g,
  sheets: /<(?:\w+:)?sheet\s[^<>]*state="(?:hidden|veryHidden)"|\btable:display="false"/g,
  rows: /<(?:\w+:)?row\s[^<>]*hidden="(?:1|true)"|<table:table-row\s[^<>]*table:visibility="(?:collapse|filter)"/g,
  columns:
    /<(?:\w+:)?col\s[^<>]*hidden="(?:1|true)"|<table:table-column\s[^<>]*table:visibility="(?:collapse|filter)"/g,
} as const satisfies Readonly<Record<string, RegExp>>

/** Longer than any element that is looked for; what it begins may end in the next piece. */
const LONGEST_ELEMENT = 4_000
const MOST_NAMED = 10

/** What a workbook carries that its cells do not show, noted while its files are unpacked. */
export class UnseenInWorkbook {
  readonly #named = new Set<string>()
  #comments = 0
  #sheets = 0
  #hasRows = false
  #hasColumns = false
  readonly #hiddenColumns = new HiddenColumns()
  #entry = ''
  #left = ''
  #decoder = new StringDecoder('utf8')

  /** @param entry - the name of the file in the workbook that the bytes are of */
  read(entry: string, bytes: Buffer): void {
    if (!/\.xml$/i.test(entry)) return
    if (entry !== this.#entry) {
      this.#lookAtRest()
      this.#entry = entry
      this.#decoder = new StringDecoder('utf8')
    }
    const text = this.#left + this.#decoder.write(bytes)
    // What is not closed yet is read with what follows
    const open = text.lastIndexOf('<')
    const isShort = open >= 0 && text.length - open < LONGEST_ELEMENT
    this.#look(isShort ? text.slice(0, open) : text)
    this.#left = isShort ? text.slice(open) : ''
  }

  #lookAtRest(): void {
    this.#look(this.#left)
    this.#left = ''
  }

  #look(text: string): void {
    for (const look of [LOOKED_FOR.named, LOOKED_FOR.spoke]) {
      for (const [, name = ''] of text.matchAll(look)) {
        if (name.trim() !== '') this.#named.add(plain(name.trim()))
      }
    }
    this.#comments += count(text, LOOKED_FOR.comments)
    this.#sheets += count(text, LOOKED_FOR.sheets)
    this.#hasRows ||= count(text, LOOKED_FOR.rows) > 0
    this.#hasColumns ||= count(text, LOOKED_FOR.columns) > 0
    if (this.#entry === 'content.xml') this.#hiddenColumns.look(text)
  }

  /** Whether columns are hidden somewhere, and in an ODS which, by sheet, and which sheets. */
  columns(): {
    readonly areHidden: boolean
    readonly bySheet: readonly (readonly number[])[]
    readonly sheets: readonly boolean[]
  } {
    this.#lookAtRest()
    const { bySheet, sheets } = this.#hiddenColumns
    return { areHidden: this.#hasColumns, bySheet, sheets }
  }

  /**
   * In one sentence without a full stop; nothing where there is nothing.
   *
   * @param areColumnsLeft - whether figures in hidden columns are not read
   */
  say(file: string, areColumnsLeft: boolean): readonly string[] {
    this.#lookAtRest()
    const several = (number: number, one: string, many: string) =>
      number === 0 ? [] : [`${number} ${number === 1 ? one : many}`]
    const names = [...this.#named].slice(0, MOST_NAMED).map((name) => `“${name.slice(0, 100)}”`)
    const there = [
      ...(names.length === 0 ? [] : [`names (${names.join(', ')})`]),
      ...several(this.#comments, 'comment', 'comments'),
      ...several(this.#sheets, 'hidden sheet', 'hidden sheets'),
      ...(this.#hasRows ? ['hidden rows'] : []),
      ...(this.#hasColumns ? ['hidden columns'] : []),
    ]
    if (there.length === 0) return []
    const remedy = areColumnsLeft
      ? 'Hidden rows are read as any others are, and figures in hidden columns are left out: show the columns to have them read'
      : 'Hidden rows and columns are read as any others are'
    return [
      `${file} carries what it does not show: ${there.join('; ')}. Whoever is given the file can read that` +
        (this.#hasRows || this.#hasColumns ? `. ${remedy}` : ''),
    ]
  }
}

const count = (text: string, look: RegExp) => text.match(look)?.length ?? 0

const ENTITIES: Readonly<Record<string, string>> = {
  ...{ '&lt;': '<', '&gt;': '>', '&quot;': '"', '&apos;': "'", '&amp;': '&' },
}

const plain = (text: string) =>
  text.replace(/&(?:lt|gt|quot|apos|amp);/g, (one) => ENTITIES[one] ?? one)
