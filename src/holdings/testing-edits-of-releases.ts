import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'

/** Done to what says from when figures are public. */
export const EDITS_OF_RELEASES: readonly DishonestEdit[] = [
  edit(
    'figures released that wait',
    /no entry tells of release row/i,
    sql`insert into released (import_id, measure, known_from, release, change_id) select import_id, measure, '2026-01-01', 9, 1 from released where release = 1`,
  ),
  edit(
    'figures made public with their import that were not',
    /not public from when/,
    sql`insert into released (import_id, change_id) select import_id, 1 from released where release = 1`,
  ),
  edit(
    'the time of a release brought forward',
    /releases is not as it says/,
    sql`update released set known_from = '2026-01-01' where release = 1`,
  ),
  edit(
    'a release told of as another',
    /releases is not as it says/,
    sql`update released set release = 2 where release = 1`,
  ),
  edit(
    'other figures released than were named',
    /releases is not as it says/,
    sql`update released set measure = 'theft' where release = 1`,
  ),
  edit(
    'figures released before the edition that they wait for',
    /releases is not as it says/,
    sql`insert into released (import_id, measure, known_from, release, change_id)
      select import_id, 'theft', known_from, 2,
        (select max(id) from entry where kind = 'release' and record = '2')
      from released where release = 1`,
  ),
  edit(
    'a figure withheld that was not',
    /no entry tells of withheld row/i,
    sql`insert into withheld_at_release (observation_id, release, change_id) values (1, 1, 1)`,
  ),
  edit(
    'a figure shown that was withheld',
    /releases is not as it says/,
    sql`delete from withheld_at_release`,
  ),
  edit(
    'another figure withheld than was named',
    /releases is not as it says/,
    sql`update withheld_at_release set observation_id = 1`,
  ),
  edit(
    'a release undone',
    /releases is not as it says/,
    sql`delete from released where release = 1`,
  ),
  edit(
    'the figures of an import made secret',
    /not public from when/,
    sql`delete from released where import_id = 2`,
  ),
  edit(
    'what is public chosen otherwise',
    /release_in_force/,
    sql`create or replace view release_in_force as select import_id, measure, known_from from released`,
  ),
]
