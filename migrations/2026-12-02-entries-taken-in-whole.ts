import { type Kysely, sql } from 'kysely'

/**
 * A file of entries was taken in by an act for each thousand rows, so that one that stopped in the middle left what came
 * before. Its rows are now written a thousand at a time before there is a record of them, as figures are, and count from
 * the one short act that tells of them all. Rows of an import that has none stand for nothing: nobody reads them, and
 * they alone may be removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table register_import (
      id bigint primary key,
      entry_id bigint not null unique references entry (id)
    )`.execute(db)
  await sql`
    create trigger register_import_is_added_to_only before update or delete or truncate on register_import
    for each statement execute function refuse_change()`.execute(db)
  await sql`grant select on register_import to critical_friend_public`.execute(db)
  await sql`alter table register_entry alter entry_id drop not null`.execute(db)
  await sql`alter table register_entry add import_id bigint`.execute(db)
  await sql`
    alter table register_entry add constraint register_entry_is_of_one_act
    check (num_nonnulls(entry_id, import_id) = 1)`.execute(db)
  await sql`drop index register_entry_by_entry`.execute(db)
  await sql`create index register_entry_by_entry on register_entry (entry_id)
    where entry_id is not null`.execute(db)
  await sql`create index register_entry_by_import on register_entry (import_id)
    where import_id is not null`.execute(db)
  await hideUnfinished(db)
  await letUnfinishedBeRemoved(db)
  await findCounted(db)
  await describe(db)
}

const COUNTS = sql`(import_id is null or import_id <= (select max(id) from register_import))`

async function hideUnfinished(db: Kysely<unknown>): Promise<void> {
  await sql`grant select (import_id) on register_entry to critical_friend_public`.execute(db)
  await sql`
    create policy no_register_entry_of_an_unfinished_import on register_entry as restrictive for select
    to critical_friend_public, critical_friend_members, critical_friend_office, critical_friend_sealed
    using ${COUNTS}`.execute(db)
  // For a backup, which is of what counted at one moment
  await sql`create view counted_register_entry as select * from register_entry where ${COUNTS}`.execute(
    db,
  )
}

async function letUnfinishedBeRemoved(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_all_but_replacing_erasing_and_tidying() returns trigger language plpgsql as $$
    declare
      said constant text[] := array['public', 'members', 'office', 'sealed', 'salts'];
    begin
      if tg_op = 'DELETE' and old.import_id is not null
        and not exists (select from register_import where id = old.import_id)
      then
        return old;
      end if;
      if tg_op = 'UPDATE' and old.replaced_by is null and new.replaced_by is not null
        and (to_jsonb(new) - 'replaced_by') = (to_jsonb(old) - 'replaced_by')
      then
        return new;
      end if;
      if tg_op = 'UPDATE' and (to_jsonb(new) - said) = (to_jsonb(old) - said)
        and coalesce(new.public, new.members, new.office, new.sealed) is null
        and (select act from entry order by id desc limit 1) = 'erase'
      then
        return new;
      end if;
      raise exception 'register_entry is only added to: a version is replaced by another or erased, never changed'
        using errcode = 'integrity_constraint_violation';
    end
    $$`.execute(db)
  await sql`drop trigger register_entry_is_added_to_only on register_entry`.execute(db)
  await sql`
    create trigger register_entry_is_added_to_only before update or delete on register_entry
    for each row execute function refuse_all_but_replacing_erasing_and_tidying()`.execute(db)
  await sql`drop function refuse_all_but_replacing_and_erasing`.execute(db)
}

/** The index of words names no row that does not count, so that many of them hide none that does. */
async function findCounted(db: Kysely<unknown>): Promise<void> {
  await sql`drop function register_entries_saying`.execute(db)
  await sql`
    create function register_entries_saying(words text[], reader text, most bigint)
    returns setof bigint language plpgsql stable security definer set search_path from current as $$
    declare
      audiences constant text[] := array['public', 'members', 'office', 'sealed'];
      role constant text := current_setting('role');
      asked constant int := array_position(audiences, reader);
      most_read constant int := case role when 'none' then 4
        else array_position(audiences, replace(role, 'critical_friend_', '')) end;
      reads constant int := case when asked <= most_read then asked else most_read end;
      said constant text := (
        select string_agg('(' || (
          select string_agg(quote_literal(left(audiences[at], 1) || word) || ':*', ' | ' order by at)
          from generate_series(1, reads) as at
        ) || ')', ' & ')
        from unnest(words) as word
      );
    begin
      if said is null or not has_table_privilege(session_user, 'register_entry'::regclass, 'insert') then
        return;
      end if;
      return query execute 'select id from counted_register_entry where audience = any($1)'
        || ' and words_by_column(public, members, office, sealed) @@ to_tsquery(''simple'', $2) limit $3'
        using audiences[:reads], said, most;
    end
    $$`.execute(db)
}

async function describe(db: Kysely<unknown>): Promise<void> {
  const comments = {
    'table register_import': 'The files of entries that were taken in',
    'column register_import.id': 'In the order in which they were taken in, from 1',
    'column register_import.entry_id': 'The entry of the record that tells of all its rows',
    'column register_entry.id': 'Order of writing, from 1',
    'column register_entry.entry_id':
      'The entry of the record that tells of it, and of all others of the same act, with their digest; null where an import brought it',
    'column register_entry.import_id':
      'The import that brought it; one without a record is in the making, or did not finish',
    'view counted_register_entry': 'The versions of entries that count: those that an act tells of',
  }
  for (const [what, text] of Object.entries(comments)) {
    await sql`comment on ${sql.raw(what)} is ${sql.lit(text)}`.execute(db)
  }
}
