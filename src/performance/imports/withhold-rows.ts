import { daysIn, monthsOf, type Period, periodOf, wholeMonths } from '#shared/index.ts'
import type { NewObservation } from '#statistics/index.ts'
import { addsUp, type Count, withholdCounts } from '#statistics/index.ts'
import { countTable, keyText } from './count-table.ts'
import type { ReadRow } from './read-observation.ts'
import { type CountedArea, isCount, isOfPart, isSmall } from './small-counts.ts'

/** What is written beside a withheld figure. It does not say which of the two it is. */
const WITHHELD_NOTE = 'withheld: small number, or one that would give it away'

/** A count that could be worked out whatever else is withheld. */
export interface Exposed {
  readonly figure: NewObservation
  /** The row that gives it; `null` for one withheld earlier, which the rows would give away. */
  readonly row: number | null
  /** `crossed` where it is broken down more than two ways at once, so that nothing is sure. */
  readonly because: 'public' | 'crossed'
}

export interface WithheldRows {
  /** The rows in their order, those withheld without their numbers. */
  readonly rows: readonly ReadRow[]
  /** How many counts are withheld, and how many of those for being small themselves. */
  readonly withheld: number
  readonly small: number
  readonly exposed: readonly Exposed[]
}

/**
 * Withholds the small counts of parts among rows, and as few others of the rows as will keep them
 * from being worked out: from one another, from what is held already, which is public and cannot be
 * withheld, from the months of a quarter or a year, and from the parts of a measure.
 *
 * Whatever is withheld of a month is withheld of the quarter and the year it is in, and whatever is
 * withheld of a measure is withheld of the one it is a part of: then what hides it in the one hides
 * it in the other. A statistic about a withheld count is withheld with it.
 *
 * @param held - the figures in force of the same measures, of those they are part of and of their parts
 * @param mayWithhold - `false` to learn only which counts that are withheld the rows give away
 */
export function withholdRows(
  area: CountedArea,
  rows: readonly ReadRow[],
  held: readonly NewObservation[],
  mayWithhold = true,
): WithheldRows {
  const tables = setOut(area, rows, held, mayWithhold)
  const exposed = new Map<Cell, Exposed['because']>()
  for (const table of finestFirst(area, tables)) {
    for (const link of linksInto(area, tables, table)) {
      for (const cell of settle(link)) exposed.set(cell, 'public')
    }
    if (![...table.cells.values()].some(({ row }) => row !== null)) continue
    const { withheld, open } = protect(area, table)
    for (const cell of withheld) cell.isWithheld = true
    const before = open.some(({ cell }) => cell.row === null) ? exposedBefore(area, table) : []
    for (const { cell, because } of open) {
      if (!before.includes(cell)) exposed.set(cell, because)
    }
  }
  const isWithheld = ({ observation }: ReadRow) =>
    tables.get(tableId(observation))?.cells.get(keyText(subjectOf(observation)))?.isWithheld ===
    true
  const told = rows.filter((row) => isWithheld(row) && row.observation.value !== null)
  return {
    rows: rows.map((row) => (isWithheld(row) ? withoutNumbers(row) : row)),
    withheld: told.length,
    small: told.filter(({ observation }) => isSmall(area, observation.value)).length,
    exposed: [...exposed].map(([{ figure, row }, because]) => ({ figure, row, because })),
  }
}

interface Cell {
  readonly figure: NewObservation
  readonly row: number | null
  /** As it was held before these rows; `undefined` where it was not. */
  readonly before: Count | undefined
  count: Count
  isWithheld: boolean
}

/** The counts of one measure in one period, by place and breakdown. */
interface Table {
  readonly measure: string
  readonly period: Period
  readonly cells: ReadonlyMap<string, Cell>
}

type Tables = ReadonlyMap<string, Table>

function tableId({ measure, period }: Pick<NewObservation, 'measure' | 'period'>): string {
  return `${measure}\n${period.start}/${period.end}`
}

/** What a figure is of, and what a statistic is about: `gender=male;stat=change` is about the men. */
function subjectOf({ area, breakdown }: NewObservation) {
  const pairs = breakdown.split(';').filter((pair) => !pair.startsWith('stat='))
  return { area, breakdown: pairs.join(';') }
}

function setOut(
  area: CountedArea,
  rows: readonly ReadRow[],
  held: readonly NewObservation[],
  mayWithhold: boolean,
): Tables {
  const tables = new Map<string, Table & { readonly cells: Map<string, Cell> }>()
  const tableOf = ({ measure, period }: NewObservation) => {
    const id = tableId({ measure, period })
    const table = tables.get(id) ?? { measure, period, cells: new Map<string, Cell>() }
    tables.set(id, table)
    return table
  }
  const isCell = (figure: NewObservation) =>
    isCount(area, figure) && subjectOf(figure).breakdown === figure.breakdown
  for (const figure of held) {
    if (!isCell(figure)) continue
    const count = heldCount(figure)
    const cell = { figure, row: null, before: count, count, isWithheld: false }
    tableOf(figure).cells.set(keyText(figure), cell)
  }
  for (const { row, observation } of rows) {
    if (!isCell(observation)) continue
    const cells = tableOf(observation).cells
    const known = cells.get(keyText(observation))
    const count = givenCount(area, observation, known, mayWithhold)
    if (count === undefined) continue
    const cell = {
      figure: observation,
      row: known?.row ?? row,
      before: known?.before,
      count,
      isWithheld: count.standing === 'withheld' && observation.value !== null,
    }
    cells.set(keyText(observation), cell)
  }
  return tables
}

function heldCount({ value, status }: NewObservation): Count {
  if (status === 'withheld') return { value: null, standing: 'withheld' }
  return { value, standing: value === null ? 'unknown' : 'public' }
}

/** @returns `undefined` for a row that says no more of a count than is public already */
function givenCount(
  area: CountedArea,
  figure: NewObservation,
  known: Cell | undefined,
  mayWithhold: boolean,
): Count | undefined {
  const { value, status } = figure
  if (status === 'withheld') return { value: null, standing: 'withheld' }
  const held = known?.count
  if (value === null) return held && held.standing !== 'unknown' ? undefined : heldCount(figure)
  if (held?.standing === 'public' && held.value === value) return undefined
  if (!mayWithhold) return { value, standing: 'public' }
  if (held?.standing === 'withheld') return { value, standing: 'withheld' }
  // A file with several releases of a figure: withheld in one, it is withheld in all
  const isSmallHere = isSmall(area, value) && isOfPart(area, figure)
  const standing = isSmallHere || held?.standing === 'small' ? 'small' : 'open'
  return { value, standing }
}

function protect(area: CountedArea, { cells }: Table) {
  const set = countTable(area, new Map([...cells].map(([key, { count }]) => [key, count])))
  const { withheld, exposed } = withholdCounts(set.counts, set.sums)
  const cellsAt = (places: Iterable<number>) =>
    [...places].flatMap((place) => {
      const cell = cells.get(set.keys[place] ?? '')
      return cell ? [{ cell, place }] : []
    })
  const sumsOf = (place: number) =>
    set.sums.filter(({ total, parts }) => total === place || parts.includes(place)).length
  return {
    withheld: cellsAt(withheld).map(({ cell }) => cell),
    open: cellsAt(exposed).map(({ cell, place }) => ({
      cell,
      because: sumsOf(place) > 2 ? ('crossed' as const) : ('public' as const),
    })),
  }
}

/** The counts that could be worked out before these rows came: no fault of theirs. */
function exposedBefore(area: CountedArea, { cells }: Table): readonly Cell[] {
  const before = [...cells].flatMap(([key, { before: count }]) =>
    count ? ([[key, count]] as const) : [],
  )
  const set = countTable(area, new Map(before))
  const { exposed } = withholdCounts(set.counts, set.sums)
  return exposed.flatMap((place) => cells.get(set.keys[place] ?? '') ?? [])
}

/** A count that others, of shorter periods or of parts of its measure, add up to. */
interface Link {
  readonly total: Cell
  readonly parts: readonly Cell[]
}

function finestFirst(area: CountedArea, tables: Tables): readonly Table[] {
  const depth = (measure: string): number => {
    const parent = area.measures.get(measure)?.parent
    return parent === undefined ? 0 : 1 + depth(parent)
  }
  return [...tables.values()].sort(
    (one, other) =>
      daysIn(one.period) - daysIn(other.period) || depth(other.measure) - depth(one.measure),
  )
}

function* linksInto(area: CountedArea, tables: Tables, table: Table): Generator<Link> {
  const { measure, period } = table
  const children = area.measures.get(measure)?.childrenAddUp
    ? [...area.measures.values()].filter(({ parent }) => parent === measure)
    : []
  const sets = [
    ...shorterPeriods(period, tables.size).map((set) => ({
      tables: set.map((one) => tables.get(tableId({ measure, period: one }))),
      mayLack: false,
    })),
    {
      tables: children.map(({ id }) => tables.get(tableId({ measure: id, period }))),
      mayLack: true,
    },
  ]
  for (const [key, total] of table.cells) {
    for (const { tables: finer, mayLack } of sets) {
      const parts = finer.flatMap((one) => one?.cells.get(key) ?? [])
      const all = [total, ...parts]
      const isFull = finer.length > 0 && parts.length === finer.length
      const isKnown = parts.length > 0 && all.every(({ count }) => count.value !== null)
      if (!isFull && !(mayLack && isKnown)) continue
      if (all.some(({ count }) => count.standing === 'unknown')) continue
      if (all.every(({ row }) => row === null)) continue
      const places = { total: 0, parts: [...parts.keys()].map((place) => place + 1) }
      const counts = all.map(({ count }) => count)
      if (addsUp(counts, places)) yield { total, parts }
    }
  }
}

/**
 * The sets of periods that make up one: its months, and of a year its quarters.
 *
 * @param most - more months than this are not all there, and are not looked for
 */
function shorterPeriods(period: Period, most: number): readonly (readonly Period[])[] {
  if (period.kind === 'day' || period.kind === 'month') return []
  if (period.kind === 'range' && (wholeMonths(period) ?? 0) > most) return []
  const months = monthsOf(period)
  if (period.kind !== 'year') return months.length > 0 ? [months] : []
  const quarters = [0, 3, 6, 9].flatMap((first) => {
    const [start, end] = [months[first]?.start, months[first + 2]?.end]
    return start !== undefined && end !== undefined ? [periodOf(start, end)] : []
  })
  return [months, quarters]
}

/** Withholds a total with its parts, or takes it as known from them; returns what is given away. */
function settle({ total, parts }: Link): readonly Cell[] {
  const { standing } = total.count
  const hidden = parts.filter((part) => part.isWithheld || part.count.standing === 'withheld')
  if (hidden.length > 0) {
    if (standing === 'open') total.count = { ...total.count, standing: 'small' }
    return standing === 'public' ? hidden : []
  }
  if (standing === 'open') total.count = { ...total.count, standing: 'public' }
  return standing === 'small' || standing === 'withheld' ? [total] : []
}

/** A row as it is written once it is withheld. */
export function withoutNumbers(row: ReadRow): ReadRow {
  const { observation } = row
  return {
    ...row,
    observation: {
      ...observation,
      value: null,
      numerator: null,
      denominator: null,
      status: 'withheld',
      note: WITHHELD_NOTE,
    },
  }
}
