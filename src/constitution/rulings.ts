import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import {
  type Database,
  fetchEntries,
  nextNumber,
  type Recorder,
  recordEntry,
} from '#storage/index.ts'
import type { Ruling } from './registers.ts'

/** The kind of record that a ruling is. */
export const RULING = 'ruling'

/** A ruling as it is handed in. */
export type NewRuling = Omit<Ruling, 'id'>

const saysSchema = z.object({
  ruledOn: z.string(),
  ruling: z.string(),
  who: z.string(),
  why: z.string(),
})

/**
 * Records a ruling on a conflict or a silence; a later one on the same point is in force from its day.
 *
 * @returns its number among the rulings
 * @throws Refusal when it names nobody as recording it
 */
export async function recordRuling(
  trx: Transaction<Database>,
  { on, ruling, who, when, why }: NewRuling,
  recorder: Recorder,
): Promise<number> {
  const number = await nextNumber(trx, RULING)
  await recordEntry(
    trx,
    {
      kind: RULING,
      record: String(number),
      event: 'ruled',
      happened: when,
      parts: { public: { ruledOn: on, ruling, who, why } },
      standing: { state: 'in-force', day: when },
    },
    recorder,
  )
  return number
}

/** The rulings recorded on the site that have not been withdrawn, in the order of recording. */
export async function readRulings(db: Kysely<Database>): Promise<readonly Ruling[]> {
  const entries = await fetchEntries(db, { kind: RULING })
  const withdrawn = new Set(
    entries.flatMap(({ act, record }) => (act === 'withdraw' ? [record] : [])),
  )
  return entries.flatMap(({ act, record, happened, says }) => {
    const read = saysSchema.safeParse(says).data
    if (act !== 'record' || withdrawn.has(record) || !read || happened === null) return []
    const { ruledOn: on, ...said } = read
    return [{ id: `ruling-${record}`, on, ...said, when: happened }]
  })
}
