import { type Kysely, sql } from 'kysely'
import { isOfReaders } from './reading-roles.ts'
import type { Database } from './table-types.ts'

/**
 * A sentence for each thing by which the roles of readers could do more than they were made for, whatever is
 * granted to them on the tables of the record: what they may do anywhere, whose rights they have besides, and
 * what they or everybody may do with what lets somebody in.
 */
export async function findWidenedRoles(db: Kysely<Database>): Promise<string[]> {
  const { rows } = await sql<{ sentence: string }>`
    with reader as (select * from pg_roles where ${isOfReaders('rolname')})
    select format('The role %s may %s, which the program did not allow it', rolname, may) as sentence
    from reader, lateral (values
      (rolsuper, 'do everything'), (rolbypassrls, 'see every row'), (rolcanlogin, 'sign in'),
      (rolcreaterole, 'make roles'), (rolcreatedb, 'make databases'), (rolreplication, 'copy the server')
    ) as allowed (is_so, may) where is_so
    union all
    select format('The role %s has the rights of %s, which the program did not give it', rolname,
      roleid::regrole)
    from reader join pg_auth_members on member = reader.oid
    where not exists (select from reader as lesser where lesser.oid = roleid)
    union all
    select format('The schema %s is open to %s, which the program did not allow it', nspname,
      coalesce(rolname, 'anybody'))
    from pg_namespace cross join aclexplode(nspacl) left join pg_roles on pg_roles.oid = grantee
    where nspname = 'secret' and (grantee = 0 or ${isOfReaders('rolname')})
    order by sentence`.execute(db)
  return rows.map(({ sentence }) => sentence)
}
