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
 * What an app is to be told. It is kept nowhere until a code of it was entered: somebody else who came as
 * far as this page has been told another.
 *
 * @param known - the secret that was shown before, where what was entered with it was wrong
 */
export async function offerTimeCode(
  { name }: { readonly name: string },
  issuer: string,
  known?: string,
): Promise<TimeCodeSetup> {
  const secret = known !== undefined && SECRET.test(known) ? known : new Secret({ size: 20 }).base32
  const address = new TOTP({ issuer, label: name, secret }).toString()
  const { toString: drawQrCode } = await import('qrcode')
  return { secret, picture: await drawQrCode(address, { type: 'svg', margin: 2 }) }
}

/** Twenty bytes in base 32. */
const SECRET = /^[A-Z2-7]{32}$/

export async function hasTimeCode(db: Kysely<Database>, account: string): Promise<boolean> {
  return (await findTimeCode(db, account)) !== undefined
}

export async function removeTimeCode(db: Kysely<Database>, account: string): Promise<void> {
  await secretsOf(db).deleteFrom('secret.time_code').where('account', '=', account).execute()
}

/** What became of a code that was typed: `wait` when too many were tried to look at another. */
export type Tried = 'right' | 'wrong' | 'wait'

/**
 * Begins to take the codes of an app, of which one shows that it has the secret. An account that has one
 * keeps it.
 *
 * @param at - an instant
 */
export async function beginTimeCode(
  db: Kysely<Database>,
  account: string,
  { secret, code }: { readonly secret: string; readonly code: string },
  at: string,
): Promise<Tried> {
  if (!(await countTry(db, account, 'code', at))) return 'wait'
  const step = SECRET.test(secret) ? stepOf(secret, code, at) : undefined
  if (step === undefined) return 'wrong'
  const begun = await secretsOf(db)
    .insertInto('secret.time_code')
    .values({ account, secret, last_step: step })
    .onConflict((known) => known.column('account').doNothing())
    .returning('account')
    .executeTakeFirst()
  return await judge(db, account, begun !== undefined)
}

/**
 * Tries a code, which is good once: neither it nor one before it is taken again, and of several at the
 * same time one.
 *
 * @param at - an instant
 */
export async function tryTimeCode(
  db: Kysely<Database>,
  account: string,
  code: string,
  at: string,
): Promise<Tried> {
  if (!(await countTry(db, account, 'code', at))) return 'wait'
  const known = await findTimeCode(db, account)
  const step = known && stepOf(known.secret, code, at)
  if (step === undefined) return 'wrong'
  const used = await secretsOf(db)
    .updateTable('secret.time_code')
    .set({ last_step: step })
    .where('account', '=', account)
    .where('last_step', '<', step)
    .returning('account')
    .executeTakeFirst()
  return await judge(db, account, used !== undefined)
}

async function judge(db: Kysely<Database>, account: string, isRight: boolean): Promise<Tried> {
  if (isRight) await forgetTries(db, account, 'code')
  return isRight ? 'right' : 'wrong'
}

/** The half minute that a code is of, among those it may be of now; `undefined` where it is of none. */
function stepOf(secret: string, typed: string, at: string): number | undefined {
  const timestamp = Temporal.Instant.from(at).epochMilliseconds
  const token = typed.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return undefined
  const delta = new TOTP({ secret }).validate({ token, timestamp, window: WINDOW })
  return delta === null ? undefined : Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta
}

async function findTimeCode(db: Kysely<Database>, account: string) {
  return await secretsOf(db)
    .selectFrom('secret.time_code')
    .select('secret')
    .where('account', '=', account)
    .executeTakeFirst()
}
