import { type Kysely, sql } from 'kysely'
import type { Database } from '#storage/index.ts'
import { secretsOf } from './secret-tables.ts'
import { later } from './tokens.ts'

/** So many tries in so many minutes, counted for the account and not for where they come from. */
const MOST_TRIES = 5
export const TRIES_MINUTES = 15

/**
 * Counts a try before it is looked at, so that many at once are not more than a few.
 *
 * @param at - an instant
 * @returns whether it may be looked at
 */
export async function countTry(
  db: Kysely<Database>,
  account: string,
  kind: 'code' | 'mail',
  at: string,
): Promise<boolean> {
  const over = later(at, -TRIES_MINUTES)
  const { number } = await secretsOf(db)
    .insertInto('secret.guess')
    .values({ account, kind, number: 1, since: at })
    .onConflict((known) =>
      known.columns(['account', 'kind']).doUpdateSet({
        number: sql<number>`case when secret.guess.since < ${over} then 1 else secret.guess.number + 1 end`,
        since: sql<string>`case when secret.guess.since < ${over} then ${at} else secret.guess.since end`,
      }),
    )
    .returning('number')
    .executeTakeFirstOrThrow()
  return number <= MOST_TRIES
}

/** Lets the wrong tries be forgotten, once a right one has shown whose they were. */
export async function forgetTries(
  db: Kysely<Database>,
  account: string,
  kind: 'code' | 'mail',
): Promise<void> {
  await secretsOf(db)
    .deleteFrom('secret.guess')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .execute()
}
