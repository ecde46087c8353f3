import type { Kysely } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import type { Database } from '#storage/index.ts'
import { countTry, forgetTries } from './guesses.ts'
import { secretsOf } from './secret-tables.ts'

/** RFC 6238 as every app on a telephone has it: six figures, each half minute. */
const PERIOD_SECONDS = 30

/** One code before and one after, for a telephone whose clock is not quite right. */
const WINDOW = 1

/** What an app has to be told to make codes. */
export interface TimeCodeSetup {
  /** To be typed in, in base 32. */
  readonly secret: string
  /** The same to be scanned, as SVG text. */
  readonly picture: string
}

/**
 * Makes a secret that counts once a code of it was entered, in place of one that waits for that; one that
 * counts already stays until then.
 *
 * @returns `undefined` when the account has one that counts
 */
export async function setUpTimeCode(
  db: Kysely<Database>,
  account: { readonly id: string; readonly name: string },
  issuer: string,
): Promise<TimeCodeSetup | undefined> {
  const known = await findTimeCode(db, account.id)
  if (known?.is_confirmed) return undefined
  const secret = known?.secret ?? new Secret({ size: 20 }).base32
  if (known === undefined) {
    await secretsOf(db)
      .insertInto('secret.time_code')
      .values({ account: account.id, secret, is_confirmed: false, last_step: 0 })
      .onConflict((found) => found.column('account').doNothing())
      .execute()
  }
  const kept = (await findTimeCode(db, account.id))?.secret ?? secret
  const address = new TOTP({ issuer, label: account.name, secret: kept }).toString()
  const { toString: drawQrCode } = await import('qrcode')
  return { secret: kept, picture: await drawQrCode(address, { type: 'svg', margin: 2 }) }
}

/** Whether an account has a time code that counts. */
export async function hasTimeCode(db: Kysely<Database>, account: string): Promise<boolean> {
  return (await findTimeCode(db, account))?.is_confirmed === true
}

export async function removeTimeCode(db: Kysely<Database>, account: string): Promise<void> {
  await secretsOf(db).deleteFrom('secret.time_code').where('account', '=', account).execute()
}

/** What became of a code that was typed: `wait` when too many were tried to look at another. */
export type Tried = 'right' | 'wrong' | 'wait'

/**
 * Tries a code, which is good once: neither it nor one before it is taken again, and of several at the
 * same time one.
 *
 * @param at - an instant
 * @param confirming - of a secret that waits for its first code
 */
export async function tryTimeCode(
  db: Kysely<Database>,
  account: string,
  typed: string,
  at: string,
  confirming = false,
): Promise<Tried> {
  if (!(await countTry(db, account, 'code', at))) return 'wait'
  const known = await findTimeCode(db, account)
  if (known === undefined || known.is_confirmed === confirming) return 'wrong'
  const timestamp = Temporal.Instant.from(at).epochMilliseconds
  const token = typed.replace(/\s/g, '')
  const totp = new TOTP({ secret: known.secret })
  const delta = /^\d{6}$/.test(token) ? totp.validate({ token, timestamp, window: WINDOW }) : null
  if (delta === null) return 'wrong'
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
  const used = await secretsOf(db)
    .updateTable('secret.time_code')
    .set({ last_step: step, is_confirmed: true })
    .where('account', '=', account)
    .where('last_step', '<', step)
    .returning('account')
    .executeTakeFirst()
  if (used === undefined) return 'wrong'
  await forgetTries(db, account, 'code')
  return 'right'
}

async function findTimeCode(db: Kysely<Database>, account: string) {
  return await secretsOf(db)
    .selectFrom('secret.time_code')
    .select(['secret', 'is_confirmed', 'last_step'])
    .where('account', '=', account)
    .executeTakeFirst()
}
