import { type Kysely, sql } from 'kysely'

/**
 * Figures are added, never overwritten: a later release of the same figure is a new row that
 * supersedes the earlier one, so that any paper can be built again as at its day. Each row says which
 * import brought it, and each import points at the change log entry whose digest covers its rows.
 * Names are compared byte by byte ("C"), so that rows come in the same order on every server.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table import (
      id bigint primary key,
      kind text not null check (kind in ('observations', 'street', 'area')),
      file_name text not null,
      sha256 text not null,
      started_at timestamptz not null,
      actor text not null,
      reason text not null,
      rows_read bigint not null,
      added bigint not null,
      superseded bigint not null,
      unchanged bigint not null,
      rejected bigint not null,
      change_id bigint not null references change_log (id)
    )`.execute(db)
  await addOnly(db, 'import')
  await describeColumns(db, 'import', 'Each file taken in, and what came of its rows', {
    id: 'The import, in order',
    kind: 'What was taken in: observations, street (police open data), or area (figures of the area folder)',
    file_name: 'Name of the file as handed in, without its folder',
    sha256: 'SHA-256 of the file as 64 hex digits',
    started_at: 'When the import began',
    actor: 'Who ran it',
    reason: 'Why, in their words',
    rows_read: 'Rows of the file, heading left out (rows)',
    added: 'Figures not held before (rows)',
    superseded: 'Figures that replaced one already held (rows)',
    unchanged: 'Figures held already with the same value (rows)',
    rejected: 'Rows that could not be taken (rows)',
    change_id: 'The change log entry of this import',
  })

  await sql`
    create table observation (
      id bigint generated always as identity primary key,
      measure text collate "C" not null,
      area text collate "C" not null,
      breakdown text collate "C" not null,
      period_start date not null,
      period_end date not null,
      value numeric,
      numerator numeric,
      denominator numeric,
      status text not null,
      source_document text not null,
      source_paragraph text,
      source_link text,
      note text,
      released_on date not null,
      known_on date not null,
      recorded_at timestamptz not null,
      recorded_by text not null,
      reason text not null,
      import_id bigint not null references import (id),
      check (period_start <= period_end)
    )`.execute(db)
  await sql`
    create index observation_by_key on observation
      (measure, area, breakdown, period_start, period_end, released_on, id)`.execute(db)
  await addOnly(db, 'observation')
  await describeColumns(db, 'observation', 'Every figure ever held, each with its source', {
    id: 'Order of recording; of two released on one day the higher supersedes',
    measure: 'Identifier of the measure in the area files',
    area: 'Identifier of the place the figure is for',
    breakdown:
      "Which part of the whole, as key=value pairs sorted and joined by ;, or '' for the whole",
    period_start: 'First day the figure covers',
    period_end: 'Last day the figure covers',
    value: "The figure, in the measure's unit; null when it was not published, never zero for that",
    numerator: 'What was counted, when the figure is a share or a rate; null when not given',
    denominator: 'Out of how many, when the figure is a share or a rate; null when not given',
    status: 'How firm it is: actual, provisional, approximate, derived, target or disagrees',
    source_document: 'The document that prints it',
    source_paragraph: 'Where in the document',
    source_link: 'Address of the document',
    note: 'What a reader of this figure should know',
    released_on: 'Day it was published; decides which of two is the later',
    known_on: 'Day from which this instance counts as having known it',
    recorded_at: 'When it was recorded here',
    recorded_by: 'Who recorded it',
    reason: 'Why, in their words',
    import_id: 'The import that brought it',
  })

  await sql`
    create table street_file (
      id bigint generated always as identity primary key,
      file_name text collate "C" not null,
      month date not null,
      sha256 text not null,
      rows bigint not null,
      import_id bigint not null references import (id)
    )`.execute(db)
  await sql`create index street_file_by_name on street_file (file_name, id)`.execute(db)
  await addOnly(db, 'street_file')
  await describeColumns(db, 'street_file', 'Each street-level crime file taken in', {
    id: 'Order of taking in',
    file_name: 'Name of the file as published: month, force, kind',
    month: 'First day of the month it covers',
    sha256: 'SHA-256 of the file as 64 hex digits',
    rows: 'Crimes and incidents in it (rows)',
    import_id: 'The import that took it in',
  })
}

async function addOnly(db: Kysely<unknown>, table: string): Promise<void> {
  await sql`
    create trigger ${sql.id(`${table}_is_added_to_only`)}
    before update or delete or truncate on ${sql.table(table)}
    for each statement execute function refuse_change()`.execute(db)
}

async function describeColumns(
  db: Kysely<unknown>,
  table: string,
  meaning: string,
  columns: Readonly<Record<string, string>>,
): Promise<void> {
  await sql`comment on table ${sql.table(table)} is ${sql.lit(meaning)}`.execute(db)
  for (const [column, text] of Object.entries(columns)) {
    await sql`comment on column ${sql.ref(`${table}.${column}`)} is ${sql.lit(text)}`.execute(db)
  }
}
