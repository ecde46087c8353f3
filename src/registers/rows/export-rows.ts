import type { Kysely } from 'kysely'
import type { WorkbookCell } from '#documents/index.ts'
import {
  fetchErasedEntries,
  fetchRegisterRows,
  type GoneEntry,
  type RegisterFilter,
} from '#holdings/index.ts'
import { describeMoment } from '#shared/index.ts'
import { type Audience, type Database, readableBy } from '#storage/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import type { Values } from '../entries/clocks.ts'
import { itemsOf, joinPieces } from '../entries/judge-entry.ts'
import { readFileValue, sayFile } from '../entries/kept-file.ts'
import { addressOfNamed } from '../entries/named.ts'
import { typeEntry } from '../entries/type-entry.ts'
import type { Item, Value } from '../expressions/expression.ts'
import { columnsOf, ERASED, REFERENCE, type RegisterColumn, STATE } from './columns.ts'
import { cellInWorkbook, sayCell } from './say-cell.ts'

/** An entry as it is given out. */
export interface ExportedEntry {
  readonly reference: string
  readonly day: string | null
  readonly state: string
  readonly values: Values
}

/** Entries as one reader may read them, with the columns that they have. */
export interface Exported {
  readonly columns: readonly RegisterColumn[]
  readonly entries: readonly ExportedEntry[]
  /** Those that were erased, for whoever reads what the office does. */
  readonly erased: readonly GoneEntry[]
}

/** The entries asked for, with the columns that the reader may read and no others. */
export async function exportEntries(
  db: Kysely<Database>,
  register: Register,
  filter: RegisterFilter,
  reader: Audience,
  most?: number,
): Promise<Exported> {
  const rows = await fetchRegisterRows(db, filter, reader, most === undefined ? {} : { most })
  const entries = rows.map(({ reference, day, state, says }) => ({
    ...{ reference, day, state },
    values: joinPieces(register, says),
  }))
  const parts = new Map(
    [...register.groups.keys()].map((name) => [
      name,
      Math.max(0, ...entries.map(({ values }) => itemsOf(values, name).length)),
    ]),
  )
  const readable = readableBy(reader)
  const columns = columnsOf(register, ({ name }) => parts.get(name) ?? 0).filter(({ field }) =>
    readable.includes(field.audience),
  )
  const isOffice = readable.includes('office')
  return { columns, entries, erased: isOffice ? await fetchErasedEntries(db, register.id) : [] }
}

/** The same, with promises and measures by the addresses of their pages, as they can be typed too. */
function withAddresses({ parts }: Register, values: Values): Values {
  const given = (fields: readonly RegisterField[], all: Values | Item): Item =>
    Object.fromEntries(
      fields.flatMap(({ name, defined: { kind } }) => {
        const value = all[name]
        return (kind === 'promise' || kind === 'measure') && typeof value === 'string'
          ? [[name, addressOfNamed(kind, value)]]
          : []
      }),
    )
  const single = parts.flatMap((part) => (part.is === 'field' ? [part.field] : []))
  const groups = parts.flatMap((part): (readonly [string, Value])[] => {
    if (part.is === 'field') return []
    const { name, fields } = part.group
    const items = itemsOf(values, name)
    return items.length === 0
      ? []
      : [[name, items.map((item) => ({ ...item, ...given(fields, item) }))]]
  })
  return { ...values, ...given(single, values), ...Object.fromEntries(groups) }
}

/** The files of an entry, by what they are and not by what is in them. */
function filesOf({ fields }: Register, values: Values) {
  return Object.fromEntries(
    [...fields.values()].flatMap((field) => {
      const { file: _, ...about } = readFileValue(field, values[field.name] ?? null) ?? {}
      return 'sha256' in about ? [[field.name, about]] : []
    }),
  )
}

/** The headings and rows of a spreadsheet, which can be imported again as it is. */
export interface TableOfEntries<Cell> {
  readonly headings: readonly string[]
  readonly rows: readonly (readonly Cell[])[]
}

/** The same for a workbook, with numbers and days as such. */
export function workbookOfEntries(
  register: Register,
  exported: Exported,
): TableOfEntries<WorkbookCell> {
  const { headings, rows } = tableOfEntries(register, exported)
  const { columns } = exported
  const inWorkbook = (said: string, place: number): WorkbookCell => {
    const column = columns[place - 1]
    return column === undefined ? said : cellInWorkbook(column.field, said)
  }
  return { headings, rows: rows.map((row) => row.map(inWorkbook)) }
}

/** As words, those of codes too, between the reference and where each stands; of what was erased, that it was. */
export function tableOfEntries(
  register: Register,
  { columns, entries, erased }: Exported,
): TableOfEntries<string> {
  const told = erased.map(({ reference, at }) => [
    ...[reference, ...columns.map(() => '')],
    `${ERASED} ${describeMoment(at)}`,
  ])
  return {
    headings: [REFERENCE.heading, ...columns.map(({ heading }) => heading), STATE.heading],
    rows: entries
      .map((entry) => {
        const typed = typeEntry(register, withAddresses(register, entry.values))
        const state = register.states.find(({ id }) => id === entry.state)?.name ?? entry.state
        const cellOf = ({ name, field }: RegisterColumn) => {
          const file = readFileValue(field, entry.values[name] ?? null)
          return file === undefined
            ? sayCell(field, typed[name] ?? '')
            : `${sayFile(file)}, SHA-256 ${file.sha256}`
        }
        return [entry.reference, ...columns.map(cellOf), state]
      })
      .concat(told),
  }
}

/** The same as JSON: each field under its name, groups as lists; with the columns that the reader may read, and in what they are. */
export function jsonOfEntries(register: Register, { columns, entries, erased }: Exported) {
  return {
    register: register.id,
    name: register.defined.name,
    fields: columns.map(({ name, heading: label, field: { asked, defined } }) => ({
      ...{ name, label, kind: defined.kind },
      ...(asked.kind === 'money' ? { unit: 'pence' } : {}),
      ...(asked.kind === 'duration' ? { unit: 'minutes' } : {}),
      ...(defined.standard === undefined ? {} : { standard: defined.standard }),
    })),
    entries: entries.map(({ reference, day, state, values }) => ({
      reference,
      day,
      state,
      ...withAddresses(register, values),
      ...filesOf(register, values),
    })),
    ...(erased.length === 0
      ? {}
      : { erased: erased.map(({ reference, at }) => ({ reference, erased_at: at })) }),
  }
}
