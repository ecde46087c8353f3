import { z } from 'zod'

/** A name in a definition, as expressions and columns have it. */
export const nameSchema = z
  .string()
  .regex(
    /^[a-z][a-z0-9]*(_[a-z0-9]+)*$/,
    'Write a name in small letters, figures and underlines, such as received or passed_to',
  )

/** A code or an id, as addresses have it. */
export const codeSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write it in small letters, figures and hyphens')

export const daySchema = z.iso.date('Write a day as 2019-03-15')

export const wordsSchema = z.string().trim().min(1)

export const audienceSchema = z.enum(
  ['public', 'members', 'office', 'sealed'],
  'Say who may read it: public, members, office or sealed',
)

/**
 * A code of a list. `from` and `until` are the first and the last day on which it can be chosen; an older entry
 * keeps it. `was` are codes that older entries and files have for the same.
 */
const listedCodeSchema = z.strictObject({
  code: codeSchema,
  words: wordsSchema,
  from: daySchema.optional(),
  until: daySchema.optional(),
  was: z.array(codeSchema).default([]),
})

const about = {
  field: nameSchema,
  label: wordsSchema,
  hint: wordsSchema.optional(),
  /** What ends the sentence that asks for it: "the day it came" after "Enter"; made of the label unless said. */
  asks: wordsSchema.optional(),
  /** Who may read it; the office unless said, and only those named where it is a person. */
  audience: audienceSchema.optional(),
  /** Whether it has to be filled in: yes, no, or when that holds. */
  required: z.union([z.boolean(), wordsSchema]).default(false),
  /** Other headings that a spreadsheet has for it; its label and its name are always known. */
  columns: z.array(wordsSchema).default([]),
  /** What it is called in a published standard. */
  standard: wordsSchema.optional(),
  /** The first and the last day of entries that it is asked of. */
  from: daySchema.optional(),
  until: daySchema.optional(),
}

const longest = z.int().min(1).max(10_000)
const number = z.number()

const single = [
  z.strictObject({ ...about, kind: z.literal('text'), longest: longest.default(300) }),
  z.strictObject({ ...about, kind: z.literal('long-text'), longest: longest.default(4_000) }),
  z.strictObject({ ...about, kind: z.literal('day') }),
  /** A day and a time by the clock. */
  z.strictObject({ ...about, kind: z.literal('hour') }),
  z.strictObject({ ...about, kind: z.literal('money') }),
  /** A whole number. */
  z.strictObject({
    ...about,
    kind: z.literal('count'),
    least: z.int().optional(),
    most: z.int().optional(),
    unit: wordsSchema.optional(),
  }),
  z.strictObject({
    ...about,
    kind: z.literal('number'),
    decimals: z.int().min(1).max(4).default(2),
    least: number.optional(),
    most: number.optional(),
    unit: wordsSchema.optional(),
  }),
  /** A percentage, and of how many it is: `<field>_n`. */
  z.strictObject({
    ...about,
    kind: z.literal('percentage'),
    decimals: z.int().min(0).max(2).default(1),
    of: wordsSchema,
  }),
  /** A length of time, in hours or as 1:30. */
  z.strictObject({ ...about, kind: z.literal('duration'), most_hours: number.optional() }),
  z.strictObject({ ...about, kind: z.literal('yes-no') }),
  z.strictObject({ ...about, kind: z.literal('code'), codes: z.array(listedCodeSchema).min(1) }),
  /** One of the area's places, of these kinds where some are listed. */
  z.strictObject({
    ...about,
    kind: z.literal('place'),
    of: z.array(codeSchema).default([]),
  }),
  /** Who somebody is: read by those named alone, unless said. */
  z.strictObject({ ...about, kind: z.literal('person') }),
  /** Which post somebody holds, not who they are. */
  z.strictObject({ ...about, kind: z.literal('post') }),
  /** The reference of an entry of another register. */
  z.strictObject({ ...about, kind: z.literal('link'), to: codeSchema }),
  /** A promise, by its number. */
  z.strictObject({ ...about, kind: z.literal('promise') }),
  /** A measure, by its id. */
  z.strictObject({ ...about, kind: z.literal('measure') }),
  /** Where something is published. */
  z.strictObject({ ...about, kind: z.literal('web-address') }),
] as const

/** A document that stands with an entry, added once the entry is recorded. */
const fileFieldSchema = z.strictObject({ ...about, kind: z.literal('file') })

/** One thing that is filled in once inside a group. */
export const singleFieldSchema = z.discriminatedUnion(
  'kind',
  single,
  'Write a kind of field: text, long-text, day, hour, money, count, number, percentage, duration, yes-no, code, place, person, post, link, promise, measure or web-address',
)

export type SingleField = Readonly<
  z.infer<typeof singleFieldSchema> | z.infer<typeof fileFieldSchema>
>

export const fieldSchema = z.discriminatedUnion(
  'kind',
  [
    ...single,
    fileFieldSchema,
    /** What is filled in as often as there is something to say: concerns, partners, visits. */
    z.strictObject({
      field: nameSchema,
      label: wordsSchema,
      kind: z.literal('group'),
      /** What one of them is called: "concern". */
      one: wordsSchema,
      hint: wordsSchema.optional(),
      most: z.int().min(1).max(20).default(20),
      required: z.boolean().default(false),
      fields: z.array(singleFieldSchema).min(1),
    }),
  ],
  'Write a kind of field: text, long-text, day, hour, money, count, number, percentage, duration, yes-no, code, place, person, post, link, promise, measure, web-address, file or group',
)
