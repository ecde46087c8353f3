import { type Kysely, sql } from 'kysely'

/**
 * A statement whose condition fails on a certain value told of figures that are not released: the database
 * was free to work the condition out before it left out what the reader may not see. None of the program's
 * statements does that; one made for the purpose could.
 *
 * A view made with `security_barrier` is worked out first, but for conditions that cannot tell anything. On a
 * view of several arms it does nothing, as each arm is taken into the statement by itself. So what decides
 * which figures a reader is shown has a name of its own that nobody else reads, and the view that is read is
 * a barrier around it.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter view counted_observation rename to shown_observation`.execute(db)
  await sql`revoke select on shown_observation from critical_friend_public`.execute(db)
  await sql`
    create view counted_observation with (security_barrier) as
    select * from shown_observation`.execute(db)
  await sql`comment on view counted_observation is ${sql.lit(
    'The figures that count and that the reader may see, behind a barrier: a condition that fails on others is not asked of them',
  )}`.execute(db)
  await sql`grant select on counted_observation to critical_friend_public`.execute(db)
  await sql`alter view known_import set (security_barrier)`.execute(db)
}
