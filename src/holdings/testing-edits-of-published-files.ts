import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

/** Done to the files of published editions. */
export const EDITS_OF_PUBLISHED_FILES: readonly DishonestEdit[] = [
  edit(
    'one byte of a published file changed',
    /bytes of the published file report\.html/,
    sql`update published_file set content = set_byte(content, 3, 65) where id = 1`,
  ),
  edit(
    'a published file cut short',
    /bytes of the published file report\.html/,
    sql`update published_file set content = substring(content from 1 for 4) where id = 1`,
  ),
  edit(
    'a published file removed',
    /no longer the published file report\.json/,
    sql`delete from published_file where id = 2`,
  ),
  edit(
    'two published files given each other’s names',
    /no longer the published file report\.html/,
    ...swap('published_file', sql`id = 1`, sql`id = 2`),
  ),
  edit(
    'a file put in as if it had been published',
    /No entry tells of the published file 3/,
    sql`insert into published_file (id, entry_id, name, content) select 3, entry_id, 'report.pdf', content from published_file where id = 1`,
  ),
]
