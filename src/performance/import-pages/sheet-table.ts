import { cellText, columnLetter, type Workbook } from '#documents/index.ts'
import { formatNumber } from '#shared/index.ts'
import type { ReadExtract } from '../imports/read-extract.ts'

/** The first rows of a sheet are shown, and so many of those further down that need a look. */
const FIRST_ROWS = 40
const MOST_FURTHER = 30
const MOST_COLUMNS = 40
/** A longer cell is cut: a note above a table may have hundreds of words. */
const MOST_LETTERS = 80

/** What a cell is to the reading: its sign is said beside it, and is not its colour alone. */
type CellState = 'figure' | 'asked' | 'fault' | 'left' | 'heading' | 'plain'

export interface ShownCell {
  readonly text: string
  /** Where it is linked to from the figure that was read of it; '' for none. */
  readonly id: string
  readonly href: string
  readonly state: CellState
  /** The sign beside it and what it says: "waits for an answer"; '' for none. */
  readonly sign: string
  readonly says: string
}

const SIGNS: Readonly<Record<CellState, string>> = {
  ...{ figure: '', heading: '', plain: '' },
  ...{ asked: '?', fault: '!', left: '–' },
}

export interface ShownRow {
  readonly number: number
  readonly cells: readonly ShownCell[]
  /** Whether rows before it are not shown. */
  readonly afterGap: boolean
}

/** A sheet as it stands, as far as it is shown. */
export interface ShownSheet {
  readonly caption: string
  readonly letters: readonly string[]
  readonly rows: readonly ShownRow[]
  /** What is not shown; `null` when all is. */
  readonly more: string | null
}

type Sheet = Workbook['sheets'][number]

export interface SheetCells {
  readonly sheet: Sheet
  readonly shown: ShownSheet
  /** Which rows and columns are shown: figures are listed beside those. */
  readonly isShown: (row: number, column: number) => boolean
}

/** A sheet of a file as it stands, with what each cell is to the reading. */
export function presentSheet(extract: ReadExtract, sheet: Sheet): SheetCells {
  const { tables, named, read } = extract
  const name = sheet.name
  const at = (row: number, column: number) => `${columnLetter(column)}${row}`
  const states = new Map<string, { readonly state: CellState; readonly says: string }>()
  const interesting = new Set<number>()
  for (const { sheet: on, row, column, why } of read.leftOut) {
    if (on === name && column !== null) states.set(at(row, column), { state: 'left', says: why })
  }
  for (const { figure, asked, left } of named.figures) {
    if (figure.sheet !== name) continue
    const key = at(figure.row, figure.column)
    if (left !== undefined) states.set(key, { state: 'left', says: left })
    else if (asked.length === 0) states.set(key, { state: 'figure', says: '' })
    else {
      states.set(key, { state: 'asked', says: 'waits for an answer' })
      interesting.add(figure.row)
    }
  }
  for (const { sheet: on, row, column } of read.faults) {
    if (on !== name) continue
    states.set(at(row, column), { state: 'fault', says: 'is no figure' })
    interesting.add(row)
  }
  const headingRows = new Set(
    tables.flatMap((table) => (table.sheet === name ? table.headingRows : [])),
  )
  const figures = new Set(
    named.figures.flatMap(({ figure }) =>
      figure.sheet === name ? [at(figure.row, figure.column)] : [],
    ),
  )
  const filled = sheet.rows.filter(({ cells }) =>
    cells.some((cell) => cellText(cell).trim() !== ''),
  )
  const further = filled
    .slice(FIRST_ROWS)
    .filter(({ number }) => interesting.has(number))
    .slice(0, MOST_FURTHER)
  const rows = [...filled.slice(0, FIRST_ROWS), ...further]
  const place = new Map(filled.map(({ number }, index) => [number, index]))
  const width = Math.max(0, ...rows.map(({ cells }) => cells.length))
  const columns = Math.min(width, MOST_COLUMNS)
  return {
    sheet,
    isShown: (row, column) => column < columns && rows.some(({ number }) => number === row),
    shown: {
      caption: name === '' ? 'The file as it stands' : `Sheet “${name}” as it stands`,
      letters: Array.from({ length: columns }, (_, column) => columnLetter(column)),
      rows: rows.map(({ number, cells }, index) => ({
        number,
        afterGap:
          index > 0 && place.get(number) !== (place.get(rows[index - 1]?.number ?? 0) ?? 0) + 1,
        cells: Array.from({ length: columns }, (_, column): ShownCell => {
          const key = at(number, column)
          const isFigure = figures.has(key)
          const found = states.get(key)
          const state = found?.state ?? (headingRows.has(number) ? 'heading' : 'plain')
          return {
            text: cut(textOf(cells[column])),
            id: isFigure ? `cell-${key}` : '',
            href: isFigure ? `#figure-${key}` : '',
            state,
            sign: SIGNS[state],
            says: found?.says ?? '',
          }
        }),
      })),
      more: sayMore(filled.length - rows.length, width - columns),
    },
  }
}

function textOf(cell: Sheet['rows'][number]['cells'][number] | undefined): string {
  if (typeof cell === 'object' && cell.kind === 'under-merged') return ''
  return cellText(cell).replace(/\s+/g, ' ').trim()
}

function cut(text: string): string {
  return text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}…` : text
}

function sayMore(rows: number, columns: number): string | null {
  const parts = [
    rows > 0 ? `${formatNumber(rows)} more ${rows === 1 ? 'row' : 'rows'}` : '',
    columns > 0 ? `${formatNumber(columns)} more ${columns === 1 ? 'column' : 'columns'}` : '',
  ].filter(Boolean)
  return parts.length === 0 ? null : `${parts.join(' and ')} were read and are not shown here.`
}
