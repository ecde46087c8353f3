import { sql } from 'kysely'
import { type DishonestEdit, edit } from './testing-edit.ts'
import { ofLetter } from './testing-edits-of-entries.ts'

/** Done to what is worked out from the entries, for lists. */
export const EDITS_OF_LISTS: readonly DishonestEdit[] = [
  edit(
    'a withdrawn record listed as open again',
    /letter 13/,
    sql`update standing set state = 'open' where ${ofLetter('13')}`,
  ),
  edit(
    'the day of a withdrawal in lists changed',
    /letter 13/,
    sql`update standing set day = '2030-01-01' where ${ofLetter('13')}`,
  ),
  edit(
    'a record listed as withdrawn that was not',
    /letter 12/,
    sql`update standing set state = 'withdrawn' where ${ofLetter('12')}`,
  ),
  edit(
    'a withdrawn record taken from the lists',
    /letter 13/,
    sql`delete from standing where ${ofLetter('13')}`,
  ),
  edit(
    'a record put in the lists that nothing tells of',
    /letter 99/,
    sql`insert into standing (kind, record, state, day) values ('letter', '99', 'open', '2026-12-15')`,
  ),
  edit(
    'the count of a kind changed',
    /letter/,
    sql`update version set number = number + 1 where kind = 'letter'`,
  ),
  edit('the count of a kind removed', /letter/, sql`delete from version where kind = 'letter'`),
  edit('a count put in', /parcel/, sql`insert into version (kind, number) values ('parcel', 3)`),
]
