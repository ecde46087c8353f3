import { sql } from 'kysely'

/**
 * Whether a row of a register counts: an act tells of it. Those of an import that is at work, or that did not finish,
 * do not; whoever reads rows of registers asks this of them, or asks for their entry.
 *
 * @param row - what the table is called in the statement
 */
export function counts(row = 'register_entry') {
  const number = sql.ref(`${row}.import_id`)
  // As the index of entries by their day has it; to the database `coalesce` might tell of rows that are hidden
  return sql<boolean>`(case when ${number} is null then 0 else ${number} end
    <= (select coalesce(max(id), 0) from register_import))`
}

/** The entry of the record that tells of a row; null of one that does not count. @param row - as for {@link counts} */
export function entryOf(row = 'register_entry') {
  return sql<number>`coalesce(${sql.ref(`${row}.entry_id`)}, (
    select register_import.entry_id from register_import
    where register_import.id = ${sql.ref(`${row}.import_id`)}))`
}
