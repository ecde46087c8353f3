import { formatNumber } from '#shared/index.ts'
import { cellAddress } from '../tables/columns.ts'
import type { Anatomy } from './anatomy.ts'
import { cellKind, wordsOf } from './cell-kinds.ts'
import { columnNotes, notesOn } from './column-notes.ts'
import type { Draft } from './draft.ts'
import type { Fault, LeftOut } from './figure.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { isAimLabel, isTotalLabel, leftLabel } from './heading-words.ts'
import type { Legend } from './legend.ts'
import { type MarkedValue, readMarkedValue } from './marked-value.ts'
import { type MarkStatus, markKey } from './marks.ts'
import type { Recipe, RecipeTable } from './recipe.ts'
import { rowReader } from './row-names.ts'
import { commaColumns, percentColumns, wholeShares } from './shares.ts'
import { readingOf } from './spans.ts'
import { derivedColumns, oddTotals, sumRows } from './sums.ts'
import { tableTimes } from './table-times.ts'
import { subjectOf, titleSubject } from './table-title.ts'
import { givesUnit, unitNoted, unitNotes } from './unit-notes.ts'
import { saysFlow, saysStock } from './units.ts'
import { type ColumnMeaning, meaningsOf } from './value-columns.ts'
import {
  isClock,
  namesOf,
  placeOf,
  roleOf,
  timeUnitIn,
  titleUnitIn,
  unitOf,
} from './value-names.ts'
import { legendOf, standingOf, statusOf } from './value-status.ts'

/** What stands around a table. */
export interface SheetAround {
  /** Its times, as the list of sheets has them. */
  readonly times: readonly string[]
  /** The first line of its sheet. */
  readonly title: string
  /** Lines of sheets without tables, and round the other tables of its own: the meaning of marks may stand there. */
  readonly legends: readonly string[]
}

/** What one table of a file has. */
export interface ReadTable {
  readonly drafts: readonly Draft[]
  readonly leftOut: readonly LeftOut[]
  readonly faults: readonly Fault[]
  /** What may be wrong though it is read. */
  readonly warnings: readonly string[]
}

/**
 * Reads every value of a table with what its row, its column and the lines around the table say of it.
 *
 * @param around - what the rest of the sheet, and the list of sheets, say of it
 */
export function readTableFigures(
  anatomy: Anatomy,
  table: RecipeTable,
  recipe: Recipe,
  around: SheetAround,
): ReadTable {
  const { block } = anatomy
  const { sheet } = block
  const columns = meaningsOf(anatomy, table)
  const own = subjectOf(block)
  const of = table.ofSheet ? titleSubject(around.title, block.feet) : ''
  const subject = [of, table.partsOf === undefined ? own : ''].filter(Boolean).join(': ') || own
  const titleUnit =
    block.titles
      .filter((line) => !givesUnit(line))
      .map(titleUnitIn)
      .findLast((one) => one !== undefined) ?? timeUnitIn(subject)
  const legend = legendOf(block, recipe, around.legends)
  const noted = unitNotes(block)
  const columnSaid = columnNotes(block)
  const isInSeconds = [...block.titles, ...block.feet].some((line) => /\bmm:ss\b/i.test(line))
  const isStockTable = block.titles.some(
    (title) => saysStock(title) && title.length < 200 && !/^(?:all )?figures\b/i.test(title),
  )
  const { whenOfCell, isWhole } = tableTimes(anatomy, columns, recipe, around.times)
  const sums = sumRows(block, columns)
  const derived = derivedColumns(block, columns, sums)
  const sparse = sparseColumns(block, columns)
  const standing = standingOf(block)
  const inPercents = percentColumns(block, columns)
  const inCommas = commaColumns(block, columns)
  const wholes = wholeShares(block, columns, inPercents)
  const read = rowReader(anatomy, table)
  const drafts: Draft[] = []
  const leftOut: LeftOut[] = []
  const faults: Fault[] = []

  for (const row of block.rows) {
    const names = read(row)
    if (names === undefined) continue
    const left = names.labels.map(leftLabel).find((why) => why !== undefined)
    const isTotalRow = sums.has(row.number) || names.isTotal
    for (const column of columns) {
      const cell = row.cells[column.column]
      const kind = cellKind(cell)
      const at = { sheet, row: row.number, column: column.column }
      const raw = wordsOf(cell)
      if (kind === 'spread') continue
      const why =
        left ??
        whyLeft(column) ??
        derived.get(column.column) ??
        (wholes.has(`${row.number} ${column.column}`) ? 'share of the total: derived' : undefined)
      if (why !== undefined) {
        if (kind !== 'blank') leftOut.push({ ...at, why })
        continue
      }
      const after = column.marks === null ? '' : wordsOf(row.cells[column.marks])
      if (after !== '' && column.marks !== null)
        leftOut.push({ ...at, column: column.marks, why: 'mark of the value to its left' })
      const isAim = names.labels.some(isAimLabel)
      const role = roleOf(column, names, isTotalRow || isWhole(column))
      const isGap =
        isTotalRow ||
        isAim ||
        column.is === 'target' ||
        column.is === 'comparator' ||
        role === 'comparator' ||
        sparse.has(column.column) ||
        allBlank(row, columns)
      if (kind === 'blank' && isGap && names.status === '') continue
      if ((role === 'target' || role === 'comparator') && isNone(raw, legend)) {
        leftOut.push({ ...at, why: `no ${role}` })
        continue
      }
      if (
        (kind === 'words' && !QUOTED_NOTE.test(raw)) ||
        (cell !== undefined && typeof cell !== 'string' && raw !== '')
      ) {
        if (column.is === 'target' && kind === 'words')
          leftOut.push({ ...at, why: 'words, no figure' })
        else faults.push({ ...at, raw, message: faultOf(sheet, at, raw, cell) })
        continue
      }
      const marked =
        raw === ''
          ? null
          : readMarkedValue(plainValue(raw, column), {
              legend,
              decimalComma: inCommas.has(column.column),
              ...(after === '' ? {} : { after }),
            })
      const { when, choices, mark } = whenOfCell(column, names, isTotalRow)
      const { start = '', end = '' } = readingOf(when ?? undefined) ?? {}
      const told = notesOn(columnSaid, { words: [...names.labels, ...column.words], start, end })
      const isStock =
        told.some((note) => note.isStock) ||
        column.isStock ||
        names.isStock ||
        (isStockTable && names.told === '' && !column.words.some(saysFlow))
      if (
        isStock &&
        (marked?.value ?? null) === null &&
        (column.isToDate || isTotalRow || isWhole(column))
      ) {
        if (raw !== '') leftOut.push({ ...at, why: 'a stock has no total over time' })
        continue
      }
      const unit = unitOf(
        marked?.unit ?? null,
        column,
        names,
        unitNoted(noted, [...names.labels, ...column.words]) ?? titleUnit,
        table.unit,
        inPercents.has(column.column) && !raw.includes('%'),
        raw,
      )
      drafts.push({
        ...at,
        address: cellAddress(sheet, row.number, column.column),
        role,
        ...namesOf(column, names, table, { of, subject }),
        place: placeOf(column, names, table, sheet),
        within: names.within,
        when,
        choices,
        isStock,
        value: marked?.value ?? null,
        scale: (marked?.scale ?? 1) * unit.scale,
        unit: unit.unit,
        unitIsFrom: marked?.unit ? 'cell' : unit.from,
        isClock: unit.from === 'cell' && isClock(raw) && !isInSeconds,
        status: statusOf(
          raw,
          guessed(marked),
          role === 'target'
            ? names.status
            : names.status ||
                column.mark ||
                names.mark ||
                mark ||
                (told.map(({ status }) => status).find(Boolean) ?? standing),
          column,
          legend,
        ),
        note: [marked?.words ?? '', ...(marked?.notes ?? []).map((note) => `note ${note}`)]
          .filter(Boolean)
          .join('; '),
        n: baseOf(row, column, columns),
        raw,
        markAsk: marked?.ask ?? (raw !== '' && marked === null ? UNKNOWN_MARK : null),
        isBlank: raw === '' && names.status === '',
      })
    }
  }
  const warnings = oddTotals(block, columns, (row) =>
    anatomy.labels.some(({ column }) => isTotalLabel(wordsOf(row.cells[column]))),
  ).map(
    ({ row, column, says, parts }) =>
      `${cellAddress(sheet, row, column)} is called a total and says ${formatNumber(says, 2)}; the rows before it add up to ${formatNumber(parts, 2)}`,
  )
  return { drafts, leftOut, faults, warnings }
}

/** What an unexplained mark leaves of a value while it is asked: the value, as it stands. */
function guessed(marked: MarkedValue | null): MarkStatus {
  const { status = 'final', value = null } = marked ?? {}
  return status === 'to be asked' && value !== null ? 'final' : status
}

/** A dash or "n/a" that no note explains: where a target or a comparator would stand, there is none. */
function isNone(raw: string, { marks }: Legend): boolean {
  return /^(?:[-–—]+|n\/?a)$/i.test(raw) && !marks.has(markKey(raw))
}

/** A quotation mark behind a figure, which some tables use as the mark of a note. */
const QUOTED_NOTE = /(?<=\d)["“”]+$/

/** A target may say which side of it is good: "≤180". */
function plainValue(raw: string, { is }: ColumnMeaning): string {
  const plain = raw.replace(QUOTED_NOTE, '')
  return is === 'target' ? plain.replace(/^[≤≥<>]=?\s*(?=[\d£])/, '') : plain
}

/** What a mark that is in nobody's table may mean. */
const UNKNOWN_MARK = {
  why: 'It is in no table of marks that is known, and the file does not say',
  choices: [
    { status: 'not available', words: 'The figure is not available' },
    { status: 'not applicable', words: 'There can be no figure' },
    { status: 'suppressed', words: 'The figure is withheld' },
  ],
} as const

function whyLeft(column: ColumnMeaning): string | undefined {
  if (column.is === 'leave') return column.why
  return column.is === 'base' ? 'how many the value is of' : undefined
}

function faultOf(
  sheet: string,
  at: { readonly row: number; readonly column: number },
  raw: string,
  cell: unknown,
): string {
  const where = cellAddress(sheet, at.row, at.column)
  const kind = typeof cell === 'object' && cell !== null && 'kind' in cell ? cell.kind : ''
  if (kind === 'date') {
    return `${where} holds a date (${raw}) where a figure is expected. Show the column as numbers and put the figure again`
  }
  if (kind === 'unworked-formula') {
    return `${where} holds a formula that was saved without its answer. Open the file in a spreadsheet program and save it`
  }
  return `${where} has "${raw.slice(0, 60)}" where a figure is expected. Say what it means, or leave it out`
}

function allBlank(row: BlockRow, columns: readonly ColumnMeaning[]): boolean {
  return columns.every(({ column }) => wordsOf(row.cells[column]) === '')
}

/** Columns that are blank in half of the rows: a blank there is no gap. */
function sparseColumns(block: Block, columns: readonly ColumnMeaning[]): ReadonlySet<number> {
  const rows = block.rows.filter(({ isSection }) => !isSection)
  return new Set(
    columns.flatMap(({ column }) => {
      const blanks = rows.filter(({ cells }) => wordsOf(cells[column]) === '').length
      return blanks * 2 >= rows.length && rows.length > 1 ? [column] : []
    }),
  )
}

function onlyOne<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined
}

/** How many the percentage of a cell is of: the base of its own group of columns, or the only one of the row. */
function baseOf(
  row: BlockRow,
  column: ColumnMeaning,
  columns: readonly ColumnMeaning[],
): number | null {
  const bases = columns.filter(({ is }) => is === 'base')
  const times = (one: ColumnMeaning) => one.times.join('\n')
  const both = (one: ColumnMeaning) => `${times(one)}\n\n${one.words.join('\n')}`
  const base =
    bases.length === 1
      ? bases[0]
      : (bases.find((one) => both(one) === both(column)) ??
        onlyOne(bases.filter((one) => times(one) === times(column))))
  if (base === undefined) return null
  return readMarkedValue(wordsOf(row.cells[base.column]), {})?.value ?? null
}
