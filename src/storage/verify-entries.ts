import type { Kysely } from 'kysely'
import { canonicalJson, type Json, parseJson } from './canonical-json.ts'
import { describeHead, type EntryHead, hashOf, type Link } from './entry.ts'
import { readEntries } from './read-entries.ts'
import type { Database } from './table-types.ts'
import { type FoundOfParts, findStrayParts, startReadingParts } from './verify-parts.ts'
import { missing, type Told, type Walk } from './verify-sealed.ts'

/** An entry of the chain that was moved from a line of the sealed log, as it stands. */
export interface MovedEntry {
  readonly line: number
  readonly head: EntryHead
  /** What it says to everyone; `undefined` when that has been erased. */
  readonly says: unknown
}

export interface EntriesWalk extends Walk, FoundOfParts {
  readonly entries: number
  readonly moved: readonly MovedEntry[]
}

/**
 * Checks that the entries are all there in their order, that none was changed, and that what each says
 * is what it was, or was taken out by an act that is there too.
 *
 * @param from - the link that the first entry follows
 * @param telling - the kinds whose entries tell of rows kept beside the record
 * @param see - is told each link, in order
 */
export async function walkEntries(
  db: Kysely<Database>,
  from: Link,
  telling: ReadonlySet<string>,
  see: (link: Link) => void,
): Promise<EntriesWalk> {
  const problems: string[] = []
  const told: Told[] = []
  const moved: MovedEntry[] = []
  const read = startReadingParts()
  let last = from
  let entries = 0
  for await (const { head, digests, hash, parts } of readEntries(db)) {
    if (head.id !== last.id + 1) problems.push(missing(last.id, head.id, 'the record'))
    else if (head.previous !== last.hash) {
      problems.push(
        `${describeHead(head)} does not follow on from the one before it: one of the two is not as it was written`,
      )
    }
    if (hashOf(head) !== hash || canonicalJson(head.parts.map((part) => [...part])) !== digests) {
      problems.push(`${describeHead(head)} has been changed since it was written`)
    }
    last = { id: head.id, hash }
    see(last)
    entries += 1

    const everyone = parts.find(({ audience }) => audience === 'public')?.body
    const says = everyone == null ? undefined : parseJson(everyone)
    read.look(head, parts, says)
    const line = /^change log (\d+)$/.exec(head.source ?? '')?.[1]
    if (line !== undefined && head.kind !== 'person') moved.push({ line: Number(line), head, says })
    if (telling.has(head.kind) && head.act === 'record') told.push(toldBy(head, parts))
  }
  const { problems: ofParts, erased } = read.finish()
  problems.push(...ofParts, ...(await findStrayParts(db)))
  return { problems, told, erased, moved, last, entries }
}

/** What it says to everybody and to each audience, put together. */
function toldBy(
  { id, kind, recordedBy, recordedAt }: EntryHead,
  parts: readonly { readonly body: string | null }[],
): Told {
  const says = parts.map(({ body }) => (body === null ? {} : parseJson(body)))
  const { reason, ...detail } = Object.assign({}, ...says) as { reason?: unknown } & Record<
    string,
    Json
  >
  return {
    entry: id,
    kind,
    detail: canonicalJson(detail),
    actor: recordedBy,
    reason: typeof reason === 'string' ? reason : '',
    at: recordedAt,
  }
}
