import { type Kysely, sql } from 'kysely'

/**
 * What somebody may not read was left out by the code that asked: a query that forgot to would have given
 * it out. The database refuses it too, from here on. Each audience has a role of the database that owns
 * nothing, signs in nowhere and writes nothing; whoever reads does so as that role, which may see the
 * tables and columns granted to it here and, of what entries say, the parts for its audience. A table that
 * is granted to no role is closed to all of them, and so is the schema `secret`.
 *
 * Roles belong to the whole server, where other instances may have made them already. What they are
 * granted belongs to this database. So that an account of another instance on the server, which can take
 * on the same roles, reads no part here, parts are shown only where the account that signed in may write them.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await makeRoles(db)
  await grantTables(db)
  await hideParts(db)
}

/** Each may read what the one before it may. */
const AUDIENCES = ['public', 'members', 'office', 'sealed'] as const

/** Another instance may be making them at the same moment: then it has made them. */
async function makeRoles(db: Kysely<unknown>): Promise<void> {
  await sql`
    do $$
    declare
      lesser text;
      reader text;
    begin
      foreach reader in array array['public', 'members', 'office', 'sealed'] loop
        reader := 'critical_friend_' || reader;
        if not exists (select from pg_roles where rolname = reader) then
          begin
            execute format('create role %I nologin', reader);
          exception when duplicate_object or unique_violation then null;
          end;
        end if;
        if lesser is not null and not pg_has_role(reader, lesser, 'member') then
          begin
            execute format('grant %I to %I', lesser, reader);
          exception when unique_violation then null;
          end;
        end if;
        lesser := reader;
      end loop;
      execute format('grant usage on schema %I to critical_friend_public', current_schema());
    end
    $$`.execute(db)
}

/**
 * Entries say no word of what was recorded, and what they are is published as a log. Figures are read from
 * the view of those that count. Of the sealed change log readers need how it ended and began.
 */
async function grantTables(db: Kysely<unknown>): Promise<void> {
  await sql`
    grant select on entry, part, standing, version, import, area_file, counted_observation
    to critical_friend_public`.execute(db)
  await sql`grant select (id, hash) on change_log to critical_friend_public`.execute(db)
}

async function hideParts(db: Kysely<unknown>): Promise<void> {
  await sql`alter table part enable row level security`.execute(db)
  for (const audience of AUDIENCES) {
    await sql`
      create policy ${sql.id(`${audience}_part`)} on part for select
      to ${sql.id(`critical_friend_${audience}`)} using (audience = ${sql.lit(audience)})`.execute(
      db,
    )
  }
  await sql`
    create policy any_part_by_who_writes on part
    using ((select has_table_privilege('part'::regclass, 'insert')))`.execute(db)
  await sql`
    create policy no_part_by_another_instance on part as restrictive
    using ((select has_table_privilege(session_user, 'part'::regclass, 'insert')))`.execute(db)
}
