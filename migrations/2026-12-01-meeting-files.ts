import { type Kysely, sql } from 'kysely'

/**
 * The papers of a meeting come as files, and what is issued goes out as one: both have to be the same bytes
 * for good. A pack is for everybody or, with its restricted papers, for members; what has not been issued is
 * for the office. So each file stands with its audience, beside the entry whose part for that audience tells
 * of it, and the database shows each reader the files of theirs alone.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table meeting_file (
      id bigint primary key,
      entry_id bigint not null references entry (id),
      audience text collate "C" not null
        check (audience in ('public', 'members', 'office', 'sealed')),
      name text collate "C" not null,
      content bytea not null,
      unique (entry_id, name)
    )`.execute(db)
  await sql`
    create trigger meeting_file_is_added_to_only
    before update or delete or truncate on meeting_file
    for each statement execute function refuse_change()`.execute(db)
  await sql`grant select on meeting_file to critical_friend_public`.execute(db)
  await hideFiles(db)
  const meanings = {
    id: 'Order of keeping, from 1 with no gap',
    entry_id: 'The entry that tells of it, with its size and SHA-256',
    audience: 'Who may read it: public, members, office or sealed',
    name: 'What it is called here, never what its sender called it: paper-3.pdf',
    content: 'Its bytes',
  }
  await sql`comment on table meeting_file is ${sql.lit(
    'Papers sent for meetings, and the packs that were issued',
  )}`.execute(db)
  for (const [column, meaning] of Object.entries(meanings)) {
    await sql`comment on column ${sql.ref(`meeting_file.${column}`)} is ${sql.lit(meaning)}`.execute(
      db,
    )
  }
}

/** As the parts of entries are hidden from those they are not for. */
async function hideFiles(db: Kysely<unknown>): Promise<void> {
  await sql`alter table meeting_file enable row level security`.execute(db)
  for (const audience of ['public', 'members', 'office', 'sealed']) {
    await sql`
      create policy ${sql.id(`${audience}_meeting_file`)} on meeting_file for select
      to ${sql.id(`critical_friend_${audience}`)} using (audience = ${sql.lit(audience)})`.execute(
      db,
    )
  }
  await sql`
    create policy any_meeting_file_by_who_writes on meeting_file
    using ((select has_table_privilege('meeting_file'::regclass, 'insert')))`.execute(db)
  await sql`
    create policy no_meeting_file_by_another_instance on meeting_file as restrictive
    using ((select has_table_privilege(session_user, 'meeting_file'::regclass, 'insert')))`.execute(
    db,
  )
}
