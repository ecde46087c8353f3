import { type Kysely, sql } from 'kysely'

/**
 * The words by which an entry is found were made by the database, in an index of what a function says of a row: its
 * regular expressions were four tenths of the time of an import. The program makes them now as it writes a row, and they
 * stand in a column of their own that nobody reads. `verify` holds them against what the row says.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`drop index register_entry_words`.execute(db)
  await sql`drop function words_by_column`.execute(db)
  await sql`alter table register_entry add words tsvector`.execute(db)
  await sql`comment on column register_entry.words is ${sql.lit(
    'The words of all that it says, each after the first letter of its column: "oletter" of the office',
  )}`.execute(db)
  await letWordsBeErased(db)
  await writeWords(db)
  await sql`create index register_entry_words on register_entry using gin (words)
    with (gin_pending_list_limit = 512)`.execute(db)
  // A view of all columns is of those that there were
  await sql`
    create or replace view counted_register_entry as select * from register_entry
    where (import_id is null or import_id <= (select max(id) from register_import))`.execute(db)
  await askWords(db)
}

async function letWordsBeErased(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function refuse_all_but_replacing_erasing_and_tidying() returns trigger language plpgsql as $$
    declare
      said constant text[] := array['public', 'members', 'office', 'sealed', 'salts', 'words'];
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
        and coalesce(new.public, new.members, new.office, new.sealed) is null and new.words is null
        and (select act from entry order by id desc limit 1) = 'erase'
      then
        return new;
      end if;
      raise exception 'register_entry is only added to: a version is replaced by another or erased, never changed'
        using errcode = 'integrity_constraint_violation';
    end
    $$`.execute(db)
}

const ROWS_A_STATEMENT = 1_000

/** Of the rows there are: as the program makes them of those to come. */
async function writeWords(db: Kysely<unknown>): Promise<void> {
  await sql`alter table register_entry disable trigger register_entry_is_added_to_only`.execute(db)
  for (let last = 0; ; ) {
    const { rows } = await sql<Row>`
      select id, public, members, office, sealed from register_entry
      where id > ${last} order by id limit ${sql.lit(ROWS_A_STATEMENT)}`.execute(db)
    const [end] = rows.slice(-1)
    if (end === undefined) break
    last = Number(end.id)
    const worded = rows.map(({ id, ...says }) => ({ id, words: wordsOf(says) }))
    await sql`
      update register_entry set words = cast(made.words as tsvector)
      from json_to_recordset(cast(${JSON.stringify(worded)} as text)::json) as made (id bigint, words text)
      where register_entry.id = made.id`.execute(db)
  }
  await sql`alter table register_entry enable trigger register_entry_is_added_to_only`.execute(db)
}

interface Row {
  readonly id: number
  readonly public: unknown
  readonly members: unknown
  readonly office: unknown
  readonly sealed: unknown
}

const LONGEST_WORD = 100

function wordsOf(says: Omit<Row, 'id'>): string | null {
  const found = new Set<string>()
  const add = (letter: string, value: unknown): void => {
    if (value === null) return
    if (typeof value === 'object') {
      for (const one of Object.values(value)) add(letter, one)
      return
    }
    for (const word of String(value)
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)) {
      if (word !== '') found.add(`${letter}${[...word].slice(0, LONGEST_WORD).join('')}`)
    }
  }
  for (const [column, value] of Object.entries(says)) add(column.slice(0, 1), value)
  return found.size === 0 ? null : [...found].join(' ')
}

/** As before, of the column in place of the function; words come as they are kept. */
async function askWords(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function register_entries_saying(words text[], reader text, most bigint)
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
        || ' and words @@ cast($2 as tsquery) limit $3'
        using audiences[:reads], said, most;
    end
    $$`.execute(db)
}
