import { parse } from 'csv-parse/sync'
import type { SmallNumbersSettings } from '#area/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Shown, suppressTable } from './suppression.ts'

/** How official statistics mark a count that is confidential. An import takes it as withheld. */
export const CONFIDENTIAL = '[c]'

/**
 * A table of counts as it can be published: small counts withheld, with as few others, totals
 * included, as will keep them from being worked out.
 *
 * @param csv - headings in the first row and the first column; a row or column headed "Total" is
 *   checked and worked out again; a blank is a count that was not published
 * @returns the rows of the table, headings first, with its totals, every withheld count as `[c]`;
 *   refused where a cell is
 *   no count or a total does not add up
 */
export function withholdTable(
  csv: string,
  settings: Pick<SmallNumbersSettings, 'suppressUpTo'>,
): Outcome<readonly (readonly string[])[]> {
  const rows = readRows(csv)
  const [heads, ...body] = rows ?? []
  if (heads === undefined || body.length === 0 || heads.length < 2) {
    return refuse(
      'no-table',
      'There is no table here. Write CSV with headings in the first row and the first column',
    )
  }
  const counts: (number | null)[][] = []
  for (const row of body) {
    const values = heads.slice(1).map((_, column) => readCount(row[column + 1] ?? ''))
    const wrong = values.indexOf(undefined)
    if (row.length > heads.length || wrong >= 0) {
      const where = `${row[0]}, ${heads[wrong + 1] ?? 'beyond the last heading'}`
      return refuse('not-a-count', `${where}: write a whole number, or leave it blank`)
    }
    counts.push(values.map((value) => value ?? null))
  }
  const columns = placesOf(heads.slice(1))
  const lines = placesOf(body.map((row) => row[0] ?? ''))
  const cells = lines.parts.map((line) =>
    columns.parts.map((column) => counts[line]?.[column] ?? null),
  )
  const shown = suppressTable(cells, settings)
  const wholes = suppressTable(cells, { suppressUpTo: 0 })
  const wrong = [
    ...lines.parts.map(
      (line, at) => [body[line]?.[0], counts[line]?.[columns.total], wholes.rowTotals[at]] as const,
    ),
    ...columns.parts.map(
      (column, at) =>
        [heads[column + 1], counts[lines.total]?.[column], wholes.columnTotals[at]] as const,
    ),
    ['the whole table', counts[lines.total]?.[columns.total], wholes.total] as const,
  ].find(([, given, whole]) => given != null && whole && mark(whole) !== String(given))
  if (wrong !== undefined) {
    const [name, given, whole] = wrong
    return refuse(
      'wrong-total',
      `The total of ${name} is given as ${given}, but its counts add up to ${whole && mark(whole)}. Mend the table first`,
    )
  }
  return accept([
    [heads[0] ?? '', ...columns.parts.map((column) => heads[column + 1] ?? ''), 'Total'],
    ...lines.parts.map((line, at) => [
      body[line]?.[0] ?? '',
      ...(shown.cells[at] ?? []).map(mark),
      ...shown.rowTotals.slice(at, at + 1).map(mark),
    ]),
    ['Total', ...shown.columnTotals.map(mark), mark(shown.total)],
  ])
}

function readRows(csv: string): readonly (readonly string[])[] | undefined {
  try {
    return parse(csv, { bom: true, relaxColumnCount: true, skipEmptyLines: true, trim: true })
  } catch {
    return undefined
  }
}

function readCount(text: string): number | null | undefined {
  if (text === '') return null
  return /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/** Where the parts of a total are, and the total, -1 where it was not given. */
function placesOf(names: readonly string[]) {
  const total = names.findIndex((name) => name.toLowerCase() === 'total')
  return { total, parts: [...names.keys()].filter((place) => place !== total) }
}

function mark(shown: Shown): string {
  return shown.kind === 'shown' ? String(shown.count ?? '') : CONFIDENTIAL
}
