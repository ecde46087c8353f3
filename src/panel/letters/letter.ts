import { z } from 'zod'
import { dayInBritain } from '#days/index.ts'
import type { Audience, Entry } from '#storage/index.ts'

/** The kind of record that a letter of the panel is, under its number. */
export const LETTER = 'letter'

type Reader = Exclude<Audience, 'sealed'>

const writtenSchema = z.object({
  /** The number of what was resolved or asked that it is written for. */
  rests: z.int(),
  /** The office it is addressed to, as it is called. */
  to: z.string(),
  subject: z.string(),
  /** Who signs it, by their office; left out where that is not known. */
  signedBy: z.string().optional(),
  text: z.string().optional(),
  /** Where a copy is kept, where that is not here. */
  document: z.string().optional(),
})

/** What a letter says of itself. */
export type Written = z.infer<typeof writtenSchema>

const audienceSchema = z.enum(['public', 'members', 'office'])
const sentSchema = z.object({ written: writtenSchema, audience: audienceSchema })

const cameSchema = z.object({
  words: z.string(),
  document: z.string().optional(),
  /** What is to be done next, where an answer leads to something. */
  next: z.string().optional(),
})

/** What can come of a letter once it was sent. */
export const CAME = { acknowledged: 'Acknowledged', answered: 'Answered' } as const

export type CameKind = keyof typeof CAME

/** An acknowledgement or an answer. */
export interface Came extends z.infer<typeof cameSchema> {
  readonly kind: CameKind
  /** YYYY-MM-DD */
  readonly on: string
  /** The number of its entry. */
  readonly entry: number
}

/** A letter of the panel, as somebody may read it. */
export interface Letter {
  readonly number: number
  readonly written: Written
  /** The day it was drafted here, YYYY-MM-DD; `undefined` where it was not, or the draft is not to be read. */
  readonly draftedOn: string | undefined
  /** `undefined` until it was sent. */
  readonly sent:
    | {
        /** YYYY-MM-DD */
        readonly on: string
        /** The number of its entry. */
        readonly entry: number
        readonly audience: Reader
      }
    | undefined
  /** Why it is not to be sent, where it was given up. */
  readonly givenUp: string | undefined
  /** In the order they came. */
  readonly came: readonly Came[]
}

/** How a letter stands, in the words of the table of permissions. */
export type LetterState = 'drafted' | 'sent' | 'given-up'

export function stateOf({ sent, givenUp }: Letter): LetterState {
  if (sent !== undefined) return 'sent'
  return givenUp === undefined ? 'drafted' : 'given-up'
}

/**
 * Letters by number. Of one that somebody may not read, or whose draft is not theirs to read, there is none.
 *
 * @param entries - of the kind {@link LETTER}, in the order of recording, as some reader may read them
 */
export function readLetters(entries: readonly Entry[]): readonly Letter[] {
  return [...Map.groupBy(entries, ({ record }) => Number(record))]
    .flatMap(([number, its]) => readLetter(number, its) ?? [])
    .toSorted((one, other) => one.number - other.number)
}

function readLetter(number: number, entries: readonly Entry[]): Letter | undefined {
  const struck = new Set(
    entries.flatMap(({ act, corrects }) => (act === 'strike-out' ? [corrects] : [])),
  )
  const standing = entries.filter(({ act, id }) => act === 'record' && !struck.has(id))
  const sentEntry = standing.findLast(({ event }) => event === 'sent')
  const sent = sentSchema.safeParse(sentEntry?.says['sent']).data
  const drafts = standing.filter(({ event }) => event === 'drafted')
  const draft = writtenSchema.safeParse(drafts.at(-1)?.says['written']).data
  const written = sent?.written ?? draft
  if (written === undefined) return undefined
  const given = standing.findLast(({ event }) => event === 'given-up')
  const reason = given?.says['reason']
  return {
    number,
    written,
    draftedOn: draft && drafts[0] && dayInBritain(drafts[0].recordedAt),
    sent:
      sent !== undefined && sentEntry?.happened != null
        ? { on: sentEntry.happened, entry: sentEntry.id, audience: sent.audience }
        : undefined,
    givenUp: given === undefined ? undefined : String(reason ?? 'The reason has been erased'),
    came: standing.flatMap(readCame).toSorted((one, other) => one.on.localeCompare(other.on)),
  }
}

function readCame({ id, event, happened, says }: Entry): readonly Came[] {
  const came = cameSchema.safeParse(says['came']).data
  if ((event !== 'acknowledged' && event !== 'answered') || came === undefined || happened === null)
    return []
  return [{ ...came, kind: event, on: happened, entry: id }]
}
