import type { Kysely } from 'kysely'
import { z } from 'zod'
import { fetchWithdrawnImports, type ImportKind, type RecipeUsed } from '#holdings/index.ts'
import type { LeftOut } from '#statistics/index.ts'
import { type Database, fetchEntries, fetchNames } from '#storage/index.ts'

/** An import that was recorded, as the public record has it. */
export interface RecordedImport {
  readonly id: number
  readonly kind: ImportKind
  readonly fileName: string
  readonly sha256: string
  readonly at: string
  readonly actor: string
  readonly reason: string
  readonly rowsRead: number
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
  /** How many of its figures are withheld to protect small numbers. */
  readonly withheld: number
  /** The measures that it brought figures of, and how many, by the measures' ids. */
  readonly measures: readonly { readonly measure: string; readonly figures: number }[]
  /** The recipe that it was read by; `undefined` for one in the program's own columns. */
  readonly recipe: RecipeUsed | undefined
  /** Where it was taken out of use whole. */
  readonly withdrawn: LeftOut | undefined
}

const saysSchema = z.object({ recipe: z.object({ id: z.string(), version: z.int() }).optional() })

/** One import by its number; `undefined` when there is none. */
export async function fetchImport(
  db: Kysely<Database>,
  id: number,
): Promise<RecordedImport | undefined> {
  const row = await db
    .selectFrom('import')
    .select([
      'id',
      'kind',
      'file_name as fileName',
      'sha256',
      'started_at as at',
      'actor',
      'reason',
    ])
    .select(['rows_read as rowsRead', 'added', 'superseded', 'unchanged'])
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const measures = await db
    .selectFrom('counted_observation')
    .select((found) => ['measure', found.fn.countAll<number>().as('figures')])
    .where('import_id', '=', id)
    .groupBy('measure')
    .orderBy('measure')
    .execute()
  const { withheld } = await db
    .selectFrom('counted_observation')
    .select((found) => found.fn.countAll<number>().as('withheld'))
    .where('import_id', '=', id)
    .where('status', '=', 'withheld')
    .executeTakeFirstOrThrow()
  const nameOf = await fetchNames(db)
  const entries = await fetchEntries(db, { kind: 'import', records: [String(id)] })
  const recipe = saysSchema.safeParse(entries[0]?.says).data?.recipe
  const withdrawn = (await fetchWithdrawnImports(db, undefined)).get(id)
  return { ...row, actor: nameOf(row.actor), withheld, measures, recipe, withdrawn }
}
