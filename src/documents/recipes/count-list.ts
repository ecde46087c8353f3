import { remembering } from '#shared/index.ts'
import type { Sheet } from '../tables/sheets.ts'
import { wordsOf } from './cell-kinds.ts'
import type { Fault, Figure } from './figure.ts'
import { readPeriodLabel } from './period-label.ts'
import type { RecipeList } from './recipe.ts'

/** The list that a sheet is, among those of a recipe: one whose headings its first row has. */
export function listFor(sheet: Sheet, lists: readonly RecipeList[]): RecipeList | undefined {
  const heads = headsOf(sheet)
  return lists.find(({ headings }) => headings.every((heading) => heads.has(heading.toLowerCase())))
}

function headsOf({ rows }: Sheet): ReadonlyMap<string, number> {
  const [first] = rows
  return new Map((first?.cells ?? []).map((cell, column) => [wordsOf(cell).toLowerCase(), column]))
}

export interface CountedList {
  readonly figures: readonly Figure[]
  readonly faults: readonly Fault[]
}

type Breakdown = Figure['breakdown']

interface Row {
  readonly sheet: string
  readonly row: number
  readonly place: string
}

interface Month {
  readonly start: string
  readonly end: string
}

/**
 * Counts the rows of a list by month and place, and by each column that it is to be counted by. A month
 * without a row has no figure: whether the file covers it cannot be told.
 */
export function countList(sheet: Sheet, list: RecipeList): CountedList {
  const heads = headsOf(sheet)
  const column = (heading: string) => heads.get(heading.toLowerCase()) ?? -1
  const when = column(list.when)
  const place = list.place === undefined ? -1 : column(list.place)
  const counts = new Map<string, { readonly figure: Figure; count: number }>()
  const faults: Fault[] = []
  const count = (at: Row, month: Month, breakdown: Breakdown) => {
    const pairs = breakdown.map(({ name, value }) => `${name}=${value}`)
    const key = [at.place, month.start, ...pairs].join('\n')
    const known = counts.get(key)
    if (known) known.count += 1
    else counts.set(key, { figure: figureOf(list, at, month, breakdown), count: 1 })
  }
  for (const row of sheet.rows.slice(1)) {
    if (row.cells.every((cell) => wordsOf(cell) === '')) continue
    const month = monthOf(wordsOf(row.cells[when]))
    if (month === undefined) {
      const message = `Row ${row.number} has no month under "${list.when}" that can be read. Mend it, or take the row out`
      faults.push({
        sheet: sheet.name,
        row: row.number,
        column: when,
        raw: wordsOf(row.cells[when]),
        message,
      })
      continue
    }
    const at = {
      sheet: sheet.name,
      row: row.number,
      place: place < 0 ? '' : wordsOf(row.cells[place]),
    }
    count(at, month, [])
    for (const [heading, name] of Object.entries(list.by)) {
      const value = wordsOf(row.cells[column(heading)])
      count(at, month, [{ name, value: value === '' ? 'not recorded' : value }])
    }
  }
  return {
    figures: [...counts.values()].map(({ figure, count: value }) => ({
      ...figure,
      value,
      raw: String(value),
    })),
    faults,
  }
}

const MOST_REMEMBERED = 10_000

/** The month of "2019-12", or of an instant such as "2019-12-01T00:10:00+00:00". */
const monthOf = (text: string): Month | undefined =>
  monthLabelled(/^(\d{4}-\d{2})-\d{2}(?:[T ].*)?$/.exec(text)?.[1] ?? text)

const monthLabelled = remembering((text): Month | undefined => {
  const label = readPeriodLabel(text)
  const reading = label !== null && 'reading' in label ? label.reading : undefined
  return reading?.kind === 'month' ? reading : undefined
}, MOST_REMEMBERED)

function figureOf(
  { measure }: RecipeList,
  { sheet, row, place }: Row,
  { start, end }: Month,
  breakdown: Breakdown,
): Figure {
  const month = start.slice(0, 7)
  return {
    sheet,
    row,
    column: 0,
    // It stands in no one cell: it is known by what it counts
    address: [measure, place, month, ...breakdown.map(({ value }) => value)]
      .filter(Boolean)
      .join(', '),
    role: 'observation',
    measure,
    place,
    within: '',
    breakdown,
    period: { start, end },
    periodWords: month,
    basis: 'during',
    value: 0,
    status: 'final',
    note: '',
    unit: 'count',
    n: null,
    raw: '',
    asked: [],
  }
}
