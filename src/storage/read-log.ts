import type { Kysely } from 'kysely'
import { parseJson } from './canonical-json.ts'
import { type Audience, type EntryHead, readableBy } from './entry.ts'
import { readEntries } from './read-entries.ts'
import type { Database } from './table-types.ts'

/** What an entry said to one audience; `null` where that was erased. */
type Told = { readonly salt: string; readonly says: unknown } | null

/** An entry as it is handed out: with it anybody can work its hash out again, and the digests of what it says. */
export interface LoggedEntry extends EntryHead {
  readonly hash: string
  /** By audience, of those that the reader may read. */
  readonly told: Readonly<Record<string, Told>>
}

/** Every entry in its order, with what a reader of this audience may read of it. */
export async function* readLog(
  db: Kysely<Database>,
  reader: Audience,
): AsyncGenerator<LoggedEntry> {
  const mayRead: readonly string[] = readableBy(reader)
  for await (const { head, hash, parts } of readEntries(db)) {
    const told = parts
      .filter(({ audience }) => mayRead.includes(audience))
      .map(({ audience, salt, body }) => [
        audience,
        salt === null || body === null ? null : { salt, says: parseJson(body) },
      ])
    yield { ...head, hash, told: Object.fromEntries(told) }
  }
}
