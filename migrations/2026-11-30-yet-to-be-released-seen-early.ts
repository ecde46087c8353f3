import { type Kysely, sql } from 'kysely'

/**
 * Somebody may see figures before their release, for a while and for a reason that everybody reads. Which
 * figures of whose account stands in a table; until then they were shown to the office or to nobody.
 *
 * The view that decides what a reader is shown has these as well, for the account that a reader's transaction
 * names as having come to see them early, and for no longer than the list says: not once they were taken off
 * it, nor once the release was withdrawn.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table early_sight (
      id bigint generated always as identity primary key,
      record bigint not null,
      account text collate "C" not null,
      import_id bigint not null references import (id),
      measure text collate "C" not null,
      release bigint not null,
      seen_from timestamptz not null,
      seen_until timestamptz not null,
      change_id bigint not null
    )`.execute(db)
  await sql`
    create trigger early_sight_is_added_to_only
    before update or delete or truncate on early_sight
    for each statement execute function refuse_change()`.execute(db)
  await describeColumns(db)
  await sql`
    create view early_sight_in_force as
    select distinct account, import_id, measure
    from early_sight
    where now() < seen_until
      and (
        seen_from <= now()
        or exists (
          select 1 from entry where id = early_sight.change_id and recorded_at >= early_sight.seen_from
        )
      )
      and not exists (
        select 1 from entry
        where act = 'withdraw' and (
          (kind = 'early-sight' and record = cast(early_sight.record as text))
          or (kind = 'release' and record = cast(early_sight.release as text))
        )
      )`.execute(db)
  await sql`comment on view early_sight_in_force is ${sql.lit(
    'Which figures that are not public which accounts may see at the moment',
  )}`.execute(db)

  const mayReadDrafts = sql.raw(
    "current_user not in ('critical_friend_public', 'critical_friend_members')",
  )
  await sql`
    create or replace view shown_observation as
    select ${columnsWith('observation.known_on')}
    from observation
    where observation.import_id <= (select max(id) from import) and ${mayReadDrafts}
    union all
    select ${columnsWith(
      "coalesce(cast(release_in_force.known_from at time zone 'Europe/London' as date), observation.known_on)",
    )}
    from observation
    join release_in_force on release_in_force.import_id = observation.import_id
      and (release_in_force.measure is null or release_in_force.measure = observation.measure)
    where observation.import_id <= (select max(id) from import) and not (${mayReadDrafts})
    union all
    select ${columnsWith('observation.known_on')}
    from observation
    join early_sight_in_force on early_sight_in_force.import_id = observation.import_id
      and early_sight_in_force.measure = observation.measure
    where early_sight_in_force.account = current_setting('critical_friend.early_sight', true)
      and observation.import_id <= (select max(id) from import) and not (${mayReadDrafts})
      and not exists (
        select 1 from release_in_force
        where release_in_force.import_id = observation.import_id
          and (release_in_force.measure is null or release_in_force.measure = observation.measure)
      )`.execute(db)
  await sql`comment on view shown_observation is ${sql.lit(
    'The figures that count and that the reader may see: those whose import has its record; for the public those released, and those that the list of early sight lets who asks see',
  )}`.execute(db)
}

/** As they stand in the table; the day from which a figure is known is put between them. */
const BEFORE =
  'id measure area breakdown period_start period_end value numerator denominator status ' +
  'source_document source_paragraph source_link note released_on'
const AFTER = 'recorded_at recorded_by reason import_id'

function columnsWith(knownOn: string) {
  const named = (columns: string) => columns.split(' ').map((column) => `observation.${column}`)
  return sql.raw([...named(BEFORE), `${knownOn} as known_on`, ...named(AFTER)].join(', '))
}

async function describeColumns(db: Kysely<unknown>): Promise<void> {
  const of: Readonly<Record<string, string>> = {
    id: 'Order of recording',
    record: 'The number of what was recorded on the list',
    account: 'The record of the account that may see them',
    import_id: 'The import that brought the figures',
    measure: 'The measure of which its figures may be seen',
    release: 'The number of the release by which they are to be public',
    seen_from: 'From when they may be seen',
    seen_until: 'Until when they may be seen, where they are not released before',
    change_id: 'The entry that tells of it',
  }
  await sql`comment on table early_sight is ${sql.lit(
    'Who may see which figures before their release',
  )}`.execute(db)
  for (const [column, text] of Object.entries(of)) {
    await sql`comment on column ${sql.ref(`early_sight.${column}`)} is ${sql.lit(text)}`.execute(db)
  }
}
