import { type Kysely, sql } from 'kysely'

/**
 * Everything the program keeps must show who changed it, when and why, and must show it if someone
 * has gone behind the program's back. So each change is one entry whose hash covers the entry before
 * it, and tables that carry the record refuse to be changed or emptied. The area's own files
 * (measures, registers, reports) are kept as they stood at each load, so that an old report can be
 * built again from the definitions of its day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is a record that is only added to: write a correction as a new row, never change, remove or empty what is there', tg_table_name
        using errcode = 'integrity_constraint_violation';
    end
    $$`.execute(db)

  await sql`
    create table change_log (
      id bigint primary key,
      at timestamptz not null,
      actor text not null check (actor ~ '\\S'),
      reason text not null check (reason ~ '\\S'),
      action text not null,
      subject text not null,
      detail text not null,
      previous_hash text not null,
      hash text not null
    )`.execute(db)
  await addOnly(db, 'change_log')
  await describeColumns(
    db,
    'change_log',
    'Every change, who made it, when and why, chained by hash',
    {
      id: 'Place in the chain: 1, 2, 3 with no gap',
      at: 'When the change was made',
      actor: 'Who made it',
      reason: 'Why, in their words',
      action: 'What was done, as one word or two joined by a hyphen: import, load-area',
      subject: 'What it was done to, in words',
      detail: 'What changed, as canonical JSON: keys sorted, no spaces',
      previous_hash: 'Hash of the entry before; 64 zeros for the first',
      hash: 'SHA-256 of this entry as canonical JSON, previous_hash included, as 64 hex digits',
    },
  )

  await sql`
    create table area_file (
      id bigint generated always as identity primary key,
      path text collate "C" not null,
      content text,
      sha256 text,
      loaded_at timestamptz not null,
      change_id bigint not null references change_log (id),
      check ((content is null) = (sha256 is null))
    )`.execute(db)
  await sql`create index area_file_by_path on area_file (path, id)`.execute(db)
  await addOnly(db, 'area_file')
  await describeColumns(db, 'area_file', 'Each version of each file of the area, as loaded', {
    id: 'Order of loading: the highest for a path is the version in force',
    path: 'Path inside the area folder, with forward slashes',
    content: 'The file as it stood, UTF-8 text; null when the file had been removed',
    sha256: 'SHA-256 of the content as 64 hex digits; null when the file had been removed',
    loaded_at: 'When this version was loaded',
    change_id: 'The change log entry of that load',
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
