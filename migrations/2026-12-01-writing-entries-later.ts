import { type Kysely, sql } from 'kysely'

/**
 * A form of a register can take longer than there is time, so that whoever fills it in keeps it and goes on another
 * day. What is kept is no entry: it is its writer's own, it goes when it is sent, and must be in no backup that lies
 * about. So it stands where drafts do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table secret.entry_draft (
      account text not null,
      register text not null,
      form text not null,
      typed text not null,
      kept timestamptz not null,
      primary key (account, register, form)
    )`.execute(db)
  await sql`comment on table secret.entry_draft is 'Forms of registers that somebody has not sent yet'`.execute(
    db,
  )
  const columns = {
    account: 'Whose it is',
    register: 'The register, by the id of its definition',
    form: 'Which form: new, or what is done with an entry, as K7QM-2XWD/correct',
    typed: 'What was typed, by field, as JSON',
    kept: 'When it was last kept',
  }
  for (const [column, text] of Object.entries(columns)) {
    await sql`comment on column secret.entry_draft.${sql.id(column)} is ${sql.lit(text)}`.execute(
      db,
    )
  }
}
