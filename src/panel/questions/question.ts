import { z } from 'zod'
import type { Entry } from '#storage/index.ts'
import { standing } from '../meetings/recorded-meetings.ts'

/** The kind of record that a question or a petition of the public is, under its number. */
export const PUBLIC_QUESTION = 'public-question'

/** What the public can put to a meeting; the ids are those that rules which limit them go by. */
export const PUT_KINDS = { 'public-question': 'Question', petition: 'Petition' } as const

export type PutKind = keyof typeof PUT_KINDS

/** Why one is not put to a meeting. Readers see the reason, and nothing of what it said. */
export const REFUSALS = {
  late: 'it came late',
  limits: 'it does not keep to the limits',
  elsewhere: 'it is not for this panel',
  personal: 'it told of a person',
  abuse: 'it was abuse or advertising',
  again: 'the same was put before',
} as const

export type RefusalKind = keyof typeof REFUSALS

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.keys(words) as [Key, ...Key[]]

/** What everybody reads of one from when it came. */
const receivedSchema = z.object({
  kind: z.enum(keysOf(PUT_KINDS)),
  /** The address of the meeting. */
  meeting: z.string(),
  /** Local time, YYYY-MM-DDTHH:MM. */
  handedIn: z.string(),
})

/** What the office reads of it. */
const sentSchema = z.object({
  words: z.string(),
  name: z.string(),
  /** Whether the name may be published. */
  showsName: z.boolean(),
  /** Of a petition: how many have signed it. */
  names: z.int().optional(),
  /** Who puts it, by the id that a rule gives them. */
  who: z.string().optional(),
})

const acceptedSchema = z.object({
  /** The meeting it is put to; left out where that is the one it was sent for. */
  meeting: z.string().optional(),
  words: z.string().default('The words have been erased.'),
  /** Left out where it is not to be published. */
  name: z.string().optional(),
  names: z.int().optional(),
  /** Whether the office changed the words, as agreed with who put it. */
  isChanged: z.boolean().default(false),
})

const answeredSchema = z.object({
  words: z.string().default('The words of the answer have been erased.'),
  by: z.string().default('the office'),
  how: z.enum(['at-meeting', 'in-writing']),
  document: z.string().optional(),
})

const supplementarySchema = z.object({
  words: z.string().default('The words have been erased.'),
  answer: z.string().optional(),
})

export type Received = z.infer<typeof receivedSchema>
export type Sent = z.infer<typeof sentSchema>
export type Accepted = z.infer<typeof acceptedSchema>
export type QuestionAnswer = z.infer<typeof answeredSchema> & { readonly on: string }
export type Supplementary = z.infer<typeof supplementarySchema> & { readonly on: string }

/** A question or a petition, as somebody may read it. */
export interface PublicQuestion extends Received {
  readonly number: string
  /** For the office; `undefined` for everybody else, and once it was erased. */
  readonly sent: Sent | undefined
  /** As it is put to the meeting: from then on everybody reads it. */
  readonly accepted: Accepted | undefined
  readonly refused: RefusalKind | undefined
  /** Whether who put it took it back. */
  readonly isWithdrawn: boolean
  /** In the order they were given: a second stands beside the first. */
  readonly answers: readonly QuestionAnswer[]
  readonly supplementaries: readonly Supplementary[]
}

export type QuestionState = 'waiting' | 'accepted' | 'answered' | 'refused' | 'withdrawn'

/** Where it stands, in the words of the table of permissions. */
export function stateOf(one: PublicQuestion): QuestionState {
  if (one.isWithdrawn) return 'withdrawn'
  if (one.answers.length > 0) return 'answered'
  if (one.accepted !== undefined) return 'accepted'
  return one.refused === undefined ? 'waiting' : 'refused'
}

/** @param entries - of the kind {@link PUBLIC_QUESTION}, in the order of recording, as some reader may read them */
export function readQuestions(entries: readonly Entry[]): readonly PublicQuestion[] {
  return [...Map.groupBy(entries, ({ record }) => record)].flatMap(([number, all]) => {
    const its = standing(all)
    const first = its.find(({ event }) => event === 'received')
    const received = receivedSchema.safeParse(first?.says['received']).data
    if (received === undefined) return []
    const last = (event: string) => its.findLast((one) => one.event === event)
    const refusal = last('refused')
    const why = z.enum(keysOf(REFUSALS)).safeParse(refusal?.says['why']).data
    const accepted = last('accepted')
    const says = accepted && acceptedSchema.parse(accepted.says['accepted'] ?? {})
    return [
      {
        ...received,
        meeting: says?.meeting ?? received.meeting,
        number,
        sent: sentSchema.safeParse(first?.says['sent']).data,
        accepted: says,
        refused: refusal && (why ?? 'elsewhere'),
        isWithdrawn: last('withdrawn') !== undefined,
        answers: its.flatMap(({ event, happened, says }) => {
          const read = answeredSchema.safeParse(says['answered']).data
          return event === 'answered' && read && happened ? [{ ...read, on: happened }] : []
        }),
        supplementaries: its.flatMap(({ event, happened, says }) => {
          const read = supplementarySchema.safeParse(says['supplementary']).data
          return event === 'supplementary' && read && happened ? [{ ...read, on: happened }] : []
        }),
      },
    ]
  })
}

/** How many words a text has: what stands between spaces. */
export const countWords = (text: string) => text.split(/\s+/).filter(Boolean).length
