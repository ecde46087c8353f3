import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

/** Done to the papers and packs of meetings. */
export const EDITS_OF_MEETING_FILES: readonly DishonestEdit[] = [
  edit(
    'one byte of an issued pack changed',
    /bytes of the kept file pack\.pdf/,
    sql`update meeting_file set content = set_byte(content, 3, 65) where id = 1`,
  ),
  edit(
    'a paper for the office shown to everybody',
    /Others may read the kept file paper-1\.pdf/,
    sql`update meeting_file set audience = 'public' where id = 2`,
  ),
  edit(
    'a pack emptied that no act erased',
    /bytes of the kept file pack\.pdf/,
    sql`update meeting_file set content = '' where id = 1`,
  ),
  edit(
    'a pack removed',
    /no longer the kept file pack\.pdf/,
    sql`delete from meeting_file where id = 1`,
  ),
  edit(
    'a pack and a paper given each other’s numbers',
    /no longer the kept file pack\.pdf/,
    ...swap('meeting_file', sql`id = 1`, sql`id = 2`),
  ),
  edit(
    'a file put in as if it had been issued',
    /No entry tells of the kept file 3/,
    sql`insert into meeting_file (id, entry_id, audience, name, content) select 3, entry_id, audience, 'more.pdf', content from meeting_file where id = 1`,
  ),
]
