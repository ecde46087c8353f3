import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'

/** Done to what says who sees which figures before their release. */
export const EDITS_OF_EARLY_SIGHT: readonly DishonestEdit[] = [
  edit(
    'figures seen early by somebody who is not on the list',
    /no entry tells of early sight row/i,
    sql`insert into early_sight (record, account, import_id, measure, release, seen_from, seen_until, change_id)
      select 9, 'other', import_id, measure, release, seen_from, seen_until, 1 from early_sight`,
  ),
  edit(
    'early sight given to another',
    /lets be seen early is not as it says/,
    sql`update early_sight set account = 'other'`,
  ),
  edit(
    'early sight that begins earlier',
    /lets be seen early is not as it says/,
    sql`update early_sight set seen_from = '2026-01-01'`,
  ),
  edit(
    'early sight that ends later',
    /lets be seen early is not as it says/,
    sql`update early_sight set seen_until = '2036-01-01'`,
  ),
  edit(
    'early sight of other figures',
    /lets be seen early is not as it says/,
    sql`update early_sight set measure = 'theft'`,
  ),
  edit(
    'early sight taken away',
    /lets be seen early is not as it says/,
    sql`delete from early_sight`,
  ),
]
