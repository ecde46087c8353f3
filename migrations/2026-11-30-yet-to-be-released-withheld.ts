import { type Kysely, sql } from 'kysely'

/**
 * A release that would give a withheld count away was refused, and the figures had to be imported again. The
 * releaser may now withhold figures at the release. A figure is never changed: which are withheld stands in a
 * table, and the view that decides what a reader is shown has those without their numbers, for everybody, from
 * the moment in which the release is recorded: then nothing is made from them that shows them. Where the release
 * is withdrawn before its time they are there again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table withheld_at_release (
      id bigint generated always as identity primary key,
      observation_id bigint not null references observation (id),
      release bigint not null,
      change_id bigint not null
    )`.execute(db)
  await sql`create index withheld_at_release_by_figure on withheld_at_release (observation_id)`.execute(
    db,
  )
  await sql`
    create trigger withheld_at_release_is_added_to_only
    before update or delete or truncate on withheld_at_release
    for each statement execute function refuse_change()`.execute(db)
  await describeColumns(db)
  await sql`
    create view withheld_in_force as
    select distinct observation_id
    from withheld_at_release
    where not exists (
      select 1 from entry
      where kind = 'release' and act = 'withdraw'
        and record = cast(withheld_at_release.release as text)
    )`.execute(db)
  await sql`comment on view withheld_in_force is ${sql.lit(
    'Figures whose numbers are withheld by the release that makes them public',
  )}`.execute(db)

  const mayReadDrafts = sql.raw(
    "current_user not in ('critical_friend_public', 'critical_friend_members')",
  )
  const withheld = sql`left join withheld_in_force on withheld_in_force.observation_id = observation.id`
  await sql`
    create or replace view shown_observation as
    select ${columnsWith('observation.known_on')}
    from observation ${withheld}
    where observation.import_id <= (select max(id) from import) and ${mayReadDrafts}
    union all
    select ${columnsWith(
      "coalesce(cast(release_in_force.known_from at time zone 'Europe/London' as date), observation.known_on)",
    )}
    from observation ${withheld}
    join release_in_force on release_in_force.import_id = observation.import_id
      and (release_in_force.measure is null or release_in_force.measure = observation.measure)
    where observation.import_id <= (select max(id) from import) and not (${mayReadDrafts})
    union all
    select ${columnsWith('observation.known_on')}
    from observation ${withheld}
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
    'The figures that count and that the reader may see, without the numbers of those withheld at their release: those whose import has its record; for the public those released, and those that the list of early sight lets who asks see',
  )}`.execute(db)
}

/** As they stand in the table; the day from which a figure is known is put between them. */
const BEFORE =
  'id measure area breakdown period_start period_end value numerator denominator status ' +
  'source_document source_paragraph source_link note released_on'
const AFTER = 'recorded_at recorded_by reason import_id'

/** What stands in place of a column of a figure that is withheld. */
const IN_PLACE: Readonly<Record<string, string>> = {
  ...{ value: 'null', numerator: 'null', denominator: 'null', status: "'withheld'" },
  note: "'withheld: small number, or one that would give it away'",
}

function columnsWith(knownOn: string) {
  const named = (columns: string) =>
    columns.split(' ').map((column) => {
      const other = IN_PLACE[column]
      if (other === undefined) return `observation.${column}`
      const isShown = 'withheld_in_force.observation_id is null'
      return `case when ${isShown} then observation.${column} else ${other} end as ${column}`
    })
  return sql.raw([...named(BEFORE), `${knownOn} as known_on`, ...named(AFTER)].join(', '))
}

async function describeColumns(db: Kysely<unknown>): Promise<void> {
  const of: Readonly<Record<string, string>> = {
    id: 'Order of recording',
    observation_id: 'The figure that is withheld',
    release: 'The number of the release',
    change_id: 'The entry that tells of it',
  }
  await sql`comment on table withheld_at_release is ${sql.lit(
    'Figures whose numbers were withheld when they were released',
  )}`.execute(db)
  for (const [column, text] of Object.entries(of)) {
    await sql`comment on column ${sql.ref(`withheld_at_release.${column}`)} is ${sql.lit(text)}`.execute(
      db,
    )
  }
}
