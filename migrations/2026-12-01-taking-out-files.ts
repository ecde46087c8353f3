import { type Kysely, sql } from 'kysely'

/**
 * A paper that was withdrawn, or a document that was struck out, stays kept as bytes, and its bytes can tell of a
 * person. Where they have to go, an act of the record says which file and by what law; its row stays, with
 * nothing in it, so that what told of it goes on being proved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_all_but_erasing_a_file() returns trigger language plpgsql as $$
    begin
      if tg_op = 'UPDATE' and octet_length(old.content) > 0 and octet_length(new.content) = 0
        and new.id = old.id and new.entry_id = old.entry_id and new.audience = old.audience
        and new.name = old.name
        and exists (select from entry where act = 'erase' and corrects = old.entry_id)
      then
        return new;
      end if;
      raise exception '% is a record that is only added to: a file is erased by an act, never changed', tg_table_name
        using errcode = 'integrity_constraint_violation';
    end
    $$`.execute(db)
  await sql`drop trigger meeting_file_is_added_to_only on meeting_file`.execute(db)
  await sql`
    create trigger meeting_file_is_added_to_only before update or delete on meeting_file
    for each row execute function refuse_all_but_erasing_a_file()`.execute(db)
  await sql`
    create trigger meeting_file_is_not_emptied before truncate on meeting_file
    for each statement execute function refuse_change()`.execute(db)
  await sql`comment on column meeting_file.content is ${sql.lit(
    'Its bytes; none once an act has erased them',
  )}`.execute(db)
}
