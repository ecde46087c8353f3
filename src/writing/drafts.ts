import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'

interface DraftTable {
  readonly account: string
  readonly path: string
  readonly body: string
  readonly base: string | null
  readonly kept: string
}

type DraftTables = { 'secret.draft': DraftTable }

/** In the schema that no reader's role reaches and that is in no backup: a draft is nobody's but its writer's. */
const draftsOf = (db: Kysely<Database>) => db.withTables<DraftTables>()

/** A text that somebody is writing, which nobody else reads and which stands nowhere. */
export interface Draft {
  readonly text: string
  /** The digest of the text it was made of; `null` where there was none. */
  readonly base: string | null
  /** When it was last kept, an instant. */
  readonly at: string
}

/** Whose draft, and of which file. */
export interface DraftKey {
  readonly account: string
  readonly path: string
}

/** What somebody has kept of a text, for themselves; `undefined` where they have no draft of it. */
export async function fetchDraft(
  db: Kysely<Database>,
  { account, path }: DraftKey,
): Promise<Draft | undefined> {
  const row = await draftsOf(db)
    .selectFrom('secret.draft')
    .select(['body', 'base', 'kept'])
    .where('account', '=', account)
    .where('path', '=', path)
    .executeTakeFirst()
  return row && { text: row.body, base: row.base, at: row.kept }
}

/** The paths of all that somebody has a draft of. */
export async function fetchDraftPaths(
  db: Kysely<Database>,
  account: string,
): Promise<ReadonlySet<string>> {
  const rows = await draftsOf(db)
    .selectFrom('secret.draft')
    .select('path')
    .where('account', '=', account)
    .execute()
  return new Set(rows.map(({ path }) => path))
}

/** Keeps a draft in place of the one before. */
export async function keepDraft(
  db: Kysely<Database>,
  { account, path }: DraftKey,
  { text, base, at }: Draft,
): Promise<void> {
  const row = { body: text, base, kept: at }
  await draftsOf(db)
    .insertInto('secret.draft')
    .values({ account, path, ...row })
    .onConflict((found) => found.columns(['account', 'path']).doUpdateSet(row))
    .execute()
}

/** Throws away all that somebody has a draft of: once nobody can sign in to their account, nobody can read it. */
export async function dropDraftsOf(db: Kysely<Database>, account: string): Promise<void> {
  await draftsOf(db).deleteFrom('secret.draft').where('account', '=', account).execute()
}

/** Throws a draft away. */
export async function dropDraft(db: Kysely<Database>, { account, path }: DraftKey): Promise<void> {
  await draftsOf(db)
    .deleteFrom('secret.draft')
    .where('account', '=', account)
    .where('path', '=', path)
    .execute()
}
