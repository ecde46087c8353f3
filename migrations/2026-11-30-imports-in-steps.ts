import { type Kysely, sql } from 'kysely'

/**
 * An import of 50,000 figures in one transaction held every reader of the embedded database for three
 * seconds. Its figures are now written in small steps, before there is a record of it, and count from
 * the moment that its record is written, in one short transaction. So figures may be held of an import
 * that has no record: one in the making, or one that did not finish. They count nowhere, and they alone
 * may be removed.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table observation drop constraint observation_import_id_fkey`.execute(db)
  await sql`drop trigger observation_is_added_to_only on observation`.execute(db)
  await sql`
    create trigger observation_is_never_changed before update or truncate on observation
    for each statement execute function refuse_change()`.execute(db)
  await sql`
    create function refuse_removal_of_what_counts() returns trigger language plpgsql as $$
    begin
      if exists (select 1 from import where id = old.import_id) then
        raise exception 'observation is a record that is only added to: only what an import that did not finish left may be removed'
          using errcode = 'integrity_constraint_violation';
      end if;
      return old;
    end
    $$`.execute(db)
  await sql`
    create trigger observation_is_kept_once_it_counts before delete on observation
    for each row execute function refuse_removal_of_what_counts()`.execute(db)
  await sql`
    create view counted_observation as
    select * from observation where import_id <= (select max(id) from import)`.execute(db)
  await sql`comment on view counted_observation is ${sql.lit(
    'The figures that count: those whose import has its record',
  )}`.execute(db)
  await sql`comment on column observation.import_id is ${sql.lit(
    'The import that brought it; one without a record is in the making, or did not finish',
  )}`.execute(db)
}
