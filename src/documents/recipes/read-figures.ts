import { cellAddress } from '../tables/columns.ts'
import type { Workbook } from '../tables/sheets.ts'
import { type Anatomy, anatomyOf, headingKey } from './anatomy.ts'
import { LEAVE } from './answered.ts'
import { cellKind, wordsOf } from './cell-kinds.ts'
import { isContents, listedIn } from './contents.ts'
import { countList, listFor } from './count-list.ts'
import type { Draft } from './draft.ts'
import type { Fault, Figure, LeftOut } from './figure.ts'
import { findBlocks, type SheetBlocks } from './find-blocks.ts'
import { finishFigures } from './finish-figures.ts'
import { timesIn } from './line-times.ts'
import { readTableFigures } from './read-table-figures.ts'
import { meansSheet, type Question, type Recipe, type RecipeTable, valueRoles } from './recipe.ts'
import { subjectOf, titleLine } from './table-title.ts'
import { timeOfName } from './times-around.ts'
import { weekHeadings } from './week-headings.ts'

/** All that a recipe makes of a file. */
export interface ReadFigures {
  readonly figures: readonly Figure[]
  readonly leftOut: readonly LeftOut[]
  readonly faults: readonly Fault[]
  readonly questions: readonly Question[]
  /** What may be wrong though it was read. */
  readonly warnings: readonly string[]
  /** Lines above and below the tables, kept with what is read. */
  readonly notes: readonly string[]
}

/** Every table of a workbook with its anatomy; a table's columns without headings have those of the one above. */
export function tablesOf(workbook: Workbook): readonly SheetTables[] {
  const known = found.get(workbook)
  if (known !== undefined) return known
  const tables = findTables(workbook)
  found.set(workbook, tables)
  return tables
}

/** The tables of a workbook are asked for by all that look at it: they are found once. */
const found = new WeakMap<Workbook, readonly SheetTables[]>()

function findTables(workbook: Workbook): readonly SheetTables[] {
  const sheets = workbook.sheets.map(findBlocks)
  const listed = listedIn(sheets)
  return sheets.map((found) => {
    const anatomies: Anatomy[] = []
    const keys: string[] = []
    for (const block of found.blocks) {
      const above = anatomies.at(-1)
      // A table right under another, without a line of its own, is of the same
      const titles =
        titleLine(block.titles) === ''
          ? [...(above?.block.titles ?? []), ...block.titles]
          : block.titles
      const anatomy = anatomyOf({ ...block, titles }, above)
      if (anatomy.values.length > 0 && !isKey(block)) anatomies.push(anatomy)
      else append(keys, keysIn(block))
    }
    const lines = anatomies.length > 0 && !isContents(found, sheets) ? keys : found.lines
    const told = [
      listed.get(found.sheet.name)?.times ?? [],
      sheetTimes(found.blocks),
      timesIn(found.sheet.name.replaceAll('_', ' ')),
      timesToldOf(found.sheet.name, sheets),
    ]
    const times = told.find(({ length }) => length > 0) ?? []
    return { ...found, lines, anatomies, times }
  })
}

/** What the lines of a sheet without tables say of another by its name: "Wave 7: fieldwork 6 May to 30 June 2025". */
function timesToldOf(name: string, sheets: readonly SheetBlocks[]): readonly string[] {
  const start = `${name.trim().toLowerCase()}:`
  return (
    sheets
      .filter(({ blocks }) => blocks.length === 0)
      .flatMap(({ lines }) => lines)
      .filter((line) => line.trim().toLowerCase().startsWith(start))
      .map((line) => timesIn(line.trim().slice(start.length)))
      .find((times) => times.length > 0) ?? []
  )
}

/** Whether a block is a list of codes or marks with what they mean: it has no number, and says so. */
function isKey({ titles, headings, rows }: SheetBlocks['blocks'][number]): boolean {
  const lines = [...headings, ...rows].map(({ cells }) =>
    cells.filter((cell) => wordsOf(cell) !== ''),
  )
  const hasNumber = lines.some((cells) => cells.some((cell) => cellKind(cell) === 'number'))
  const isCalledSo = titles.some((line) =>
    /^(?:key|legend|symbols?|codes?|abbreviations?)\b/i.test(line),
  )
  return !hasNumber && isCalledSo && lines.every(({ length }) => length <= 2)
}

/** The rows of a list of codes and marks, as a note would have them: "c = confidential". */
function keysIn({ headings, rows }: SheetBlocks['blocks'][number]): readonly string[] {
  return [...headings, ...rows].flatMap(({ cells }) => {
    const [mark, ...meaning] = cells.map(wordsOf).filter(Boolean)
    return mark === undefined || meaning.length === 0 ? [] : [`${mark} = ${meaning.join(', ')}`]
  })
}

/**
 * The time in the lines of a sheet that has several tables: above the one that its first table has of its own,
 * else in that, where it names the sheet's figures and no other table has a time in its lines.
 */
function sheetTimes([first, ...more]: SheetBlocks['blocks']): readonly string[] {
  if (first === undefined || more.length === 0) return []
  const [own, ...above] = first.titles.toReversed().map(timesIn)
  const over = above.find((times) => times.length > 0)
  const isAlone = more.every(({ titles }) => titles.every((line) => timesIn(line).length === 0))
  const isPageTitle = first.titles.length > 1 && isAlone
  return over ?? (isPageTitle ? (own ?? []) : [])
}

export interface SheetTables extends SheetBlocks {
  readonly anatomies: readonly Anatomy[]
  /** The time of its figures, as the list of sheets has it. */
  readonly times: readonly string[]
}

/**
 * The part of a recipe that is about a table: of its sheet and title, with its headings of labels; of
 * several, the one that knows most of its columns.
 */
export function recipeFor(recipe: Recipe, anatomy: Anatomy): RecipeTable | undefined {
  const { block, labels, values } = anatomy
  const heads = labels.map(({ heading }) => heading.toLowerCase()).join('\n')
  const title = subjectOf(block).toLowerCase()
  const fitting = recipe.tables.filter(
    (table) =>
      (table.titles === undefined || table.titles.some((one) => one.toLowerCase() === title)) &&
      (table.sheets === undefined || table.sheets.some((name) => meansSheet(name, block.sheet))) &&
      table.labels.map(({ heading }) => heading.toLowerCase()).join('\n') === heads,
  )
  const keys = new Set(values.map(({ headings }) => headingKey(headings)))
  const known = ({ columns }: RecipeTable) =>
    columns.filter(({ heading }) => keys.has(heading)).length
  return fitting
    .filter((table) => known(table) * 2 >= Math.min(keys.size, table.columns.length))
    .toSorted((one, other) => known(other) - known(one))[0]
}

/**
 * Reads every table of a workbook by a recipe. Nothing is guessed that the recipe leaves open: it is asked.
 *
 * @param isKnown - whether somebody has looked at the recipe: what it calls alike is then not asked again
 */
export function readFigures(workbook: Workbook, recipe: Recipe, isKnown = false): ReadFigures {
  const drafts: Draft[] = []
  const leftOut: LeftOut[] = []
  const faults: Fault[] = []
  const notes: string[] = []
  const warnings: string[] = []
  const bases = new Map<string, number>()
  const unknown: Question[] = []
  const counted: Figure[] = []
  const sheets = tablesOf(workbook)
  const legends = sheets.flatMap(({ lines }) => lines)
  for (const { sheet, lines, anatomies, times } of sheets) {
    const left = recipe.leave.find((one) => meansSheet(one.sheet, sheet.name))
    if (left) {
      leftOut.push({ sheet: sheet.name, row: 0, column: null, why: left.why })
      continue
    }
    const list = listFor(sheet, recipe.lists)
    if (list !== undefined) {
      const read = countList(sheet, list)
      append(counted, read.figures)
      append(faults, read.faults)
      continue
    }
    append(notes, lines)
    const firstLine = anatomies[0]?.block.titles[0] ?? ''
    const around = anatomies.flatMap(({ block }) => [...block.titles, ...block.feet])
    const weeks = weekHeadings(anatomies.map(({ block }) => block))
    for (const anatomy of anatomies) {
      const { block } = anatomy
      append(notes, [...block.titles, ...block.feet])
      append(
        leftOut,
        block.left.map(({ row, why }) => ({ sheet: sheet.name, row, column: null, why })),
      )
      const table = withHeadings(recipeFor(recipe, anatomy), recipe.answers.heading)
      if (table === undefined) {
        const question = askTable(recipe, anatomy)
        const row = block.rows[0]?.number ?? 0
        if (recipe.answers.table[question.key] === LEAVE.answer) {
          leftOut.push({ sheet: sheet.name, row, column: null, why: 'the table is left out' })
        } else unknown.push(question)
        continue
      }
      const read = readTableFigures(anatomy, table, recipe, {
        times,
        title: firstLine,
        legends: [...legends, ...around],
        weeks,
      })
      if (isBase(recipe, sheet.name)) {
        for (const { row, column, value } of read.drafts) {
          if (value !== null) bases.set(`${sheet.name}\n${row}\n${column}`, value)
          leftOut.push({
            sheet: sheet.name,
            row,
            column,
            why: 'the base of the same cell on another sheet',
          })
        }
        continue
      }
      append(drafts, read.drafts)
      append(leftOut, read.leftOut)
      append(faults, read.faults)
      append(warnings, read.warnings)
    }
  }
  const { figures, questions } = finishFigures(
    drafts,
    recipe,
    timeOfName(workbook.name),
    (draft) => {
      const base = recipe.tables.find(({ sheets }) =>
        sheets?.some((name) => meansSheet(name, draft.sheet)),
      )?.bases
      return base === undefined
        ? null
        : (bases.get(`${base}\n${draft.row}\n${draft.column}`) ?? null)
    },
    isKnown,
  )
  return {
    figures: [...counted, ...figures],
    leftOut,
    faults,
    warnings,
    questions: [...unknown, ...questions],
    notes: [...new Set(notes)],
  }
}

/** A part of a recipe with what was answered of its columns that were open. */
function withHeadings(
  table: RecipeTable | undefined,
  answers: Recipe['answers']['heading'],
): RecipeTable | undefined {
  return (
    table && {
      ...table,
      columns: table.columns.map((column) => {
        const is = valueRoles.find((role) => role === answers[column.heading])
        if (column.open !== true || is === undefined) return column
        return { heading: column.heading, is, ...(is === 'leave' ? { why: 'not wanted' } : {}) }
      }),
    }
  )
}

function isBase(recipe: Recipe, sheet: string): boolean {
  return recipe.tables.some(({ bases }) => bases !== undefined && meansSheet(bases, sheet))
}

/** What the answer is kept under that is given of a table which a recipe does not know. */
export function tableKey({ block, labels, values }: Anatomy): string {
  return `${block.sheet}: ${headsOf(labels, values).slice(0, 3).join(', ')}`
}

function headsOf(labels: Anatomy['labels'], values: Anatomy['values']): readonly string[] {
  return [
    ...labels.map(({ heading }) => heading),
    ...values.map(({ headings }) => headings.at(-1) ?? ''),
  ]
}

function askTable(recipe: Recipe, anatomy: Anatomy): Question {
  const { block, labels, values } = anatomy
  const heads = headsOf(labels, values)
  const first = block.rows[0]?.number ?? 0
  return {
    about: 'table',
    key: tableKey(anatomy),
    question:
      `The table from row ${first}${block.sheet === '' ? '' : ` of "${block.sheet}"`} is none that the recipe ` +
      `${recipe.recipe} knows: its headings are ${heads.filter(Boolean).slice(0, 6).join(', ')}. What is it?`,
    choices: [LEAVE],
    cells: block.rows.flatMap(({ number, isSection }) =>
      isSection ? [] : values.map(({ column }) => cellAddress(block.sheet, number, column)),
    ),
  }
}

/** Adds a list to another, however long: a call takes so many arguments and no more. */
function append<Item>(list: Item[], more: readonly Item[]): void {
  for (const one of more) list.push(one)
}
