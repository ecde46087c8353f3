import { createHash, randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import { secretsOf } from './secret-tables.ts'

/** 43 letters and signs that an address may have: too many to be guessed. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a token: of a list of these, nobody can sign in. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** What a token can be good for: a link in a letter, the first link, and what a browser was asked. */
export type Purpose = 'sign-in' | 'first' | 'passkey' | 'directory'

export interface Once {
  readonly purpose: Purpose
  readonly account: string | null
  /** What was asked and is to be answered, as JSON. */
  readonly says: string | null
  readonly minutes: number
}

/** Makes a token that is good once, and lets go of those whose time is over. @param at - an instant */
export async function makeOnce(db: Kysely<Database>, once: Once, at: string): Promise<string> {
  const token = makeToken()
  const secrets = secretsOf(db)
  await secrets.deleteFrom('secret.once').where('ends', '<=', at).execute()
  const { minutes, ...row } = once
  const ends = later(at, minutes)
  await secrets
    .insertInto('secret.once')
    .values({ ...row, token_hash: hashToken(token), made: at, ends })
    .execute()
  return token
}

/** Whether a token is good still. To look at one spends nothing. */
export async function isGood(
  db: Kysely<Database>,
  token: string,
  purpose: Purpose,
  at: string,
): Promise<boolean> {
  const found = await secretsOf(db)
    .selectFrom('secret.once')
    .select('purpose')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('ends', '>', at)
    .executeTakeFirst()
  return found !== undefined
}

/** Uses a token up: of several who try at once, one gets what it was good for, and the others nothing. */
export async function spend(
  db: Kysely<Database>,
  token: string,
  purpose: Purpose,
  at: string,
): Promise<Pick<Once, 'account' | 'says'> | undefined> {
  return await secretsOf(db)
    .deleteFrom('secret.once')
    .where('token_hash', '=', hashToken(token))
    .where('purpose', '=', purpose)
    .where('ends', '>', at)
    .returning(['account', 'says'])
    .executeTakeFirst()
}

/** Ends every link that was made for an account, or those of one purpose. */
export async function endLinks(db: Kysely<Database>, account: string): Promise<void> {
  await secretsOf(db).deleteFrom('secret.once').where('account', '=', account).execute()
}

/** An instant some minutes after another. */
export function later(at: string, minutes: number): string {
  return Temporal.Instant.from(at).add({ minutes }).toString()
}
