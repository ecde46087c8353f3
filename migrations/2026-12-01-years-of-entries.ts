import { type Kysely, sql } from 'kysely'

/**
 * An entry of a register is kept for as long as its definition says, and some go before that by law. An act of the
 * record says which rows are erased; what they said goes, and of its salts only the digests are left that they
 * made, so that what was told of the rows goes on being proved, and nothing can be found again by guessing.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function refuse_all_but_replacing_and_erasing() returns trigger language plpgsql as $$
    declare
      said constant text[] := array['public', 'members', 'office', 'sealed', 'salts'];
    begin
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
    for each row execute function refuse_all_but_replacing_and_erasing()`.execute(db)
  await sql`drop function refuse_all_but_replacing`.execute(db)
  await sql`create index register_entry_taken_out on register_entry (register, id)
    where replaced_by is null and is_withdrawn`.execute(db)
  await sql`comment on column register_entry.salts is ${sql.lit(
    'Four random texts, so that the digests of what it says do not betray it, as canonical JSON; of a row that was erased, the digests under "digests"',
  )}`.execute(db)
}
