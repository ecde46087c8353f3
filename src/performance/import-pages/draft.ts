import { z } from 'zod'
import { recipeSchema } from '#documents/index.ts'

/** What is kept beside a file that waits to be imported: why it was sent, and how it is read so far. */
const draftSchema = z.object({
  why: z.string(),
  recipe: recipeSchema,
  /** Whether the recipe was proposed for this file; else it is one that was in force, as far as it is unchanged. */
  isProposed: z.boolean(),
})

export type Draft = z.infer<typeof draftSchema>

export const writeDraft = (draft: Draft): string => JSON.stringify(draft)

/** @throws when it was not written by this version of the program */
export const readDraft = (text: string): Draft => draftSchema.parse(JSON.parse(text))
