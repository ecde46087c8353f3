/** Where something stands in a file; `page` is `null` when the format has no pages. */
export interface Place {
  readonly page: number | null
  readonly line: number
}

/** A piece of text on one line, with where it came from. Lines and pages count from 1. */
export interface Line extends Place {
  readonly text: string
}

/**
 * Running text joined over line ends, with white space folded. `starts` says at which character each
 * of its lines begins, first line first, so that any word can be placed.
 */
export interface Passage {
  readonly text: string
  readonly starts: readonly { readonly at: number; readonly place: Place }[]
}

export type Block =
  | {
      readonly kind: 'heading' | 'paragraph'
      readonly passage: Passage
      /** The number or bullet it is listed under, as printed: "3.1", "(a)", "•". */
      readonly marker: string | null
    }
  | { readonly kind: 'table'; readonly grid: Grid }

/** A table as it was drawn: rows of cells, heading rows included, top to bottom. */
export interface Grid {
  /** The words that stand over the rows: column headings, in reading order. */
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly GridRow[]
}

export interface GridRow {
  readonly place: Place
  /** The row as it stands in the file, for quoting. */
  readonly text: string
  readonly label: string
  readonly cells: readonly string[]
  /** The row that heads a group ("Age", "Gender") this one stands in, when there is one. */
  readonly group: string | null
}

/** What was read from one file: its blocks in reading order. */
export interface Document {
  readonly file: string
  readonly blocks: readonly Block[]
}

/** The place of a character of a passage. */
export function placeIn(passage: Passage, at: number): Place {
  let place = passage.starts[0]?.place ?? { page: null, line: 1 }
  for (const start of passage.starts) {
    if (start.at > at) break
    place = start.place
  }
  return place
}

/**
 * Lines joined with single spaces, keeping where each begins. A word broken by a hyphen at a line end
 * stays broken ("multi- agency"); a minus sign parted from its number is put back by the reader of
 * quantities.
 */
export function joinLines(lines: readonly Line[]): Passage {
  const starts: { at: number; place: Place }[] = []
  let text = ''
  for (const line of lines) {
    const words = line.text.replace(/\s+/g, ' ').trim()
    if (words === '') continue
    if (text !== '') text += ' '
    starts.push({ at: text.length, place: { page: line.page, line: line.line } })
    text += words
  }
  return { text, starts }
}
