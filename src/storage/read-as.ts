import { Kysely, PostgresDialect, type PostgresPool, type PostgresPoolClient } from 'kysely'
import type { Audience } from './entry.ts'
import { roleFor } from './reading-roles.ts'
import type { Database } from './table-types.ts'
import { knowAs } from './versions.ts'

/** Who reads: those whose parts they may read, and whose account it is where one is signed in. */
export interface Reader {
  readonly audience: Audience
  /** The record of the account; left out for what is kept for all of an audience. */
  readonly who?: string | undefined
  /** Whether they come to see what the list of early sight lets that account see before its release. */
  readonly seesEarly?: boolean
}

/**
 * The database as somebody may read it, by its own rules: each statement is a transaction of its own that
 * cannot write, done as the role of the reader's audience, which sees what was granted to it and no other
 * part. Those that must see the same moment are asked in one `connection()`.
 */
export type ReadAs = (reader: Reader) => Kysely<Database>

/** A connection that also takes several statements at once, in one message and with no values. */
export interface LentConnection extends PostgresPoolClient {
  run(statements: string): Promise<void>
}

export interface LendingPool extends PostgresPool {
  connect(): Promise<LentConnection>
}

/** Lends the connections of a pool for reading alone, beside the program's own database over the same. */
export function readersOf(db: Kysely<Database>, pool: LendingPool): ReadAs {
  const ofAudience = new Map<Audience, Kysely<Database>>()
  const make = (reader: Reader) => {
    const dialect = new PostgresDialect({ pool: poolFor(reader, pool) })
    const reading = new Kysely<Database>({ dialect })
    knowAs(reading, db)
    return reading
  }
  return (reader) => {
    if (reader.who !== undefined) return make(reader)
    const known = ofAudience.get(reader.audience) ?? make(reader)
    ofAudience.set(reader.audience, known)
    return known
  }
}

function poolFor(reader: Reader, pool: LendingPool): PostgresPool {
  const begin = beginFor(reader)
  return {
    connect: async () => {
      const lent = await pool.connect()
      const giveBack = () => lent.release()
      await lent.run(begin).catch((error: unknown) => {
        giveBack()
        throw error
      })
      return {
        query: lent.query.bind(lent),
        // Whoever asked has the answer and does not wait for the end of the transaction
        release: () => void lent.run('commit').then(giveBack, giveBack),
      } as PostgresPoolClient
    },
    end: async () => {},
  }
}

/** A record of an account, which is put into a statement as it is. */
const WHO = /^[\w-]{1,100}$/

function beginFor({ audience, who = '', seesEarly = false }: Reader): string {
  if (who !== '' && !WHO.test(who)) throw new Error('Whoever reads is no account')
  return [
    'begin read only',
    `set local critical_friend.audience = '${audience}'`,
    `set local critical_friend.who = '${who}'`,
    `set local critical_friend.early_sight = '${seesEarly ? who : ''}'`,
    `set local role ${roleFor(audience)}`,
  ].join('; ')
}
