import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'
import { idSchema } from './measure.ts'

const day = z.iso.date('Write a day as 2019-03-15')

/** Which figures an entry touches: measures by id, areas by id or by kind. */
export const scopeSchema = z.strictObject({
  measures: z.union([z.literal('all'), z.array(idSchema).min(1)]),
  areas: z.union([z.literal('all'), z.array(idSchema).min(1)]).default('all'),
})

const way = z.enum(['up', 'down', 'either'], 'Say up, down or either')

/**
 * Which way its source says that the figures in scope moved, or of some of them each. What is not said
 * explains nothing: it is named only as being in the same time.
 */
const directionSchema = z.union([way, z.record(idSchema, way)])

/**
 * Something that happened, with its days and the measures it is said to touch. A flagged point that
 * overlaps it, and moved the way it is said to move figures, "coincides with" it; nothing here says it was the cause.
 */
export const eventSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  /** The name inside a sentence, "the first lockdown", where the name itself does not read well. */
  phrase: z.string().min(1).optional(),
  /** A few words for the top of a chart. */
  short: z.string().min(1).max(24),
  from: day,
  to: day,
  scope: scopeSchema,
  direction: directionSchema.optional(),
  note: z.string().optional(),
  source: sourceSchema,
})

/**
 * A change in how something is recorded. From `from` on, the measures in scope do not compare with
 * before: no difference, percent or arrow is given across it. `rebase` says that control limits
 * start again there, and only with a reason and the name of the office that approved it.
 */
export const recordingChangeSchema = z.strictObject({
  id: idSchema,
  name: z.string().min(1),
  short: z.string().min(1).max(24),
  from: day,
  /** The first day when it is known only to the month or not at all; shown with the date. */
  dateNote: z.string().optional(),
  scope: scopeSchema,
  direction: directionSchema.optional(),
  effect: z.string().min(1),
  rebase: z.strictObject({ reason: z.string().min(1), approvedBy: z.string().min(1) }).optional(),
  source: sourceSchema,
})

export const eventFileSchema = z.strictObject({ events: z.array(eventSchema) })
export const recordingChangeFileSchema = z.strictObject({ changes: z.array(recordingChangeSchema) })

export type Event = Readonly<z.infer<typeof eventSchema>>
export type RecordingChange = Readonly<z.infer<typeof recordingChangeSchema>>
export type Scope = z.infer<typeof scopeSchema>
export type StatedDirection = z.infer<typeof directionSchema>

export const glossaryFileSchema = z.strictObject({
  terms: z.array(
    z.strictObject({
      term: z.string().min(1),
      /** Other spellings that count as a use of the term: "ASB", "CSE". Matched as whole words. */
      also: z.array(z.string()).default([]),
      meaning: z.string().min(1),
      source: sourceSchema,
    }),
  ),
})

export type GlossaryTerm = z.infer<typeof glossaryFileSchema>['terms'][number]
