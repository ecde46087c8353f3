import { type Kysely, sql } from 'kysely'

/**
 * A member reads a paper with a pencil. What they write beside it is nobody's but theirs: it is changed and
 * rubbed out as they like, so it is no entry of the record; it is read by its writer alone, and must be in no
 * backup that lies about. So it stands where drafts do.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table secret.paper_note (
      account text not null,
      meeting text not null,
      paper bigint not null,
      body text not null,
      kept timestamptz not null,
      primary key (account, meeting, paper)
    )`.execute(db)
  await sql`comment on table secret.paper_note is 'What members note beside papers, for themselves'`.execute(
    db,
  )
  const columns = {
    account: 'Whose it is',
    meeting: 'The address of the meeting',
    paper: 'The number of the paper among those of the meeting',
    body: 'The note',
    kept: 'When it was last kept',
  }
  for (const [column, text] of Object.entries(columns)) {
    await sql`comment on column secret.paper_note.${sql.id(column)} is ${sql.lit(text)}`.execute(db)
  }
}
