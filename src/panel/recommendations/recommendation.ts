import { z } from 'zod'
import { fileToldSchema, MEETING_FILES_TOLD } from '#holdings/index.ts'
import { sourceSchema } from '#shared/index.ts'
import type { Entry } from '#storage/index.ts'
import { standing } from '../meetings/recorded-meetings.ts'

/** How a recommendation can be answered. */
export const ANSWERS = {
  accepted: 'Accepted',
  partly: 'Accepted in part',
  'not-accepted': 'Not accepted',
} as const

export type AnswerKind = keyof typeof ANSWERS

const madeSchema = z.object({
  /** In their order: the first is recommendation 1. */
  texts: z.array(z.string()).min(1),
  source: sourceSchema,
  /** Why it is not for everybody, where it is not. */
  exempt: z.object({ category: z.string(), reason: z.string() }).optional(),
})

const answeredSchema = z.object({
  answers: z.array(
    z.object({
      answer: z.enum(Object.keys(ANSWERS) as [AnswerKind, ...AnswerKind[]]),
      reasons: z.string().optional(),
    }),
  ),
  source: sourceSchema,
})

export type Made = z.infer<typeof madeSchema>

/** How the recommendations of a report were answered, in their order. */
export interface Answered extends z.infer<typeof answeredSchema> {
  /** YYYY-MM-DD */
  readonly on: string
}

/** What a report recommends, with its copies and answers. */
export interface Recommended extends Made {
  /** In the address of the case of the report. */
  readonly slug: string
  /** The councils that were sent a copy, each with its day. */
  readonly copies: ReadonlyMap<string, string>
  readonly answered: Answered | undefined
  /** What came with the answer, in the order it was kept. */
  readonly attached: readonly Attached[]
}

const attachedSchema = z.object({
  title: z.string(),
  /** As it is told by what is in it. */
  type: z.enum(['pdf', 'docx']),
  /** What it carries that its pages do not show, in a sentence each. */
  carries: z.array(z.string()).default([]),
})

/** Why a document is not for everybody. */
const withheldSchema = z.object({ reason: z.string() })

/** A document that came with an answer. */
export interface Attached extends z.infer<typeof attachedSchema> {
  /** The number of its entry, in its address. */
  readonly entry: number
  /** What its file is called beside the entry. */
  readonly name: string
  readonly bytes: number
  /** Why it is for members and the office alone, where it is. */
  readonly reason: string | undefined
}

const readAttached = ({ id, event, says }: Entry): readonly Attached[] => {
  const attached = attachedSchema.safeParse(says['attached']).data
  const told = [MEETING_FILES_TOLD.public, MEETING_FILES_TOLD.members].flatMap(
    (key) => z.array(fileToldSchema).safeParse(says[key]).data ?? [],
  )
  const [file] = told
  if (event !== 'attached' || attached === undefined || file === undefined) return []
  const reason = withheldSchema.safeParse(says['withheld']).data?.reason
  return [{ ...attached, entry: id, name: file.name, bytes: file.bytes, reason }]
}

/**
 * What each report recommends, by the slug of its case. Its days are in that case.
 *
 * @param entries - of the kind `recommendations`, in the order of recording, as some reader may read them
 */
export function readRecommended(entries: readonly Entry[]): ReadonlyMap<string, Recommended> {
  return new Map(
    [...Map.groupBy(entries, ({ record }) => record)].flatMap(([slug, its]) => {
      const made = its.findLast(({ event }) => event === 'made')
      const says = madeSchema.safeParse(made?.says['made']).data
      if (says === undefined) return []
      const copies = its.flatMap(({ event, happened, says: said }) => {
        const { council } = said
        return event === 'copied' && typeof council === 'string' && happened !== null
          ? [[council, happened] as const]
          : []
      })
      const answer = its.findLast(({ event }) => event === 'answered')
      const answers = answeredSchema.safeParse(answer?.says['answered']).data
      const on = answer?.happened
      const answered = answers !== undefined && on != null ? { ...answers, on } : undefined
      const attached = standing(its).flatMap(readAttached)
      return [[slug, { ...says, slug, copies: new Map(copies), answered, attached }]]
    }),
  )
}
