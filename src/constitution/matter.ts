import { z } from 'zod'
import { idSchema } from './ids.ts'

const words = z.string().min(1)

/** What is answered when a vote is carried and when it is lost, each with what is said of it. */
const outcomesSchema = z.strictObject({
  carried: z.strictObject({ answer: idSchema, words }),
  lost: z.strictObject({ answer: idSchema, words }),
})
type Outcomes = z.infer<typeof outcomesSchema>

/** What is said of each answer, by the answer. */
export function headlinesOf({ carried, lost }: Outcomes): Readonly<Record<string, string>> {
  return { [carried.answer]: carried.words, [lost.answer]: lost.words }
}

/** Something that the panel may veto, or change by a vote of its own majority. */
export const matterSchema = z.strictObject({
  /** As it is chosen: "The precept". */
  label: words,
  /** As it stands in a sentence: "the precept". */
  name: words,
  /** The stages at which it comes to the panel, by id, each as it is chosen. */
  stages: z
    .record(idSchema, words)
    .refine((stages) => Object.keys(stages).length > 0, 'Write one stage at least'),
  /** True of a power against a person: where texts differ on it, someone has to rule. */
  against_person: z.boolean().default(false),
  outcomes: outcomesSchema.optional(),
})
export type Matter = z.infer<typeof matterSchema>

/** A question of the panel's own, which a vote settles. */
export const ownQuestionSchema = z.strictObject({
  /** "Are the rules of procedure suspended?" */
  asks: words,
  against_person: z.boolean().default(false),
  outcomes: outcomesSchema,
})
export type OwnQuestion = z.infer<typeof ownQuestionSchema>
