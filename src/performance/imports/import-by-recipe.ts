import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import type { LeftOut, Question, Recipe } from '#documents/index.ts'
import { accept, type Outcome, periodOf } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import { figuresTable, isToBeWritten } from './figures-table.ts'
import { importTable, type ObservationsImport, scopeOf } from './import-observations.ts'
import type { ImportReport } from './import-report.ts'
import type { NamedFigure } from './name-figures.ts'
import { type ReadExtract, readExtract } from './read-extract.ts'

/** How many doubtful totals are told of. */
const MOST_WARNINGS = 100

/** A figure of a file as it was understood; names are ids where they are known, else the file's words. */
export interface ReadRowJson {
  readonly measure: string
  readonly area: string
  readonly breakdown: string
  readonly period: string | null
  readonly from: string | null
  readonly to: string | null
  readonly value: number | null
  readonly status: string
  readonly unit: string
  readonly role: string
  readonly basis: string
  readonly n: number | null
  readonly sheet: string
  readonly cell: string
  readonly raw: string
  /** What of it is asked: it is not written before that is answered. */
  readonly inQuestion: readonly string[]
}

/** What came of a file that was read by a recipe. */
export interface RecipeImport {
  readonly report: ImportReport
  readonly recipe: Recipe
  readonly isProposed: boolean
  readonly rows: readonly ReadRowJson[]
  readonly leftOut: readonly LeftOut[]
  readonly questions: readonly Question[]
  readonly problems: readonly { readonly rows: readonly string[]; readonly message: string }[]
  /** Figures that a question keeps from being written. */
  readonly waiting: number
  readonly withheld: number
}

export interface FileImport extends ObservationsImport {
  /** The recipes that are known: the first that fits a file of another layout is used. */
  readonly recipes: readonly Recipe[]
  /** The recipe to use, whatever the file looks like. */
  readonly recipe?: Recipe
  /** So many cells are read at most of a file of another layout: others wait meanwhile. */
  readonly mostCells?: number
}

/**
 * Imports a file of whatever layout by a recipe. Figures that a question is open on are not written;
 * of the others, all or none.
 */
export async function importByRecipe(
  db: Kysely<Database>,
  area: Area,
  request: FileImport,
): Promise<Outcome<RecipeImport>> {
  const { file, recipes, recipe, mostCells } = request
  const extract = await readExtract(file, scopeOf(area), recipes, { recipe, mostCells })
  return extract.ok ? await importRead(db, area, request, extract.value) : extract
}

/** Imports what was read of a file, as {@link importByRecipe} does. */
export async function importRead(
  db: Kysely<Database>,
  area: Area,
  request: ObservationsImport,
  extract: ReadExtract,
): Promise<Outcome<RecipeImport>> {
  const { workbook, recipe, isProposed, read, named, questions } = extract
  const { name, sha256 } = workbook
  const isFaulty = read.faults.length > 0
  const report = await importTable(db, area, {
    ...request,
    // Nothing of a file with something wrong in it is written
    dryRun: (request.dryRun ?? false) || isFaulty,
    table: figuresTable(name, named.figures, [...workbook.notes, recipeNote(extract)]),
    sha256,
    kind: 'observations',
    ...(isProposed ? {} : { used: { id: recipe.recipe, version: recipe.version } }),
    settings: { fileName: name, today: request.today, knownOn: request.today },
  })
  if (!report.ok) return report
  return accept({
    report: {
      ...report.value,
      warnings: [...read.warnings.slice(0, MOST_WARNINGS), ...report.value.warnings],
    },
    recipe,
    isProposed,
    rows: named.figures.map(asJson),
    leftOut: [
      ...read.leftOut,
      ...named.figures.flatMap(({ figure, left }) =>
        left === undefined
          ? []
          : [{ sheet: figure.sheet, row: figure.row, column: figure.column, why: left }],
      ),
    ],
    questions,
    problems: problemsOf(extract, report.value),
    waiting: named.figures.filter(({ asked }) => asked.length > 0).length,
    withheld: named.figures.filter(
      (one) =>
        isToBeWritten(one) &&
        one.figure.value === null &&
        ['suppressed', 'confidential', 'withheld'].includes(one.figure.status),
    ).length,
  })
}

function recipeNote({ recipe, isProposed, workbook }: ReadExtract): string {
  return isProposed
    ? `${workbook.name} was read by a recipe that was proposed for it; nobody has looked at it yet`
    : `${workbook.name} was read by the recipe ${recipe.recipe}, version ${recipe.version}`
}

function problemsOf({ read }: ReadExtract, report: ImportReport): RecipeImport['problems'] {
  const faults = read.faults.map(({ sheet, row, message }) => ({
    rows: [`${sheet === '' ? '' : `${sheet}!`}${row}`],
    message,
  }))
  const rejected = report.rejectedRows.map(({ row, message }) => ({ rows: [String(row)], message }))
  return [...faults, ...rejected]
}

function asJson({ figure, measure, place, value, asked }: NamedFigure): ReadRowJson {
  const { period } = figure
  const cell = figure.sheet === '' ? figure.address : figure.address.slice(figure.sheet.length + 1)
  return {
    measure: measure?.id ?? figure.measure,
    area: place ?? figure.place,
    breakdown: figure.breakdown.map(({ value: words }) => words).join('; '),
    period: period === null ? null : periodOf(period.start, period.end).code,
    from: period?.start ?? null,
    to: period?.end ?? null,
    value,
    status: figure.status,
    unit: figure.unit,
    role: figure.role,
    basis: figure.basis,
    n: figure.n,
    sheet: figure.sheet,
    cell,
    raw: figure.raw,
    inQuestion: asked,
  }
}
