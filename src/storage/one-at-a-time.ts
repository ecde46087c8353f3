import { type Kysely, sql } from 'kysely'
import type { Database } from './table-types.ts'
import { knowAs } from './versions.ts'

const LONG_WORK_LOCK = 7_203_114_003

/** Long work of this process waits for other such work here. */
const lastTurn = new WeakMap<Kysely<Database>, Promise<unknown>>()

/** Databases that other processes may use at the same time. */
const shared = new WeakSet<Kysely<Database>>()

/** Says that other processes use the database too, so that their long work is waited for as well. */
export function shareLongWork(db: Kysely<Database>): void {
  shared.add(db)
}

/** How long work lets others read a database that does one thing at a time. */
const pauses = new WeakMap<Kysely<Database>, () => Promise<void>>()

/** Says how long work is to pause for those who read. */
export function pauseFor(db: Kysely<Database>, pause: () => Promise<void>): void {
  pauses.set(db, pause)
}

/** Between two steps of long work: those who read go first. Where others read beside it, there is no pause. */
export async function letOthersRead(db: Kysely<Database>): Promise<void> {
  await pauses.get(db)?.()
}

/**
 * Does work that takes many steps while no other such work is done, in this process or another: what it
 * found when it planned therefore still holds when it counts. Others may read meanwhile, and record
 * in one step. Inside a transaction, which is alone already, it just does the work.
 *
 * @param work - does everything over the database it is given: where others share the database, that is
 *   the connection that holds the lock, so that an import which lost its lock cannot go on
 */
export async function oneAtATime<Result>(
  db: Kysely<Database>,
  work: (alone: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  if (db.isTransaction) return await work(db)
  const before = lastTurn.get(db)
  const { promise: turn, resolve: end } = Promise.withResolvers<void>()
  lastTurn.set(db, turn)
  try {
    await before
    return shared.has(db) ? await locked(db, work) : await work(db)
  } finally {
    end()
  }
}

/** With a lock that PostgreSQL gives back when this process ends, however it ends. */
async function locked<Result>(
  db: Kysely<Database>,
  work: (alone: Kysely<Database>) => Promise<Result>,
): Promise<Result> {
  return await db.connection().execute(async (connection) => {
    knowAs(connection, db)
    await sql`select pg_advisory_lock(${sql.lit(LONG_WORK_LOCK)})`.execute(connection)
    try {
      return await work(connection)
    } finally {
      // With the connection goes its lock, and what was recorded before stays recorded
      await sql`select pg_advisory_unlock(${sql.lit(LONG_WORK_LOCK)})`
        .execute(connection)
        .catch(() => {})
    }
  })
}
