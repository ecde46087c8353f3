import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import { listPasskeys, type Passkey } from './passkeys.ts'
import { hasTimeCode } from './time-codes.ts'

/** What shows who somebody is besides their e-mail. */
export interface Factors {
  readonly passkeys: readonly Passkey[]
  readonly hasCode: boolean
  readonly count: number
}

export async function fetchFactors(db: Kysely<Database>, account: string): Promise<Factors> {
  const [passkeys, hasCode] = await Promise.all([
    listPasskeys(db, account),
    hasTimeCode(db, account),
  ])
  return { passkeys, hasCode, count: passkeys.length + (hasCode ? 1 : 0) }
}
