import type { Kysely } from 'kysely'
import { TELLS_OF_ROWS } from '../../migrations/sealed-log.ts'
import { FIRST_PREVIOUS_HASH, type Link } from './entry.ts'
import { hashLine, type SealedLine } from './sealed-log.ts'
import { stretchesOf } from './stretches.ts'
import type { Database } from './table-types.ts'

/** What something recorded says of rows kept beside the record. */
export interface Told {
  /** The entry, or the line of the sealed log. */
  readonly entry: number
  readonly kind: string
  /** Canonical JSON. */
  readonly detail: string
  /** As its rows have it: a key, or the name in a line of the sealed log. */
  readonly actor: string
  readonly reason: string
  readonly at: string
}

/** What the walk of a chain found. */
export interface Walk {
  readonly problems: readonly string[]
  readonly told: readonly Told[]
  /** The last link; the next one follows it. */
  readonly last: Link
}

/** What the first link of all follows. */
export const WHERE_ALL_BEGINS = { id: 0, hash: FIRST_PREVIOUS_HASH }

const LINES_A_READING = 1_000

/**
 * Checks the sealed change log by the rule it was written by.
 *
 * @param see - is told each link, in order
 */
export async function walkSealedLog(
  db: Kysely<Database>,
  see: (link: Link) => void,
): Promise<Walk & { moved: SealedLine[] }> {
  const problems: string[] = []
  const told: Told[] = []
  const moved: SealedLine[] = []
  let last = WHERE_ALL_BEGINS
  for await (const { hash, ...line } of readLines(db)) {
    if (line.id !== last.id + 1) problems.push(missing(last.id, line.id, 'the change log'))
    else if (line.previousHash !== last.hash) {
      problems.push(
        `${describe(line)} does not follow on from the line before it: one of the two is not as it was written`,
      )
    }
    if (hashLine(line) !== hash)
      problems.push(`${describe(line)} has been changed since it was written`)
    last = { id: line.id, hash }
    see(last)
    const { actor, reason, at, detail } = line
    const about = { entry: line.id, detail, actor, reason, at }
    const kind = TELLS_OF_ROWS[line.action]
    if (kind === undefined) moved.push(line)
    else told.push({ ...about, kind })
  }
  return { problems, told, moved, last }
}

/** "Entries 3 to 5 of the record are missing" */
export function missing(after: number, before: number, chain: string): string {
  return before === after + 2
    ? `Entry ${after + 1} of ${chain} is missing`
    : `Entries ${after + 1} to ${before - 1} of ${chain} are missing`
}

function describe({ id, action, subject, actor }: SealedLine): string {
  return `Entry ${id} of the change log (${action}, ${subject}, by ${actor})`
}

async function* readLines(
  db: Kysely<Database>,
): AsyncGenerator<SealedLine & { readonly hash: string }> {
  for await (const { first, last } of stretchesOf(db, 'change_log', LINES_A_READING)) {
    yield* await db
      .selectFrom('change_log')
      .select(['id', 'at', 'actor', 'reason', 'action', 'subject', 'detail'])
      .select(['previous_hash as previousHash', 'hash'])
      .where('id', '>=', first)
      .where('id', '<=', last)
      .orderBy('id')
      .execute()
  }
}
