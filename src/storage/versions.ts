import { type Kysely, sql, type Transaction } from 'kysely'
import { DatabaseAway } from './database-errors.ts'
import type { Head } from './heads.ts'
import type { Database } from './table-types.ts'

/**
 * A version that moves with every act that takes something out. A page that shows names depends on it,
 * and not on every name that is recorded for the first time, which no page has shown yet.
 */
export const ERASURE = 'erasure'

const WRITING_LOCK = 7_203_114_002

/** Where copies of the program tell one another that a kind has moved: `<kind> <number>`. */
export const CHANNEL = 'critical_friend_versions'

/** The numbers of the kinds as this process knows them. */
export interface KnownVersions {
  /** By kind; a kind that nothing has been recorded of is not there. */
  readonly numbers: Map<string, number>
  /** Whether every write is sure to be heard of: else the numbers are read each time. */
  isHearing: boolean
  /** Whether the database was looked for and not found: then nothing is asked of it, but refused. */
  isAway: boolean
  /** Told the head of the record after each write of this process. */
  afterWrite?: (head: Head) => void
  /** Done after a write that took something out of these tables, before it is answered. */
  afterErasure?: (tables: ReadonlySet<string>) => Promise<void>
}

const known = new WeakMap<Kysely<Database>, KnownVersions>()

/** What a transaction that has not ended has moved. */
interface Write {
  readonly moved: Map<string, number>
  /** The last entry that it has added. */
  head: Head | undefined
  /** The tables that something was taken out of, besides parts of entries. */
  readonly erasedFrom: Set<string>
}

const writes = new WeakMap<Transaction<Database>, Write>()

/** Begins to know the versions of a database: they are read once, and then kept up by each write. */
export async function knowVersions(db: Kysely<Database>): Promise<KnownVersions> {
  const versions: KnownVersions = { numbers: new Map(), isHearing: false, isAway: false }
  known.set(db, versions)
  await readVersions(db, versions)
  return versions
}

/** Reads every number again: after a time in which a write may have gone unheard. */
export async function readVersions(
  db: Kysely<Database>,
  { numbers }: KnownVersions,
): Promise<void> {
  for (const { kind, number } of await db
    .selectFrom('version')
    .select(['kind', 'number'])
    .execute()) {
    learn(numbers, kind, number)
  }
}

/** Makes what is known of a database known by another name of it: one of its connections. */
export function knowAs(alone: Kysely<Database>, db: Kysely<Database>): void {
  const versions = known.get(db)
  if (versions) known.set(alone, versions)
}

/** Lets all numbers go, for a test that empties a database that stays open. */
export async function forgetVersions(db: Kysely<Database>): Promise<void> {
  const versions = known.get(db)
  versions?.numbers.clear()
}

/** Reads the versions again after rows were put back with the numbers they had. */
export async function knowAgain(db: Kysely<Database>): Promise<void> {
  const versions = known.get(db)
  if (versions) await readVersions(db, versions)
}

/** A number never goes back: what was heard late of an earlier write changes nothing. */
export function learn(numbers: Map<string, number>, kind: string, number: number): void {
  if (number > (numbers.get(kind) ?? 0)) numbers.set(kind, number)
}

/**
 * The version of some kinds together: another text after any write about one of them. It costs no
 * query while this process hears of every write.
 *
 * @throws DatabaseAway when writes may go unheard and the database cannot be asked
 */
export async function fetchVersion(
  db: Kysely<Database>,
  kinds: readonly string[],
): Promise<string> {
  const versions = known.get(db) ?? (await knowVersions(db))
  if (versions.isAway) throw new DatabaseAway()
  if (!versions.isHearing) await readVersions(db, versions)
  const { numbers } = versions
  return kinds.map((kind) => numbers.get(kind) ?? 0).join('.')
}

/**
 * One transaction that records, and the only one that does until it ends: others wait. What it reads
 * before it writes therefore still holds when it writes. When it has ended, this process knows of it
 * at once, and other copies are told.
 */
export async function writeRecord<Result>(
  db: Kysely<Database>,
  work: (trx: Transaction<Database>) => Promise<Result>,
): Promise<Result> {
  const write: Write = { moved: new Map(), head: undefined, erasedFrom: new Set() }
  const result = await db.transaction().execute(async (trx) => {
    writes.set(trx, write)
    await sql`select pg_advisory_xact_lock(${sql.lit(WRITING_LOCK)})`.execute(trx)
    return await work(trx)
  })
  const versions = known.get(db)
  if (versions) for (const [kind, number] of write.moved) learn(versions.numbers, kind, number)
  if (write.head) versions?.afterWrite?.(write.head)
  if (write.moved.has(ERASURE))
    await versions?.afterErasure?.(new Set(['part', ...write.erasedFrom]))
  return result
}

/** Notes the last entry that a transaction has added, to be kept as the head once it has ended. */
export function noteHead(trx: Transaction<Database>, head: Head): void {
  writeOf(trx).head = head
}

/** Notes that something was taken out of the rows of a table, which is then to be nowhere in its files either. */
export function noteErased(trx: Transaction<Database>, table: keyof Database): void {
  writeOf(trx).erasedFrom.add(table)
}

function writeOf(trx: Transaction<Database>): Write {
  const write = writes.get(trx)
  if (!write) throw new Error('Records are written inside writeRecord, so that readers hear of it')
  return write
}

/** Moves the version of a kind, in the transaction that records something of it. */
export async function moveVersion(trx: Transaction<Database>, kind: string): Promise<void> {
  const { moved } = writeOf(trx)
  const { number } = await trx
    .insertInto('version')
    .values({ kind, number: 1 })
    .onConflict((found) => found.column('kind').doUpdateSet({ number: sql`version.number + 1` }))
    .returning('number')
    .executeTakeFirstOrThrow()
  moved.set(kind, number)
  await sql`select pg_notify(${sql.lit(CHANNEL)}, ${`${kind} ${number}`})`.execute(trx)
}
