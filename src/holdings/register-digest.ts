import { createHash, hash } from 'node:crypto'
import { z } from 'zod'
import { AUDIENCES, canonicalJson, parseJson } from '#storage/index.ts'
import type { KeptRow } from './write-register-rows.ts'

/** A digest of rows in their order: of all that each says, by digests that are salted for each audience. */
export function startDigest() {
  const all = createHash('sha256')
  return {
    add(kept: KeptRow) {
      const { audience, day, id, is_open, is_withdrawn, reference, register, state, version } = kept
      const parts = digestsOfParts(kept)
      // In the order of their names, as canonical JSON has them
      const row = {
        ...{ audience, day, id, is_open, is_withdrawn, parts },
        ...{ reference, register, state, version },
      }
      all.update(`${JSON.stringify(row)}\n`)
    },
    finish: () => all.digest('hex'),
  }
}

/** The digest of what a row says to each audience, `null` where it says nothing; of one that was erased, what was kept. */
export function digestsOfParts({ says, salts }: KeptRow): readonly (string | null)[] {
  const kept = parseJson(salts)
  const salted: readonly unknown[] = Array.isArray(kept) ? kept : []
  const erased = salted.length > 0 ? undefined : erasedSchema.safeParse(kept).data
  if (erased !== undefined) return erased.digests
  return AUDIENCES.map((audience, index) =>
    says[audience] === undefined
      ? null
      : hash('sha256', `${salted[index]}${canonicalJson(says[audience])}`),
  )
}

/** Whether nothing is left of what a row said, but the digests. */
export function isErased({ salts }: Pick<KeptRow, 'salts'>): boolean {
  return erasedSchema.safeParse(parseJson(salts)).success
}

const erasedSchema = z.object({ digests: z.array(z.string().nullable()) })
