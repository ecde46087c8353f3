import { type RawBuilder, sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { swap } from './testing-renumbered.ts'

/** Entries of one letter. */
export const ofLetter = (record: string) => sql`kind = 'letter' and record = ${sql.lit(record)}`
const copyOfEntry = (id: RawBuilder<unknown>) => sql`
  insert into entry select (${id}), kind, record, act, event, '2025-01-01', recorded_at, recorded_by,
    source, corrects, parts, previous_hash, hash from entry where ${ofLetter('11')}`

const notice = (which: string) => sql`
  id = (select ${sql.raw(which)}(id) from entry where kind = 'case' and event = 'notify')`

/** Done to the entries of the record. */
export const EDITS_OF_ENTRIES: readonly DishonestEdit[] = [
  edit(
    'the day of an entry changed',
    /letter, 11.* has been changed/,
    sql`update entry set happened = '2025-01-01' where ${ofLetter('11')}`,
  ),
  edit(
    'an event moved to another record',
    /letter, 12.* has been changed/,
    sql`update entry set record = '12' where ${ofLetter('11')}`,
  ),
  edit(
    'an event moved to another case',
    /case, precept\/2028-29.* has been changed/,
    sql`update entry set record = 'precept/2028-29' where kind = 'case' and act = 'strike-out'`,
  ),
  edit(
    'when an entry was recorded changed',
    /letter, 11.* has been changed/,
    sql`update entry set recorded_at = '2026-01-01' where ${ofLetter('11')}`,
  ),
  edit(
    'an entry recorded at a moment without end',
    /letter, 11.* has been changed/,
    sql`update entry set recorded_at = '-infinity' where ${ofLetter('11')}`,
  ),
  edit(
    'who recorded an entry changed',
    /letter, 11.* has been changed/,
    sql`update entry set recorded_by = 'person-1' where ${ofLetter('11')}`,
  ),
  edit(
    'the source of an entry changed',
    /letter, 11.* has been changed/,
    sql`update entry set source = 'hand' where ${ofLetter('11')}`,
  ),
  edit(
    'a strike-out pointed at another event',
    /case, precept.* has been changed/,
    sql`update entry set corrects = corrects - 1 where kind = 'case' and act = 'strike-out'`,
  ),
  edit(
    'a withdrawal taken for something else',
    /letter, 13.* has been changed/,
    sql`update entry set act = 'record' where act = 'withdraw'`,
  ),
  edit(
    'a ruling’s words changed',
    /What entry \d+ .*ruling.* says to everyone has been changed/,
    sql`update part set body = replace(body, 'may-not', 'may') where body like '%may-not%'`,
  ),
  edit(
    'the line of the old log that a ruling was moved from changed',
    /ruling/,
    sql`update entry set source = 'change log 4' where kind = 'ruling'`,
  ),
  edit(
    'two events of a case exchanged',
    /precept\/2027-28/,
    ...swap('entry', notice('min'), notice('max')),
  ),
  edit(
    'an entry removed from the middle',
    /Entry \d+ of the record is missing/,
    sql`delete from part where entry_id in (select id from entry where ${ofLetter('11')})`,
    sql`delete from entry where ${ofLetter('11')}`,
  ),
  edit(
    'an entry removed with the figures and the record of its import',
    /Entry \d+ of the record is missing/,
    sql`delete from observation where import_id = 3`,
    sql`delete from part where entry_id = (select change_id from import where id = 3)`,
    sql`delete from entry where id = (select change_id from import where id = 3)`,
    sql`delete from import where id = 3`,
  ),
  edit(
    'the last entry removed',
    /there are 6 entries of the kind letter, and there are 5/,
    sql`delete from part where entry_id = (select max(id) from entry)`,
    sql`delete from entry where id = (select max(id) from entry)`,
  ),
  edit('an entry put in before the first', /before the first/, copyOfEntry(sql`select -3`)),
  edit(
    'an entry put in after the last',
    /does not follow on|has been changed/,
    copyOfEntry(sql`select max(id) + 1 from entry`),
  ),
  edit(
    'the hash of an entry changed',
    /letter, 11/,
    sql`update entry set hash = repeat('b', 64) where ${ofLetter('11')}`,
  ),
  edit(
    'the link of an entry changed',
    /letter, 11.* does not follow on/,
    sql`update entry set previous_hash = repeat('b', 64) where ${ofLetter('11')}`,
  ),
  edit(
    'a person’s name changed',
    /person.* says to everyone has been changed/,
    sql`update part set body = '{"name":"Cy Forged"}' where body like '%Ada Example%'`,
  ),
]
