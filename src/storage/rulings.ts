import type { Kysely, Transaction } from 'kysely'
import { type Authorship, checkAuthorship, lockForWriting, recordChange } from './change-log.ts'
import { insistOnStorableText } from './storable-text.ts'
import type { Database } from './table-types.ts'

/** What was ruled, on which conflict or silence, by whom and why. `day` is YYYY-MM-DD. */
export interface RulingRow {
  readonly id: number
  readonly ruledOn: string
  readonly ruling: string
  readonly who: string
  readonly day: string
  readonly why: string
}

/**
 * Records a ruling with its change log entry.
 *
 * @param authorship - who records it and when; `reason` is why it is recorded
 * @returns its number
 * @throws Refusal when it names no actor or no reason
 */
export async function recordRuling(
  trx: Transaction<Database>,
  row: Omit<RulingRow, 'id'>,
  authorship: Authorship,
): Promise<number> {
  const { at, actor, reason } = checkAuthorship(authorship)
  for (const text of [row.ruledOn, row.ruling, row.who, row.why]) {
    insistOnStorableText(text, 'the ruling')
  }
  await lockForWriting(trx)
  const { lastId } = await trx
    .selectFrom('ruling')
    .select((found) => found.fn.max('id').as('lastId'))
    .executeTakeFirstOrThrow()
  const id = (lastId ?? 0) + 1
  const change = await recordChange(trx, {
    at,
    actor,
    reason,
    action: 'record-ruling',
    subject: row.ruledOn,
    detail: { id, ...row },
  })
  await trx
    .insertInto('ruling')
    .values({
      id,
      ruled_on: row.ruledOn,
      ruling: row.ruling,
      who: row.who,
      ruled_day: row.day,
      why: row.why,
      recorded_at: at,
      recorded_by: actor,
      change_id: change.id,
    })
    .execute()
  return id
}

/** Every ruling recorded, in the order of recording. */
export async function fetchRulings(db: Kysely<Database>): Promise<readonly RulingRow[]> {
  return await db
    .selectFrom('ruling')
    .select(['id', 'ruled_on as ruledOn', 'ruling', 'who', 'ruled_day as day', 'why'])
    .orderBy('id')
    .execute()
}
