import { sql } from 'kysely'

/**
 * Whether a row of a register counts: an act tells of it. Those of an import that is at work, or that did not finish,
 * do not; whoever reads rows of registers asks this of them, or asks for their entry.
 *
 * @param row - what the table is called in the statement
 */
export function counts(row = 'register_entry') {
  return sql<boolean>`(${sql.ref(`${row}.import_id`)} is null
    or ${sql.ref(`${row}.import_id`)} <= (select max(id) from register_import))`
}

/** The entry of the record that tells of a row; null of one that does not count. @param row - as for {@link counts} */
export function entryOf(row = 'register_entry') {
  return sql<number>`coalesce(${sql.ref(`${row}.entry_id`)}, (
    select register_import.entry_id from register_import
    where register_import.id = ${sql.ref(`${row}.import_id`)}))`
}
