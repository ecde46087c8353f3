import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'
import type { Audience } from '#storage/index.ts'
import { conditionSchema } from './condition.ts'

/** What was said, as what: only a resolution is an act of the panel. */
export const KINDS = {
  resolution: 'Resolution of the panel',
  'agreed-action': 'Agreed action',
  request: 'Request',
  suggestion: 'Suggestion',
  consideration: 'To be considered',
  offer: 'Offer',
  invitation: 'Invitation',
  intention: 'Intention stated in a paper',
  commitment: 'Commitment, repeated in time',
} as const

/** What can be recorded of an undertaking once it stands. */
export const HAPPENINGS = {
  noted: 'Found on looking for it',
  'condition-met': 'Condition met',
  answered: 'Answered',
  evidence: 'Done',
  confirmed: 'Confirmed at a meeting',
  refused: 'Refused',
  overtaken: 'Overtaken',
  lapsed: 'Lapsed',
} as const

export type HappeningKind = keyof typeof HAPPENINGS

/** How often a commitment comes round, with the months between. */
export const CADENCES = { month: 1, quarter: 3, 'half-year': 6, year: 12 } as const

const keysOf = <Key extends string>(words: Readonly<Record<Key, unknown>>) =>
  Object.keys(words) as [Key, ...Key[]]

const idSchema = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters')
const daySchema = z.iso.date('Write a day as 2019-09-24')
const wordsSchema = z.string().trim().min(1)
const minuteSchema = z.int().min(1)

const dueSchema = z
  .strictObject({
    /** As it was said, where that is no day: "future reports". */
    words: wordsSchema.optional(),
    /** Only where a day is stated. */
    on: daySchema.optional(),
  })
  .refine(({ words, on }) => words !== undefined || on !== undefined, {
    message: 'Say by when in words, or on which day',
  })

const cadenceSchema = z.strictObject({
  every: z.enum(keysOf(CADENCES)),
  /** The day on which the first is due. */
  first: daySchema,
})

/** What it is about, by the ids of the area. */
const aboutSchema = z.strictObject({
  measures: z.array(idSchema).default([]),
  reports: z.array(idSchema).default([]),
})

/** What an undertaking says of itself, in the file and on the record alike. */
export const saysSchema = z.strictObject({
  kind: z.enum(keysOf(KINDS)),
  /** The day of the meeting that it stands in the minutes or the papers of. */
  meeting: daySchema,
  /** The number of the minute, where it stands in minutes. */
  item: minuteSchema.optional(),
  source: sourceSchema,
  /** An office of the area; left out where none is named. */
  who: idSchema.optional(),
  /** Who may be meant where none is named. */
  hint: wordsSchema.optional(),
  what: wordsSchema,
  /** What there will be once it is done: "report", "letter", "answer". */
  awaits: wordsSchema,
  due: dueSchema.optional(),
  cadence: cadenceSchema.optional(),
  condition: conditionSchema.optional(),
  about: aboutSchema.default({ measures: [], reports: [] }),
  /** The number of the earlier one that this asks for again. */
  repeats: minuteSchema.optional(),
})

export type Says = z.infer<typeof saysSchema>

export const saidOfItSchema = z.strictObject({
  /** What was found, done or said, in a few of our words. */
  words: wordsSchema,
  source: sourceSchema,
  /** Where it stands in the minutes of a meeting: its day and the number of the minute. */
  meeting: daySchema.optional(),
  item: minuteSchema.optional(),
  /** Of a commitment: the day for which it was due. */
  for: daySchema.optional(),
  /** The number of the letter of the panel that it is. */
  letter: minuteSchema.optional(),
  /** An address of this site that shows it, to all who may read of it. */
  page: z.string().startsWith('/').optional(),
})

export type SaidOfIt = z.infer<typeof saidOfItSchema>

/** Something that is on record of an undertaking. */
export interface Happening extends SaidOfIt {
  readonly kind: HappeningKind
  /** YYYY-MM-DD */
  readonly on: string
  /** From which day it is known here, YYYY-MM-DD. */
  readonly known: string
  /** The number of its entry, where it was recorded on the site. */
  readonly entry?: number
  /** That it was read in a figure or a case by the program: nobody recorded it of the undertaking. */
  readonly isWorkedOut?: true
  /** That it was recorded in error: it counts for nothing from that day on, and stays to be read. */
  readonly struck?: { readonly on: string; readonly reason: string }
}

/** Where in the record of a meeting something was undertaken: the event by which it was recorded. */
export const madeAtSchema = z.strictObject({ meeting: wordsSchema, event: wordsSchema })

export type MadeAt = z.infer<typeof madeAtSchema>

/** What it said from a day on, until it was put right the next time. */
export interface SaysVersion {
  readonly says: Says
  /** From which day it is known here, YYYY-MM-DD. */
  readonly known: string
  /** Why it was put right; `null` of the first. */
  readonly why: string | null
  /** Whether it follows the record of the meeting, and nobody wrote it. */
  readonly isOfRecord: boolean
}

/** Something promised, asked for or resolved, with all that is on record of it. */
export interface Undertaking extends Says {
  readonly number: number
  /** Left out where it was recorded by itself, or stands in the area's file. */
  readonly madeAt?: MadeAt
  /** The first of them first; none of what stands in the area's file and was never put right. */
  readonly versions: readonly SaysVersion[]
  /** From which day it is known here, YYYY-MM-DD. */
  readonly known: string
  /** Who may read of it. */
  readonly audience: Exclude<Audience, 'sealed'>
  /** What decides its condition, where the program reads that itself. */
  readonly decidedBy?: string
  /** In the order they happened; those of one day in the order of recording. */
  readonly happenings: readonly Happening[]
}

/** `undertakings.yaml`: offices beside those of people.yaml, and what was undertaken. */
export const undertakingsFileSchema = z.strictObject({
  offices: z
    .array(z.strictObject({ id: idSchema, name: wordsSchema, source: sourceSchema }))
    .default([]),
  undertakings: z
    .array(
      saysSchema.extend({
        number: minuteSchema,
        happenings: z
          .array(saidOfItSchema.extend({ kind: z.enum(keysOf(HAPPENINGS)), on: daySchema }))
          .default([]),
      }),
    )
    .default([]),
})

export type UndertakingsFile = z.infer<typeof undertakingsFileSchema>

/** All that was undertaken, as somebody may read it. */
export interface Undertakings {
  /** What each office is called, by id. */
  readonly offices: ReadonlyMap<string, string>
  /** By number. */
  readonly all: readonly Undertaking[]
}
