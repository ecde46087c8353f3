import { z } from 'zod'
import { sourceSchema } from '#shared/index.ts'
import { idSchema } from './ids.ts'
import { citationSchema, daySchema } from './rule.ts'
import { thresholdSchema } from './thresholds.ts'

/** One text of the constitution: what is in force, or what is proposed in its place. */
const versionSchema = z.strictObject({
  id: idSchema,
  title: z.string().min(1),
  /** The day from which questions are answered by it. */
  applied_from: daySchema,
  applied_to: daySchema.optional(),
  source: sourceSchema,
  doubt: z.string().min(1).optional(),
})

/** A change that the paper proposing the new text tells its readers of. */
const reportedChangeSchema = z.strictObject({
  paragraph: z.string().min(1),
  about: z.string().min(1),
  /** The paragraphs it names, checked like any other reference. */
  cites: citationSchema.optional(),
  rules: z.array(idSchema).min(1),
  /** Whole subjects it speaks of, besides those rules. */
  subjects: z.array(idSchema).default([]),
})

/** `constitution/versions.yaml`: the texts, oldest first, and what the covering report mentioned. */
export const versionFileSchema = z.strictObject({
  versions: z.array(versionSchema).min(1),
  covering_report: z
    .strictObject({ source: sourceSchema, mentions: z.array(reportedChangeSchema) })
    .optional(),
})

/**
 * One place where the texts disagree or leave a gap, and what is done meanwhile. What each text says is
 * in the rules that name the conflict.
 */
const conflictSchema = z.strictObject({
  id: z.string().regex(/^[A-Z]\d{2}$/, 'Write a conflict id as C01'),
  title: z.string().min(1),
  problem: z.string().min(1),
  applied: z.string().min(1),
  /** Who has to settle it; what they say is recorded as a ruling on this id. */
  needs_ruling_by: z.string().min(1),
  /** Answers a ruling may give, when a question can take them up. */
  rulings_allowed: z.array(z.string().min(1)).default([]),
})

export const conflictFileSchema = z.strictObject({ conflicts: z.array(conflictSchema) })

/** A point on which the constitution says nothing, and the default used until someone rules. */
const silenceSchema = z.strictObject({
  id: idSchema,
  question: z.string().min(1),
  default: z.string().min(1),
  /** The share that the default stands on, where it is one. */
  majority: thresholdSchema.optional(),
  /** What it makes of a question that is left open by it, until someone rules. */
  provisionally: z.enum(['carried', 'not-carried']).optional(),
  source: sourceSchema,
  needs_ruling_by: z.string().min(1),
  /** The entry of the conflict register that speaks of the same gap. */
  conflict: z.string().min(1).optional(),
  rulings_allowed: z.array(z.string().min(1)).default([]),
})

/**
 * One of the texts in the order in which they prevail, and by what its rules are known. All that is
 * given has to be so.
 */
const markedTextSchema = z.strictObject({
  text: z.string().min(1),
  law: z.boolean().optional(),
  /** `false` for what was read in the text itself, `true` for what is held in doubt. */
  doubt: z.boolean().optional(),
  documents: z.array(z.string().min(1)).min(1).optional(),
  /** `Rule` is for Rule 7 and Rule 102(c), `Protocol` for whatever stands in the protocol. */
  paragraphs: z.array(z.string().min(1)).min(1).optional(),
})
export type PrecedenceText = z.infer<typeof markedTextSchema>

const precedenceTextSchema = z.union([
  markedTextSchema,
  // As written before texts had marks: only the law can be known by such a name
  z
    .string()
    .min(1)
    .transform((text): PrecedenceText => (/^statute/i.test(text) ? { text, law: true } : { text })),
])

/**
 * Who is held to account from a day on. A board has members who vote, and may appoint a lead; what the
 * panel's sentences call it is in `words`, which stand in place of those of the panel.
 */
const accountableSchema = z
  .strictObject({
    from: daySchema,
    kind: z.enum(['commissioner', 'mayor', 'board']),
    /** "Police and Crime Commissioner". */
    title: z.string().min(1),
    words: z.strictObject({
      office: z.string().min(1),
      chair: z.string().min(1).optional(),
      clerk: z.string().min(1).optional(),
      monitoring_officer: z.string().min(1).optional(),
    }),
    /** Of a board: how many vote, and what the one whom it appoints is called. */
    members: z.int().min(1).optional(),
    lead: z.string().min(1).optional(),
  })
  .refine(
    ({ kind, members, lead }) => kind === 'board' || (members === undefined && lead === undefined),
    'Only a board has members and a lead. Take them out, or make its kind board',
  )

/**
 * `constitution/settings.yaml`: what this panel calls its offices, how many seats it has, in what
 * order its texts prevail, and what is done where they are silent.
 */
export const settingsFileSchema = z.strictObject({
  words: z.strictObject({
    panel: z.string().min(1),
    chair: z.string().min(1),
    vice_chair: z.string().min(1),
    /** The office held to account, for sentences: "the commissioner". */
    office: z.string().min(1),
    office_title: z.string().min(1),
    clerk: z.string().min(1),
    monitoring_officer: z.string().min(1),
  }),
  /** Oldest first; before the first of them, and without any, the words above hold. */
  accountable: z
    .array(accountableSchema)
    .default([])
    .refine(
      (all) => all.every(({ from }, index) => index === 0 || from > (all[index - 1]?.from ?? '')),
      'Put those who are held to account in the order of their days, one for each day',
    ),
  seats: z.int().min(1),
  time_zone: z.string().min(1).default('Europe/London'),
  precedence: z.array(precedenceTextSchema).min(1),
  silences: z.array(silenceSchema).default([]),
})

/** What someone with the standing to do so decided, on a conflict or a silence. */
export const rulingSchema = z.strictObject({
  id: idSchema,
  /** The conflict or silence ruled on. */
  on: z.string().min(1),
  ruling: z.string().min(1),
  who: z.string().min(1),
  when: daySchema,
  why: z.string().min(1),
})

export const rulingFileSchema = z.strictObject({ rulings: z.array(rulingSchema) })

export type VersionFile = z.infer<typeof versionFileSchema>
/** A conflict with what each text says of it, from the rules that name it. */
export type Conflict = z.infer<typeof conflictSchema> & { readonly texts: readonly string[] }
export type Silence = z.infer<typeof silenceSchema>
export type Settings = z.infer<typeof settingsFileSchema>
export type Ruling = z.infer<typeof rulingSchema>
