import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import { type Database, parseJson, type TableCheck } from '#storage/index.ts'
import { sha256Of } from './area-files.ts'

/** The kind of record that an edition of a report is. */
export const EDITION = 'edition'

/** What happened to an edition when its files were kept. */
export const PUBLISHED = 'published'

/** A file as it is published. */
export interface PublishedFile {
  readonly name: string
  readonly content: Buffer
}

/** What the entry of a publication says of each of its files. */
export const fileToldSchema = z.object({
  /** Its number among all published files. */
  file: z.int(),
  name: z.string(),
  /** Size in bytes. */
  bytes: z.int(),
  /** 64 hexadecimal digits. */
  sha256: z.string(),
})

export type FileTold = z.infer<typeof fileToldSchema>

/** Tells of files that are about to be kept, in the transaction that keeps them. */
export async function tellFiles(
  trx: Transaction<Database>,
  files: readonly PublishedFile[],
): Promise<readonly FileTold[]> {
  const { last } = await trx
    .selectFrom('published_file')
    .select((found) => found.fn.max<number | null>('id').as('last'))
    .executeTakeFirstOrThrow()
  return files.map(({ name, content }, index) => ({
    file: Number(last ?? 0) + index + 1,
    name,
    bytes: content.length,
    sha256: sha256Of(content),
  }))
}

/** Keeps the files of a publication beside the entry that tells of them. */
export async function keepFiles(
  trx: Transaction<Database>,
  entry: number,
  files: readonly PublishedFile[],
  told: readonly FileTold[],
): Promise<void> {
  for (const { file, name } of told) {
    const content = files.find((one) => one.name === name)?.content
    if (content === undefined) throw new Error(`There is no file ${name} among those published`)
    await trx
      .insertInto('published_file')
      .values({ id: file, entry_id: entry, name, content })
      .execute()
  }
}

/** The bytes of a file that the entry of a publication tells of; `undefined` where there is none. */
export async function fetchPublishedFile(
  db: Kysely<Database>,
  entry: number,
  name: string,
): Promise<Buffer | undefined> {
  const found = await db
    .selectFrom('published_file')
    .select('content')
    .where('entry_id', '=', entry)
    .where('name', '=', name)
    .executeTakeFirst()
  return found?.content
}

const toldSchema = z.object({ files: z.array(fileToldSchema) })

/** Holds every published file against what the entry of its publication says of it. */
export const publishedFilesCheck: TableCheck = {
  kind: EDITION,
  async find(db, entries) {
    const problems: string[] = []
    const held = await db
      .selectFrom('published_file')
      .select(['id', 'entry_id', 'name'])
      .orderBy('id')
      .execute()
    const untold = new Set(held.map(({ id }) => id))
    for (const { entry, detail } of entries) {
      // Only the entry of a publication tells of files
      const { files = [] } = toldSchema.safeParse(parseJson(detail)).data ?? {}
      for (const told of files) {
        untold.delete(told.file)
        const name = `the published file ${told.name}, told of by entry ${entry}`
        const row = held.find(({ id }) => id === told.file)
        if (row?.entry_id !== entry || row.name !== told.name) {
          problems.push(`There is no longer ${name}, as number ${told.file}`)
          continue
        }
        // One at a time: all files of all editions would not fit into memory
        const content = await fetchPublishedFile(db, entry, told.name)
        if (content?.length !== told.bytes || sha256Of(content) !== told.sha256) {
          problems.push(`The bytes of ${name}, are not those that were published`)
        }
      }
    }
    problems.push(...[...untold].map((id) => `No entry tells of the published file ${id}`))
    return { problems, uncounted: [] }
  },
}
