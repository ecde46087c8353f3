import type { Kysely, Transaction } from 'kysely'
import { type Database, writeRecord } from '#storage/index.ts'

/** Works in the transaction it is given, or in one of its own when it is given none. */
export async function inTransaction<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  return isTransaction(db) ? await work(db) : await writeRecord(db, work)
}

function isTransaction(db: Kysely<Database>): db is Transaction<Database> {
  return db.isTransaction
}
