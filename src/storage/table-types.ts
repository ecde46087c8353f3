import type { ColumnType, GeneratedAlways, Selectable } from 'kysely'

/** A column written once, when its row is added. Rows of record are never changed. */
type Once<Value> = ColumnType<Value, Value, never>

/** A day as YYYY-MM-DD. */
type Day = Once<string>

/** An instant as ISO 8601 in UTC: 2026-11-22T05:31:23.949Z. */
type Instant = Once<string>

export interface ChangeLogTable {
  readonly id: Once<number>
  readonly at: Instant
  readonly actor: Once<string>
  readonly reason: Once<string>
  readonly action: Once<string>
  readonly subject: Once<string>
  /** Canonical JSON. */
  readonly detail: Once<string>
  readonly previous_hash: Once<string>
  readonly hash: Once<string>
}

export interface AreaFileTable {
  readonly id: GeneratedAlways<number>
  readonly path: Once<string>
  /** `null` when the file had been removed. */
  readonly content: Once<string | null>
  readonly sha256: Once<string | null>
  readonly loaded_at: Instant
  readonly change_id: Once<number>
}

export type ImportKind = 'observations' | 'street' | 'area'

export interface ImportTable {
  readonly id: Once<number>
  readonly kind: Once<ImportKind>
  readonly file_name: Once<string>
  readonly sha256: Once<string>
  readonly started_at: Instant
  readonly actor: Once<string>
  readonly reason: Once<string>
  readonly rows_read: Once<number>
  readonly added: Once<number>
  readonly superseded: Once<number>
  readonly unchanged: Once<number>
  readonly rejected: Once<number>
  readonly change_id: Once<number>
}

export interface ObservationTable {
  readonly id: GeneratedAlways<number>
  readonly measure: Once<string>
  readonly area: Once<string>
  readonly breakdown: Once<string>
  readonly period_start: Day
  readonly period_end: Day
  readonly value: Once<number | null>
  readonly numerator: Once<number | null>
  readonly denominator: Once<number | null>
  readonly status: Once<string>
  readonly source_document: Once<string>
  readonly source_paragraph: Once<string | null>
  readonly source_link: Once<string | null>
  readonly note: Once<string | null>
  readonly released_on: Day
  readonly known_on: Day
  readonly recorded_at: Instant
  readonly recorded_by: Once<string>
  readonly reason: Once<string>
  readonly import_id: Once<number>
}

export interface StreetFileTable {
  readonly id: GeneratedAlways<number>
  readonly file_name: Once<string>
  /** First day of the month. */
  readonly month: Day
  readonly sha256: Once<string>
  readonly rows: Once<number>
  readonly import_id: Once<number>
}

export interface EntryTable {
  readonly id: Once<number>
  readonly kind: Once<string>
  readonly record: Once<string>
  readonly act: Once<string>
  readonly event: Once<string>
  readonly happened: Once<string | null>
  readonly recorded_at: Instant
  readonly recorded_by: Once<string>
  readonly source: Once<string | null>
  readonly corrects: Once<number | null>
  /** Canonical JSON. */
  readonly parts: Once<string>
  readonly previous_hash: Once<string>
  readonly hash: Once<string>
}

/** Written once, and then changed only by taking out what it says. */
export interface PartTable {
  readonly id: GeneratedAlways<number>
  readonly entry_id: Once<number>
  readonly audience: Once<string>
  readonly salt: ColumnType<string | null, string, null>
  /** Canonical JSON. */
  readonly body: ColumnType<string | null, string, null>
  readonly erased_by: ColumnType<number | null, null, number>
}

export interface StandingTable {
  readonly kind: string
  readonly record: string
  readonly state: string
  /** YYYY-MM-DD */
  readonly day: string
}

export interface VersionTable {
  readonly kind: string
  readonly number: number
}

export interface Database {
  readonly change_log: ChangeLogTable
  readonly area_file: AreaFileTable
  readonly import: ImportTable
  readonly observation: ObservationTable
  /** The figures that count: a view, to be read from in place of the table. */
  readonly counted_observation: ObservationTable
  readonly street_file: StreetFileTable
  readonly entry: EntryTable
  readonly part: PartTable
  readonly standing: StandingTable
  readonly version: VersionTable
}

/** A figure as it is kept. */
export type ObservationRow = Selectable<ObservationTable>

/** A figure as it is handed in: who, when, why and the import are those of its import. */
export type NewObservationRow = Omit<
  ObservationRow,
  'id' | 'recorded_at' | 'recorded_by' | 'reason' | 'import_id'
>
