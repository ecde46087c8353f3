import { z } from 'zod'

const one = z.string().min(1)
/** One or several, written alone or in a list. */
const several = z
  .union([one, z.array(one)])
  .transform((given) => (typeof given === 'string' ? [given] : given))
/** Also written as a text, as forms send it. */
const count = z.preprocess(
  (given) => (typeof given === 'string' && /^\d+$/.test(given) ? Number(given) : given),
  z.int().min(0),
)
const maybe = one.optional()
/** Also `null`, where a correction takes it away. */
const unset = z.preprocess((given) => given ?? undefined, maybe).optional()
const YES_NO: Readonly<Record<string, boolean>> = { yes: true, no: false, true: true, false: false }
const yesNo = z
  .preprocess(
    (given) => (typeof given === 'string' ? (YES_NO[given.toLowerCase()] ?? given) : given),
    z.boolean(),
  )
  .optional()
const itemNumber = z.union([z.int(), one]).transform(String)
const itemNumbers = z
  .union([itemNumber, z.array(itemNumber)])
  .transform((given) => (typeof given === 'string' ? [given] : given))

/** What every event says of itself. */
const common = {
  /** Made on the device that recorded it; the same id is the same event. */
  id: one,
  /** Its place among those of one minute, and of those whose hour is not known. */
  seq: z.int().default(0),
  /** Local time of London, `2026-09-28T14:05`; `null` where the hour is not known. */
  at: one.nullable().default(null),
  /** Where the clock shows the hour twice: `+01:00` or `+00:00`. */
  offset: maybe,
  recorded_at: maybe,
  clerk: maybe,
  /** The id it had on the device, where two devices recorded the meeting. */
  entry: maybe,
  why: maybe,
  /** The device that recorded it, by a name that it made for itself. */
  device: maybe,
  /** The id of what it came straight after, where its hour is not known. */
  after: unset,
  /** The id of what it came some time before, where its hour is not known. */
  before: unset,
  /** The id of what began the part of the meeting in which it fell, or `unknown`. */
  within: maybe,
  /** Names of what is said in it and is not for everybody. */
  kept_apart: z.array(one).optional(),
}

const kind = <const Type extends string, Shape extends z.ZodRawShape>(type: Type, shape: Shape) =>
  z.object({ ...common, type: z.literal(type), ...shape })

/** What may be done with a motion where the public are not, and is told of. */
export const DONE_APART = ['put', 'withdrawn', 'put-off'] as const
export type DoneApart = (typeof DONE_APART)[number]

/** How many voted for whom in an election, by the person's id. */
const shares = z.record(z.string(), count)
const consenting = {
  seconder_agrees: yesNo,
  panel_consents: yesNo,
}
const procedural = {
  by: maybe,
  /** The motion or amendment whose debate it would end. */
  on: maybe,
  /** Its own id, where it has one; else the event's. */
  motion: maybe,
  seconder: maybe,
  /** An hour or an occasion, of an adjournment. */
  to: maybe,
  minutes: count.optional(),
  /** Said by the chair: whether the matter was discussed enough. */
  discussed_enough: yesNo,
}

/** Every event of a meeting: what somebody did, also what no rule allows. */
export const eventSchema = z.discriminatedUnion('type', [
  kind('open', { by: maybe }),
  kind('arrive', { who: several }),
  kind('leave', { who: several }),
  kind('return', { who: several }),
  kind('item', { item: itemNumber, urgent: yesNo }),
  kind('apology', { who: several }),
  kind('attend', { who: several }),
  kind('interest', {
    who: several,
    kind: z.string().default('personal'),
    items: itemNumbers.optional(),
    dispensation: z.union([z.boolean(), one]).optional(),
    /** What the member said of it: whether it is prejudicial, and whether they leave for it. */
    prejudicial: yesNo,
    stays: yesNo,
    reason: maybe,
  }),
  kind('move', {
    by: maybe,
    text: z.string().default(''),
    motion: maybe,
    seconder: maybe,
    /** What of the constitution it would change: `rules`. */
    changes: maybe,
    /** Whom it would silence or send out. */
    against: maybe,
    form: maybe,
  }),
  kind('second', { by: maybe, motion: maybe }),
  kind('amend', {
    on: maybe,
    by: maybe,
    text: z.string().default(''),
    amendment: maybe,
    seconder: maybe,
    /** The motion as it would read. */
    result: maybe,
    reverses: yesNo,
  }),
  kind('alter', { by: maybe, on: maybe, text: z.string().default(''), ...consenting }),
  kind('withdraw', { by: maybe, on: maybe, ...consenting }),
  kind('closure', procedural),
  kind('next-business', procedural),
  kind('adjourn-debate', procedural),
  kind('speech', { by: maybe, on: maybe, minutes: count.optional(), text: maybe }),
  kind('discuss', { by: maybe, on: several.optional(), leave: yesNo, text: maybe }),
  kind('reply', { by: maybe, on: maybe, minutes: count.optional() }),
  kind('put', {
    on: several.optional(),
    vote: maybe,
    veto: maybe,
    stage: maybe,
    election: maybe,
  }),
  /** `others`: how many more asked for it whose names are not known. */
  kind('demand-recorded', { members: several, others: count.optional(), vote: maybe }),
  kind('hands', {
    vote: maybe,
    for: z.union([count, shares]).optional(),
    against: count.optional(),
    abstain: count.optional(),
    shares: shares.optional(),
  }),
  kind('voices', { vote: maybe, result: maybe, chair_says: yesNo }),
  kind('recorded', {
    vote: maybe,
    for: z.union([several, z.record(z.string(), z.array(one))]).default([]),
    against: several.default([]),
    abstain: several.default([]),
  }),
  /** `counted: false` where nobody counted, so that no number is missing. */
  kind('outcome', { vote: maybe, result: z.string().default(''), counted: yesNo }),
  kind('own-vote', { by: maybe, side: z.string().default(''), vote: maybe }),
  kind('slips', {
    vote: maybe,
    for: z.union([count, shares]).optional(),
    against: count.optional(),
    abstain: count.optional(),
    shares: shares.optional(),
  }),
  kind('tally', {
    vote: maybe,
    for: z.union([count, shares]).optional(),
    against: count.optional(),
    abstain: count.optional(),
    shares: shares.optional(),
  }),
  kind('casting', { by: maybe, side: z.string().default(''), vote: maybe }),
  kind('nominate', { by: maybe, who: several, office: maybe, seconder: maybe, vote: maybe }),
  kind('preside', { who: several, by: maybe }),
  kind('take-chair', { who: several }),
  kind('let-in', { who: several, by: maybe }),
  kind('ballot-request', { by: maybe, kind: z.string().default('secret'), vote: maybe }),
  kind('exclude-public', {
    /** The item in hand where none is said. */
    items: itemNumbers.optional(),
    /** What of Schedule 12A it is, or that it is confidential, in words. */
    ground: maybe,
    by_what: z.enum(['resolved', 'motion', 'law']).optional(),
  }),
  kind('readmit-public', {}),
  kind('defer', { item: itemNumber, to: maybe, reason: maybe }),
  kind('adjourn', { to: maybe, reason: maybe }),
  kind('declare-no-quorum', { by: maybe, counted: count.optional(), to: maybe }),
  kind('suspend', { by: maybe, minutes: count.optional() }),
  kind('resume', { by: maybe }),
  kind('ruling', { by: maybe, on: maybe, text: z.string().default(''), ruling: maybe }),
  kind('resign', {
    who: several,
    office: maybe,
    written: yesNo,
    to: several.optional(),
    how: maybe,
    text: maybe,
  }),
  kind('promise', {
    by: maybe,
    text: z.string().default(''),
    due: maybe,
    to: maybe,
    /** As what it was said: `request`, `offer`; a promise unless said. */
    kind: maybe,
  }),
  kind('note', { by: maybe, role: maybe, text: z.string().default('') }),
  kind('close', { by: maybe }),
  /**
   * Recorded by the site itself: that the words of a motion as put rest on what was not open to the public, or do no more;
   * with `what`, that it was itself put, withdrawn or put off there.
   */
  kind('apart', { on: one, is_so: yesNo, what: z.enum(DONE_APART).optional() }),
])

export type MeetingEvent = z.infer<typeof eventSchema>
export type EventType = MeetingEvent['type']
export type EventOf<Type extends EventType> = Extract<MeetingEvent, { readonly type: Type }>

export const EVENT_TYPES: readonly string[] = eventSchema.options.map(
  ({ shape }) => shape.type.value,
)
