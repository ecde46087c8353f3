import type { ColumnType, GeneratedAlways, Selectable } from 'kysely'
import type { Audience, Day, Instant, Once, Part } from '#storage/index.ts'

interface AreaFileTable {
  readonly id: GeneratedAlways<number>
  readonly path: Once<string>
  /** `null` when the file had been removed. */
  readonly content: Once<string | null>
  readonly sha256: Once<string | null>
  readonly loaded_at: Instant
  readonly change_id: Once<number>
}

export type ImportKind = 'observations' | 'street' | 'area'

interface ImportTable {
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

interface ObservationTable {
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

interface KnownImportTable extends ImportTable {
  /** Whether the import released its figures itself. */
  readonly released_at_once: Once<boolean>
}

interface ReleasedTable {
  readonly id: GeneratedAlways<number>
  readonly import_id: Once<number>
  /** `null` for all that the import brought. */
  readonly measure: Once<string | null>
  /** `null` for what was released when it was imported: known from the day that each figure says. */
  readonly known_from: ColumnType<string | null, string | null, never>
  /** The number of the release; `null` where the import itself released them. */
  readonly release: Once<number | null>
  readonly change_id: Once<number>
}

interface ReleaseInForceTable {
  readonly import_id: Once<number>
  readonly measure: Once<string | null>
  readonly known_from: ColumnType<string | null, never, never>
}

interface WithheldAtReleaseTable {
  readonly id: GeneratedAlways<number>
  readonly observation_id: Once<number>
  readonly release: Once<number>
  readonly change_id: Once<number>
}

interface EarlySightTable {
  readonly id: GeneratedAlways<number>
  /** The number of what was recorded on the list. */
  readonly record: Once<number>
  /** The record of the account that may see them. */
  readonly account: Once<string>
  readonly import_id: Once<number>
  readonly measure: Once<string>
  /** The number of the release by which they are to be public. */
  readonly release: Once<number>
  readonly seen_from: Instant
  readonly seen_until: Instant
  readonly change_id: Once<number>
}

interface StreetFileTable {
  readonly id: GeneratedAlways<number>
  readonly file_name: Once<string>
  /** First day of the month. */
  readonly month: Day
  readonly sha256: Once<string>
  readonly rows: Once<number>
  readonly import_id: Once<number>
}

interface PublishedFileTable {
  readonly id: Once<number>
  readonly entry_id: Once<number>
  readonly name: Once<string>
  readonly content: Once<Buffer>
}

interface MeetingFileTable extends Omit<PublishedFileTable, 'content'> {
  readonly audience: Once<Audience>
  /** Empty once an act has erased it. */
  readonly content: Buffer
}

interface RegisterImportTable {
  readonly id: Once<number>
  readonly entry_id: Once<number>
}

interface RegisterEntryTable {
  readonly id: Once<number>
  /** Null where an import brought it: see `counted-register-rows.ts`. */
  readonly entry_id: Once<number | null>
  readonly import_id: Once<number | null>
  readonly register: Once<string>
  readonly reference: Once<string>
  readonly version: Once<number>
  readonly audience: Once<Audience>
  readonly is_withdrawn: Once<boolean>
  readonly is_open: Once<boolean>
  /** YYYY-MM-DD */
  readonly day: Once<string | null>
  readonly state: Once<string>
  readonly public: Once<Part | null>
  readonly members: Once<Part | null>
  readonly office: Once<Part | null>
  readonly sealed: Once<Part | null>
  readonly salts: Once<string>
  /** See `words-of-row.ts`. */
  readonly words: Once<string | null>
  readonly replaced_by: ColumnType<number | null, null, number>
}

declare module '#storage/index.ts' {
  interface Database {
    readonly area_file: AreaFileTable
    readonly import: ImportTable
    readonly observation: ObservationTable
    /** The figures that count and that the reader may see: a view, to be read from in place of the table. */
    readonly counted_observation: ObservationTable
    /** The imports that the reader may know of: a view. */
    readonly known_import: KnownImportTable
    readonly released: ReleasedTable
    /** What the public knows by now: a view. */
    readonly release_in_force: ReleaseInForceTable
    readonly withheld_at_release: WithheldAtReleaseTable
    readonly early_sight: EarlySightTable
    readonly street_file: StreetFileTable
    readonly published_file: PublishedFileTable
    readonly meeting_file: MeetingFileTable
    readonly register_entry: RegisterEntryTable
    readonly register_import: RegisterImportTable
  }
}

/** A figure as it is kept. */
export type ObservationRow = Selectable<ObservationTable>

/** A figure as it is handed in: who, when, why and the import are those of its import. */
export type NewObservationRow = Omit<
  ObservationRow,
  'id' | 'recorded_at' | 'recorded_by' | 'reason' | 'import_id'
>
