import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

const CHANGED = /What stands in the rows of a register .* was changed/

/** Done to the entries of registers. */
export const EDITS_OF_REGISTER_ENTRIES: readonly DishonestEdit[] = [
  edit(
    'what an entry says to nobody but those named',
    CHANGED,
    sql`update register_entry set sealed = '{"sender":"Cy Invented"}' where id = 1`,
  ),
  edit(
    'an entry shown to everybody',
    CHANGED,
    sql`update register_entry set audience = 'public' where id = 3`,
  ),
  edit(
    'what was for those named moved to where everybody reads',
    CHANGED,
    sql`update register_entry set public = sealed, sealed = null where id = 1`,
  ),
  edit(
    'a word of those named alone put among those that everybody finds by',
    /The words by which .* are found are not those that they say/,
    sql`update register_entry set words = words || 'pexample'::tsvector where id = 1`,
  ),
  edit(
    'an entry that nobody finds by its words any more',
    /The words by which .* are found are not those that they say/,
    sql`update register_entry set words = null where id = 4`,
  ),
  edit(
    'an entry removed',
    /no longer all of the rows of a register/,
    sql`delete from register_entry where id = 2`,
  ),
  edit(
    'a correction undone',
    /replaced by another than it was/,
    sql`update register_entry set replaced_by = null where id = 1`,
  ),
  edit(
    'an entry emptied as if it had been erased',
    /was erased by no act/,
    sql`update register_entry set public = null, members = null, office = null, sealed = null,
      salts = '{"digests":[null,null,null,null]}' where id = 1`,
  ),
  edit(
    'two entries given each other’s numbers',
    CHANGED,
    ...swap('register_entry', sql`id = 1`, sql`id = 2`),
  ),
  edit(
    'an entry put in that nobody recorded',
    /there are more/,
    sql`insert into register_entry (id, entry_id, register, reference, version, audience, is_withdrawn, is_open, state, salts)
      select 9, entry_id, register, 'ZZZZ-ZZZZ', 1, audience, false, false, state, salts from register_entry where id = 1`,
  ),
  edit(
    'what an entry says that a file brought',
    CHANGED,
    sql`update register_entry set public = '{"subject":"Cats"}' where id = 4`,
  ),
  edit(
    'an entry put in as if a file that was taken in had brought it',
    /there are more/,
    sql`insert into register_entry (id, import_id, register, reference, version, audience, is_withdrawn, is_open, state, salts)
      select 9, import_id, register, 'ZZZZ-ZZZZ', 1, audience, false, false, state, salts from register_entry where id = 4`,
  ),
  edit(
    'a file of entries made to count for nothing',
    /Import 1 into a register is not the one that the record tells of/,
    sql`delete from register_import`,
  ),
  edit(
    'a file of entries said to have been taken in that was not',
    /Import 2 into a register is not the one that the record tells of/,
    sql`insert into register_import (id, entry_id) select 2, entry_id from register_entry where id = 1`,
  ),
]
