import { type Kysely, sql } from 'kysely'

/**
 * A list of entries is narrowed by words, and a register can hold a hundred thousand. Row security lets no index be
 * asked by a condition that could tell of a hidden row, so that every row was read for one word. The index is
 * therefore asked by a function, which is told the words, looks as whom it is asked, and names only rows that this
 * reader may know of, found by columns that they may read. The indexes are of all versions, and the list leaves out
 * those that are not in force: the index by day is of those in force, and a database that has counted nothing yet, as
 * the embedded one has not, would take that for as narrow and read every row.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  // What an entry says without the names of its fields, its words told apart by whatever is no letter and no figure
  const apart = sql.lit(String.raw`([^[:alnum:]\\]|\\.)+([a-z0-9_]+": )?`)
  await sql`
    create function words_of(said text) returns tsvector language sql immutable as $$
      select to_tsvector('simple', regexp_replace(said, ${apart}, ' ', 'g'))
    $$`.execute(db)
  for (const [index, audience] of AUDIENCES.entries()) {
    const said = AUDIENCES.slice(0, index + 1).map((one) => `coalesce(${one}::text, '')`)
    await sql`create index ${sql.id(`register_entry_words_for_${audience}`)} on register_entry
      using gin (words_of(${sql.raw(said.join(' || '))}))`.execute(db)
  }
  await sql`
    create function register_entries_saying(words text, reader text, most bigint)
    returns setof bigint language plpgsql stable security definer set search_path from current as $$
    declare
      audiences constant text[] := array['public', 'members', 'office', 'sealed'];
      role constant text := current_setting('role');
      asked constant int := array_position(audiences, reader);
      most_read constant int := case role when 'none' then 4
        else array_position(audiences, replace(role, 'critical_friend_', '')) end;
      reads constant int := case when asked <= most_read then asked else most_read end;
      said constant text := (
        select string_agg(format('coalesce(%I::text, '''')', audiences[at]), ' || ' order by at)
        from generate_series(1, reads) as at
      );
    begin
      if said is null or not has_table_privilege(session_user, 'register_entry'::regclass, 'insert') then
        return;
      end if;
      return query execute 'select id from register_entry where audience = any($1)'
        || ' and words_of(' || said || ') @@ to_tsquery(''simple'', $2) limit $3'
        using audiences[:reads], words, most;
    end
    $$`.execute(db)
}

const AUDIENCES = ['public', 'members', 'office', 'sealed']
