import type { Kysely, Transaction } from 'kysely'
import { readTable, type Table, type TableRow } from '#documents/index.ts'
import {
  fetchErasedEntries,
  fetchRegisterKeys,
  fetchRegisterRows,
  type KeptKey,
  type NewRegisterRow,
} from '#holdings/index.ts'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import { canonicalJson, type Database, type Json, oneAtATime, writeRecord } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { daysTouched } from '../entries/days-touched.ts'
import {
  checkEntry,
  type Judged,
  joinPieces,
  judgeEntry,
  splitByAudience,
} from '../entries/judge-entry.ts'
import { isTyped } from '../entries/kept-file.ts'
import { likenessOf, likenessOfKept } from '../entries/likeness.ts'
import { findDeadLinks, type Nameable } from '../entries/links.ts'
import { readEntry } from '../entries/read-entry.ts'
import { drawReference, keep, rowOf, type Saying } from '../entries/record-entries.ts'
import { isFilled } from '../expressions/evaluate-expression.ts'
import { measuresTouched } from '../measures/fetch-figures.ts'
import { columnsTaken, REFERENCE, type RegisterColumn, shapeOf } from './columns.ts'
import { typeCell } from './type-cell.ts'

/** Something to be mended in a file, with the rows it is about as a spreadsheet numbers them. */
export interface RowProblem {
  readonly rows: readonly string[]
  readonly message: string
}

/** What came of a file of entries, for the person who handed it in. */
export interface RegisterImport {
  readonly file: string
  readonly register: string
  readonly dryRun: boolean
  readonly rowsRead: number
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
  /** Rows with something wrong, which are not in; every other row is. */
  readonly problems: readonly RowProblem[]
  readonly leftOut: readonly { readonly row: string; readonly why: string }[]
  readonly warnings: readonly RowProblem[]
  /** The first of those that are new or changed. */
  readonly records: readonly {
    readonly row: string
    /** `null` where nothing was written. */
    readonly reference: string | null
    readonly day: string | null
    readonly state: string
    readonly is: 'added' | 'superseded'
  }[]
  /** The measures of which figures change, each with the periods that are over. */
  readonly measures: readonly { readonly measure: string; readonly periods: readonly string[] }[]
  /** How the file was read, where that was not plain. */
  readonly notes: readonly string[]
}

/** So many are listed; the rest are counted. */
const MOST_PROBLEMS = 10_000

/** Rows written by one act: readers of the embedded database wait no longer than for these. */
const ROWS_AN_ACT = 1_000

export interface RowsToImport extends Saying {
  /** A CSV, XLSX or ODS file. */
  readonly file: string
  /** What it is called; the name on the disk unless said. */
  readonly name?: string
  readonly reason: string
  /** Reads and judges, and writes nothing. */
  readonly dryRun?: boolean
}

/**
 * Takes in a file of entries: every row that is right, and a sentence for each that is not. A row with a reference,
 * or the same in what makes an entry one of a kind, corrects the entry that is there; one that says the same as is there
 * changes nothing, so that a file can be imported again.
 *
 * @returns a refusal where the file is no table of this register
 */
export async function importRows(
  db: Kysely<Database>,
  register: Register,
  request: RowsToImport,
): Promise<Outcome<RegisterImport>> {
  const found = await readTable(request.file, shapeOf(register))
  if (!found.ok) return found
  const table = { ...found.value.table, name: request.name ?? found.value.table.name }
  try {
    const take = (alone: Kysely<Database>) => takeIn(alone, register, table, request)
    return accept(request.dryRun ? await take(db) : await oneAtATime(db, take))
  } catch (error) {
    if (error instanceof Refusal) return refuse('broken-file', error.message, table.name)
    throw error
  }
}

/** A row that can be read, before it is told from what is there. */
interface RightRow {
  readonly row: TableRow
  readonly values: Values
  readonly reference: string | undefined
  readonly columns: ReadonlySet<string>
}

async function takeIn(
  db: Kysely<Database>,
  register: Register,
  table: Table,
  { recorder, today, reason, nameable, dryRun = false }: RowsToImport,
): Promise<RegisterImport> {
  const reading = rowReading(register, table)
  const matching = await startMatching(db, register)
  const report = startReport(register, table, { dryRun, today })
  for await (const batch of table.batches()) {
    for (let first = 0; first < batch.length; first += ROWS_AN_ACT) {
      const rows = batch.slice(first, first + ROWS_AN_ACT).flatMap((row): RightRow[] => {
        report.read()
        const read = reading(row)
        if (read.ok) return [read.value]
        report.problem(
          row,
          read.problems.map(({ message }) => message),
        )
        return []
      })
      const planned = await planRows(db, register, rows, { matching, report, today, nameable })
      if (!dryRun && planned.length > 0) {
        await writeRecord(db, async (trx: Transaction<Database>) => {
          const about = {
            act: 'imported',
            reason: `${table.name}: ${reason}`,
            rows: planned,
          } as const
          await keep(trx, register, about, recorder)
        })
      }
    }
  }
  return report.finish()
}

/** Makes the function that reads one row as an entry would be typed. */
function rowReading(register: Register, { header, name }: Table) {
  const columns = columnsTaken(register).filter((one) => header.places.has(one.name))
  const names = new Set(columns.map((one) => one.name))
  const referenceAt = header.places.get(REFERENCE.name)
  const isThere = (column: RegisterColumn) => header.places.get(column.name) ?? -1
  return (row: TableRow): Outcome<RightRow> => {
    const spare = row.cells.slice(header.width).filter((cell) => cell !== '')
    if (spare.length > 0) {
      const message = `it has ${header.width + spare.length} cells, and there are ${header.width} headings. If a value has a comma in it, put it in quotation marks`
      return refuse('spare-cells', message)
    }
    const typed: Record<string, string> = {}
    const messages: string[] = []
    for (const column of columns) {
      const cell = typeCell(column.field, row.cells[isThere(column)])
      if (cell.ok) typed[column.name] = cell.value
      else messages.push(...cell.problems.map(({ message }) => message))
    }
    const { values, problems } = readEntry(register, typed)
    for (const { message, field = '' } of problems) {
      const column = columns.find((one) => one.name === field)
      const held = column === undefined ? '' : shown(row, isThere(column))
      messages.push(
        held === ''
          ? message
          : `“${held}” cannot stand under ${column?.heading}. ${message}${choicesOf(column)}`,
      )
    }
    if (messages.length > 0) {
      return { ok: false, problems: messages.map((message) => ({ code: 'unreadable', message })) }
    }
    const cell = referenceAt === undefined ? undefined : row.cells[referenceAt]
    const reference =
      typeof cell === 'string' && cell.trim() !== '' ? cell.trim().toUpperCase() : undefined
    return accept({ row, values, reference, columns: names, file: name })
  }
}

const MOST_CHOICES_SAID = 12

/** What can be chosen, where that is not too much to say. */
function choicesOf(column: RegisterColumn | undefined): string {
  const asked = column?.field.asked
  const words = asked?.kind === 'choice' ? Object.values(asked.choices) : []
  return words.length === 0 || words.length > MOST_CHOICES_SAID ? '' : `: ${words.join('; ')}`
}

const LONGEST_QUOTED = 60

function shown(row: TableRow, place: number): string {
  const cell = row.cells[place]
  const text = typeof cell === 'string' ? cell : (cell?.shown ?? '')
  return text.trim().slice(0, LONGEST_QUOTED)
}

/** By what rows are told from the entries that are there. */
interface Matching {
  /** The references of the entries with these values, of which each is matched once. */
  readonly waiting: Map<string, string[]>
  readonly references: ReadonlySet<string>
  /** Those of entries that were erased. */
  readonly erased: ReadonlySet<string>
  readonly keyOf: (values: Values) => string | undefined
  /** Where two rows of a file may not be the same: the row that had a key first. */
  readonly seen: Map<string, string>
  readonly isUnique: boolean
  /** The labels of what one entry is told from another by, and what one is called. */
  readonly toldBy: string
  readonly one: string
}

async function startMatching(db: Kysely<Database>, register: Register): Promise<Matching> {
  const { defined, fields } = register
  const isUnique = defined.duplicates.length > 0
  const typed = [...fields.values()].filter(isTyped).map(({ name }) => name)
  const names = isUnique ? defined.duplicates : typed
  const audienceOf = (name: string) => fields.get(name)?.audience ?? 'office'
  const kept: readonly KeptKey[] = await fetchRegisterKeys(
    db,
    register.id,
    names.map((name) => [name, audienceOf(name)] as const),
  )
  const waiting = new Map<string, string[]>()
  for (const { reference, key } of kept) {
    const values: Json[] = JSON.parse(key)
    const canonical = isUnique ? likenessOfKept(values) : canonicalJson(values)
    waiting.set(canonical, [...(waiting.get(canonical) ?? []), reference])
  }
  return {
    waiting,
    references: new Set(kept.map(({ reference }) => reference)),
    erased: new Set((await fetchErasedEntries(db, register.id)).map(({ reference }) => reference)),
    keyOf: (values) =>
      isUnique
        ? likenessOf(register, values)
        : canonicalJson(names.map((name) => (values[name] ?? null) as Json)),
    seen: new Map(),
    isUnique,
    toldBy: names.map((name) => fields.get(name)?.label ?? name).join(' and '),
    one: defined.one,
  }
}

interface Planning {
  readonly matching: Matching
  readonly report: ReturnType<typeof startReport>
  readonly today: string
  readonly nameable: Nameable
}

/** The rows to be written, of those that could be read; what else came of them is reported. */
async function planRows(
  db: Kysely<Database>,
  register: Register,
  rows: readonly RightRow[],
  { matching, report, today, nameable }: Planning,
): Promise<readonly NewRegisterRow[]> {
  const matched = rows.map((one) => ({ ...one, match: matchOf(one, matching) }))
  const references = matched.flatMap(({ match }) => (match.is === 'there' ? [match.reference] : []))
  const stored =
    references.length === 0
      ? []
      : await fetchRegisterRows(db, { register: register.id, references }, 'sealed')
  const byReference = new Map(stored.map((one) => [one.reference, one]))
  const beside = matched.map((one) => {
    const before = one.match.is === 'there' ? byReference.get(one.match.reference) : undefined
    return { ...one, before, held: before === undefined ? {} : joinPieces(register, before.says) }
  })
  const dead = await findDeadLinks(db, register, beside, nameable)
  return beside.flatMap(({ row, values, columns, match, before, held }, index) => {
    if (match.is === 'wrong') {
      report.problem(row, [match.message])
      return []
    }
    if (match.is === 'erased') {
      report.leftOut(row, `${match.reference} was erased`)
      return []
    }
    const whole = before === undefined ? values : { ...held, ...onlyOf(register, values, columns) }
    const judged = judgeEntry(register, whole, today)
    if (before !== undefined && saysSame(register, judged.values, held)) {
      report.unchanged()
      return []
    }
    const { problems: ofEntry, warnings } = checkEntry(register, judged)
    const problems = [...ofEntry, ...(dead[index] ?? [])]
    if (problems.length > 0) {
      report.problem(
        row,
        problems.map(({ message }) => message),
      )
      return []
    }
    for (const warning of warnings) report.warning(row, warning)
    const reference = before?.reference ?? drawReference()
    report.taken(row, judged, { reference, isThere: before !== undefined, held })
    const replaces = before && { replaces: { id: before.id, version: before.version } }
    return [rowOf(register, judged, { reference, ...replaces })]
  })
}

/** What the file has columns for; of the rest an entry keeps what it has. */
function onlyOf({ parts }: Register, values: Values, columns: ReadonlySet<string>): Values {
  const has = (group: string) => [...columns].some((name) => name.startsWith(`${group}-`))
  const names = parts.flatMap((part) =>
    part.is === 'field'
      ? columns.has(part.field.name)
        ? [part.field.name]
        : []
      : has(part.group.name)
        ? [part.group.name]
        : [],
  )
  return Object.fromEntries(names.map((name) => [name, values[name] ?? null]))
}

function saysSame(register: Register, one: Values, other: Values): boolean {
  const said = (values: Values) => canonicalJson(splitByAudience(register, values) as Json)
  return said(one) === said(other)
}

type Match =
  | { readonly is: 'new' }
  | { readonly is: 'there'; readonly reference: string }
  | { readonly is: 'erased'; readonly reference: string }
  | { readonly is: 'wrong'; readonly message: string }

function matchOf(
  { row, values, reference }: RightRow,
  { waiting, references, erased, keyOf, seen, isUnique, toldBy, one }: Matching,
): Match {
  const number = String(row.number)
  if (reference !== undefined) {
    if (erased.has(reference)) {
      // As a file that was given out tells of it
      if (Object.values(values).every((value) => !isFilled(value)))
        return { is: 'erased', reference }
      const message = `the entry ${reference} was erased. Take the row out, or leave the reference blank for a new entry`
      return { is: 'wrong', message }
    }
    if (!references.has(reference)) {
      const message = `there is no entry ${reference} here. Correct the reference, or leave it blank for a new entry`
      return { is: 'wrong', message }
    }
    const first = seen.get(reference)
    seen.set(reference, first ?? number)
    if (first === undefined) return { is: 'there', reference }
    return {
      is: 'wrong',
      message: `it has the reference of row ${first} again. Take one of the two out`,
    }
  }
  const key = keyOf(values)
  if (key === undefined) return { is: 'new' }
  if (isUnique) {
    const first = seen.get(key)
    seen.set(key, first ?? number)
    if (first !== undefined) {
      const message = `it is the same as row ${first} in ${toldBy}, by which one ${one} is told from another. Take one of the two out`
      return { is: 'wrong', message }
    }
    const [there] = waiting.get(key) ?? []
    return there === undefined ? { is: 'new' } : { is: 'there', reference: there }
  }
  const there = waiting.get(key)?.shift()
  return there === undefined ? { is: 'new' } : { is: 'there', reference: there }
}

function startReport(
  register: Register,
  { name, notes }: Table,
  { dryRun, today }: { readonly dryRun: boolean; readonly today: string },
) {
  const days = new Set<string>()
  const counts = { rowsRead: 0, added: 0, superseded: 0, unchanged: 0 }
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const leftOut: RegisterImport['leftOut'][number][] = []
  const records: RegisterImport['records'][number][] = []
  const here = (row: TableRow) => `Row ${row.number} of ${name}`
  const say = (row: TableRow, message: string): RowProblem => ({
    rows: [String(row.number)],
    message: `${here(row)}: ${message}`,
  })
  return {
    read: () => {
      counts.rowsRead += 1
    },
    unchanged: () => {
      counts.unchanged += 1
    },
    problem: (row: TableRow, messages: readonly string[]) => {
      if (problems.length < MOST_PROBLEMS) problems.push(say(row, messages.join('. ')))
    },
    leftOut: (row: TableRow, why: string) => {
      leftOut.push({ row: String(row.number), why })
    },
    warning: (row: TableRow, message: string) => {
      if (warnings.length < MOST_PROBLEMS) warnings.push(say(row, message))
    },
    taken: (
      row: TableRow,
      { day, state, values }: Judged,
      { reference, isThere, held }: { reference: string; isThere: boolean; held: Values },
    ) => {
      for (const one of [...daysTouched(register, values), ...daysTouched(register, held)])
        days.add(one)
      const is = isThere ? 'superseded' : 'added'
      counts[is] += 1
      const written = dryRun && !isThere ? null : reference
      records.push({ row: String(row.number), reference: written, day, state: state.id, is })
    },
    finish: (): RegisterImport => ({
      ...{ file: name, register: register.id, dryRun, ...counts },
      problems: problems.toSorted((one, other) => Number(one.rows[0]) - Number(other.rows[0])),
      ...{ leftOut, warnings, records, notes },
      measures: measuresTouched(register, [...days], today),
    }),
  }
}
