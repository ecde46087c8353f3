import type { Kysely } from 'kysely'
import { z } from 'zod'
import { fetchWithdrawnImports, type ImportKind, type RecipeUsed } from '#holdings/index.ts'
import type { LeftOut } from '#statistics/index.ts'
import {
  type Audience,
  type Database,
  fetchEntries,
  fetchNames,
  type ReadAs,
} from '#storage/index.ts'
import { type Actor, audienceOf } from '#web/index.ts'

/** An import that was recorded, as the public record has it. */
export interface RecordedImport {
  readonly id: number
  readonly kind: ImportKind
  readonly fileName: string
  readonly at: string
  readonly actor: string
  readonly reason: string
  /** Of the whole file; `null` where the reader may not know all that it brought. */
  readonly whole: WholeFile | null
  /** How many of its figures the reader may know. */
  readonly figures: number
  /** How many of its figures are withheld to protect small numbers. */
  readonly withheld: number
  /** The measures that it brought figures of, and how many, by the measures' ids. */
  readonly measures: readonly { readonly measure: string; readonly figures: number }[]
  /** The recipe that it was read by; `undefined` for one in the program's own columns. */
  readonly recipe: RecipeUsed | undefined
  /** Where it was taken out of use whole. */
  readonly withdrawn: LeftOut | undefined
}

interface WholeFile {
  readonly sha256: string
  readonly rowsRead: number
  readonly added: number
  readonly superseded: number
  readonly unchanged: number
}

const saysSchema = z.object({ recipe: z.object({ id: z.string(), version: z.int() }).optional() })

/** One import by its number, as whoever asks may know it; `undefined` when there is none for them. */
export async function fetchImportFor(
  readAs: ReadAs,
  { actor }: { readonly actor: Actor },
  id: string,
): Promise<RecordedImport | undefined> {
  const audience = audienceOf(actor)
  return await fetchImport(readAs({ audience }), Number(id), audience)
}

async function fetchImport(
  db: Kysely<Database>,
  id: number,
  reader: Audience,
): Promise<RecordedImport | undefined> {
  const row = await db
    .selectFrom('known_import')
    .select(['id', 'kind', 'file_name as fileName', 'started_at as at', 'actor', 'reason'])
    .select(['sha256', 'rows_read as rowsRead', 'added', 'superseded', 'unchanged'])
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
  const entries = await fetchEntries(db, { kind: 'import', records: [String(id)] }, reader)
  const recipe = saysSchema.safeParse(entries[0]?.says).data?.recipe
  const withdrawn = (await fetchWithdrawnImports(db, undefined)).get(id)
  const { sha256, rowsRead, added, superseded, unchanged, ...about } = row
  const figures = measures.reduce((sum, one) => sum + one.figures, 0)
  const isWhole = figures === added + superseded
  const whole = isWhole ? { sha256, rowsRead, added, superseded, unchanged } : null
  const known = { ...about, actor: nameOf(row.actor), whole, figures }
  return { ...known, withheld, measures, recipe, withdrawn }
}
