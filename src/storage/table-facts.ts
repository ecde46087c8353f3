import { type Kysely, sql } from 'kysely'
import { isOfReaders } from './reading-roles.ts'
import type { Database } from './table-types.ts'

/** What a table or a view is made of, each fact in words by its name: "column hash", "text, not null". */
export type TableFacts = Readonly<Record<string, string>>

/** The facts of every table and view, by its name. */
export type AllFacts = Readonly<Record<string, TableFacts>>

/**
 * All that decides what the tables can hold, refuse and show, as the database says it: columns,
 * constraints, triggers with the code they run, rules, row security, what everybody and the readers' roles
 * were granted, and what the views choose. In the same words by either engine, of any version. Indexes only
 * make it quick, and are left out, as is what keeps count of the migrations.
 */
export async function fetchTableFacts(db: Kysely<Database>): Promise<AllFacts> {
  const { rows } = await sql<{ table: string; fact: string; words: string }>`
    with ours as (
      select * from pg_class
      where relnamespace = current_schema()::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')
        and relname not like 'kysely%'
    )
    select relname::text as "table", fact, words from ours, lateral (
      select 'itself' as fact, concat_ws(', ',
          case relkind when 'r' then 'table' when 'v' then 'view' else 'of the kind ' || relkind::text end,
          case relpersistence when 'u' then 'emptied by a crash' when 't' then 'not kept' end,
          case when exists (select from pg_inherits where inhrelid = ours.oid)
            then 'part of another' end,
          case when exists (select from pg_inherits where inhparent = ours.oid)
            then 'read together with another' end
        ) as words
      union all
      select 'column ' || attname::text, concat_ws(', ',
          format_type(atttypid, atttypmod),
          case when attcollation <> 0 and collname <> 'default' then 'collate ' || collname::text end,
          case when attnotnull then 'not null' end,
          case attidentity when 'a' then 'numbered by itself' when 'd' then 'numbered, or by hand' end,
          'else ' || pg_get_expr(adbin, adrelid)
        )
        from pg_attribute
        left join pg_attrdef on adrelid = attrelid and adnum = attnum
        left join pg_collation on pg_collation.oid = attcollation
        where attrelid = ours.oid and attnum > 0 and not attisdropped
      union all
      select 'constraint ' || conname::text, concat_ws(', ',
          pg_get_constraintdef(pg_constraint.oid),
          case when exists (
            select from pg_trigger where tgconstraint = pg_constraint.oid and tgenabled <> 'O'
          ) then 'disabled' end
        )
        from pg_constraint
        where conrelid = ours.oid and contype in ('p', 'u', 'f', 'c', 'x')
      union all
      select 'trigger ' || tgname::text, concat_ws(' ',
          case when tgtype & 2 > 0 then 'before' when tgtype & 64 > 0 then 'instead of' else 'after' end,
          case when tgtype & 4 > 0 then 'insert' end,
          case when tgtype & 16 > 0 then 'update' end,
          case when tgtype & 8 > 0 then 'delete' end,
          case when tgtype & 32 > 0 then 'truncate' end,
          case when tgattr <> '' then 'of some columns' end,
          case when tgqual is not null then 'at times' end,
          case when tgtype & 1 > 0 then 'of each row' else 'of each statement' end,
          'by', proname, 'in', lanname,
          case when tgnargs > 0 or prosecdef or proconfig is not null
            or pronamespace <> current_schema()::regnamespace then 'of another kind' end,
          encode(sha256(convert_to(prosrc, 'UTF8')), 'hex'),
          case tgenabled when 'O' then null when 'D' then '(disabled)' else '(at other times)' end
        )
        from pg_trigger
        join pg_proc on pg_proc.oid = tgfoid
        join pg_language on pg_language.oid = prolang
        where tgrelid = ours.oid and not tgisinternal
      union all
      select 'rule ' || rulename::text, 'there' from pg_rewrite
        where ev_class = ours.oid and rulename <> '_RETURN'
      union all
      select 'row security', 'at work' where relrowsecurity
      union all
      select 'policy ' || polname::text, concat_ws(' ',
          case when not polpermissive then 'and only' end,
          case polcmd when '*' then 'all' when 'r' then 'select' else 'other' end, 'by',
          (select string_agg(coalesce(rolname::text, 'anybody'), ', ' order by rolname)
            from unnest(polroles) as role left join pg_roles on pg_roles.oid = role),
          'where ' || pg_get_expr(polqual, polrelid),
          'then ' || pg_get_expr(polwithcheck, polrelid)
        )
        from pg_policy where polrelid = ours.oid
      union all
      select 'right of ' || reader, string_agg(granted, ', ' order by granted) from (
          select grantee, lower(privilege_type) as granted from aclexplode(relacl)
          union all
          select grantee, lower(privilege_type) || ' of ' || attname
            from pg_attribute, aclexplode(attacl) where attrelid = ours.oid and not attisdropped
        ) as grants
        left join pg_roles on pg_roles.oid = grantee
        cross join lateral coalesce(rolname::text, 'anybody') as reader
        where grantee = 0 or ${isOfReaders('rolname')}
        group by reader
      union all
      select 'choice', coalesce(pg_get_viewdef(ours.oid), 'none') where relkind = 'v'
    ) as facts
    order by relname, fact`.execute(db)
  const names = rows.map(({ table }) => table)
  const facts: Record<string, Record<string, string>> = {}
  for (const { table, fact, words } of rows) {
    facts[table] ??= {}
    facts[table][fact] = /^(choice$|policy )/.test(fact) ? plainQuery(words, names) : words
  }
  return facts
}

/** A query without what the versions of PostgreSQL write otherwise: spaces, brackets, whose a column is. */
function plainQuery(query: string, tables: readonly string[]): string {
  return tables
    .reduce((text, table) => text.replaceAll(`${table}.`, ''), query)
    .replaceAll(/[\s()]+/g, ' ')
    .trim()
}
