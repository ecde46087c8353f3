import type { Kysely } from 'kysely'
import { type Database, parseJson } from '#storage/index.ts'
import { typedSchema } from '#web/index.ts'
import type { TypedEntry } from './read-entry.ts'

interface DraftTable {
  readonly account: string
  readonly register: string
  readonly form: string
  readonly typed: string
  readonly kept: string
}

type DraftTables = { 'secret.entry_draft': DraftTable }

/** In the schema that no reader's role reaches and that is in no backup: a draft is nobody's but its writer's. */
const draftsOf = (db: Kysely<Database>) => db.withTables<DraftTables>()

/** Whose draft, and of which form: `new`, or what is done with an entry, as `K7QM-2XWD/correct`. */
export interface DraftKey {
  readonly account: string
  readonly register: string
  readonly form: string
}

/** A form that somebody has not sent yet. */
export interface EntryDraft {
  readonly typed: TypedEntry
  /** When it was last kept, an instant. */
  readonly at: string
}

/** What somebody has kept of a form; `undefined` where they have kept nothing of it. */
export async function fetchEntryDraft(
  db: Kysely<Database>,
  { account, register, form }: DraftKey,
): Promise<EntryDraft | undefined> {
  const row = await draftsOf(db)
    .selectFrom('secret.entry_draft')
    .select(['typed', 'kept'])
    .where('account', '=', account)
    .where('register', '=', register)
    .where('form', '=', form)
    .executeTakeFirst()
  return row && { typed: typedSchema.parse(parseJson(row.typed)), at: row.kept }
}

/** A form that somebody has kept, of which register and when. */
export interface KeptForm {
  readonly register: string
  readonly form: string
  /** An instant. */
  readonly at: string
}

/** The forms that somebody has kept, the latest first. */
export async function fetchKeptForms(
  db: Kysely<Database>,
  account: string,
): Promise<readonly KeptForm[]> {
  const rows = await draftsOf(db)
    .selectFrom('secret.entry_draft')
    .select(['register', 'form', 'kept'])
    .where('account', '=', account)
    .orderBy('kept', 'desc')
    .execute()
  return rows.map(({ kept, ...row }) => ({ ...row, at: kept }))
}

/** Keeps a form in place of the one before. */
export async function keepEntryDraft(
  db: Kysely<Database>,
  key: DraftKey,
  { typed, at }: EntryDraft,
): Promise<void> {
  const row = { typed: JSON.stringify(typed), kept: at }
  await draftsOf(db)
    .insertInto('secret.entry_draft')
    .values({ ...key, ...row })
    .onConflict((found) => found.columns(['account', 'register', 'form']).doUpdateSet(row))
    .execute()
}

/** Throws a kept form away. */
export async function dropEntryDraft(
  db: Kysely<Database>,
  { account, register, form }: DraftKey,
): Promise<void> {
  await draftsOf(db)
    .deleteFrom('secret.entry_draft')
    .where('account', '=', account)
    .where('register', '=', register)
    .where('form', '=', form)
    .execute()
}

/** Throws away what anybody has kept of forms of an entry that is no longer there. */
export async function dropDraftsAbout(
  db: Kysely<Database>,
  { register, reference }: { readonly register: string; readonly reference: string },
): Promise<void> {
  await draftsOf(db)
    .deleteFrom('secret.entry_draft')
    .where('register', '=', register)
    .where('form', 'like', `${reference}/%`)
    .execute()
}

/** Throws away every form that an account has kept, once it is erased. */
export async function forgetEntryDrafts(db: Kysely<Database>, account: string): Promise<void> {
  await draftsOf(db).deleteFrom('secret.entry_draft').where('account', '=', account).execute()
}
