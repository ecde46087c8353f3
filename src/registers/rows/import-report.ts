import type { Table, TableRow } from '#documents/index.ts'
import type { Problem } from '#shared/index.ts'
import { type Audience, readableBy } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { daysTouched } from '../entries/days-touched.ts'
import type { Judged } from '../entries/judge-entry.ts'
import { sayChanges } from '../entries/say-changes.ts'
import { measuresTouched } from '../measures/fetch-figures.ts'

/** Something to be mended in a file, with the rows it is about as a spreadsheet numbers them. */
export interface RowProblem {
  readonly rows: readonly string[]
  /** The headings of the columns that it is about; none where it is about the row. */
  readonly columns: readonly string[]
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
  /** Of these rows nothing comes: what they say is there already, or was changed here since. */
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
    /** Of one that is changed, each field as it was and as it is, in words. */
    readonly changes: string
  }[]
  /** What a file had said before of entries that were changed here since: there it changes nothing. */
  readonly kept: readonly RowProblem[]
  /** The measures of which figures change, each with the periods that are over. */
  readonly measures: readonly { readonly measure: string; readonly periods: readonly string[] }[]
  /** How the file was read, where that was not plain. */
  readonly notes: readonly string[]
}

const sayPlace = (rows: readonly string[], file: string) => `Row ${rows.join(', ')} of ${file}: `

/** What is said of some rows, without which they are. */
export function withoutPlace({ rows, message }: RowProblem, file: string): string {
  const place = sayPlace(rows, file)
  return message.startsWith(place) ? message.slice(place.length) : message
}

/** So many are listed; the rest are counted. */
const MOST_PROBLEMS = 10_000

/** Gathers what comes of the rows of a file. @param reader - who is told of it */
export function startReport(
  register: Register,
  { name, notes }: Table,
  {
    dryRun,
    today,
    reader,
  }: { readonly dryRun: boolean; readonly today: string; readonly reader: Audience },
) {
  const days = new Set<string>()
  const counts = { rowsRead: 0, added: 0, superseded: 0, unchanged: 0 }
  const problems: RowProblem[] = []
  const warnings: RowProblem[] = []
  const kept: RowProblem[] = []
  const leftOut: RegisterImport['leftOut'][number][] = []
  const records: RegisterImport['records'][number][] = []
  const say = (row: TableRow, message: string, columns: readonly string[] = []): RowProblem => ({
    rows: [String(row.number)],
    columns: [...new Set(columns)],
    message: `${sayPlace([String(row.number)], name)}${message}`,
  })
  return {
    read: () => {
      counts.rowsRead += 1
    },
    unchanged: () => {
      counts.unchanged += 1
    },
    /** @param faults - each with the heading of the column that it is about as its field */
    problem: (row: TableRow, faults: readonly Problem[]) => {
      if (problems.length >= MOST_PROBLEMS) return
      const columns = faults.flatMap(({ field }) => field ?? [])
      problems.push(say(row, faults.map(({ message }) => message).join('. '), columns))
    },
    leftOut: (row: TableRow, why: string) => {
      leftOut.push({ row: String(row.number), why })
    },
    warning: (row: TableRow, message: string) => {
      if (warnings.length < MOST_PROBLEMS) warnings.push(say(row, message))
    },
    kept: (row: TableRow, reference: string, names: readonly string[]) => {
      const readable = readableBy(reader)
      const labels = names.flatMap((name) => {
        const field = register.fields.get(name)
        if (field !== undefined && !readable.includes(field.audience)) return []
        return [field?.label ?? register.groups.get(name)?.label ?? name]
      })
      if (labels.length === 0 || kept.length >= MOST_PROBLEMS) return
      kept.push(
        say(
          row,
          `${reference} keeps what was changed here since a file said this: ${labels.join(', ')}. If the file is right, correct the entry`,
        ),
      )
    },
    taken: (
      row: TableRow,
      { day, state, values }: Judged,
      { reference, isThere, held }: { reference: string; isThere: boolean; held: Values },
    ) => {
      for (const one of daysTouched(register, values)) days.add(one)
      if (isThere) for (const one of daysTouched(register, held)) days.add(one)
      const is = isThere ? 'superseded' : 'added'
      counts[is] += 1
      const written = dryRun && !isThere ? null : reference
      const changes = isThere ? sayChanges(register, held, values, reader) : ''
      records.push({
        row: String(row.number),
        reference: written,
        day,
        state: state.id,
        is,
        changes,
      })
    },
    finish: (): RegisterImport => ({
      ...{ file: name, register: register.id, dryRun, ...counts },
      problems: problems.toSorted((one, other) => Number(one.rows[0]) - Number(other.rows[0])),
      ...{ leftOut, warnings, kept, records, notes },
      measures: measuresTouched(register, [...days], today),
    }),
  }
}
