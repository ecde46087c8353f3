import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

/** Done to the log that was kept before the record. */
export const EDITS_OF_SEALED_LOG: readonly DishonestEdit[] = [
  edit(
    'a name in the old log changed',
    /Entry 2 of the change log .* has been changed/,
    sql`update change_log set actor = 'Cy Forged' where id = 2`,
  ),
  edit(
    'a line of the old log that cannot be read',
    /Entry 3 of the change log/,
    sql`update change_log set detail = 'x' where id = 3`,
  ),
  edit(
    'a line of the old log removed',
    /Entry 3 of the change log is missing/,
    sql`delete from change_log where id = 3`,
  ),
  edit(
    'the last line of the old log removed',
    /Entry 7 of the record is missing/,
    sql`delete from change_log where id = 7`,
  ),
  edit(
    'a line put in before the first',
    /before the first/,
    sql`insert into change_log select -4, at, actor, reason, action, subject, detail, previous_hash, hash
      from change_log where id = 1`,
  ),
  edit(
    'a line put in after the last',
    /change log/,
    sql`insert into change_log select 8, at, actor, reason, action, subject, detail, previous_hash, hash
      from change_log where id = 7`,
  ),
  edit(
    'two lines of the old log exchanged',
    /Entry \d of the change log/,
    ...swap('change_log', sql`id = 2`, sql`id = 6`),
  ),
  edit(
    'the old log emptied',
    /Entries 1 to 7 of the record are missing/,
    sql`delete from change_log`,
  ),
]
