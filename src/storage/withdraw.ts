import type { Transaction } from 'kysely'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import { type Authorship, checkAuthorship, recordEntry } from './record-entry.ts'
import type { Database } from './table-types.ts'

/** Where a withdrawn record stands, whatever its kind. */
export const WITHDRAWN = 'withdrawn'

/**
 * Withdraws a record, whatever its kind: all of it stays to be read and none of it counts.
 *
 * @param day - when it was withdrawn, YYYY-MM-DD
 * @returns the place of the act in the chain, or that there is no such record or it is withdrawn already
 * @throws Refusal when it names nobody or no reason
 */
export async function withdrawRecord(
  trx: Transaction<Database>,
  { kind, record, day }: { readonly kind: string; readonly record: string; readonly day: string },
  authorship: Authorship,
): Promise<Outcome<number>> {
  const { reason } = checkAuthorship(authorship)
  const acts = await trx
    .selectFrom('entry')
    .select('act')
    .where('kind', '=', kind)
    .where('record', '=', record)
    .execute()
  if (acts.length === 0) return refuse('no-such-record', `There is no ${kind} ${record}`)
  if (acts.some(({ act }) => act === 'withdraw')) {
    return refuse('withdrawn', `The ${kind} ${record} has been withdrawn already`)
  }
  const { id } = await recordEntry(
    trx,
    {
      kind,
      record,
      act: 'withdraw',
      event: 'withdrawn',
      happened: day,
      parts: { public: { reason } },
      standing: { state: WITHDRAWN, day },
    },
    authorship,
  )
  return accept(id)
}
