import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

/** Done to the records of imports and of the street files read with them. */
export const EDITS_OF_IMPORTS: readonly DishonestEdit[] = [
  edit(
    'the counts of an import changed',
    /record of import 2/,
    sql`update import set rejected = 7 where id = 2`,
  ),
  edit(
    'who made an import changed',
    /record of import 2/,
    sql`update import set actor = (select max(record) from entry where kind = 'person' and record <> actor) where id = 2`,
  ),
  edit(
    'why an import was made changed',
    /record of import 2/,
    sql`update import set reason = 'Because' where id = 2`,
  ),
  edit(
    'when an import was made changed',
    /record of import 2/,
    sql`update import set started_at = '2026-01-01' where id = 2`,
  ),
  edit(
    'an import told of by another entry',
    /record of import 2/,
    sql`update import set change_id = 1 where id = 2`,
  ),
  edit(
    'an import removed with its figures',
    /no record any longer of import 3/,
    sql`delete from observation where import_id = 3`,
    sql`delete from import where id = 3`,
  ),
  edit(
    'an import renumbered with its figures',
    /no record any longer of import 3/,
    sql`update observation set import_id = 33 where import_id = 3`,
    sql`update import set id = 33 where id = 3`,
  ),
  edit(
    'the rows of a street file changed',
    /record of import 4/,
    sql`update street_file set rows = 1 where import_id = 4`,
  ),
  edit(
    'the digest of a street file changed',
    /record of import 4/,
    sql`update street_file set sha256 = repeat('d', 64) where import_id = 4`,
  ),
  edit(
    'a street file removed',
    /record of import 4/,
    sql`delete from street_file where import_id = 4`,
  ),
  edit(
    'a street file put in',
    /record of import 5/,
    sql`insert into street_file (file_name, month, sha256, rows, import_id) values ('x', '2026-06-01', 'y', 1, 5)`,
  ),
  edit(
    'a street file put in for an import that never was',
    /street file/i,
    sql`insert into street_file (file_name, month, sha256, rows, import_id) values ('x', '2026-06-01', 'y', 1, 99)`,
  ),
  edit(
    'two street files given each other’s numbers',
    /street file/i,
    ...swap('street_file', sql`import_id = 4`, sql`import_id = 5`),
  ),
]
