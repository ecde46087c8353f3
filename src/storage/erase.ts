import type { Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Audience } from './entry.ts'
import { type Recorder, recordEntry } from './record-entry.ts'
import type { Database } from './table-types.ts'

/** What is taken out, and the law or the retention rule that says so. */
export interface Erasure {
  readonly entry: number
  readonly audiences: readonly Audience[]
  /** The law or retention rule, named: "UK GDPR article 17" or "Retention schedule, line 12". */
  readonly law: string
  /** Why, for the office alone to read. */
  readonly reason?: string
}

/**
 * Takes parts of an entry out with their salts, by an act that names what requires it. The entry stays
 * with the digests of what was there: that something was recorded, when and by which key, goes on
 * being proved, and what it said cannot be found again, not even by guessing.
 *
 * @returns the place of the act in the chain, or what is wrong: no law named, or nothing there to erase
 */
export async function eraseParts(
  trx: Transaction<Database>,
  { entry, audiences, law, reason }: Erasure,
  recorder: Recorder,
): Promise<Outcome<number>> {
  if (law.trim() === '') {
    const message = 'Say which law or which line of the retention schedule requires this'
    return refuse('no-law', message, 'law')
  }
  const found = await trx
    .selectFrom('entry')
    .select(['kind', 'record', 'event'])
    .where('id', '=', entry)
    .executeTakeFirst()
  const standing = await trx
    .selectFrom('part')
    .select('audience')
    .where('entry_id', '=', entry)
    .where('audience', 'in', audiences)
    .where('body', 'is not', null)
    .execute()
  if (!found || standing.length === 0) {
    const message = `Entry ${entry} has nothing left to erase for ${audiences.join(', ')}`
    return refuse('nothing-to-erase', message, 'entry')
  }
  const erased = standing.map(({ audience }) => audience)
  const act = await recordEntry(
    trx,
    {
      kind: found.kind,
      record: found.record,
      act: 'erase',
      event: found.event,
      happened: null,
      corrects: entry,
      parts: {
        public: { law, audiences: erased },
        ...(reason === undefined ? {} : { office: { reason } }),
      },
    },
    recorder,
  )
  await trx
    .updateTable('part')
    .set({ salt: null, body: null, erased_by: act.id })
    .where('entry_id', '=', entry)
    .where('audience', 'in', erased)
    .execute()
  return accept(act.id)
}
