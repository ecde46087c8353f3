import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'

/** Edits of what the tables are, and of what keeps them as they are. */
export const EDITS_OF_TABLES: readonly DishonestEdit[] = [
  edit(
    'a trigger disabled',
    /trigger entry_is_added_to_only/,
    sql`alter table entry disable trigger entry_is_added_to_only`,
  ),
  edit(
    'every trigger of a table disabled',
    /trigger .*observation/,
    sql`alter table observation disable trigger all`,
  ),
  edit(
    'a trigger that serves copies alone',
    /trigger part_is_added_to_only/,
    sql`alter table part enable replica trigger part_is_added_to_only`,
  ),
  edit(
    'a trigger dropped',
    /trigger area_file_is_added_to_only/,
    sql`drop trigger area_file_is_added_to_only on area_file`,
  ),
  edit(
    'a trigger replaced by one that asks for less',
    /trigger import_is_added_to_only/,
    sql`drop trigger import_is_added_to_only on import`,
    sql`create trigger import_is_added_to_only before update on import for each statement execute function refuse_change()`,
  ),
  edit(
    'a trigger put in that changes what is recorded',
    /trigger quietly/,
    sql`create function quietly() returns trigger language plpgsql as $$ begin new.value := 0; return new; end $$`,
    sql`create trigger quietly before insert on observation for each row execute function quietly()`,
  ),
  edit(
    'the function of the triggers emptied',
    /trigger .*refuse_change/,
    sql`create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$`,
  ),
  edit(
    'the function of one trigger changed',
    /trigger part_is_added_to_only/,
    sql`create or replace function refuse_all_but_erasing() returns trigger language plpgsql as $$ begin return new; end $$`,
  ),
  edit(
    'the figures that count chosen otherwise',
    /counted_observation/,
    sql`create or replace view counted_observation as select * from observation where value < 300`,
  ),
  edit(
    'a rule that swallows what is recorded',
    /rule swallow/,
    sql`create rule swallow as on insert to entry do instead nothing`,
  ),
  edit(
    'rows hidden by row security',
    /entry/,
    sql`alter table entry enable row level security`,
    sql`create policy hiding on entry using (record <> '11')`,
  ),
  edit(
    'what is for the office shown to everybody',
    /policy office_part of the table part is not as the program made it/,
    sql`drop policy office_part on part`,
    sql`create policy office_part on part for select to critical_friend_public using (audience = 'office')`,
  ),
  edit(
    'a policy widened',
    /policy members_part of the table part/,
    sql`alter policy members_part on part using (true)`,
  ),
  edit(
    'a table opened to readers',
    /right of critical_friend_public of the table observation/,
    sql`grant select on observation to critical_friend_public`,
  ),
  edit(
    'a column opened to everybody',
    /right of anybody of the table change_log/,
    sql`grant select (reason) on change_log to public`,
  ),
  edit(
    'readers let to write',
    /right of critical_friend_public of the table standing/,
    sql`grant delete on standing to critical_friend_public`,
  ),
  edit(
    'a role of readers past all policies',
    /role critical_friend_members may see every row/,
    sql`alter role critical_friend_members bypassrls`,
  ),
  edit(
    'a role of readers with the rights of another',
    /role critical_friend_public has the rights of pg_read_all_data/,
    sql`grant pg_read_all_data to critical_friend_public`,
  ),
  edit(
    'what lets somebody in opened to readers',
    /schema secret is open to critical_friend_office/,
    sql`grant usage on schema secret to critical_friend_office`,
  ),
  edit(
    'a key dropped',
    /part_entry_id_fkey/,
    sql`alter table part drop constraint part_entry_id_fkey`,
  ),
  edit('a check dropped', /part_check/, sql`alter table part drop constraint part_check1`),
  edit(
    'a check that is another',
    /entry_record_check/,
    sql`alter table entry drop constraint entry_record_check`,
    sql`alter table entry add constraint entry_record_check check (record <> '14')`,
  ),
  edit(
    'a column that may be left empty',
    /column hash of the table entry/,
    sql`alter table entry alter hash drop not null`,
  ),
  edit(
    'a column that fills itself',
    /column source of the table entry/,
    sql`alter table entry alter source set default 'post'`,
  ),
  edit('a column added', /column forged/, sql`alter table observation add forged text`),
  edit(
    'a column of another type',
    /column note of the table observation is not there/,
    sql`alter table observation drop column note cascade`,
  ),
  edit(
    'a table that others are counted with',
    /observation/,
    sql`create table more_figures () inherits (observation)`,
  ),
  edit('a table that a crash empties', /street_file/, sql`alter table street_file set unlogged`),
  edit(
    'triggers that do not fire for whoever the program is',
    /session_replication_role/,
    sql`set local session_replication_role = replica`,
  ),
  edit(
    'a migration that is said never to have been made',
    /2026-11-30-imports-in-steps/,
    sql`delete from kysely_migration where name = '2026-11-30-imports-in-steps'`,
  ),
  edit(
    'a migration that was never made',
    /2026-11-25-forged/,
    sql`insert into kysely_migration values ('2026-11-25-forged', '2026-11-25')`,
  ),
]
