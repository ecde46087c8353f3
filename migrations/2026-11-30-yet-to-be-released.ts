import { type Kysely, sql } from 'kysely'

/**
 * What was loaded was public from that moment. Figures are now known to the public from their release,
 * which may be an act of its own. Everything that is held was public when it was imported, and stays so:
 * each import so far is told of as released by its own entry, its figures known from the days they say.
 *
 * What a reader is shown is decided here and nowhere else: whoever reads by the role of the public or of
 * members finds in the view the figures that are released, and as their day the day of the release. A time to
 * come is held against the clock of the database; a release that was not for a time to come counts from
 * its own entry, whatever the two clocks say.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table released (
      id bigint generated always as identity primary key,
      import_id bigint not null references import (id),
      measure text collate "C",
      known_from timestamptz,
      release bigint,
      change_id bigint not null,
      check ((release is null) = (known_from is null)),
      check ((release is null) = (measure is null))
    )`.execute(db)
  await sql`create index released_by_import on released (import_id)`.execute(db)
  await sql`
    create trigger released_is_added_to_only
    before update or delete or truncate on released
    for each statement execute function refuse_change()`.execute(db)
  await describeColumns(db)
  await sql`
    insert into released (import_id, change_id) select id, change_id from import order by id
    `.execute(db)

  await sql`
    create view release_in_force as
    select import_id, measure, min(known_from) as known_from
    from released
    where not exists (
        select 1 from entry
        where kind = 'release' and act = 'withdraw' and record = cast(released.release as text)
      )
      and (
        known_from is null or known_from <= now()
        or exists (
          select 1 from entry where id = released.change_id and recorded_at >= released.known_from
        )
      )
    group by import_id, measure`.execute(db)
  await sql`comment on view release_in_force is ${sql.lit(
    'Which figures are public by now: of an import all, or those of one measure',
  )}`.execute(db)

  await sql`drop view counted_observation`.execute(db)
  const mayReadDrafts = sql.raw(
    "current_user not in ('critical_friend_public', 'critical_friend_members')",
  )
  await sql`
    create view counted_observation as
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
    `.execute(db)
  await sql`comment on view counted_observation is ${sql.lit(
    'The figures that count and that the reader may see: those whose import has its record, for the public those released',
  )}`.execute(db)

  await sql`
    create view known_import as
    select import.*, exists (
        select 1 from released where released.import_id = import.id and released.measure is null
      ) as released_at_once
    from import
    where ${mayReadDrafts} or exists (
      select 1 from release_in_force where release_in_force.import_id = import.id
    )`.execute(db)
  await sql`comment on view known_import is ${sql.lit(
    'The imports that the reader may know of: for the public those of which figures are released',
  )}`.execute(db)
  await sql`revoke select on import from critical_friend_public`.execute(db)
  await sql`grant select on import to critical_friend_office`.execute(db)
  await sql`grant select on counted_observation, known_import to critical_friend_public`.execute(db)
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
    import_id: 'The import that brought the figures',
    measure: 'The measure of which its figures are released; null for all of the import',
    known_from:
      'From when the public knows them; null where from the day that each says, as one released when it was imported',
    release: 'The number of the release; null where the import itself released them',
    change_id: 'The entry that tells of it: of the release, or of the import',
  }
  await sql`comment on table released is ${sql.lit(
    'From when the public knows which figures',
  )}`.execute(db)
  for (const [column, text] of Object.entries(of)) {
    await sql`comment on column ${sql.ref(`released.${column}`)} is ${sql.lit(text)}`.execute(db)
  }
}
