import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'

interface NoteTable {
  readonly account: string
  readonly meeting: string
  readonly paper: number
  readonly body: string
  readonly kept: string
}

type NoteTables = { 'secret.paper_note': NoteTable }

/** In the schema that no reader's role reaches and that is in no backup: a note is nobody's but its writer's. */
const notesOf = (db: Kysely<Database>) => db.withTables<NoteTables>()

/** The paper that a note stands beside. */
export interface NotedPaper {
  /** The address of its meeting. */
  readonly meeting: string
  /** Its number among the papers of the meeting. */
  readonly paper: number
}

/** What somebody noted beside a paper, for themselves. */
export interface Note extends NotedPaper {
  readonly text: string
  /** When it was last kept, an instant. */
  readonly at: string
}

/** Every note of somebody, by the day of its meeting and the number of its paper. */
export async function fetchNotes(db: Kysely<Database>, account: string): Promise<readonly Note[]> {
  const rows = await notesOf(db)
    .selectFrom('secret.paper_note')
    .select(['meeting', 'paper', 'body', 'kept'])
    .where('account', '=', account)
    .orderBy('meeting')
    .orderBy('paper')
    .execute()
  return rows.map(({ meeting, paper, body, kept }) => ({
    ...{ meeting, paper: Number(paper), text: body, at: kept },
  }))
}

/** Keeps a note in place of the one before; a blank one rubs it out. */
export async function keepNote(
  db: Kysely<Database>,
  account: string,
  { meeting, paper, text, at }: Note,
): Promise<void> {
  if (text.trim() === '') {
    await notesOf(db)
      .deleteFrom('secret.paper_note')
      .where('account', '=', account)
      .where('meeting', '=', meeting)
      .where('paper', '=', paper)
      .execute()
    return
  }
  const row = { body: text, kept: at }
  await notesOf(db)
    .insertInto('secret.paper_note')
    .values({ account, meeting, paper, ...row })
    .onConflict((found) => found.columns(['account', 'meeting', 'paper']).doUpdateSet(row))
    .execute()
}

/** Rubs out every note of an account that is erased. */
export async function forgetNotes(db: Kysely<Database>, account: string): Promise<void> {
  await notesOf(db).deleteFrom('secret.paper_note').where('account', '=', account).execute()
}
