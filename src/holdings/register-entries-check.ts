import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Database, parseJson, stretchesOf, type TableCheck } from '#storage/index.ts'
import { fetchErasedByActs } from './erased-by-acts.ts'
import { fetchKeptRows } from './kept-register-rows.ts'
import { ENTRY_ERASED, ERASED_ROWS, isErased, startDigest } from './register-entries.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'

/** What an act says of the rows that it kept. */
const toldSchema = z.object({
  register: z.string(),
  first: z.int(),
  rows: z.int(),
  digest: z.string(),
})

/** Holds every row against what the entry of its act says of it. */
export const registerEntriesCheck: TableCheck = {
  kinds: [REGISTER_ENTRY],
  async find(db, told) {
    const problems: string[] = []
    let next = 1
    for (const { entry, detail } of told) {
      const says = toldSchema.safeParse(parseJson(detail)).data
      if (says === undefined) continue
      const name = `the rows of a register that entry ${entry} tells of`
      const rows = await fetchKeptRows(db, (query) => query.where('entry_id', '=', entry))
      const digest = startDigest()
      for (const row of rows) digest.add(row)
      const isWhole =
        says.first === next &&
        rows.length === says.rows &&
        rows.every(({ id, register }, at) => id === says.first + at && register === says.register)
      if (!isWhole) problems.push(`There are no longer all of ${name}, or there are more`)
      else if (digest.finish() !== says.digest) problems.push(`What stands in ${name} was changed`)
      next = says.first + says.rows
    }
    const telling = new Set(told.map(({ entry }) => entry))
    for await (const { first, last } of stretchesOf(db, 'register_entry', 5_000)) {
      const rows = await db
        .selectFrom('register_entry as one')
        .leftJoin('register_entry as after', (join) =>
          join
            .onRef('after.register', '=', 'one.register')
            .onRef('after.reference', '=', 'one.reference')
            .on((on) => on('after.version', '=', sql<number>`one.version + 1`)),
        )
        .select(['one.id', 'one.entry_id', 'one.replaced_by', 'after.id as after'])
        .where('one.id', '>=', first)
        .where('one.id', '<=', last)
        .execute()
      for (const row of rows) {
        if (!telling.has(Number(row.entry_id)))
          problems.push(`No entry tells of row ${row.id} of a register`)
        if (Number(row.replaced_by ?? 0) !== Number(row.after ?? 0))
          problems.push(`Row ${row.id} of a register is said to be replaced by another than it was`)
      }
    }
    problems.push(...(await findWronglyErased(db)))
    return { problems, uncounted: [] }
  },
}

/** Rows that say nothing though no act erased them, or that were erased and say something all the same. */
async function findWronglyErased(db: Kysely<Database>): Promise<readonly string[]> {
  const about = { kinds: [REGISTER_ENTRY], event: ENTRY_ERASED, key: ERASED_ROWS }
  const byAct = await fetchErasedByActs(db, about)
  const rows = await fetchKeptRows(db, (query) => query.where('salts', 'like', '{%'))
  const gone = new Set(rows.flatMap((row) => (isErased(row) ? [row.id] : [])))
  const saying = new Set(rows.flatMap(({ id, says }) => (Object.keys(says).length > 0 ? [id] : [])))
  return [
    ...[...gone.difference(byAct)].map((id) => `Row ${id} of a register was erased by no act`),
    ...[...byAct.difference(gone).union(saying)].map(
      (id) => `Row ${id} of a register, which an act erased, is there`,
    ),
  ]
}
