import { type Kysely, sql, type Transaction } from 'kysely'
import { z } from 'zod'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import {
  type Audience,
  type Database,
  noteErased,
  parseJson,
  type Recorder,
  recordEntry,
  type TableCheck,
} from '#storage/index.ts'
import { sha256Of } from './area-files.ts'
import { fetchErasedByActs } from './erased-by-acts.ts'

/** A file to be kept as its bytes. */
export interface NewFile {
  /** What it is called beside the entry that tells of it, which has no second one of that name. */
  readonly name: string
  readonly content: Buffer
}

/** What an entry says of each file that is kept beside it. */
export const fileToldSchema = z.object({
  /** Its number among all files of its table. */
  file: z.int(),
  name: z.string(),
  /** Size in bytes. */
  bytes: z.int(),
  /** 64 hexadecimal digits. */
  sha256: z.string(),
})

export type FileTold = z.infer<typeof fileToldSchema>

/** A table of files, and where the entries that keep them tell of them. */
interface FileTable {
  readonly table: 'published_file' | 'meeting_file'
  /** The kinds of those entries. */
  readonly kinds: readonly string[]
  /** What a file of it is called in a sentence: "the published file". */
  readonly called: string
  /** Under what key entries tell of files for each audience that has any. */
  readonly toldIn: Partial<Readonly<Record<Audience, string>>>
}

/**
 * Files kept as their bytes in a table that is only added to, each told of with its size and digest by the
 * entry it goes in with. Entry and files are recorded in one transaction, or neither is.
 */
export function filesKeptIn({ table, kinds, called, toldIn }: FileTable) {
  // Both tables have these columns; only one of them has an audience
  const rows = table as 'meeting_file'

  /** Tells of files that are about to be kept, in the transaction that keeps them. */
  const tell = async (
    trx: Transaction<Database>,
    files: readonly NewFile[],
    after = 0,
  ): Promise<readonly FileTold[]> => {
    const { last } = await trx
      .selectFrom(rows)
      .select((found) => found.fn.max<number | null>('id').as('last'))
      .executeTakeFirstOrThrow()
    return files.map(({ name, content }, index) => ({
      file: Number(last ?? 0) + after + index + 1,
      name,
      bytes: content.length,
      sha256: sha256Of(content),
    }))
  }

  /** Keeps files beside the entry that tells of them. */
  const keep = async (
    trx: Transaction<Database>,
    entry: number,
    files: readonly NewFile[],
    told: readonly FileTold[],
    audience: Audience = 'public',
  ): Promise<void> => {
    for (const { file, name } of told) {
      const content = files.find((one) => one.name === name)?.content
      if (content === undefined) throw new Error(`There is no file ${name} among those to be kept`)
      const row = { id: file, entry_id: entry, name, content }
      if (table === 'published_file') await trx.insertInto(table).values(row).execute()
      else
        await trx
          .insertInto(table)
          .values({ ...row, audience })
          .execute()
    }
  }

  /** The bytes of a file that an entry tells of; `undefined` where there is none for the reader. */
  const fetch = async (
    db: Kysely<Database>,
    entry: number,
    name: string,
  ): Promise<Buffer | undefined> => {
    const found = await db
      .selectFrom(rows)
      .select('content')
      .where('entry_id', '=', entry)
      .where('name', '=', name)
      .executeTakeFirst()
    // Of one that was erased there are none
    return found === undefined || found.content.length === 0 ? undefined : found.content
  }

  /** The files beside some entries that have bytes still, each with its entry. */
  const list = async (db: Kysely<Database>, entries: readonly number[]) =>
    await db
      .selectFrom(rows)
      .select(['entry_id as entry', 'name'])
      .where('entry_id', 'in', [...entries])
      .where(sql<boolean>`octet_length(content) > 0`)
      .orderBy('id')
      .execute()

  /** The bytes of a file by its number among all of its table; `undefined` where there is none for the reader. */
  const fetchNumbered = async (db: Kysely<Database>, file: number): Promise<Buffer | undefined> => {
    const found = await db
      .selectFrom(rows)
      .select('content')
      .where('id', '=', file)
      .executeTakeFirst()
    return found === undefined || found.content.length === 0 ? undefined : found.content
  }

  /**
   * Takes the bytes of a file out by an act of the record. What told of it stays, with its size and digest.
   *
   * @param why - the law, for everybody to read, and the reason, for the office
   * @returns or that there is nothing left of it
   * @throws Refusal when it names nobody as recording it
   */
  const erase = async (
    trx: Transaction<Database>,
    { entry, name }: { readonly entry: number; readonly name: string },
    { law, reason }: { readonly law: string; readonly reason: string },
    recorder: Recorder,
  ): Promise<Outcome<void>> => {
    const found = await trx
      .selectFrom(rows)
      .innerJoin('entry', 'entry.id', 'entry_id')
      .select([`${rows}.id`, 'kind', 'record', 'content'])
      .where('entry_id', '=', entry)
      .where('name', '=', name)
      .executeTakeFirst()
    if (found === undefined || found.content.length === 0) {
      return refuse('nothing-to-erase', 'Nothing is left of this file. Open the list again')
    }
    const { kind, record, id } = found
    await recordEntry(
      trx,
      {
        ...{ kind, record, act: 'erase', event: FILE_ERASED, happened: null, corrects: entry },
        parts: { public: { law, audiences: [], [ERASED]: [id], file: name }, office: { reason } },
      },
      recorder,
    )
    await trx
      .updateTable(rows)
      .set({ content: Buffer.alloc(0) })
      .where('id', '=', id)
      .execute()
    noteErased(trx, rows)
    return accept(undefined)
  }

  /** Holds every file against what its entry says of it. */
  const check: TableCheck = {
    kinds,
    async find(db, entries) {
      const problems: string[] = []
      const held = await db
        .selectFrom(rows)
        .select(['id', 'entry_id', 'name'])
        .$if(table === 'meeting_file', (query) => query.select('audience'))
        .orderBy('id')
        .execute()
      const untold = new Set(held.map(({ id }) => id))
      const erased = await fetchErasedByActs(db, { kinds, event: FILE_ERASED, key: ERASED })
      for (const { entry, detail } of entries) {
        for (const { audience, ...told } of toldOf(detail, toldIn)) {
          untold.delete(told.file)
          const name = `the ${called} ${told.name}, told of by entry ${entry}`
          const row = held.find(({ id }) => id === told.file)
          if (row?.entry_id !== entry || row.name !== told.name) {
            problems.push(`There is no longer ${name}, as number ${told.file}`)
            continue
          }
          if ((row.audience ?? audience) !== audience) {
            problems.push(`Others may read ${name}, than those it was kept for`)
          }
          // One at a time: all files together would not fit into memory
          const content = await fetch(db, entry, told.name)
          if (erased.has(told.file)) {
            if (content !== undefined)
              problems.push(`The bytes of ${name}, which an act erased, are there`)
            continue
          }
          if (content?.length !== told.bytes || sha256Of(content) !== told.sha256) {
            problems.push(`The bytes of ${name}, are not those that were kept`)
          }
        }
      }
      problems.push(...[...untold].map((id) => `No entry tells of the ${called} ${id}`))
      return { problems, uncounted: [] }
    },
  }

  return { tell, keep, fetch, fetchNumbered, list, erase, check }
}

/** What an act is called that erases a file. */
export const FILE_ERASED = 'file-erased'

/** Under what key an act that erases files names their numbers. */
const ERASED = 'erasedFiles'

/** The files that an entry tells of, each with whom it is for; most entries tell of none. */
function toldOf(detail: string, toldIn: FileTable['toldIn']) {
  const says = z.record(z.string(), z.unknown()).safeParse(parseJson(detail)).data ?? {}
  return Object.entries(toldIn).flatMap(([audience, key]) => {
    const told = z.array(fileToldSchema).safeParse(says[key]).data ?? []
    return told.map((one) => ({ ...one, audience }))
  })
}
