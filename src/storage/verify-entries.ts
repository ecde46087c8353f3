import type { Kysely } from 'kysely'
import { z } from 'zod'
import { canonicalJson, type Json } from './canonical-json.ts'
import { ACTS, AUDIENCES, type Audience, digestPart, type EntryHead, hashOf } from './entry.ts'
import type { Database } from './table-types.ts'
import { missing, type Told, type Walk } from './verify-sealed.ts'

const ENTRIES_A_BATCH = 1_000

const digestsSchema = z.array(z.tuple([z.enum(AUDIENCES), z.string()]))

/** What an act that erases says, for everyone: see `eraseParts`. */
const erasureSchema = z.object({ law: z.string(), audiences: z.array(z.enum(AUDIENCES)) })

/** An entry of the chain that was moved from a line of the sealed log, as it stands. */
export interface MovedEntry {
  readonly line: number
  readonly head: EntryHead
  /** What it says to everyone; `undefined` when that has been erased. */
  readonly says: unknown
}

export interface EntriesWalk extends Walk {
  readonly entries: number
  /** What is not there any longer by an act, each a sentence. */
  readonly erased: readonly string[]
  readonly moved: readonly MovedEntry[]
}

/**
 * Checks that the entries are all there in their order, that none was changed, and that what each says
 * is what it was, or was taken out by an act that is there too.
 */
export async function walkEntries(db: Kysely<Database>, from: Walk['last']): Promise<EntriesWalk> {
  const problems: string[] = []
  const told: Told[] = []
  const erased: string[] = []
  const moved: MovedEntry[] = []
  const gone: Gone[] = []
  const erasures = new Map<number, { of: number; audiences: readonly Audience[]; law: string }>()
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
    entries += 1

    const said = new Map(parts.map((part) => [part.audience, part]))
    for (const [audience, digest] of head.parts) {
      const part = said.get(audience)
      said.delete(audience)
      if (part === undefined) {
        problems.push(`What ${describeHead(head)} says to ${WORDS[audience]} is no longer there`)
      } else if (part.body === null || part.salt === null) {
        gone.push({ head, audience, by: part.erased_by })
      } else if (digestPart(part.salt, part.body) !== digest) {
        problems.push(`What ${describeHead(head)} says to ${WORDS[audience]} has been changed`)
      }
    }
    for (const audience of said.keys()) {
      problems.push(`${describeHead(head)} has a part for ${audience} that it does not tell of`)
    }
    const everyone = parts.find(({ audience }) => audience === 'public')?.body
    const says = everyone == null ? undefined : parse(everyone)
    if (head.act === 'erase') {
      const act = erasureSchema.safeParse(says).data
      if (act && head.corrects !== null) erasures.set(head.id, { of: head.corrects, ...act })
    }
    const line = /^change log (\d+)$/.exec(head.source ?? '')?.[1]
    if (line !== undefined && head.kind !== 'person') moved.push({ line: Number(line), head, says })
    if ((head.kind === 'import' || head.kind === 'area') && head.act === 'record') {
      told.push(toldBy(head, says))
    }
  }
  for (const { head, audience, by } of gone) {
    const act = erasures.get(by ?? 0)
    if (act?.of === head.id && act.audiences.includes(audience)) {
      erased.push(
        `What ${describeHead(head)} said to ${WORDS[audience]} was erased by entry ${by}: ${act.law}`,
      )
    } else {
      problems.push(
        `What ${describeHead(head)} says to ${WORDS[audience]} was taken out, and no act tells of it`,
      )
    }
  }
  return { problems, told, erased, moved, last, entries }
}

interface Gone {
  readonly head: EntryHead
  readonly audience: Audience
  readonly by: number | null
}

const WORDS: Readonly<Record<Audience, string>> = {
  public: 'everyone',
  members: 'members',
  office: 'the office',
  sealed: 'those named',
}

/** "Entry 12 of the record (case, precept/2027-28, notified)" */
function describeHead({ id, kind, record, event, act }: EntryHead): string {
  const what = act === 'record' ? event : `${act} ${event}`
  return `entry ${id} of the record (${kind}, ${record}, ${what})`
}

function toldBy({ id, kind, recordedBy, recordedAt }: EntryHead, says: unknown): Told {
  const { reason, ...detail } = (says ?? {}) as { reason?: unknown } & Record<string, Json>
  return {
    entry: id,
    kind: kind === 'import' ? 'import' : 'area',
    detail: canonicalJson(detail),
    actor: recordedBy,
    reason: typeof reason === 'string' ? reason : '',
    at: recordedAt,
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

interface Read {
  readonly head: EntryHead
  /** As kept: the digests of the parts. */
  readonly digests: string
  readonly hash: string
  readonly parts: readonly {
    readonly audience: string
    readonly salt: string | null
    readonly body: string | null
    readonly erased_by: number | null
  }[]
}

async function* readEntries(db: Kysely<Database>): AsyncGenerator<Read> {
  let last = 0
  for (;;) {
    const rows = await db
      .selectFrom('entry')
      .select(['id', 'kind', 'record', 'act', 'event', 'happened', 'source', 'corrects', 'parts'])
      .select(['recorded_at as recordedAt', 'recorded_by as recordedBy'])
      .select(['previous_hash as previous', 'hash'])
      .where('id', '>', last)
      .orderBy('id')
      .limit(ENTRIES_A_BATCH)
      .execute()
    const end = rows.at(-1)?.id ?? last
    const parts = await db
      .selectFrom('part')
      .select(['entry_id', 'audience', 'salt', 'body', 'erased_by'])
      .where('entry_id', '>', last)
      .where('entry_id', '<=', end)
      .orderBy('id')
      .execute()
    const partsOf = Map.groupBy(parts, ({ entry_id }) => entry_id)
    for (const { hash, parts: digests, act, ...row } of rows) {
      const read = digestsSchema.safeParse(parse(digests))
      const head = {
        ...row,
        act: ACTS.find((one) => one === act) ?? 'record',
        parts: read.data ?? [],
      }
      yield { head, digests, hash, parts: partsOf.get(row.id) ?? [] }
    }
    last = end
    if (rows.length < ENTRIES_A_BATCH) return
  }
}
