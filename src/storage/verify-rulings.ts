import { isDeepStrictEqual } from 'node:util'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { HashedEntry } from './change-log.ts'
import { fetchRulings } from './rulings.ts'
import type { Database } from './table-types.ts'

/** What the entry of a ruling says of it: see `recordRuling`. */
const detailSchema = z.object({
  id: z.int(),
  ruledOn: z.string(),
  ruling: z.string(),
  who: z.string(),
  day: z.string(),
  why: z.string(),
})

/** A sentence for each ruling that is not as its entry in the change log says. */
export async function findChangedRulings(
  db: Kysely<Database>,
  entries: readonly HashedEntry[],
): Promise<string[]> {
  const problems: string[] = []
  const held = new Map((await fetchRulings(db)).map((row) => [row.id, row]))
  for (const entry of entries) {
    if (entry.action !== 'record-ruling') continue
    const detail = readDetail(entry.detail)
    if (!detail) {
      problems.push(`Entry ${entry.id} of the change log does not say what was ruled`)
      continue
    }
    const name = `ruling ${detail.id} on ${detail.ruledOn}, recorded by entry ${entry.id}`
    const found = held.get(detail.id)
    if (!found) problems.push(`There is no record any longer of ${name}`)
    else if (!isDeepStrictEqual({ ...found }, { ...detail })) {
      problems.push(`The record of ${name}, has been changed`)
    }
    held.delete(detail.id)
  }
  for (const id of held.keys()) problems.push(`Ruling ${id} has no entry in the change log`)
  return problems
}

function readDetail(text: string): z.infer<typeof detailSchema> | undefined {
  try {
    return detailSchema.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}
