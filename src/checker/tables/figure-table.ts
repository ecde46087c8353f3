import type { Grid } from '#documents/index.ts'
import { type Cell, type Figure, readCell } from './cells.ts'
import { type Heading, type Kind, readHeading } from './headings.ts'
import { withRoundedSteps } from './rounded-columns.ts'
import { withRoundedProducts } from './rounded-products.ts'

/** A column of figures: one a row, `null` where there is none that is known. */
export interface Column {
  /** Which of the printed columns it stands in. */
  readonly printed: number
  /** `null` when no heading stands over it. */
  readonly heading: Heading | null
  readonly figures: readonly (Figure | null)[]
  /** The unit of most of its figures. */
  readonly unit: Figure['unit']
  readonly isSigned: boolean
}

/** A table as figures: columns of one figure a row, and the names of the rows. */
export interface FigureTable {
  readonly columns: readonly Column[]
  readonly labels: readonly string[]
  readonly groups: readonly (string | null)[]
  /** Whether its figures are rounded to thousands or millions, so that whole numbers need not add up. */
  readonly isScaled: boolean
  /** All the words over it. */
  readonly words: string
}

/** The figures of a table; a cell with two of them ("106 (8.8%)") makes two columns. */
export function readFigureTable(grid: Grid, over: string): FigureTable {
  const rows = grid.rows.map((row) => row.cells.map(readCell))
  const width = Math.max(grid.columns.length, ...rows.map((row) => row.length), 0)
  const heading = readHeading(grid.heading)
  const columns = Array.from({ length: width }, (_, index) =>
    readColumns(
      rows.map((row) => row[index] ?? 'words'),
      grid.columns[index],
      index,
    ),
  )
  return {
    columns: withRoundedSteps(withRoundedProducts(columns.flat())),
    labels: grid.rows.map((row) => row.label.trim()),
    groups: grid.rows.map((row) => row.group),
    isScaled: heading.isScaled || readHeading(over).isScaled,
    words: grid.heading,
  }
}

function readColumns(
  cells: readonly Cell[],
  words: string | undefined,
  printed: number,
): readonly Column[] {
  const read = cells.map((cell) => (typeof cell === 'string' ? [] : cell))
  const counted = read.filter((figures) => figures.length > 0)
  if (counted.length === 0) return []
  const heading = words === undefined ? null : readHeading(words)
  const hasTwo = counted.filter((figures) => figures.length === 2).length * 2 > counted.length
  // Of "Upheld (% of stage 1)" over "118 (55%)" the brackets are about the second figure
  const own = (words ?? '').replaceAll(IN_BRACKETS, '').trim()
  const firsts = toColumn(
    read.map((figures) => figures[0] ?? null),
    hasTwo && own !== '' ? readHeading(own) : heading,
    printed,
  )
  if (!hasTwo) return [inPercent(firsts)]
  return [
    firsts,
    toColumn(
      read.map((figures) => figures[1] ?? null),
      heading,
      printed,
    ),
  ]
}

const IN_BRACKETS = /\([^()]*\)/gu

/** The figures under "% of all" and "Change (%)" are percentages, though no cell says so. */
export function inPercent(column: Column): Column {
  const { heading, figures } = column
  if (!heading || !IN_PERCENT.has(heading.kind)) return column
  const isShares = SHARES.test(heading.words) && figures.some((it) => it?.value === 100)
  if (!isShares && !SAYS_PERCENT.test(heading.words)) return column
  if (figures.some((it) => it !== null && it.unit !== 'count')) return column
  return {
    ...column,
    unit: 'percent',
    figures: figures.map((it) => it && { ...it, unit: 'percent' as const }),
  }
}

const IN_PERCENT = new Set<Kind>(['percent', 'percent-change', 'target'])
const SHARES = /\bshares?\b/iu
const SAYS_PERCENT = /%|\bper ?cent/iu

/** A column of some figures; most of them say its unit. */
export function toColumn(
  figures: readonly (Figure | null)[],
  heading: Heading | null,
  printed: number,
): Column {
  const known = figures.filter((figure) => figure !== null)
  const units = Map.groupBy(known, ({ unit }) => unit)
  const [most] = [...units].sort(([, one], [, other]) => other.length - one.length)
  return {
    printed,
    heading,
    figures,
    unit: most?.[0] ?? 'count',
    isSigned: known.some(({ isSigned }) => isSigned),
  }
}
