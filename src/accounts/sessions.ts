import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import type { Role } from '#web/index.ts'
import { KnownSessions } from './known-sessions.ts'
import { secretsOf } from './secret-tables.ts'
import { hashToken, later, makeToken } from './tokens.ts'

/** A browser that is signed in. */
export interface Session {
  readonly hash: string
  readonly account: string
  /** Instants. */
  readonly made: string
  readonly used: string
  readonly hasSecondFactor: boolean
}

const A_DAY_MINUTES = 24 * 60
const LONGEST_MINUTES = 7 * A_DAY_MINUTES

/**
 * How long a session may lie idle. Half an hour for an administrator, whose open browser lets whoever
 * comes by give out roles; a working day for all others, who may be writing.
 */
function idleMinutes(roles: readonly Role[]): number {
  return roles.includes('administrator') ? 30 : 12 * 60
}

/** Whether a session is over: a week after it was made, or when nothing was asked for too long. */
export function isOver(
  { made, used }: Pick<Session, 'made' | 'used'>,
  roles: readonly Role[],
  at: string,
): boolean {
  const since = (instant: string) => Temporal.Instant.from(instant).until(at).total('minutes')
  return since(made) >= LONGEST_MINUTES || since(used) >= idleMinutes(roles)
}

/** Begins a session. @returns the token for its cookie, which is kept nowhere */
export async function beginSession(
  db: Kysely<Database>,
  account: string,
  hasSecondFactor: boolean,
  at: string,
): Promise<string> {
  const token = makeToken()
  const secrets = secretsOf(db)
  await secrets
    .deleteFrom('secret.session')
    .where('made', '<=', later(at, -LONGEST_MINUTES))
    .execute()
  await secrets
    .insertInto('secret.session')
    .values({
      token_hash: hashToken(token),
      account,
      made: at,
      used: at,
      has_second_factor: hasSecondFactor,
    })
    .execute()
  return token
}

const known = new KnownSessions<Session | undefined>()

export function findSession(db: Kysely<Database>, token: string): Promise<Session | undefined> {
  const hash = hashToken(token)
  return known.find(db, hash, () =>
    secretsOf(db)
      .selectFrom('secret.session')
      .select(['token_hash as hash', 'account', 'made', 'used'])
      .select('has_second_factor as hasSecondFactor')
      .where('token_hash', '=', hash)
      .executeTakeFirst(),
  )
}

/** The sessions of an account, the one used last first. */
export async function listSessions(
  db: Kysely<Database>,
  account: string,
): Promise<readonly Session[]> {
  return await secretsOf(db)
    .selectFrom('secret.session')
    .select(['token_hash as hash', 'account', 'made', 'used'])
    .select('has_second_factor as hasSecondFactor')
    .where('account', '=', account)
    .orderBy('used', 'desc')
    .execute()
}

/** Notes that a session was used, at most each minute. A page can be read where that cannot be noted. */
export async function noteUse(db: Kysely<Database>, session: Session, at: string): Promise<void> {
  if (later(session.used, 1) > at) return
  await secretsOf(db)
    .updateTable('secret.session')
    .set({ used: at })
    .where('token_hash', '=', session.hash)
    .execute()
    .catch(() => {})
  known.forget(db)
}

export async function endSession(db: Kysely<Database>, token: string): Promise<void> {
  await secretsOf(db)
    .deleteFrom('secret.session')
    .where('token_hash', '=', hashToken(token))
    .execute()
  known.forget(db)
}

/** Signs an account out everywhere. */
export async function endSessions(db: Kysely<Database>, account: string): Promise<void> {
  await secretsOf(db).deleteFrom('secret.session').where('account', '=', account).execute()
  known.forget(db)
}
