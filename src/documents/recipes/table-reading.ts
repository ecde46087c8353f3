import type { Anatomy } from './anatomy.ts'
import { widerAreas } from './area-codes.ts'
import { baseNotes } from './base-notes.ts'
import { type BaseRows, baseRows } from './base-rows.ts'
import { wordsOf } from './cell-kinds.ts'
import { type ColumnNote, columnNotes, notesOfTimes } from './column-notes.ts'
import { derivedColumns } from './derived-columns.ts'
import type { Draft } from './draft.ts'
import type { Block, BlockRow } from './find-blocks.ts'
import { isWholeLine, labelMeaning } from './heading-words.ts'
import type { Legend } from './legend.ts'
import { linkedNotes } from './linked-notes.ts'
import { readMarkedValue } from './marked-value.ts'
import { numberIn } from './numbers.ts'
import { ownAreaRow } from './own-area.ts'
import type { Recipe, RecipeTable } from './recipe.ts'
import { commaColumns, notInPounds, percentColumns, wholeShares } from './shares.ts'
import { hasFlows, saysAllStand, saysStock } from './stock-or-flow.ts'
import { sumRows } from './sums.ts'
import { type TableTimes, tableTimes } from './table-times.ts'
import { subjectOf, titleSubject } from './table-title.ts'
import type { LinesAround } from './times-around.ts'
import { type TitleUnits, titleUnits } from './title-units.ts'
import { isOtherFte } from './unit-doubts.ts'
import { type UnitNote, unitNotes } from './unit-notes.ts'
import { type ColumnMeaning, meaningsOf } from './value-columns.ts'
import { areOfParts } from './value-names.ts'
import { legendOf, standingOf } from './value-status.ts'

/** What stands around a table. */
export interface SheetAround extends LinesAround {
  /** The first line of its sheet. */
  readonly title: string
}

/** What is known of a table as a whole before its values are read. */
export interface TableReading {
  readonly anatomy: Anatomy
  readonly block: Block
  readonly table: RecipeTable
  readonly columns: readonly ColumnMeaning[]
  readonly times: TableTimes
  /** What its lines say that it is of, and the measure that the first line of its sheet names, if the recipe takes it so. */
  readonly subject: string
  readonly of: string
  readonly titleUnits: TitleUnits
  readonly unitNotes: readonly UnitNote[]
  readonly columnNotes: readonly ColumnNote[]
  /** What the notes say that its headings and labels point to. */
  readonly linked: ReturnType<typeof linkedNotes>
  readonly legend: Legend
  /** The lines above and below it. */
  readonly notes: readonly string[]
  /** What heads the table, and every heading in it. */
  readonly bearing: Pick<Draft['bearing'], 'titles' | 'notes' | 'heads'>
  /** What a line around it says of all its figures: "provisional"; '' for nothing. */
  readonly standing: string
  /** Whether a line says that times on a clock are minutes and seconds. */
  readonly isInSeconds: boolean
  /** What stands in its rows of headings to the left of its values. */
  readonly corner: readonly string[]
  /** Whether "FTE" stands for something else here. */
  readonly isOtherFte: boolean
  readonly isStock: boolean
  /** Whether some of it is said to have happened: what the line above says stands is then not said of all. */
  readonly hasFlows: boolean
  /** Whether some of its columns are headed by parts of a whole. */
  readonly hasParts: boolean
  /** Whether the line over it says that it is of all the places of the others: "FORCE TOTAL". */
  readonly isOfWhole: boolean
  /** Whether its rows are the forces or regions of a nation. */
  readonly isOfNation: boolean
  /** Rows that are sums of others, by their numbers. */
  readonly sums: ReadonlySet<number>
  /** Rows of areas that others of the table lie in, as their codes say. */
  readonly wider: ReadonlySet<number>
  /** The row of the area that the title names, under the places that lie in it. */
  readonly ownArea: number | undefined
  /** Columns worked out from others, with why they are left out. */
  readonly derived: ReadonlyMap<number, string>
  /** Cells that are shares of a total, as "row column". */
  readonly wholes: ReadonlySet<string>
  /** Columns that are blank in half of the rows: a blank there is no gap. */
  readonly sparse: ReadonlySet<number>
  /** How many percentages are of, where rows of their own say so. */
  readonly bases: BaseRows
  /** The columns that percentages are of, as a sentence says. */
  readonly baseNotes: ReadonlyMap<number, number>
  readonly inPercents: ReadonlySet<number>
  /** Columns called rates, per nothing, whose figures are all fractions of one. */
  readonly shareRates: ReadonlySet<number>
  readonly inCommas: ReadonlySet<number>
  /** Columns that a title in pounds does not speak of: of what is counted, or without the sign that others have. */
  readonly notInPounds: ReadonlySet<number>
}

/** Works out what holds for every value of a table. */
export function tableReading(
  anatomy: Anatomy,
  table: RecipeTable,
  recipe: Recipe,
  around: SheetAround,
): TableReading {
  const { block, labels } = anatomy
  const columns = meaningsOf(anatomy, table)
  const corner = cornerOf(anatomy)
  const notes = [...block.titles, ...block.feet, ...around.legends]
  const times = tableTimes(anatomy, columns, recipe, around)
  const own = subjectOf(block)
  const of = table.ofSheet ? titleSubject(around.title, block.feet) : ''
  const subject = [of, table.partsOf === undefined ? own : ''].filter(Boolean).join(': ') || own
  const sums = sumRows(block, columns, labels)
  const linked = linkedNotes(block, labels, around.legends)
  const inPercents = percentColumns(block, columns)
  const inTitle = titleUnits(anatomy, columns, { subject, corner, legends: around.legends })
  return {
    anatomy,
    block,
    table,
    columns,
    times,
    baseNotes: baseNotes(notes, columns, times.settings),
    subject,
    of,
    titleUnits: inTitle,
    unitNotes: unitNotes(block, around.legends),
    columnNotes: [...columnNotes(block, linked.lines), ...notesOfTimes(block, around.legends)],
    linked,
    notes,
    legend: legendOf(block, recipe, around.legends),
    bearing: {
      titles: block.titles,
      notes,
      heads: [...new Set(columns.flatMap(({ headings }) => headings))],
    },
    standing: standingOf(block),
    isInSeconds: [...block.titles, ...block.feet].some((line) =>
      /\bmm:ss\b|\bminutes:seconds\b|\bm:ss\b|\bminutes and seconds\b/i.test(line),
    ),
    isOtherFte: isOtherFte([around.title, ...notes]),
    isStock:
      [...corner, ...block.titles].some(
        (title) => saysStock(title) && title.length < 200 && !/^(?:all )?figures\b/i.test(title),
      ) ||
      [...block.titles, ...block.feet].some(
        (line) => !linked.lines.has(line) && saysAllStand(line),
      ),
    corner,
    hasFlows: hasFlows(anatomy),
    hasParts: areOfParts(columns),
    isOfWhole: isWholeLine(block.titles.at(-1) ?? ''),
    isOfNation: isOfNation(anatomy),
    sums,
    wider: widerAreas(anatomy),
    ownArea: ownAreaRow(anatomy, table, columns, {
      lines: [...block.titles, around.title],
      inPercents,
    }),
    derived: derivedColumns(block, columns, sums),
    wholes: wholeShares(block, columns, inPercents),
    sparse: sparseColumns(block, columns),
    bases: baseRows(block, labels),
    inPercents,
    shareRates: inTitle.ofRates === undefined ? shareRates(block, columns) : new Set(),
    inCommas: commaColumns(block, columns),
    notInPounds: notInPounds(block, columns),
  }
}

/** "Borrowing outstanding (£m)" over the names of the rows, beside the headings of their values. */
function cornerOf({ block: { headings }, labels, values }: Anatomy): readonly string[] {
  const first = Math.min(...values.map(({ column }) => column))
  const last = Math.max(...labels.map(({ column }) => (column < first ? column : -1)))
  return headings.flatMap(({ cells }) => cells.slice(0, last + 1).map(wordsOf)).filter(Boolean)
}

/** Whether the places of a table are all over the country, as a heading or the line above says. */
function isOfNation({ block, labels }: Anatomy): boolean {
  const cells = block.rows.flatMap((row) => labels.map(({ column }) => wordsOf(row.cells[column])))
  const compares = [...block.titles, ...cells].some((words) => COMPARES.test(words))
  // A group of similar forces under a table of regions and their forces makes it no comparison
  const isByRegion = labels.some(({ heading }) => /\bregions?\b.*\bforces?\b/i.test(heading))
  if (compares && !isByRegion) return false
  return (
    labels.some(({ heading }) => labelMeaning(heading) === 'force' || OF_NATION.test(heading)) ||
    block.titles.some((line) => OF_NATION.test(line))
  )
}

const COMPARES = /\bcompar|\bsimilar\b|\bms[fg]\b|\bpeers?\b|\bfamily\b|\bbenchmark/i

const OF_NATION =
  /\b(?:by|each|all) (?:police )?(?:force(?: area)?|region|local authority)s?\b|\bpolice force area\b|\bregions?\b|, (?:england(?: and wales)?|wales|united kingdom)\b/i

function shareRates(block: Block, columns: readonly ColumnMeaning[]): ReadonlySet<number> {
  return new Set(
    columns.flatMap(({ column, key, unit }) => {
      if (unit !== undefined || !/\brate\b/i.test(key) || /\bper\b/i.test(key)) return []
      const values = block.rows.flatMap(({ cells }) => numberIn(wordsOf(cells[column])) ?? [])
      const isShare =
        values.every((one) => one >= 0 && one <= 1) && values.some((one) => one % 1 !== 0)
      return values.length > 2 && isShare ? [column] : []
    }),
  )
}

function sparseColumns(block: Block, columns: readonly ColumnMeaning[]): ReadonlySet<number> {
  const rows = block.rows.filter(({ isSection }) => !isSection)
  return new Set(
    columns.flatMap(({ column }) => {
      const blanks = rows.filter(({ cells }) => wordsOf(cells[column]) === '').length
      return blanks * 2 >= rows.length && rows.length > 1 ? [column] : []
    }),
  )
}

/** How many the percentage of a cell is of: the base of its own group of columns, or the only one of the row. */
export function baseOf(
  row: BlockRow,
  column: ColumnMeaning,
  columns: readonly ColumnMeaning[],
): number | null {
  const bases = columns.filter(({ is }) => is === 'base')
  const times = (one: ColumnMeaning) => one.times.join('\n')
  const named = bases.filter((one) => refersTo(one, column))
  const both = (one: ColumnMeaning) => `${times(one)}\n\n${one.words.join('\n')}`
  const base =
    bases.length === 1
      ? bases[0]
      : (onlyOne(named) ??
        bases.find((one) => both(one) === both(column)) ??
        onlyOne(bases.filter((one) => overOf(one) !== '' && overOf(one) === overOf(column))) ??
        onlyOne(bases.filter((one) => times(one) === times(column))) ??
        onlyOne(bases.filter((one) => questionsIn(one).length === 0)))
  if (base === undefined) return null
  return readMarkedValue(wordsOf(row.cells[base.column]), {})?.value ?? null
}

/** "Base, Q6" beside "Q6. Satisfaction". */
function refersTo(base: ColumnMeaning, column: ColumnMeaning): boolean {
  const own = questionsIn(column)
  return questionsIn(base).some((question) => own.includes(question))
}

function questionsIn({ headings }: ColumnMeaning): readonly string[] {
  return headings.flatMap((one) => one.match(/\bQ\d{1,3}[a-z]?\b/gi) ?? [])
}

/** The headings over a column but for the lowest: what a group of columns has in common. */
const overOf = ({ headings }: ColumnMeaning) => headings.slice(0, -1).join('\n').trim()

function onlyOne<Thing>(things: readonly Thing[]): Thing | undefined {
  return things.length === 1 ? things[0] : undefined
}
