import type { Kysely } from 'kysely'
import { readTable, type Table, type TableRow } from '#documents/index.ts'
import {
  fetchRegisterRows,
  fetchVersionsOf,
  type NewRegisterRow,
  type RegisterRowsImport,
  startRegisterImport,
  withdrawUnfinished,
} from '#holdings/index.ts'
import { accept, type Outcome, type Problem, Refusal, refuse } from '#shared/index.ts'
import {
  type Audience,
  canonicalJson,
  type Database,
  type Json,
  letOthersRead,
  oneAtATime,
} from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { asCalledNow } from '../entries/as-called-now.ts'
import type { Values } from '../entries/clocks.ts'
import {
  checkEntry,
  joinPieces,
  judgeEntry,
  sayMissing,
  splitByAudience,
} from '../entries/judge-entry.ts'
import { findDeadLinks, type Nameable } from '../entries/links.ts'
import { readEntry } from '../entries/read-entry.ts'
import { rowOf, type Saying } from '../entries/record-entries.ts'
import { besideWhatStands } from './beside-what-stands.ts'
import {
  columnsOfFiles,
  columnsTaken,
  REFERENCE,
  type RegisterColumn,
  STATE,
  sayUnfit,
  shapeOf,
} from './columns.ts'
import { type RegisterImport, startReport } from './import-report.ts'
import {
  drawAnother,
  insistOnNoneAlike,
  type Matching,
  matchOf,
  type RightRow,
  startMatching,
} from './match-rows.ts'
import { typeCell } from './type-cell.ts'

/** Rows read, judged and written in one step: readers of the embedded database wait no longer than for these. */
const ROWS_A_STEP = 250

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
 * Takes in a file of entries whole: every row that is right, and a sentence for each that is not. A row with a reference,
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
    if (request.dryRun) return accept(await takeIn(db, register, table, request))
    return accept(await oneAtATime(db, (alone) => takeInWhole(alone, register, table, request)))
  } catch (error) {
    if (error instanceof Refusal) return refuse('broken-file', error.message, table.name)
    throw error
  }
}

/** Leaves nothing behind where it does not come to its end, as far as it can. */
async function takeInWhole(
  db: Kysely<Database>,
  register: Register,
  table: Table,
  request: RowsToImport,
): Promise<RegisterImport> {
  const taken = await startRegisterImport(db, register.id, request.recorder)
  try {
    return await takeIn(db, register, table, request, taken)
  } catch (error) {
    // Where the database is away the next import removes it
    await withdrawUnfinished(db, request.recorder).catch(() => {})
    throw error
  }
}

/** @param taken - where it is written to; nowhere where the file is only looked at */
async function takeIn(
  db: Kysely<Database>,
  register: Register,
  table: Table,
  { today, reason, nameable, reader, dryRun = false }: RowsToImport,
  taken?: RegisterRowsImport,
): Promise<RegisterImport> {
  const matching = await startMatching(db, register)
  const reading = rowReading(register, table, matching)
  const report = startReport(register, table, { dryRun, today, reader })
  for await (const batch of table.batches()) {
    for (let first = 0; first < batch.length; first += ROWS_A_STEP) {
      const rows = batch.slice(first, first + ROWS_A_STEP).flatMap((row): RightRow[] => {
        report.read()
        const read = reading(row)
        if (read.ok) return [read.value]
        report.problem(row, read.problems)
        return []
      })
      const planned = await planRows(db, register, rows, { matching, report, today, nameable })
      await letOthersRead(db)
      if (planned.length > 0) await taken?.add(planned)
    }
  }
  await taken?.finish(`${table.name}: ${reason}`, (trx) =>
    insistOnNoneAlike(trx, register, matching),
  )
  return report.finish()
}

/** Makes the function that reads one row as an entry would be typed. */
function rowReading(register: Register, { header, name }: Table, matching: Matching) {
  const columns = columnsTaken(register).filter((one) => header.places.has(one.name))
  const names = new Set(columns.map((one) => one.name))
  const referenceAt = header.places.get(REFERENCE.name)
  const stateAt = header.places.get(STATE.name)
  const ofFiles = columnsOfFiles(register).filter((one) => header.places.has(one.name))
  const isThere = (column: RegisterColumn) => header.places.get(column.name) ?? -1
  return (row: TableRow): Outcome<RightRow> => {
    const spare = row.cells.slice(header.width).filter((cell) => cell !== '')
    if (spare.length > 0) {
      const message = `it has ${header.width + spare.length} cells, and there are ${header.width} headings. If a value has a comma in it, put it in quotation marks`
      return refuse('spare-cells', message)
    }
    const typed: Record<string, string> = {}
    const faults: Problem[] = []
    for (const column of columns) {
      const cell = typeCell(column.field, row.cells[isThere(column)])
      if (cell.ok) typed[column.name] = cell.value
      else faults.push(...inColumn(cell.problems, column))
    }
    const { values, problems } = readEntry(register, typed)
    for (const { message, field = '' } of problems) {
      const column = columns.find((one) => one.name === field)
      const held = column === undefined ? '' : shown(row, isThere(column))
      const said = { code: 'unreadable', message: sayUnfit(column, held, message) }
      faults.push(...inColumn([said], column))
    }
    const cell = referenceAt === undefined ? undefined : row.cells[referenceAt]
    const reference =
      typeof cell === 'string' && cell.trim() !== '' ? cell.trim().toUpperCase() : undefined
    if (faults.length > 0) {
      const isOfNone = reference === undefined && !isThereAlready(values, matching)
      const blank = columns.filter((column) => typed[column.name] === '' && isAlwaysAsked(column))
      const missing = blank.flatMap((one) => inColumn([sayMissing(one.field, one.name)], one))
      return { ok: false, problems: [...faults, ...(isOfNone ? missing : [])] }
    }
    const state = stateAt === undefined ? '' : shown(row, stateAt)
    const files = ofFiles.flatMap((one) => (shown(row, isThere(one)) === '' ? [] : one.heading))
    return accept({ row, values, reference, state, files, columns: names, file: name })
  }
}

/** Whether it has to be filled in every entry, whatever else that says and whichever day it is of. */
const isAlwaysAsked = ({ field, group }: RegisterColumn) =>
  group === undefined &&
  field.required === true &&
  field.defined.from === undefined &&
  field.defined.until === undefined

/** Whether an entry stands that a row is told to be of, whose blank cells then say nothing. */
function isThereAlready(values: Values, { keyOf, waiting }: Matching): boolean {
  const key = keyOf(values)
  return key !== undefined && waiting.has(key)
}

/** The same problems, about the column with its heading. */
function inColumn(
  problems: readonly Problem[],
  column: Pick<RegisterColumn, 'heading'> | undefined,
): readonly Problem[] {
  return problems.map(({ code, message }) => ({
    ...{ code, message },
    ...(column === undefined ? {} : { field: column.heading }),
  }))
}

const LONGEST_QUOTED = 60

function shown(row: TableRow, place: number): string {
  const cell = row.cells[place]
  const text = typeof cell === 'string' ? cell : (cell?.shown ?? '')
  return text.trim().slice(0, LONGEST_QUOTED)
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
    const held = before && asCalledNow(register, joinPieces(register, before.says))
    return { ...one, before, held: held ?? {} }
  })
  const columns = columnsTaken(register)
  const dead = await findDeadLinks(db, register, beside, nameable)
  return beside.flatMap(({ row, values, match, before, held, state, files }, index) => {
    if (match.is === 'wrong') {
      report.problem(row, [{ code: 'wrong-row', message: match.message }])
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
      const ofColumns = problems.flatMap((one) =>
        inColumn(
          [one],
          columns.find(({ name }) => name === one.field),
        ),
      )
      report.problem(row, ofColumns)
      return []
    }
    for (const warning of warnings) report.warning(row, warning)
    const own = match.is === 'new' ? match.reference : undefined
    const reference = before?.reference ?? own ?? drawAnother(matching)
    const standing = sayStanding(register, state, [judged.state.id, before?.state])
    if (standing !== undefined) report.warning(row, standing)
    if (before === undefined && files.length > 0)
      report.warning(
        row,
        `a file does not come with a spreadsheet: ${files.join(', ')}. Add it to the entry`,
      )
    report.taken(row, judged, { reference, isThere: before !== undefined, held })
    const replaces = before && { replaces: { id: before.id, version: before.version } }
    return [rowOf(register, judged, { reference, ...replaces })]
  })
}

function saysSame(register: Register, one: Values, other: Values): boolean {
  const said = (values: Values) => canonicalJson(splitByAudience(register, values) as Json)
  return said(one) === said(other)
}

/**
 * That an entry does not stand where the file says.
 *
 * @param known - where it stands, and where it stood, by the ids of its states
 */
function sayStanding(
  { states }: Register,
  said: string,
  [stands, ...before]: readonly (string | undefined)[],
): string | undefined {
  const plain = said.toLowerCase()
  const isSaid = (one: string | undefined) =>
    states.some(({ id, name }) => id === one && [id, name.toLowerCase()].includes(plain))
  if (said === '' || [stands, ...before].some(isSaid)) return undefined
  const name = states.find(({ id }) => id === stands)?.name ?? ''
  return `the file has it stand at “${said}”, and by what it says it stands at “${name}”. Where an entry stands follows from the rest and is not taken in. Correct the row if it is not so`
}
