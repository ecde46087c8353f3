import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'

interface SessionTable {
  readonly token_hash: string
  readonly account: string
  readonly made: string
  readonly used: string
  readonly has_second_factor: boolean
}

interface OnceTable {
  readonly token_hash: string
  readonly purpose: string
  readonly account: string | null
  readonly says: string | null
  readonly made: string
  readonly ends: string
}

interface TimeCodeTable {
  readonly account: string
  readonly secret: string
  readonly last_step: number
}

interface PasskeyTable {
  readonly credential: string
  readonly account: string
  readonly public_key: string
  readonly counter: number
  readonly name: string
  readonly made: string
}

interface GuessTable {
  readonly account: string
  readonly kind: string
  readonly number: number
  readonly since: string
}

type SecretTables = {
  'secret.session': SessionTable
  'secret.once': OnceTable
  'secret.time_code': TimeCodeTable
  'secret.passkey': PasskeyTable
  'secret.guess': GuessTable
}

/** What lets somebody in: in a schema of its own, beside the record and in no backup. */
export function secretsOf(db: Kysely<Database>): Kysely<Database & SecretTables> {
  return db.withTables<SecretTables>()
}
