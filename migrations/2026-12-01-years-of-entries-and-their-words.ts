import { type Kysely, sql } from 'kysely'

/**
 * There was an index of words for each audience, of all columns that it may read, so that what the office reads stood in
 * two of them and what everybody reads in four, and their words were worked out as often: half of the time of an import.
 * Now there is one, in which each word is written after the letter of the column that it stands in, and whoever
 * asks is answered from the words of the columns that they may read.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const audience of AUDIENCES) {
    await sql`drop index ${sql.id(`register_entry_words_for_${audience}`)}`.execute(db)
  }
  // What an entry says without the names of its fields, as `words_of` has it
  const apart = sql.lit(String.raw`([^[:alnum:]\\]|\\.)+([a-z0-9_]+": )?`)
  const lettered = AUDIENCES.map((audience) => {
    const letter = sql.lit(` ${audience[0]}`)
    return sql`coalesce(regexp_replace(${sql.ref(audience)}::text, ${apart}, ${letter}, 'g'), '')`
  })
  await sql`
    create function words_by_column(public jsonb, members jsonb, office jsonb, sealed jsonb)
    returns tsvector language sql immutable as $$
      select to_tsvector('simple', ${sql.join(lettered, sql` || `)})
    $$`.execute(db)
  await sql`create index register_entry_words on register_entry
    using gin (words_by_column(public, members, office, sealed))`.execute(db)
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
      return query execute 'select id from register_entry where audience = any($1)'
        || ' and words_by_column(public, members, office, sealed) @@ to_tsquery(''simple'', $2) limit $3'
        using audiences[:reads], said, most;
    end
    $$`.execute(db)
}

const AUDIENCES = ['public', 'members', 'office', 'sealed']
