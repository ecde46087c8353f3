import { z } from 'zod'
import type { Entry } from '#storage/index.ts'

/** The kind of record that a remark is: what somebody says is wrong on a page, or of a report. */
export const REMARK = 'remark'

/** What can be answered, in the words in which it stands before the answer. */
export const ANSWERS = {
  right: 'Right, and to be mended',
  mended: 'Right, and mended',
  'not-right': 'Not right',
  'taken-up': 'Taken up',
  'not-taken-up': 'Not taken up',
  elsewhere: 'About something else',
} as const

export type AnswerKind = keyof typeof ANSWERS

/** Why a remark is never shown. Readers see only how many there were for each reason. */
export const REFUSALS = {
  abuse: 'abuse or advertising',
  personal: 'it told of a person',
  'nothing-here': 'it was about nothing that is here',
  again: 'the same was said before',
} as const

export type RefusalKind = keyof typeof REFUSALS

const keysOf = <Key extends string>(words: Readonly<Record<Key, string>>) =>
  Object.keys(words) as [Key, ...Key[]]

const saidSchema = z.object({
  about: z.string(),
  part: z.string().optional(),
  wrong: z.string().optional(),
  should: z.string().optional(),
  where: z.string().optional(),
})

/** What a remark says. Of one that is answered without its words, only what it is about. */
export type Said = z.infer<typeof saidSchema>

const answerSchema = z.object({
  answer: z.enum(keysOf(ANSWERS)),
  words: z.string().default('The words of the answer have been erased.'),
  link: z.string().optional(),
  by: z.string().default('the office'),
})

export interface RemarkAnswer extends z.infer<typeof answerSchema> {
  /** YYYY-MM-DD */
  readonly on: string
}

const refusedSchema = z.object({ why: z.enum(keysOf(REFUSALS)) })

export interface Remark {
  /** Its number, from 1. */
  readonly record: string
  /** The day it was made, YYYY-MM-DD. */
  readonly on: string
  /** `undefined` for a reader who may not read it, and once it was erased. */
  readonly said: Said | undefined
  /** Who made it, where they were signed in; for the office alone. */
  readonly by: string | undefined
  /** The first is the first given; the last is how it stands. */
  readonly answers: readonly RemarkAnswer[]
  /** Whether everybody may read it: answered, or published as it stands. */
  readonly isPublic: boolean
  /** Why it is not shown, where it was refused and never answered. */
  readonly refused: RefusalKind | undefined
}

/** Where a remark stands, in the words of the table of permissions. */
export function stateOf({ answers, isPublic, refused }: Omit<Remark, 'said'>): string {
  if (answers.length > 0) return 'answered'
  if (refused !== undefined) return 'refused'
  return isPublic ? 'published' : 'waiting'
}

/** Whether somebody still has to answer it. */
export function isOpen(remark: Remark): boolean {
  return remark.answers.length === 0 && remark.refused === undefined
}

/**
 * Remarks from their entries, oldest first.
 *
 * @param entries - of the kind {@link REMARK}, in the order of recording, as some reader may read them
 */
export function readRemarks(entries: readonly Entry[]): readonly Remark[] {
  return [...Map.groupBy(entries, ({ record }) => record)].flatMap(([record, its]) => {
    const made = its.find(({ event, act }) => event === 'made' && act === 'record')
    if (made?.happened == null) return []
    const recorded = its.filter(({ act }) => act === 'record')
    const answers = recorded.flatMap(({ event, happened, says }): RemarkAnswer[] => {
      const read = event === 'answered' ? answerSchema.safeParse(says).data : undefined
      return read && happened !== null ? [{ ...read, on: happened }] : []
    })
    const isPublic = recorded.some(({ event }) => event === 'published' || event === 'answered')
    const refusal = recorded.find(({ event }) => event === 'refused')
    const why = refusedSchema.safeParse(refusal?.says).data?.why
    return [
      {
        record,
        on: made.happened,
        said: saidIn(made) ?? recorded.map(saidIn).findLast((said) => said !== undefined),
        by: typeof made.says['by'] === 'string' ? made.says['by'] : undefined,
        answers,
        isPublic,
        refused: isPublic || refusal === undefined ? undefined : (why ?? 'nothing-here'),
      },
    ]
  })
}

const saidIn = ({ says }: Entry): Said | undefined => saidSchema.safeParse(says['said']).data
