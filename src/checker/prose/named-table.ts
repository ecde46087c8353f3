import { NUMBER_WORDS, readNumber } from '#shared/index.ts'
import { judgeTable, withMends } from '../tables/faults.ts'
import { findTimes, type Heading } from '../tables/headings.ts'
import { isPartLabel, isTotalLabel } from '../tables/totals.ts'
import type { UnderstoodTable } from '../tables.ts'
import { creditsOf, toSize } from './credits.ts'
import { termsOf } from './terms.ts'
import { readScale, type Scale, toValue, type Value } from './values.ts'

/** A row or a column of a table, by what a sentence may call it. */
export interface Line {
  readonly at: number
  readonly label: string
  readonly terms: readonly string[]
  /** Those of its terms that no other line beside it has. */
  readonly own: ReadonlySet<string>
  readonly times: readonly number[]
  /** Whether it is the whole of which those beside it are parts. */
  readonly isWhole: boolean
  /** For a column of figures, what its heading says. */
  readonly heading: Heading | null
}

/** A table whose rows and columns can be named by the words of a sentence. */
export interface NamedTable {
  readonly table: UnderstoodTable
  readonly rows: readonly Line[]
  readonly columns: readonly Line[]
  readonly rowsBy: ReadonlyMap<string, readonly Line[]>
  readonly columnsBy: ReadonlyMap<string, readonly Line[]>
  /** Words of what stands over the table. */
  readonly over: ReadonlySet<string>
  /** The columns of the later values and of the earlier ones, where the table says which they are. */
  readonly current: number | null
  readonly earlier: number | null
  /** The rows that add up to the whole. */
  readonly parts: readonly number[]
  readonly at: (row: number, column: number) => Value | null
}

/** A longer table is a list of records: a sentence quotes its rows by name, which others could bear too. */
const MOST_ROWS = 200

export function nameTable(table: UnderstoodTable, caption: string): NamedTable | null {
  const figures = mended(table)
  if (figures.labels.length === 0 || figures.labels.length > MOST_ROWS) return null
  const over = `${caption} ${table.heading}`
  const sums = new Set(
    table.related.equations
      .filter(({ formula, way }) => formula.name === 'sum' && way === 'down')
      // A running total is in each row what another column came to until then, and no row of it a whole
      .filter(({ result, operands }) => operands.every(({ column }) => column === result.column))
      .map(({ result }) => result.row),
  )
  const rows = linesOf(
    figures.labels,
    figures.labels.map(
      (label, row) => isTotalLabel(label) || sums.has(row) || isSumOfAll(table, row),
    ),
    figures.labels.map(() => null),
  )
  const columns = linesOf(
    figures.columns.map(({ heading }) => heading?.words ?? ''),
    figures.columns.map(
      ({ heading }) => heading?.kind === 'total' || isTotalLabel(heading?.words ?? ''),
    ),
    figures.columns.map(({ heading }) => heading),
  )
  const scale = readScale(over)
  const rowScales = rows.map(({ label }) => readScale(label))
  const columnScales = columns.map(({ label }) => readScale(label))
  const { current, earlier } = currentOf(table)
  const known = new Map<number, Value | null>()
  const isCredit = creditsOf(figures)
  return {
    table,
    rows,
    columns,
    rowsBy: byTerm(rows),
    columnsBy: byTerm(columns),
    over: new Set(termsOf(over).map((term) => term.stem)),
    current,
    earlier,
    parts: rows.filter(({ isWhole, label }) => !isWhole && isPartLabel(label)).map(({ at }) => at),
    at: (row, column) => {
      const [key, figure] = [row * columns.length + column, figures.columns[column]?.figures[row]]
      if (!figure) return null
      const own = known.get(key)
      if (own !== undefined) return own
      const scales: readonly (Scale | undefined)[] = [rowScales[row], columnScales[column], scale]
      const printed = toValue(figure, scales, sayPlace(rows[row], columns[column]))
      const placed = printed && { ...printed, cell: { table, row, column } }
      const value = placed && isCredit(row, column) ? toSize(placed) : placed
      known.set(key, value)
      return value
    },
  }
}

/** Its figures as they should be, where which of them is wrong can be told. */
function mended({ figures, related }: UnderstoodTable): UnderstoodTable['figures'] {
  const { faults } = judgeTable(figures, related.equations)
  return withMends(
    figures,
    faults.flatMap(({ mend }) => mend ?? []),
  )
}

/** "Borough" under its wards: the last row, where it is the sum of all others in some column. */
function isSumOfAll({ figures: { columns, labels } }: UnderstoodTable, row: number): boolean {
  if (row !== labels.length - 1 || labels.length < 3) return false
  return columns.some(({ figures, unit }) => {
    const last = figures[row]?.value ?? 0
    if (last === 0 || unit === 'percent' || figures.includes(null)) return false
    const sum = figures.reduce((total, figure) => total + (figure?.value ?? 0), -last)
    return Math.abs(sum - last) < 1e-6 * Math.abs(last)
  })
}

function sayPlace(row: Line | undefined, column: Line | undefined): string {
  return [row?.label, column?.label].filter((it) => it !== undefined && it !== '').join(', ')
}

const COUNTED = new RegExp(String.raw`^(?:(?:the|all) )?(${NUMBER_WORDS}|\d{1,2}) \p{L}{3}`, 'iu')
const LEAST_PARTS = 3

/** "Four schools", beside a column for each of them: how many it says that there are. */
function numberCounted(label: string): number | undefined {
  const words = COUNTED.exec(label)?.[1]
  return words === undefined ? undefined : (readNumber(words) ?? Number(words))
}

function linesOf(
  labels: readonly string[],
  wholes: readonly boolean[],
  headings: readonly (Heading | null)[],
): readonly Line[] {
  const others = wholes.filter((isWhole) => !isWhole).length - 1
  const terms = labels.map((label) => [...new Set(termsOf(label).map(({ stem }) => stem))])
  const counts = new Map<string, number>()
  for (const stem of terms.flat()) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return labels.map((label, at) => ({
    at,
    label,
    terms: terms[at] ?? [],
    own: new Set((terms[at] ?? []).filter((stem) => counts.get(stem) === 1)),
    times: findTimes(label).map(({ time }) => time),
    isWhole: wholes[at] === true || (others >= LEAST_PARTS && numberCounted(label) === others),
    heading: headings[at] ?? null,
  }))
}

function byTerm(lines: readonly Line[]): ReadonlyMap<string, readonly Line[]> {
  const found = new Map<string, Line[]>()
  for (const line of lines) {
    for (const stem of line.terms) found.set(stem, [...(found.get(stem) ?? []), line])
  }
  return found
}

/** The columns of figures that the table's pair of printed ones are. */
function currentOf({ figures, pair }: UnderstoodTable) {
  const columnOf = (printed: number | null | undefined) => {
    const at = figures.columns.findIndex((column) => column.printed === printed)
    return printed === null || printed === undefined || at < 0 ? null : at
  }
  return { current: columnOf(pair?.current), earlier: columnOf(pair?.earlier) }
}
