import { z } from 'zod'

const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters, figures and hyphens')
const words = z.string().trim().min(1)

/** Something that is filled in when a step is recorded. */
const askedSchema = z.strictObject({
  name: z.string().regex(/^[a-z][a-zA-Z]*$/, 'Write a name in letters, the first a small one'),
  label: words,
  hint: words.optional(),
  kind: z.enum(['text', 'long-text', 'day', 'number', 'yes-no']),
  required: z.boolean().default(true),
})
export type AskedInData = z.infer<typeof askedSchema>

/**
 * The vote that a step is: by which majority, and where the case goes. Without `question` or `matter` it
 * is an ordinary proposition.
 */
const voteSchema = z
  .strictObject({
    /** One of `own_questions`. */
    question: idSchema.optional(),
    /** One of `matters`, at one of its stages. */
    matter: idSchema.optional(),
    stage: idSchema.optional(),
    carried: idSchema,
    lost: idSchema,
  })
  .refine(
    ({ question, matter, stage }) =>
      (question === undefined || matter === undefined) &&
      (matter === undefined) === (stage === undefined),
    'Write a question, or a matter with its stage, or neither for an ordinary vote',
  )
export type VoteInData = z.infer<typeof voteSchema>

const stepSchema = z
  .strictObject({
    id: idSchema,
    /** What happens: "{Clerk} acknowledges the petition". */
    does: words,
    /** States from which it can happen. */
    from: z.array(idSchema).min(1),
    /** The state it leads to, where it is no vote. */
    to: idSchema.optional(),
    vote: voteSchema.optional(),
    /** True of a step that convenes a meeting: its day is asked, and held against the notice it needs. */
    sets_meeting: z.boolean().default(false),
    /** Done at a meeting: the step that convenes it. */
    at_meeting_of: idSchema.optional(),
    asks: z.array(askedSchema).default([]),
    /** Events that deadlines count from, and that this is: `petition-received`. */
    starts: z.array(idSchema).default([]),
    /** Deadlines, by their ids, that are met when it happens. */
    meets: z.array(idSchema).default([]),
    /** Ids of the rules it rests on. */
    rules: z.array(idSchema).default([]),
  })
  .refine(
    ({ to, vote }) => (to === undefined) !== (vote === undefined),
    'Write to, the state it leads to, or vote, with where the case goes carried and lost',
  )
  .refine(
    ({ vote, sets_meeting: sets }) => vote === undefined || !sets,
    'A vote does not convene a meeting. Make two steps of it',
  )

/** `procedures/<name>.yaml`: a procedure that only this panel has, run as cases by what is written here. */
export const ownProcedureSchema = z.strictObject({
  /** As the rules' deadlines name it: `petition`. */
  id: idSchema,
  name: words,
  /** One sentence on what it is for. */
  about: words,
  /** Each state in words that finish "This is …". */
  states: z.record(idSchema, words),
  initial: idSchema,
  /** The states that end a case. */
  over: z.array(idSchema).min(1),
  steps: z.array(stepSchema).min(1),
  /** Which deadlines are open in which states only; the others are open until they are met. */
  open_only_in: z.record(idSchema, z.array(idSchema).min(1)).default({}),
})

export type OwnProcedure = z.infer<typeof ownProcedureSchema>
export type OwnStep = OwnProcedure['steps'][number]
