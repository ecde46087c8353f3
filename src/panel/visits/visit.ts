import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'

/** The kind of record that a visit is, and an induction, under its id. */
export const VISIT = 'visit'
/** The kind of record that an update is which the panel received. */
export const UPDATE = 'update-received'

export const VISIT_KINDS = {
  visit: 'Visit',
  induction: 'Induction',
  briefing: 'Briefing',
} as const

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters')
const daySchema = z.iso.date('Write a day as 2019-09-24')
const wordsSchema = z.string().trim().min(1)

const offerSchema = z.strictObject({
  kind: z.enum(Object.keys(VISIT_KINDS) as [keyof typeof VISIT_KINDS]),
  what: wordsSchema,
  /** Who offered it, by their office; left out where nobody is named. */
  offeredBy: wordsSchema.optional(),
  toWhom: wordsSchema,
  /** The day it was offered or resolved; left out where no source states it. */
  offered: daySchema.optional(),
  source: sourceSchema,
  /** The meeting and the number of the minute in which it stands. */
  meeting: daySchema.optional(),
  item: z.int().min(1).optional(),
  /** The number of the promise that it is to keep. */
  undertaking: z.int().min(1).optional(),
})

/** Who went: how many, or who they are; `null` where no source says. */
const wentSchema = z.union([z.int().min(1), z.array(wordsSchema)]).nullable()

const madeSchema = z.strictObject({
  /** The day, where a source states it; else "before" so much is known in `when`. */
  on: daySchema.optional(),
  /** When it was, in words, where no day is stated. */
  when: wordsSchema.optional(),
  went: wentSchema.default(null),
  /** What was learned, in our words; `null` where no source says. */
  learned: wordsSchema.nullable().default(null),
  source: sourceSchema,
})

export type Offer = z.infer<typeof offerSchema>
export type Made = z.infer<typeof madeSchema>

/** An offer as the record keeps it, and what was made of it. */
export const offerSays = offerSchema
export const madeSays = madeSchema

/** A visit, an induction or a briefing: what was offered to whom, and each time that it was made. */
export interface Visit extends Offer {
  readonly id: string
  /** Earliest first, as far as days are stated. */
  readonly made: readonly Made[]
  /** The day it was arranged for, YYYY-MM-DD; `null` where none is on record. */
  readonly arranged: string | null
}

/** Something that the panel was told of at a meeting by word of mouth. */
export const updateSchema = z.strictObject({
  meeting: daySchema,
  item: z.int().min(1).optional(),
  giver: wordsSchema,
  areas: z.array(wordsSchema).min(1),
  source: sourceSchema,
})

export type Update = z.infer<typeof updateSchema>

/** `visits.yaml`: what papers that are held say of visits, inductions and updates. */
export const visitsFileSchema = z.strictObject({
  visits: z
    .array(offerSchema.extend({ id: idSchema, made: z.array(madeSchema).default([]) }))
    .default([]),
  updates: z.array(updateSchema).default([]),
})

export interface Visits {
  readonly visits: readonly Visit[]
  /** The latest first. */
  readonly updates: readonly Update[]
}
