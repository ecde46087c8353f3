import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'
import type { Entry } from '#storage/index.ts'

/** The kind of record: what one report of the panel recommends, and how that was answered. Its days are in its case. */
export const RECOMMENDATIONS = 'recommendations'

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
}

/**
 * What each report recommends, by the slug of its case.
 *
 * @param entries - of the kind {@link RECOMMENDATIONS}, in the order of recording, as some reader may read them
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
      return [[slug, { ...says, slug, copies: new Map(copies), answered }]]
    }),
  )
}
