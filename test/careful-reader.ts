import { readFileSync } from 'node:fs'
import { parse } from 'csv-parse/sync'
import { z } from 'zod'
import type { NamedFigure } from '../src/performance/imports/name-figures.ts'
import { readExtract } from '../src/performance/imports/read-extract.ts'
import type { ImportScope } from '../src/performance/imports/vocabulary.ts'
import { isByConvention, isRateByConvention } from './extract-conventions.ts'

const place = (name: string, kind: 'police-area' | 'district' = 'district') => ({
  id: name.toLowerCase(),
  name,
  kind,
  streetFileNames: [],
})

const scope: ImportScope = {
  areaName: 'Wealdmoor',
  suppressUpTo: 4,
  measures: [],
  places: [
    place('Wealdmoor', 'police-area'),
    ...['Ashcombe', 'Thornhithe', 'Saltings', 'Dunholt', 'Kingsmere'].map((name) => place(name)),
  ],
}

/** What is held against the truth of a figure: all but its names, which are asked where they are not known. */
const saidSchema = z.object({
  role: z.string(),
  from: z.string(),
  to: z.string(),
  basis: z.string(),
  value: z.string(),
  status: z.string(),
  unit: z.string(),
  n: z.string(),
})
const truthSchema = z.array(
  saidSchema.extend({
    sheet: z.string(),
    cell: z.string(),
    measure: z.string(),
    place: z.string(),
    breakdown: z.string(),
    ask: z.string(),
    measure_as_written: z.string(),
    period_as_written: z.string(),
  }),
)
const leftSchema = z.array(z.object({ sheet: z.string(), cell: z.string(), reason: z.string() }))

type Said = z.infer<typeof saidSchema>
type Truth = z.infer<typeof truthSchema>[number]

/** A figure of a careful reader beside what the program makes of its cell. */
export interface ReadRow {
  readonly cell: string
  /** "role target, truth comparator", each that is otherwise; none where all is as the truth has it. */
  readonly otherwise: readonly string[]
  /** Whether all of it is a convention that docs/running/extracts.md settles otherwise than the truth. */
  readonly isByConvention: boolean
  readonly isMissing: boolean
  readonly isAsked: boolean
  readonly isToBeAsked: boolean
  /** What is asked about it: "period", "unit". */
  readonly asked: readonly string[]
}

/** What the program makes of a file that a careful reader read before it. */
export interface Comparison {
  readonly rows: readonly ReadRow[]
  /** Cells that are no figures and yet were read; of them those that nothing is asked about. */
  readonly extra: readonly string[]
  readonly extraUnasked: readonly string[]
  /** Of them again those that docs/running/extracts.md has as figures. */
  readonly extraByConvention: readonly string[]
  /** Cells that are called as another of the same time is, though the truth tells them apart. */
  readonly namesakes: readonly string[]
  readonly questions: readonly string[]
}

/**
 * Reads a file by a recipe that is proposed for it, and holds it against its `.truth.csv` and `.leftout.csv`.
 * Whether a name is asked is not counted, since none is known.
 */
export async function compareWithTruth(path: string): Promise<Comparison> {
  const truth = truthSchema.parse(tableOf(`${path}.truth.csv`))
  const leftOut = leftSchema.parse(tableOf(`${path}.leftout.csv`))
  const left = leftOut.map(addressOf)
  const rates = new Set(leftOut.filter(({ reason }) => isRateByConvention(reason)).map(addressOf))
  const read = await readExtract(path, scope, [])
  const figures = read.ok ? read.value.named.figures : []
  const questions = (read.ok ? read.value.questions : []).filter(
    ({ about }) => about !== 'measure' && about !== 'place',
  )
  const byCell = new Map(figures.map((one) => [one.figure.address, one]))
  const inQuestion = new Map<string, Set<string>>()
  const add = (cell: string, about: string) =>
    inQuestion.set(cell, (inQuestion.get(cell) ?? new Set()).add(about))
  for (const { about, cells } of questions) for (const cell of cells) add(cell, about)
  for (const { figure, asked } of figures) {
    for (const about of asked)
      if (about !== 'measure' && about !== 'place') add(figure.address, about)
  }
  const isAsked = (cell: string) => inQuestion.has(cell)
  const rows = truth.map((row): ReadRow => {
    const cell = addressOf(row)
    const found = byCell.get(cell)
    const [is, ought] = [found && said(found), wanted(row)]
    const fields = is === undefined ? [] : fieldsApart(is, ought)
    const words = `${row.measure_as_written} ${row.period_as_written}`
    return {
      cell,
      otherwise: is === undefined ? [] : fields.map((field) => faultIn(field, is, ought)),
      isByConvention: is !== undefined && isByConvention(fields, is, ought, words),
      isMissing: found === undefined,
      isAsked: isAsked(cell),
      isToBeAsked: row.ask !== '',
      asked: [...(inQuestion.get(cell) ?? [])],
    }
  })
  const extra = left.filter((cell) => byCell.has(cell))
  return {
    rows,
    extra,
    extraUnasked: extra.filter((cell) => !isAsked(cell)),
    extraByConvention: extra.filter((cell) => !isAsked(cell) && rates.has(cell)),
    namesakes: namesakesIn(truth, byCell),
    questions: questions.map(
      ({ about, question, cells }) => `${about} [${cells.length}] ${question}`,
    ),
  }
}

/** Cells that the truth tells apart by their names, and the program by nothing. */
function namesakesIn(
  truth: readonly Truth[],
  byCell: ReadonlyMap<string, NamedFigure>,
): readonly string[] {
  const names = new Map<string, string>()
  return truth.flatMap((row) => {
    const figure = byCell.get(addressOf(row))?.figure
    if (figure === undefined) return []
    const { measure, place: where, within, breakdown, period, basis, role, unit, sheet } = figure
    const called = JSON.stringify([
      ...[measure, where, within, breakdown, period, basis, role, unit, sheet],
    ])
    const own = [row.measure, row.place, row.breakdown].join('\n')
    const known = names.get(called)
    if (known === undefined) names.set(called, own)
    return known === undefined || known === own ? [] : [addressOf(row)]
  })
}

const tableOf = (path: string): unknown =>
  parse(readFileSync(path), { columns: true, bom: true, relax_column_count: true })

const addressOf = ({ sheet, cell }: { sheet: string; cell: string }) =>
  sheet === '' ? cell : `${sheet}!${cell}`

/** What the program says of a figure, in the words of the truth. */
function said({ figure }: NamedFigure): Said {
  const text = (value: number | null) => (value === null ? '' : toTwelveFigures(value))
  return {
    role: figure.role,
    from: figure.period?.start ?? '',
    to: figure.period?.end ?? '',
    basis: figure.basis,
    value: text(figure.value),
    status: figure.status,
    unit: figure.unit,
    n: text(figure.n),
  }
}

function wanted(truth: Truth): Said {
  const unit = truth.unit
    .toLowerCase()
    .replace(/^per (\d{1,3})(000)$/, 'per $1,$2')
    .replace(/^(per [\d,]+(?: (?:thousand|million))?) .*/, '$1')
  const value = truth.value === '' ? '' : toTwelveFigures(Number(truth.value))
  // What was not collected is not available, and the words say why
  const status = truth.status === 'not collected' ? 'not available' : truth.status
  return { ...truth, unit, value, status }
}

function fieldsApart(found: Said, truth: Said): readonly (keyof Said)[] {
  return saidSchema
    .keyof()
    .options.filter(
      (field) =>
        found[field] !== truth[field] &&
        !(field === 'value' && isRounded(found.value, truth.value)),
    )
}

/** So many places behind the point are nobody's figure: a truth that has them was cut there. */
const FEWEST_PLACES = 4

function isRounded(found: string, truth: string): boolean {
  const places = truth.split('.')[1]?.length ?? 0
  return places >= FEWEST_PLACES && Number(found).toFixed(places) === truth
}

function faultIn(field: keyof Said, found: Said, truth: Said): string {
  return `${field} ${found[field] || 'none'}, truth ${truth[field] || 'none'}`
}

/** Truths are written down with more figures, or fewer, than a spreadsheet has. */
function toTwelveFigures(value: number): string {
  return String(Number(value.toPrecision(12)))
}

/** Cells that are otherwise than a careful reader has them. */
export const otherwiseSchema = z.object({
  wrong: z.array(z.string()),
  unasked: z.array(z.string()),
  needless: z.array(z.string()),
  extra: z.array(z.string()),
})

export const NOTHING: z.infer<typeof otherwiseSchema> = {
  wrong: [],
  unasked: [],
  needless: [],
  extra: [],
}

/**
 * Cells of which something is not as the truth has it, cells not asked about though it asks, cells asked about
 * though it does not, and cells that are no figures and yet were read.
 */
export async function otherwiseIn(path: string): Promise<z.infer<typeof otherwiseSchema>> {
  const { rows, extra } = await compareWithTruth(path)
  const cellsThat = (is: (row: ReadRow) => boolean) =>
    rows
      .filter(is)
      .map(({ cell }) => cell)
      .toSorted()
  return {
    wrong: cellsThat(({ isMissing, otherwise }) => isMissing || otherwise.length > 0),
    unasked: cellsThat(
      ({ isMissing, isAsked, isToBeAsked }) => isToBeAsked && !isMissing && !isAsked,
    ),
    needless: cellsThat(({ isAsked, isToBeAsked }) => isAsked && !isToBeAsked),
    extra: extra.toSorted(),
  }
}
