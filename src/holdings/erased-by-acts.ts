import type { Kysely } from 'kysely'
import { z } from 'zod'
import { type Database, parseJson } from '#storage/index.ts'

const saysSchema = z.record(z.string(), z.unknown())

/**
 * The numbers of rows kept beside the record that acts of erasing name.
 *
 * @param about - the kinds of those acts, what they are called, and under what key they name their rows
 */
export async function fetchErasedByActs(
  db: Kysely<Database>,
  {
    kinds,
    event,
    key,
  }: { readonly kinds: readonly string[]; readonly event: string; readonly key: string },
): Promise<ReadonlySet<number>> {
  const acts = await db
    .selectFrom('entry')
    .innerJoin('part', 'part.entry_id', 'entry.id')
    .select('body')
    .where('kind', 'in', kinds)
    .where('act', '=', 'erase')
    .where('event', '=', event)
    .execute()
  return new Set(
    acts.flatMap(({ body }) => {
      const says = saysSchema.safeParse(parseJson(body ?? '{}')).data ?? {}
      return z.array(z.int()).safeParse(says[key]).data ?? []
    }),
  )
}
