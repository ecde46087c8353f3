import { type Kysely, sql } from 'kysely'
import { z } from 'zod'
import { type Database, parseJson, stretchesOf, type TableCheck } from '#storage/index.ts'
import { entryOf } from './counted-register-rows.ts'
import { fetchErasedByActs } from './erased-by-acts.ts'
import { fetchKeptRows } from './kept-register-rows.ts'
import { isErased, startDigest } from './register-digest.ts'
import { ENTRY_ERASED, ERASED_ROWS } from './register-entries.ts'
import { REGISTER_ENTRY } from './register-entry-kind.ts'

/** What an act says of the rows that it kept. */
const toldSchema = z.object({
  register: z.string(),
  first: z.int(),
  rows: z.int(),
  digest: z.string(),
  /** Said where a file was taken in. */
  import: z.int().optional(),
})

/** Holds every row against what the entry of its act says of it. */
export const registerEntriesCheck: TableCheck = {
  kinds: [REGISTER_ENTRY],
  async find(db, told) {
    const problems: string[] = []
    const imports = await fetchImports(db)
    const tellingOf = new Map<number, number>()
    for (const { entry, detail } of told) {
      const says = toldSchema.safeParse(parseJson(detail)).data
      if (says === undefined) continue
      const name = `the rows of a register that entry ${entry} tells of`
      const number = says.import
      if (number !== undefined) tellingOf.set(number, entry)
      const rows = await fetchKeptRows(db, (query) =>
        number === undefined
          ? query.where('entry_id', '=', entry).where('import_id', 'is', null)
          : query.where('import_id', '=', number).where('entry_id', 'is', null),
      )
      const digest = startDigest()
      for (const row of rows) digest.add(row)
      const isWhole =
        rows.length === says.rows &&
        rows[0]?.id === says.first &&
        rows.every(({ register }) => register === says.register)
      if (!isWhole) problems.push(`There are no longer all of ${name}, or there are more`)
      else if (digest.finish() !== says.digest) problems.push(`What stands in ${name} was changed`)
      else if (!rows.every(({ isFoundByItsWords }) => isFoundByItsWords))
        problems.push(`The words by which ${name} are found are not those that they say`)
    }
    for (const number of new Set([...imports.keys(), ...tellingOf.keys()])) {
      if (imports.get(number) !== tellingOf.get(number))
        problems.push(`Import ${number} into a register is not the one that the record tells of`)
    }
    const telling = new Set(told.map(({ entry }) => entry))
    const next = Math.max(0, ...imports.keys()) + 1
    let unfinished = 0
    for await (const { first, last } of stretchesOf(db, 'register_entry', 5_000)) {
      const rows = await db
        .selectFrom('register_entry as one')
        .leftJoin('register_entry as after', (join) =>
          join
            .onRef('after.register', '=', 'one.register')
            .onRef('after.reference', '=', 'one.reference')
            .on((on) => on('after.version', '=', sql<number>`one.version + 1`)),
        )
        .select(['one.id', 'one.import_id', 'one.replaced_by', 'after.id as after'])
        .select(entryOf('one').as('entry'))
        .where('one.id', '>=', first)
        .where('one.id', '<=', last)
        .execute()
      for (const row of rows) {
        if (Number(row.import_id) === next) unfinished += 1
        else if (!telling.has(Number(row.entry)))
          problems.push(`No entry tells of row ${row.id} of a register`)
        if (Number(row.replaced_by ?? 0) !== Number(row.after ?? 0))
          problems.push(`Row ${row.id} of a register is said to be replaced by another than it was`)
      }
    }
    problems.push(...(await findWronglyErased(db)))
    return { problems, uncounted: unfinished === 0 ? [] : [sayUncounted(unfinished)] }
  },
}

/** By which entry of the record each file was taken in, by its number. */
async function fetchImports(db: Kysely<Database>): Promise<ReadonlyMap<number, number>> {
  const rows = await db.selectFrom('register_import').select(['id', 'entry_id']).execute()
  return new Map(rows.map(({ id, entry_id }) => [Number(id), Number(entry_id)]))
}

function sayUncounted(rows: number): string {
  const held = rows === 1 ? '1 row of a register is held' : `${rows} rows of registers are held`
  return (
    `${held} that no entry tells of and that count nowhere: a file of entries is being taken in, or one was not ` +
    'taken in to its end, or somebody put them in by hand. The next one removes them'
  )
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
