import type { Kysely } from 'kysely'
import { z } from 'zod'
import { AUDIENCES, type Audience, describeHead, digestPart, type EntryHead } from './entry.ts'
import type { Database } from './table-types.ts'

/** What an act that erases says, for everyone: see `eraseParts`. */
const erasureSchema = z.object({ law: z.string(), audiences: z.array(z.enum(AUDIENCES)) })

/** A part as it is kept. */
export interface HeldPart {
  readonly id: number
  readonly audience: string
  readonly salt: string | null
  readonly body: string | null
  readonly erased_by: number | null
}

interface Erasure extends z.infer<typeof erasureSchema> {
  /** The entry of the act. */
  readonly by: number
  /** The entry that it takes parts out of. */
  readonly of: number
}

interface Gone {
  readonly head: EntryHead
  readonly audience: Audience
  readonly by: number | null
}

/** What was found of parts, each a sentence. */
export interface FoundOfParts {
  readonly problems: readonly string[]
  /** What is not there any longer by an act. */
  readonly erased: readonly string[]
}

/** Looks at what entries say, as they are read one after another. */
export interface PartsReader {
  /** @param says - what the entry says to everyone; `undefined` when that cannot be read */
  look(head: EntryHead, parts: readonly HeldPart[], says: unknown): void
  /** To be asked for when every entry has been looked at. */
  finish(): FoundOfParts
}

export function startReadingParts(): PartsReader {
  const problems: string[] = []
  const gone: Gone[] = []
  const erasures: Erasure[] = []
  let last = 0
  return {
    look(head, parts, says) {
      if (!areInOrder(parts, head, last)) {
        problems.push(`The parts of ${describeHead(head)} stand otherwise than they were written`)
      }
      last = Math.max(last, ...parts.map(({ id }) => id))
      const found = compareParts(head, parts)
      problems.push(...found.problems)
      gone.push(...found.gone)
      const act = head.act === 'erase' ? erasureSchema.safeParse(says).data : undefined
      if (act && head.corrects !== null) erasures.push({ ...act, by: head.id, of: head.corrects })
    },
    finish() {
      const found = gone.map((one) => explain(one, erasures))
      return {
        problems: [
          ...problems,
          ...found.filter(({ isByAct }) => !isByAct).map(({ sentence }) => sentence),
          ...erasures.flatMap((act) => findPutBack(act, gone)),
        ],
        erased: found.filter(({ isByAct }) => isByAct).map(({ sentence }) => sentence),
      }
    },
  }
}

/** Whether parts have the order in which they were written: entry by entry, by their audience in each. */
function areInOrder(parts: readonly HeldPart[], head: EntryHead, after: number): boolean {
  const places = parts
    .map(({ audience }) => head.parts.findIndex(([one]) => one === audience))
    .filter((place) => place >= 0)
  return (
    parts.every(({ id }) => id > after) &&
    places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0))
  )
}

function compareParts(head: EntryHead, parts: readonly HeldPart[]) {
  const name = describeHead(head)
  const problems: string[] = []
  const gone: Gone[] = []
  const said = new Map(parts.map((part) => [part.audience, part]))
  for (const [audience, digest] of head.parts) {
    const part = said.get(audience)
    said.delete(audience)
    if (part === undefined) {
      problems.push(`What ${name} says to ${WORDS[audience]} is no longer there`)
    } else if (part.body === null || part.salt === null) {
      gone.push({ head, audience, by: part.erased_by })
    } else if (digestPart(part.salt, part.body) !== digest || part.erased_by !== null) {
      problems.push(`What ${name} says to ${WORDS[audience]} has been changed`)
    }
  }
  for (const audience of said.keys()) {
    problems.push(`${name} has a part for ${audience} that it does not tell of`)
  }
  return { problems, gone }
}

function explain({ head, audience, by }: Gone, erasures: readonly Erasure[]) {
  const act = erasures.find((one) => one.by === by)
  const isByAct = act?.of === head.id && act.audiences.includes(audience)
  const what = `What ${describeHead(head)}`
  const sentence = isByAct
    ? `${what} said to ${WORDS[audience]} was erased by entry ${by}: ${act.law}`
    : `${what} says to ${WORDS[audience]} was taken out, and no act tells of it`
  return { isByAct, sentence }
}

/** A sentence for each part that an act erased and that is there all the same. */
function findPutBack({ by, of, audiences }: Erasure, gone: readonly Gone[]): string[] {
  return audiences
    .filter((audience) => !gone.some((one) => one.head.id === of && one.audience === audience))
    .map(
      (audience) =>
        `What entry ${of} of the record said to ${WORDS[audience]} was erased by entry ${by}, and is there again`,
    )
}

/** A sentence for each part of an entry that is not there. */
export async function findStrayParts(db: Kysely<Database>): Promise<string[]> {
  const stray = await db
    .selectFrom('part')
    .leftJoin('entry', 'entry.id', 'part.entry_id')
    .select(['part.entry_id as entry', 'part.audience'])
    .where('entry.id', 'is', null)
    .orderBy('part.id')
    .execute()
  return stray.map(
    ({ entry, audience }) =>
      `There is a part for ${audience} of entry ${entry}, which is not there`,
  )
}

const WORDS: Readonly<Record<Audience, string>> = {
  public: 'everyone',
  members: 'members',
  office: 'the office',
  sealed: 'those named',
}
