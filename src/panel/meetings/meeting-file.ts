import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'

/** What kinds of meeting there are, in the words that stand before their day. */
export const MEETING_KINDS = {
  ordinary: 'Meeting',
  special: 'Special meeting',
  subcommittee: 'Meeting of a subcommittee',
  'task-group': 'Meeting of a task group',
} as const

export type MeetingKind = keyof typeof MEETING_KINDS

export const KIND_NAMES = Object.keys(MEETING_KINDS) as [MeetingKind, ...MeetingKind[]]

/** What kinds of interest a member declares, in the words that follow them. */
export const INTEREST_KINDS = {
  personal: 'a personal interest',
  'other-registrable': 'another registrable interest',
  pecuniary: 'a pecuniary interest',
} as const

/** By which a meeting is known: its day, and for a second of the day its kind: `2026-03-10-special`. */
export const ADDRESS = /^\d{4}-\d{2}-\d{2}(-[a-z][a-z0-9-]*)?$/

const daySchema = z.iso.date('Write a day as 2019-09-24')
const timeSchema = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Write a time as '14:00'")
const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters, figures and hyphens')
const textSchema = z.string().trim().min(1)
const numberSchema = z.int().min(1)

/** For when and where it was to be: several that stand one after another keep what was planned before. */
const planSchema = z.strictObject({
  day: daySchema,
  time: timeSchema.nullable().default(null),
  place: textSchema.nullable().default(null),
  source: sourceSchema,
})

const declarationSchema = z.strictObject({
  person: idSchema,
  kind: z.enum(Object.keys(INTEREST_KINDS) as [keyof typeof INTEREST_KINDS]),
  /** Of which items: "all substantive items". */
  scope: textSchema,
  /** `null` where it is not stated, or the law lets it be withheld. */
  reason: textSchema.nullable(),
  /** Whether what it is is withheld by law, as a sensitive interest is. */
  withheld_by_law: z.boolean().default(false),
  /** Whether they left the room; `null` where that is not stated. */
  withdrew: z.boolean().nullable(),
})

/** That it took place, as far as a source states it: `null` for what it does not state. */
const heldSchema = z.strictObject({
  day: daySchema,
  place: textSchema.nullable().default(null),
  began: timeSchema.nullable().default(null),
  ended: timeSchema.nullable().default(null),
  /** Who presided. */
  chair: idSchema.nullable().default(null),
  present: z.array(idSchema).nullable().default(null),
  apologies: z.array(idSchema).nullable().default(null),
  in_attendance: z
    .array(z.strictObject({ person: idSchema, as: textSchema }))
    .nullable()
    .default(null),
  declarations: z.array(declarationSchema).nullable().default(null),
  /** That it was adjourned and did not go on, with to when in the words of whoever said it. */
  adjourned: z.strictObject({ to: textSchema.nullable() }).nullable().default(null),
  source: sourceSchema,
})

const paperSchema = z.strictObject({
  title: textSchema,
  /** Whose report it is, by their office or post and not by name: "the Chief Executive of the office". */
  author: textSchema.optional(),
  /** What it asks the panel to do. */
  asks: textSchema.optional(),
  /** How the minutes name it: "Agenda Item 7". */
  marked: textSchema.optional(),
})

/** A point of a meeting, by its meeting, its minute and the letter of a resolution. */
const pointSchema = z.strictObject({
  meeting: z.string().regex(ADDRESS, 'Write the address of a meeting, such as 2019-07-22'),
  minute: numberSchema,
  letter: z
    .string()
    .regex(/^[a-z]$/)
    .optional(),
})

/** Why an item is taken in private. */
export const restrictedSchema = z.object({
  /** Of Schedule 12A to the Local Government Act 1972, in its words. */
  category: textSchema,
  /** Why the public interest in keeping it private outweighs that in telling it. */
  reason: textSchema,
})

/** One item of business. */
const itemSchema = z
  .strictObject({
    /** The number of its minute, which runs on through the municipal year. */
    minute: numberSchema.optional(),
    /** Its number on the agenda. */
    agenda: numberSchema.optional(),
    /** By which it is known where neither of these is: its place in the papers. */
    number: numberSchema.optional(),
    title: textSchema,
    papers: z.array(paperSchema).default([]),
    /** What came of it, in our words, where that is no resolution. */
    outcome: textSchema.optional(),
    restricted: restrictedSchema.strict().optional(),
    /** Why the chair took it as urgent. */
    urgent: textSchema.optional(),
    /** What was asked for at a meeting before, that a paper of it answers. */
    answers: z.array(pointSchema).default([]),
    source: sourceSchema.optional(),
  })
  .refine(({ minute, agenda, number }) => (minute ?? agenda ?? number) !== undefined, {
    message: 'Give it the number of its minute, its number on the agenda, or a number of its own',
  })

/** What the panel resolved, in our words. */
const resolutionSchema = z.strictObject({
  minute: numberSchema,
  letter: z
    .string()
    .regex(/^[a-z]$/, 'Write one small letter')
    .optional(),
  words: textSchema,
  /** A report that it asks for, and for which meeting, or in what words where no day is said. */
  report: z
    .strictObject({
      about: textSchema,
      due: z.string().regex(ADDRESS, 'Write the address of a meeting').nullable(),
      words: textSchema.optional(),
    })
    .optional(),
})

const minutesSchema = z.strictObject({
  /** Where they are read; left out where they are only known to be. */
  source: sourceSchema.optional(),
  /** At which meeting they were confirmed; left out where that is not recorded. */
  confirmed: pointSchema.omit({ letter: true }).optional(),
})

/** `meetings/<address>.yaml`: what papers that are held state of one meeting. */
export const meetingFileSchema = z.strictObject({
  kind: z.enum(KIND_NAMES),
  /** Of a subcommittee or a task group. */
  name: textSchema.optional(),
  planned: z.array(planSchema).default([]),
  held: heldSchema.optional(),
  items: z.array(itemSchema).default([]),
  resolutions: z.array(resolutionSchema).default([]),
  minutes: minutesSchema.optional(),
})

export type MeetingFile = z.infer<typeof meetingFileSchema>
export type MeetingItem = MeetingFile['items'][number]
export type Held = NonNullable<MeetingFile['held']>

/** `meetings/about.yaml`: what holds of every meeting. */
export const meetingsAboutSchema = z.strictObject({
  /** Month and day on which minutes begin again at 1. */
  year_begins: z.string().regex(/^(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, "Write it as '06-01'"),
  source: sourceSchema.optional(),
  /** Whether members may attend from elsewhere; `null` where no rule says. */
  attendance_from_afar: z.boolean().nullable().default(null),
})
