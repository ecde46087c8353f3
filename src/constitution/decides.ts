import { z } from 'zod'
import { idSchema } from './ids.ts'

export const BODIES = ['panel', 'subcommittee'] as const
export const CANDIDATES = ['elected', 'co-opted-councillor', 'independent', 'outside'] as const
export const OFFICES = ['chair', 'vice-chair', 'presiding'] as const
export const VOTING_METHODS = ['hands', 'voices', 'electronic', 'secret'] as const
export const INTERESTS = ['personal', 'pecuniary'] as const
export const JURISDICTIONS = [
  'england-and-wales',
  'scotland',
  'northern-ireland',
  'jersey',
  'guernsey',
  'isle-of-man',
  'other',
] as const
export const ACTING_CAUSES = ['vacancy', 'incapacity', 'suspension'] as const
export const ACTING_CANDIDATES = ['deputy', 'staff', 'member', 'other'] as const
export const FUNCTIONS = [
  'plan',
  'annual-report',
  'precept',
  'senior-appointment',
  'chief-constable',
  'complaint-handling',
  'complaint-resolution',
] as const
export const DELEGATES = ['subcommittee', 'task-group', 'officer'] as const
export const CONSTITUTION_PARTS = [
  'rules',
  'arrangements',
  'terms-of-reference',
  'complaints',
  'protocol',
] as const
export const COMPLAINED_OF = [
  'commissioner',
  'deputy',
  'chief-constable',
  'force',
  'panel',
  'panel-member',
] as const
export const COMPLAINT_ROUTES = [
  'refer-iopc',
  'pass-to-force',
  'pass-to-commissioner',
  'out-of-scope',
  'reject',
  'no-further-action',
  'informal-resolution',
] as const
/** What there may be no more of, or has to be so much of, in what is put to a meeting. */
export const LIMITED = [
  'of-one-person',
  'at-the-meeting',
  'words',
  'minutes',
  'minutes-in-all',
  'names',
] as const
export const MOVERS = ['chair', 'resolution'] as const
const PROCEDURAL = ['closure', 'next-business', 'adjourn-debate'] as const
const SECONDED = ['motion', 'amendment', ...PROCEDURAL] as const
const CHANGES_OF_MIND = ['alter', 'withdraw'] as const
const CONSENTING = ['seconder', 'panel'] as const
const REPLYING = ['motion', 'amendment'] as const

const some = <const Values extends readonly [string, ...string[]]>(values: Values) =>
  z.array(z.enum(values)).min(1)
const nothing = z.strictObject({})

/**
 * The points that questions turn on, and what a rule that settles one must fix. A question finds its
 * rules by their point and its numbers in their parameters, so that a panel with other rules needs
 * other data and no other code. A point may be settled by several rules, or by none.
 */
export const pointSchemas = {
  /** Is there a veto, of what, at which stages? The share is the rule's `majority`. */
  veto: z.strictObject({ matter: idSchema, stages: z.array(idSchema).min(1) }),
  'no-veto': z.strictObject({ matter: idSchema, stages: z.array(idSchema).min(1) }),
  /** What carries the vote that settles a question of the panel's own: the rule's `majority`. */
  own: z.strictObject({ question: idSchema }),
  /** How many make a meeting: the number or share is the rule's `quorum`. */
  quorum: z.strictObject({ bodies: some(BODIES) }),
  'quorum-substitutes': nothing,
  /** What follows where there is none; of both bodies unless said. */
  'quorum-lost': z.strictObject({
    bodies: some(BODIES).default([...BODIES]),
    /** True where the meeting ends, and does not only stand adjourned. */
    ends: z.boolean().default(false),
    /** False where the text names nobody who has to count and declare it. */
    declared: z.boolean().default(true),
    /** Where business that is left goes, when no other time is fixed. */
    left_to: z.enum(['next-ordinary', 'next-meeting']).default('next-ordinary'),
  }),
  /** How many must ask for a special meeting: the share is the rule's `majority`. */
  requisition: z.strictObject({ bodies: some(BODIES) }),
  'requisition-form': z.strictObject({ written: z.boolean(), business_stated: z.boolean() }),
  'may-stand': z.strictObject({ offices: some(OFFICES), candidates: some(CANDIDATES) }),
  'may-not-stand': z.strictObject({ offices: some(OFFICES), candidates: some(CANDIDATES) }),
  /** Whether a chair who holds no seat counts for a quorum, votes, and is one of the members. */
  'chair-without-seat': z.strictObject({
    quorum: z.boolean(),
    votes: z.boolean(),
    member: z.boolean(),
  }),
  /** Who presides: the first of these who is there, and which of several vice-chairs. */
  presides: z.strictObject({
    order: z.array(z.enum(['chair', 'vice-chair', 'meeting'])).min(1),
    between: z.enum(['either', 'by-post', 'meeting']).default('either'),
    /** Whether it says so also of the meeting that elects the chair. */
    elects_chair: z.boolean().default(false),
  }),
  /** Ways of voting, each with what it needs: the chair to say so, a system in operation. */
  ballot: z.strictObject({
    methods: z
      .array(
        z.strictObject({
          method: z.enum(VOTING_METHODS),
          chair_discretion: z.boolean().default(false),
          system_in_operation: z.boolean().default(false),
        }),
      )
      .min(1),
  }),
  'no-ballot': z.strictObject({ methods: some(VOTING_METHODS) }),
  'recorded-vote': z.strictObject({
    members: z.int().min(1),
    /** Until when it may be asked for: the question is put, the vote is taken, its result is declared. */
    until: z.enum(['put', 'vote', 'declaration']).default('vote'),
  }),
  'own-vote-recorded': z.strictObject({ members: z.int().min(1) }),
  /** What carries an ordinary proposition: the share is the rule's `majority`. */
  'ordinary-vote': nothing,
  /** Who breaks a tie: the chair, whoever presides that day, or nobody, so that a tie is lost. */
  'casting-vote': z.strictObject({
    held_by: z.enum(['chair', 'presiding', 'nobody']),
    /** Only straight after the vote. */
    at_once: z.boolean().default(false),
    /** What a tie comes to where it is not given. */
    not_given: z.literal('lost').optional(),
    /** False where there is none in an election. */
    elections: z.boolean().default(true),
  }),
  'may-vote': z.strictObject({
    kinds: z.array(z.enum(['member', 'substitute'])).min(1),
    present_when_put: z.boolean(),
    /** Whether they have to be there when the vote is taken, whoever was there when it was put. */
    present_when_taken: z.boolean().default(false),
  }),
  'interest-bars': z.strictObject({
    interests: some(INTERESTS),
    /** False where whoever has it stays, speaks and counts for the quorum, and only may not vote. */
    leaves: z.boolean().default(true),
  }),
  /** Whoever may not vote on a matter may not move or second on it either. */
  'may-not-propose': nothing,
  'dispensation-lifts': z.strictObject({ interests: some(INTERESTS) }),
  'substitute-allowed': z.strictObject({
    /** Only if the member's own council allows substitutes. */
    authority_allows: z.boolean(),
    /** Only one of the member's own party. */
    same_party: z.boolean().default(false),
    /** Only one of the member's own council. */
    same_council: z.boolean().default(false),
    /** False where an independent member can send none. */
    independents: z.boolean().default(true),
    /** Whether an independent member is replaced only by somebody of a reserve list. */
    reserve_list: z.boolean().default(false),
  }),
  /** By when the clerk is told: the rule's `deadline`, from the meeting. No rule, no hour. */
  'substitute-notice': z.strictObject({
    /** Said where the text says what follows; else it is silent on that. */
    late: z.enum(['may-not-sit', 'may-not-vote']).optional(),
  }),
  'revised-precept': z.strictObject({
    too_high: z.enum(['lower', 'higher']),
    too_low: z.enum(['lower', 'higher']),
  }),
  'suspend-commissioner': z.strictObject({
    threshold_months: z.int().min(0),
    /** True where the threshold itself is enough; false where it must be passed. */
    threshold_included: z.boolean(),
    jurisdictions: some(JURISDICTIONS),
  }),
  'acting-commissioner': z.strictObject({
    causes: some(ACTING_CAUSES),
    candidates: some(ACTING_CANDIDATES),
  }),
  'may-delegate': z.strictObject({ functions: some(FUNCTIONS), to: some(DELEGATES) }),
  'may-not-delegate': z.strictObject({ functions: some(FUNCTIONS), to: some(DELEGATES) }),
  'amendment-stands-adjourned': z.strictObject({ parts: some(CONSTITUTION_PARTS) }),
  'amendment-any-time': z.strictObject({
    parts: some(CONSTITUTION_PARTS),
    /** Parts that the councils agreed, and are consulted on. */
    councils_agreed: z.array(z.enum(CONSTITUTION_PARTS)).default([]),
  }),
  /** One step in finding where a complaint goes; steps are tried by their `step`, lowest first. */
  'complaint-route': z.strictObject({
    step: z.int().min(1),
    route: z.enum(COMPLAINT_ROUTES),
    /** Any of these is enough; none at all fits every complaint. */
    when: z
      .array(
        z.strictObject({
          about: some(COMPLAINED_OF).optional(),
          criminal: z.boolean().optional(),
          operational: z.boolean().optional(),
          merits: z.boolean().optional(),
          /** Grounds that lead here, by name, each with the other names it goes by. */
          grounds: z.record(z.string(), z.array(z.string())).optional(),
        }),
      )
      .default([]),
  }),
  /** What something put to a meeting (`of`: a petition) has to keep to; `who` may put it, each by an id. */
  limits: z
    .strictObject({
      of: idSchema,
      at_most: z.partialRecord(z.enum(LIMITED), z.int().min(0)).default({}),
      at_least: z.partialRecord(z.enum(LIMITED), z.int().min(1)).default({}),
      who: z.record(idSchema, z.string().min(1)).optional(),
    })
    .refine(
      ({ at_most: most, at_least: least, who }) =>
        Object.keys({ ...most, ...least, ...who }).length > 0,
      'Write what it is limited to, as at_most: { words: 80 }, at_least: { names: 150 } or who',
    ),
  /** By when it is handed in: the rule's `deadline`, from the meeting. */
  'limits-notice': z.strictObject({ of: idSchema }),
  /** Which motions need a seconder, and which are said to need none. */
  seconded: z.strictObject({
    motions: some(SECONDED),
    needed: z.boolean().default(true),
    /** How long the mover may speak. */
    minutes: z.int().min(1).optional(),
  }),
  /** How many amendments may be open at once, and whether they are voted in the order moved. */
  'amendments-open': z.strictObject({
    at_once: z.int().min(1).optional(),
    voted_as_moved: z.boolean().default(false),
  }),
  /** Several may be discussed together where the chair lets them; never voted on together. */
  'amendments-together': nothing,
  /** What an amendment may not be: one that only reverses the motion. */
  'amendment-may-not': z.strictObject({ acts: z.array(z.literal('reverse')).min(1) }),
  /** An amendment that is carried makes the substantive motion. */
  'amendment-carried': nothing,
  /** Whose agreement a mover needs to alter or to withdraw. */
  consents: z.strictObject({ to: some(CHANGES_OF_MIND), of: some(CONSENTING) }),
  /** Who may answer at the end of a debate: the mover of the motion, or of an amendment. */
  'right-of-reply': z.strictObject({ movers: some(REPLYING), given: z.boolean() }),
  /** Motions that end or put off a debate: who may move them, and what they do when carried. */
  'procedural-motion': z.strictObject({
    motion: z.enum(PROCEDURAL),
    /** Only at the end of the speech of another member. */
    after_anothers_speech: z.boolean().default(false),
    /** The chair may refuse it as too soon. */
    chair_may_refuse: z.boolean().default(false),
  }),
  'procedural-effect': z.strictObject({ motion: z.enum(PROCEDURAL) }),
  /** A member is not heard further, or leaves, by a motion; `continued` if the conduct goes on. */
  misconduct: z.strictObject({
    step: z.enum(['not-heard', 'leave', 'continued', 'adjourn']),
    seconder: z.boolean().default(false),
  }),
  /** For how long the meeting may be suspended without a vote. */
  suspension: z.strictObject({ at_most_minutes: z.int().min(1) }),
  /** A chair who comes late takes the chair once the question in hand is finished. */
  'late-chair': nothing,
  /** The chair's ruling stands at the meeting. */
  'ruling-stands': nothing,
  /** That what the chair ruled is not open to discussion. */
  'ruling-not-discussed': nothing,
  /** In which month whoever holds an office is elected, and when, after a resignation. */
  'election-month': z.strictObject({
    offices: some(OFFICES),
    month: z.int().min(1).max(12),
    // Of each year: then it is among the days to keep
    frequency: z.literal('annual').optional(),
  }),
  /** Who votes in an election, where not all members do. */
  electors: z.strictObject({ offices: some(OFFICES), candidates: some(CANDIDATES) }),
  /** What an election takes: more than half, by leaving out the last; what becomes of a tie. */
  'election-decided': z.strictObject({
    offices: some(OFFICES),
    more_than_half: z.boolean(),
    drops_out: z.literal('fewest').optional(),
    tie: z.literal('stands-over').optional(),
  }),
  'office-vacant': z.strictObject({ offices: some(OFFICES) }),
  /** How a member gives up a seat. */
  'resignation-form': z.strictObject({ written: z.boolean(), candidates: some(CANDIDATES) }),
  /** What a veto has to say of itself. */
  'veto-states': z.strictObject({
    matter: idSchema,
    states: z.array(z.enum(['reasons', 'direction'])).min(1),
  }),
  /** A veto that is decided in a year after this day, `02-08`, and before the financial year begins, comes too late. */
  'veto-spent': z.strictObject({
    matter: idSchema,
    after: z.string().regex(/^\d\d-\d\d$/, 'Write a day of the year as 02-08'),
  }),
  /** By when a special meeting is held: the rule's `deadline`, from the request. */
  'special-meeting-held': nothing,
  /** Of the minutes of an earlier meeting only whether they are accurate is discussed. */
  'minutes-accuracy-only': nothing,
  /** Business that is on no agenda is taken where the chair decides that it is urgent. */
  'urgent-business': nothing,
  /** What is heard in public, whatever is moved. */
  'held-in-public': z.strictObject({ matters: z.array(idSchema).min(1) }),
  'order-fixed': z.strictObject({ items: z.array(idSchema).min(1) }),
  'order-varied': z.strictObject({ by: z.enum(MOVERS), items: z.array(idSchema).min(1) }),
} as const

export type Point = keyof typeof pointSchemas
export type PointParameters<P extends Point> = z.infer<(typeof pointSchemas)[P]>

export const POINTS = Object.keys(pointSchemas) as [Point, ...Point[]]

/** Points settled by a rule of one kind only, because the kind holds their number. */
export const KIND_OF_POINT: Readonly<Partial<Record<Point, string>>> = {
  veto: 'majority',
  own: 'majority',
  quorum: 'quorum',
  requisition: 'majority',
  'ordinary-vote': 'majority',
  'substitute-notice': 'deadline',
  'limits-notice': 'deadline',
  'special-meeting-held': 'deadline',
}
