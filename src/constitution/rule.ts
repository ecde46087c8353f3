import { z } from 'zod'
import { deadlineCountSchema } from '#days/index.ts'
import { type Source, sourceSchema } from '#shared/index.ts'
import { POINTS } from './decides.ts'
import { idSchema } from './ids.ts'
import { matterSchema, ownQuestionSchema } from './matter.ts'
import { thresholdSchema } from './thresholds.ts'

export const daySchema = z.iso.date('Write a day as 2019-09-24')

/** A thing that must be done by a time, by someone, counted from an event of a procedure. */
const deadlineSchema = z.strictObject({
  /**
   * As timetables give it: `panel-report`, `hearing-and-report`. Rules that share a procedure and
   * an id speak of the same thing: the earlier day is applied and the others are shown.
   */
  id: idSchema,
  /** The procedures that have this deadline: `precept`, `report-response`. */
  procedure: z.array(idSchema).min(1),
  /** What must have happened by then, in our words. */
  what: z.string().min(1),
  /** The event counted from: `notified`, `received`, `meeting`. `year` when it only takes a year. */
  from: idSchema,
  count: deadlineCountSchema,
  /** A second limit: the earlier of the two binds. */
  no_later_than: deadlineCountSchema.optional(),
  /** `earliest` where the count gives the first day that will do, not the last. */
  sense: z.enum(['latest', 'earliest']).default('latest'),
  /** `must`: missing it has an effect or is a breach. The others are targets: late is a warning. */
  strength: z.enum(['must', 'should', 'normally', 'where-practicable']),
  /** May the office and the chair agree another time? Only where the text says so. */
  variable: z.boolean().default(false),
  /** Another day that a stricter or looser reader would take, shown and not applied. */
  disputed: z.strictObject({ count: deadlineCountSchema, reading: z.string().min(1) }).optional(),
})

const exampleParts = {
  input: z.record(z.string(), z.json()),
  /** The day that it is asked of; else today or, once the rule has ended, its last day. */
  on: daySchema.optional(),
}

/** A case worked out by hand: the question, what is put to it, and what it must answer. */
const answeredSchema = z.strictObject({
  question: idSchema,
  ...exampleParts,
  answer: z.string().min(1),
  /** Further named fields of the answer that must come out so. */
  gives: z.record(z.string(), z.json()).optional(),
})

/** One that must be refused, in sentences that say this. */
const refusedSchema = z.strictObject({
  question: idSchema,
  ...exampleParts,
  refused: z.string().min(1),
})

/** Dates of a procedure worked out by hand: what they are counted from, and each by its id. */
const datedSchema = z.strictObject({
  timetable: idSchema,
  input: exampleParts.input,
  due: z
    .record(idSchema, z.string().min(1).nullable())
    .refine((due) => Object.keys(due).length > 0, 'Write one date at least'),
})

const exampleSchema = z.union(
  [answeredSchema, refusedSchema, datedSchema],
  'Write question, input and answer; question, input and refused; or timetable, input and due',
)

/** Paragraphs named in a text, in one of the numberings, and what they are named for. */
export const citationSchema = z.strictObject({
  id: z.string().min(1),
  paragraphs: z.array(z.string().min(1)).min(1),
  for: z.union([idSchema, z.array(idSchema).min(1)]),
  numbering: z.enum(['now', 'before']).default('now'),
})

/**
 * Where a paragraph sends its reader, and what for: the linter looks whether the paragraphs named
 * are there and give it. `external` is for another document, which cannot be looked up here.
 */
const referenceSchema = z.union([
  z.strictObject({ text: z.string().min(1), ...citationSchema.shape }),
  z.strictObject({
    id: z.string().min(1),
    text: z.string().min(1),
    external: z.string().min(1),
    doubt: z.string().min(1).optional(),
  }),
])

const common = {
  id: idSchema,
  /** As the text in hand numbers it, and as it was numbered before. One of them at least. */
  paragraph: z
    .strictObject({ now: z.string().min(1).optional(), before: z.string().min(1).optional() })
    .refine((paragraph) => paragraph.now ?? paragraph.before, 'Write now, before or both'),
  /** In our own words, one sentence or a few. */
  gloss: z.string().min(1),
  /** What the newer text changes in it, where a rule stands in two versions with a difference. */
  amended: z.string().min(1).optional(),
  /** What it is about, more finely than its file's subject: `chair-election`. */
  topic: idSchema,
  actor: z.string().min(1),
  when: z.string().min(1),
  consequence: z.string().min(1).optional(),
  /** Can it be decided from what is recorded: dates, counts, roles, papers? */
  checkable: z.enum(['yes', 'partly', 'no']),
  /** The point of a question that this rule settles: `veto`, `quorum`. See `decides.ts`. */
  decides: z.enum(POINTS).optional(),
  /** What the rule fixes, by name; those of a rule that decides something are checked. */
  parameters: z.record(z.string(), z.json()).default({}),
  examples: z.array(exampleSchema).default([]),
  /** Rules that come next, by the answer that leads to them: `vetoed`. */
  leads_to: z.record(z.string(), z.array(idSchema)).default({}),
  in_force_from: daySchema,
  in_force_to: daySchema.optional(),
  /** The versions of the text that hold it, by their ids in versions.yaml. None for a statute. */
  versions: z.array(idSchema).default([]),
  /** Only where it is not the file's document at the rule's own paragraph. */
  source: sourceSchema.optional(),
  /** What a reader sent to this paragraph would find, by name: `right-of-reply`. */
  gives: z.array(idSchema).default([]),
  refers_to: z.array(referenceSchema).default([]),
  doubt: z.string().min(1).optional(),
  conflicts: z.array(z.string().min(1)).default([]),
  /** Said of a rule that is printed but not to be applied: why. */
  not_applied: z.string().min(1).optional(),
  note: z.string().min(1).optional(),
}

const KINDS = [
  'majority',
  'quorum',
  'deadline',
  'eligibility',
  'permission',
  'prohibition',
  'duty',
  'order',
  'publication',
  'definition',
] as const

/**
 * One rule: one thing that one paragraph says, in our words, with what it fixes.
 *
 * `definition` is for what a body is made of; the other kinds are what a paragraph does.
 */
const ruleSchema = z.discriminatedUnion(
  'kind',
  [
    z.strictObject({ kind: z.literal('majority'), ...common, majority: thresholdSchema }),
    z.strictObject({ kind: z.literal('quorum'), ...common, quorum: thresholdSchema }),
    z.strictObject({ kind: z.literal('deadline'), ...common, deadline: deadlineSchema }),
    z.strictObject({ kind: z.literal('eligibility'), ...common }),
    z.strictObject({ kind: z.literal('permission'), ...common }),
    z.strictObject({ kind: z.literal('prohibition'), ...common }),
    z.strictObject({ kind: z.literal('duty'), ...common }),
    z.strictObject({ kind: z.literal('order'), ...common }),
    z.strictObject({ kind: z.literal('publication'), ...common }),
    z.strictObject({ kind: z.literal('definition'), ...common }),
  ],
  `Write one of ${KINDS.join(', ')}`,
)

/** `constitution/<subject>.yaml` and `statute/<subject>.yaml`. */
export const ruleFileSchema = z.strictObject({
  subject: idSchema,
  title: z.string().min(1),
  /** The text that the rules come from, where a rule does not name another. */
  document: z.string().min(1).optional(),
  /** What may be vetoed, by id; an area's own words take the place of the law's. */
  matters: z.record(idSchema, matterSchema).default({}),
  /** Questions of the panel's own, by id, each settled by the rules that decide `own`. */
  own_questions: z.record(idSchema, ownQuestionSchema).default({}),
  /** The items of business of an ordinary meeting, by id, in their order: "minutes of the last meeting". */
  business: z.record(idSchema, z.string().min(1)).default({}),
  rules: z.array(ruleSchema).min(1),
})

/**
 * `statute/changes.yaml`: what is otherwise in an area of single rules of the law that holds
 * everywhere. A field given here stands in place of the law's.
 */
export const changeFileSchema = z.strictObject({
  changes: z.array(
    z.strictObject({
      rule: idSchema,
      /** The day from which it is otherwise; from the rule's own first day unless said. */
      from: daySchema.optional(),
      majority: thresholdSchema.optional(),
      quorum: thresholdSchema.optional(),
      deadline: z
        .strictObject({
          what: deadlineSchema.shape.what.optional(),
          count: deadlineCountSchema.optional(),
          no_later_than: deadlineCountSchema.optional(),
          strength: deadlineSchema.shape.strength.optional(),
        })
        .optional(),
      parameters: z.record(z.string(), z.json()).optional(),
      gloss: common.gloss.optional(),
      note: common.note,
      doubt: common.doubt,
      not_applied: common.not_applied,
      in_force_from: daySchema.optional(),
      in_force_to: daySchema.optional(),
      conflicts: z.array(z.string().min(1)).optional(),
      leads_to: z.record(z.string(), z.array(idSchema)).optional(),
      refers_to: z.array(referenceSchema).optional(),
      gives: z.array(idSchema).optional(),
      examples: z.array(exampleSchema).optional(),
    }),
  ),
})

export type RuleChange = z.infer<typeof changeFileSchema>['changes'][number]
export type RuleFile = z.infer<typeof ruleFileSchema>
type RuleInFile = RuleFile['rules'][number]

/** Where a rule stands: in the panel's own text, or in what the law adds to it. */
export type Origin = 'constitution' | 'statute'

/** A rule with where it stands: the file it was read from, its subject, and its source in full. */
export type Rule = RuleInFile & {
  readonly source: Source
  readonly origin: Origin
  readonly subject: string
  readonly file: string
  /** The rule of the law that it takes the place of, from the day an area says. */
  readonly changeOf?: string
  /** By what number it is cited, where that is not the one it has now. */
  readonly citedAs?: string
}
export type RuleKind = Rule['kind']
export type DeadlineRule = Extract<Rule, { kind: 'deadline' }>
export type Deadline = DeadlineRule['deadline']
export type Example = Rule['examples'][number]
/** One that is put to a question, to be answered or refused. */
export type AskedExample = Extract<Example, { readonly question: string }>
export type Reference = z.infer<typeof referenceSchema>

/** What an example is put to: a question or a timetable. */
export function subjectOf(example: Example): string {
  return 'timetable' in example ? example.timetable : example.question
}
