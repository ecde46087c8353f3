import { type Kysely, sql } from 'kysely'

/**
 * Where the texts of a constitution disagree or say nothing, someone with the standing to do so has
 * to rule, and later answers rest on what they said. A ruling is a record: one that is changed is
 * followed by another on the same point, and the later one is in force from its day.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table ruling (
      id bigint primary key,
      ruled_on text collate "C" not null check (ruled_on ~ '\\S'),
      ruling text not null check (ruling ~ '\\S'),
      who text not null check (who ~ '\\S'),
      ruled_day date not null,
      why text not null check (why ~ '\\S'),
      recorded_at timestamptz not null,
      recorded_by text not null,
      change_id bigint not null references change_log (id)
    )`.execute(db)
  await sql`
    create trigger ruling_is_added_to_only
    before update or delete or truncate on ruling
    for each statement execute function refuse_change()`.execute(db)
  await sql`comment on table ruling is 'What was ruled where the constitution conflicts with itself or is silent'`.execute(
    db,
  )
  const columns = {
    id: 'Order of recording: 1, 2, 3',
    ruled_on: 'Id of the conflict or the silence ruled on',
    ruling: 'What was ruled: an answer that the question can take up, or words',
    who: 'Who ruled, by office: Monitoring Officer',
    ruled_day: 'The day of the ruling, from which it counts',
    why: 'Why, in their words',
    recorded_at: 'When it was recorded',
    recorded_by: 'Who recorded it',
    change_id: 'The change log entry that tells of it',
  }
  for (const [column, meaning] of Object.entries(columns)) {
    await sql`comment on column ${sql.ref(`ruling.${column}`)} is ${sql.lit(meaning)}`.execute(db)
  }
}
