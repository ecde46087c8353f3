import { type Kysely, sql } from 'kysely'

/**
 * The books that an office keeps are defined by files, and their entries stand here: one row for each version
 * of an entry, whatever its register. What an entry says is split by who may read it, a column for each
 * audience, so that the database itself gives each reader their own columns, and the rows that they may know
 * of. Rows are added by the thousand when a spreadsheet comes in, so that one entry of the record tells of all
 * that were added by one act, with their digest. A row is never changed, but that it is noted which one took its place.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register_entry (
      id bigint primary key,
      entry_id bigint not null references entry (id),
      register text collate "C" not null,
      reference text collate "C" not null,
      version bigint not null,
      audience text collate "C" not null
        check (audience in ('public', 'members', 'office', 'sealed')),
      is_withdrawn boolean not null,
      is_open boolean not null,
      day text collate "C",
      state text collate "C" not null,
      public jsonb,
      members jsonb,
      office jsonb,
      sealed jsonb,
      salts text collate "C" not null,
      replaced_by bigint,
      unique (register, reference, version)
    )`.execute(db)
  await sql`create index register_entry_by_day on register_entry (register, day, id)
    where replaced_by is null and not is_withdrawn`.execute(db)
  await sql`create index register_entry_open on register_entry (register, id)
    where replaced_by is null and is_open`.execute(db)
  await sql`create index register_entry_by_entry on register_entry (entry_id)`.execute(db)
  await keepRows(db)
  await grantColumns(db)
  await hideRows(db)
  const meanings = {
    id: 'Order of recording, from 1 with no gap',
    entry_id:
      'The entry of the record that tells of it, and of all others of the same act, with their digest',
    register: 'Which register it is in, by the id of its definition',
    reference:
      'By what the entry is found, drawn by lot so that it tells nothing of how many there are',
    version: 'From 1: a correction is a version after the last',
    audience: 'Who may know that the entry is there: public, members, office or sealed',
    is_withdrawn: 'Whether by this version the entry was taken out',
    is_open: 'Whether one of its clocks runs or is stopped',
    day: 'The day that the entry is listed and counted by, YYYY-MM-DD; null when it says none',
    state: 'Where it stands, by the id of the state in its definition',
    public: 'What it says to everybody who may know of it, by field',
    members: 'What it says to members besides',
    office: 'What it says to the office besides',
    sealed: 'What it says to those named by the definition besides',
    salts:
      'Four random texts, so that the digests of what it says do not betray it, as canonical JSON',
    replaced_by: 'The row of the version after this one; null while it is the last',
  }
  await sql`comment on table register_entry is 'Every version of every entry of every register'`.execute(
    db,
  )
  for (const [column, meaning] of Object.entries(meanings)) {
    await sql`comment on column ${sql.ref(`register_entry.${column}`)} is ${sql.lit(meaning)}`.execute(
      db,
    )
  }
}

async function keepRows(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_all_but_replacing() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and old.replaced_by is null and new.replaced_by is not null
        and (to_jsonb(new) - 'replaced_by') = (to_jsonb(old) - 'replaced_by')
      then
        return new;
      end if;
      raise exception 'register_entry is only added to: a version is replaced by another, never changed'
        using errcode = 'integrity_constraint_violation';
    end
    $$`.execute(db)
  await sql`
    create trigger register_entry_is_added_to_only before update or delete on register_entry
    for each row execute function refuse_all_but_replacing()`.execute(db)
  await sql`
    create trigger register_entry_is_not_emptied before truncate on register_entry
    for each statement execute function refuse_change()`.execute(db)
}

const OF_ALL = [
  'id',
  'entry_id',
  'register',
  'reference',
  'version',
  'audience',
  'is_withdrawn',
  'is_open',
  'day',
  'state',
  'replaced_by',
  'public',
]

/** Each audience reads its own column and those of the audiences before it. */
async function grantColumns(db: Kysely<unknown>): Promise<void> {
  const columns = sql.join(OF_ALL.map((column) => sql.id(column)))
  await sql`grant select (${columns}) on register_entry to critical_friend_public`.execute(db)
  for (const audience of ['members', 'office', 'sealed']) {
    await sql`grant select (${sql.id(audience)}) on register_entry to ${sql.id(
      `critical_friend_${audience}`,
    )}`.execute(db)
  }
}

/** As the parts of entries are hidden from those they are not for. */
async function hideRows(db: Kysely<unknown>): Promise<void> {
  await sql`alter table register_entry enable row level security`.execute(db)
  for (const audience of ['public', 'members', 'office', 'sealed']) {
    await sql`
      create policy ${sql.id(`${audience}_register_entry`)} on register_entry for select
      to ${sql.id(`critical_friend_${audience}`)} using (audience = ${sql.lit(audience)})`.execute(
      db,
    )
  }
  await sql`
    create policy any_register_entry_by_who_writes on register_entry
    using ((select has_table_privilege('register_entry'::regclass, 'insert')))`.execute(db)
  await sql`
    create policy no_register_entry_by_another_instance on register_entry as restrictive
    using ((select has_table_privilege(session_user, 'register_entry'::regclass, 'insert')))`.execute(
    db,
  )
}
