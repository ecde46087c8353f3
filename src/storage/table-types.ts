import type { ColumnType, GeneratedAlways } from 'kysely'

/** A column written once, when its row is added. Rows of record are never changed. */
export type Once<Value> = ColumnType<Value, Value, never>

/** A day as YYYY-MM-DD. */
export type Day = Once<string>

/** An instant as ISO 8601 in UTC: 2026-11-22T05:31:23.949Z. */
export type Instant = Once<string>

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

/** The tables of the record. A subject that has tables of its own adds them where it describes them. */
export interface Database {
  readonly change_log: ChangeLogTable
  readonly entry: EntryTable
  readonly part: PartTable
  readonly standing: StandingTable
  readonly version: VersionTable
}
