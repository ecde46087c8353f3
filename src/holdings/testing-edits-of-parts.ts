import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { ofLetter } from './testing-edits-of-entries.ts'
import { swap } from './testing-renumbered.ts'

const partOf = (record: string, audience: string) => sql`
  audience = ${sql.lit(audience)} and entry_id in (select id from entry where ${ofLetter(record)})`
const keyless = sql`alter table part drop constraint part_entry_id_fkey`

/** Done to what entries say to each of their readers. */
export const EDITS_OF_PARTS: readonly DishonestEdit[] = [
  edit(
    'words changed',
    /letter, 11.* says to everyone has been changed/,
    sql`update part set body = '{}' where ${partOf('11', 'public')}`,
  ),
  edit(
    'a salt changed',
    /letter, 11.* says to everyone has been changed/,
    sql`update part set salt = repeat('0', 32) where ${partOf('11', 'public')}`,
  ),
  edit(
    'words shown to others',
    /letter, 11/,
    sql`update part set audience = 'members' where ${partOf('11', 'sealed')}`,
  ),
  edit(
    'words changed together with the digest in their entry',
    /letter, 11.* has been changed/,
    sql`update part set salt = '', body = '{}' where ${partOf('11', 'public')}`,
    sql`update entry set parts = regexp_replace(parts, '"public","[0-9a-f]{64}"',
      '"public","' || encode(sha256('{}'), 'hex') || '"') where ${ofLetter('11')}`,
  ),
  edit(
    'words taken away',
    /letter, 11.* no longer there/,
    sql`delete from part where ${partOf('11', 'sealed')}`,
  ),
  edit(
    'words put in',
    /letter, 11.* a part for the office|for office/,
    sql`insert into part (entry_id, audience, salt, body) select id, 'office', '', '{}' from entry where ${ofLetter('11')}`,
  ),
  edit(
    'words put in for an entry that never was',
    /a part for public of entry 999, which is not there/,
    keyless,
    sql`insert into part (entry_id, audience, salt, body) values (999, 'public', '', '{}')`,
  ),
  edit(
    'words taken out without an act',
    /letter, 11.* was taken out, and no act tells of it/,
    sql`update part set salt = null, body = null, erased_by = (select max(id) from entry) where ${partOf('11', 'sealed')}`,
  ),
  edit(
    'erased words put back',
    /erased .* is there again/,
    sql`
      update part set erased_by = null, salt = kept.salt, body = kept.body from copy_of_parts as kept
      where kept.id = part.id and part.erased_by is not null`,
  ),
  edit(
    'an erasure laid to another act',
    /was taken out, and no act tells of it/,
    sql`update part set erased_by = 9 where erased_by is not null`,
  ),
  edit(
    'two parts given each other’s numbers',
    /letter, 11/,
    ...swap('part', partOf('11', 'public'), partOf('11', 'sealed')),
  ),
  edit(
    'two parts of different entries exchanged',
    /letter, 11.* has been changed/,
    sql`
      update part as one set salt = other.salt, body = other.body from part as other
      where one.audience = 'public' and other.audience = 'public' and one.id <> other.id
        and one.entry_id in (select min(id) from entry where kind = 'letter' group by record)
        and other.entry_id in (select min(id) from entry where kind = 'letter' group by record)`,
  ),
]
