import { type Kysely, sql } from 'kysely'

/**
 * Somebody who writes a text keeps a draft of it, and finds it again. A draft says nothing to anybody: it is
 * replaced at every keystroke and goes when the text is saved, so it is no entry of the record; it is read by
 * its writer alone, and must be in no backup that lies about. So it stands in the schema that backups,
 * `verify` and readers leave alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table secret.draft (
      account text not null,
      path text not null,
      body text not null,
      base text,
      kept timestamptz not null,
      primary key (account, path)
    )`.execute(db)
  await sql`comment on table secret.draft is 'Texts that somebody is writing'`.execute(db)
  const columns = {
    account: 'Whose it is',
    path: 'The file of the area that it is to become',
    body: 'The text as far as it is written',
    base: 'SHA-256 of the text it was made of; null where there was none',
    kept: 'When it was last kept',
  }
  for (const [column, text] of Object.entries(columns)) {
    await sql`comment on column secret.draft.${sql.id(column)} is ${sql.lit(text)}`.execute(db)
  }
}
