import { type Kysely, sql } from 'kysely'

/**
 * What is published has to be what it was for good: another version of the program words a report
 * otherwise, and figures are corrected. So the files of an edition of a report are kept as their bytes. The
 * entry that tells of the publication names each with its digest; the files go in with it or not at all.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table published_file (
      id bigint primary key,
      entry_id bigint not null references entry (id),
      name text collate "C" not null,
      content bytea not null,
      unique (entry_id, name)
    )`.execute(db)
  await sql`
    create trigger published_file_is_added_to_only
    before update or delete or truncate on published_file
    for each statement execute function refuse_change()`.execute(db)
  // Nothing is in it that was not published
  await sql`grant select on published_file to critical_friend_public`.execute(db)
  const meanings = {
    id: 'Order of publication, from 1 with no gap',
    entry_id: 'The entry that tells of its publication, with its size and SHA-256',
    name: 'What it is called in its edition: report.pdf',
    content: 'Its bytes, as they were published',
  }
  await sql`comment on table published_file is ${sql.lit(
    'The files of published editions, for everybody to read',
  )}`.execute(db)
  for (const [column, meaning] of Object.entries(meanings)) {
    await sql`comment on column ${sql.ref(`published_file.${column}`)} is ${sql.lit(meaning)}`.execute(
      db,
    )
  }
}
