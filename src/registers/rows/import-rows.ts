import type { Kysely, Transaction } from 'kysely'
import { readTable, type Table, type TableRow } from '#documents/index.ts'
import {
  fetchErasedEntries,
  fetchImportedKeys,
  fetchRegisterKeys,
  fetchRegisterRows,
  fetchVersionsOf,
  type ImportedKey,
  type NewRegisterRow,
} from '#holdings/index.ts'
import { accept, type Outcome, Refusal, refuse } from '#shared/index.ts'
import {
  type Audience,
  canonicalJson,
  type Database,
  type Json,
  letOthersRead,
  oneAtATime,
  writeRecord,
} from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { checkEntry, joinPieces, judgeEntry, splitByAudience } from '../entries/judge-entry.ts'
import { isTyped } from '../entries/kept-file.ts'
import { likenessOf, likenessOfKept } from '../entries/likeness.ts'
import { findDeadLinks, type Nameable } from '../entries/links.ts'
import { readEntry } from '../entries/read-entry.ts'
import { drawReference, keep, rowOf, type Saying } from '../entries/record-entries.ts'
import { isFilled } from '../expressions/evaluate-expression.ts'
import { besideWhatStands } from './beside-what-stands.ts'
import { columnsTaken, REFERENCE, type RegisterColumn, sayUnfit, shapeOf } from './columns.ts'
import { type RegisterImport, startReport } from './import-report.ts'
import { typeCell } from './type-cell.ts'

/** Rows written by one act: readers of the embedded database wait no longer than for these. */
const ROWS_AN_ACT = 1_000

export interface RowsToImport extends Saying {
  /** A CSV, XLSX or ODS file. */
  readonly file: string
  /** What it is called; the name on the disk unless said. */
  readonly name?: string
  readonly reason: string
  /** Who is told what comes of it. */
  readonly reader: Audience
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
  const { table: itself } = found.value
  const name = request.name ?? itself.name
  const notes = itself.notes.map((note) => note.replaceAll(itself.name, name))
  const table = { ...itself, name, notes }
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
  { recorder, today, reason, nameable, reader, dryRun = false }: RowsToImport,
): Promise<RegisterImport> {
  const reading = rowReading(register, table)
  const matching = await startMatching(db, register)
  const report = startReport(register, table, { dryRun, today, reader })
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
      await letOthersRead(db)
      const planned = await planRows(db, register, rows, { matching, report, today, nameable })
      await letOthersRead(db)
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
      messages.push(sayUnfit(column, held, message))
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
  readonly references: Set<string>
  /** What files said before of entries that were changed or taken out since, by all that they said. */
  readonly earlier: Map<string, ImportedKey[]>
  readonly wholeOf: (values: Values) => string
  /** Those of entries that were erased. */
  readonly erased: ReadonlySet<string>
  readonly keyOf: (values: Values) => string | undefined
  /** Where two rows of a file may not be the same: the row that had a key first. */
  readonly seen: Map<string, string>
  /** Of which entry a row was, by its reference. */
  readonly rows: Map<string, string>
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
  const withAudience = (some: readonly string[]) =>
    some.map((name) => [name, fields.get(name)?.audience ?? 'office'] as const)
  const kept = await fetchRegisterKeys(db, register.id, withAudience(names))
  const imported = await fetchImportedKeys(db, register.id, withAudience(typed))
  const wholeOf = (values: Values) =>
    canonicalJson(typed.map((name) => (values[name] ?? null) as Json))
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
    earlier: Map.groupBy(imported, ({ key }) => canonicalJson(JSON.parse(key))),
    wholeOf,
    keyOf: (values) => (isUnique ? likenessOf(register, values) : wholeOf(values)),
    seen: new Map(),
    rows: new Map(),
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
  const changed = stored.filter(({ version }) => version > 1).map((one) => one.reference)
  const versions = await fetchVersionsOf(db, register.id, changed)
  const beside = matched.map((one) => {
    const before = one.match.is === 'there' ? byReference.get(one.match.reference) : undefined
    return { ...one, before, held: before === undefined ? {} : joinPieces(register, before.says) }
  })
  const dead = await findDeadLinks(db, register, beside, nameable)
  return beside.flatMap(({ row, values, match, before, held }, index) => {
    if (match.is === 'wrong') {
      report.problem(row, [match.message])
      return []
    }
    if (match.is === 'gone') {
      report.leftOut(row, `${match.reference} was ${match.how}`)
      return []
    }
    const whole =
      before === undefined
        ? { values, kept: [] }
        : besideWhatStands(register, values, held, versions.get(before.reference) ?? [])
    if (before !== undefined) report.kept(row, before.reference, whole.kept)
    const judged = judgeEntry(register, whole.values, today)
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
    const reference = before?.reference ?? drawAnother(matching)
    report.taken(row, judged, { reference, isThere: before !== undefined, held })
    const replaces = before && { replaces: { id: before.id, version: before.version } }
    return [rowOf(register, judged, { reference, ...replaces })]
  })
}

/** A reference that no entry of the register has: of a hundred thousand drawn, two would often be the same. */
function drawAnother({ references, erased }: Matching): string {
  let reference = drawReference()
  while (references.has(reference) || erased.has(reference)) reference = drawReference()
  references.add(reference)
  return reference
}

function saysSame(register: Register, one: Values, other: Values): boolean {
  const said = (values: Values) => canonicalJson(splitByAudience(register, values) as Json)
  return said(one) === said(other)
}

type Match =
  | { readonly is: 'new' }
  | { readonly is: 'there'; readonly reference: string }
  | { readonly is: 'gone'; readonly reference: string; readonly how: string }
  | { readonly is: 'wrong'; readonly message: string }

/** Which entry a row is of; a second row of one entry is wrong. */
function matchOf(right: RightRow, matching: Matching): Match {
  const match = findMatch(right, matching)
  if (match.is !== 'there') return match
  const { rows } = matching
  const number = String(right.row.number)
  const first = rows.get(match.reference) ?? number
  rows.set(match.reference, first)
  if (first === number) return match
  const message = `it is of the same entry as row ${first}, ${match.reference}. Take one of the two out`
  return { is: 'wrong', message }
}

function findMatch(
  { row, values, reference }: RightRow,
  { waiting, references, erased, keyOf, earlier, wholeOf, seen, isUnique, toldBy, one }: Matching,
): Match {
  if (reference !== undefined) {
    if (erased.has(reference)) {
      // As a file that was given out tells of it
      if (Object.values(values).every((value) => !isFilled(value)))
        return { is: 'gone', reference, how: 'erased' }
      const message = `the entry ${reference} was erased. Take the row out, or leave the reference blank for a new entry`
      return { is: 'wrong', message }
    }
    if (references.has(reference)) return { is: 'there', reference }
    const message = `there is no entry ${reference} here. Correct the reference, or leave it blank for a new entry`
    return { is: 'wrong', message }
  }
  const key = keyOf(values)
  if (isUnique && key !== undefined) {
    const number = String(row.number)
    const first = seen.get(key) ?? number
    seen.set(key, first)
    if (first !== number) {
      const message = `it is the same as row ${first} in ${toldBy}, by which one ${one} is told from another. Take one of the two out`
      return { is: 'wrong', message }
    }
  }
  const there =
    key === undefined ? undefined : isUnique ? waiting.get(key)?.[0] : waiting.get(key)?.shift()
  if (there !== undefined) return { is: 'there', reference: there }
  const before = earlier.size === 0 ? undefined : earlier.get(wholeOf(values))?.shift()
  if (before === undefined) return { is: 'new' }
  return before.isWithdrawn
    ? { is: 'gone', reference: before.reference, how: 'taken out' }
    : { is: 'there', reference: before.reference }
}
