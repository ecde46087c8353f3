import { z } from 'zod'
import { type Source, sourceSchema } from '#shared/index.ts'

const idSchema = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'Write an id in small letters, figures and hyphens')
const daySchema = z.iso.date('Write a day as 2019-09-24')
const nameSchema = z.string().trim().min(1)

/** What stands in place of a seat where the source says that somebody is a member and not of which seat. */
export const SOME_SEAT = 'some-seat'

export const ROLES = ['elected', 'co-opted-councillor', 'independent'] as const
export const WAYS_ENDED = [
  'term-ended',
  'resigned',
  'removed',
  'lost-seat',
  'disqualified',
  'died',
  'other',
] as const
const BODY_KINDS = ['council', 'panel', 'office', 'force', 'board', 'other'] as const
const POST_KINDS = [
  'chair',
  'vice-chair',
  'clerk',
  'monitoring-officer',
  'commissioner',
  'deputy-commissioner',
  'mayor',
  'deputy-mayor',
  'board',
  'board-lead',
  'chief-constable',
  'other',
] as const

/** A council or another body that appoints, or that a post belongs to. */
const bodySchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(BODY_KINDS),
  /** Whether a council lets somebody come in place of its member; left out where that is not stated. */
  allows_substitutes: z.boolean().optional(),
  source: sourceSchema,
})

/** A place on the panel, whoever fills it. */
const seatSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  /** Who fills it: a council appoints a councillor, the panel co-opts an independent member. */
  kind: z.enum(['council', 'co-opted-council', 'independent']),
  appointed_by: idSchema,
  from: daySchema,
  /** The last day on which there was such a seat. */
  to: daySchema.optional(),
  source: sourceSchema,
})

/** A named office that somebody holds: the chair, the commissioner, the monitoring officer. */
const postSchema = z.strictObject({
  id: idSchema,
  name: nameSchema,
  kind: z.enum(POST_KINDS),
  body: idSchema,
  from: daySchema.optional(),
  to: daySchema.optional(),
  source: sourceSchema,
})

const personSchema = z.strictObject({
  id: idSchema,
  /** As it is to be shown: "Cllr Ada Example". */
  name: nameSchema,
  /** Other ways in which papers write it. */
  aliases: z.array(nameSchema).default([]),
  source: sourceSchema.optional(),
})

/** One day on which a source names somebody in this place. */
const sightingSchema = z.strictObject({
  on: daySchema,
  /** How they are named there, where not by their name: "apologies". */
  as: nameSchema.optional(),
  source: sourceSchema,
})

/** That a person held a seat or a post, as far as it is stated. */
const holdingSchema = z
  .strictObject({
    person: idSchema,
    /** A seat or a post by its id, or `some-seat`. */
    place: idSchema,
    role: z.enum(ROLES).optional(),
    party: nameSchema.optional(),
    /** Whether they are a member of their council's executive. */
    executive: z.boolean().optional(),
    /** The first and the last day of it; left out where no source states it. */
    from: daySchema.optional(),
    to: daySchema.optional(),
    how_ended: z.enum(WAYS_ENDED).optional(),
    /** The last day that it was given for: after it nothing is known until more is recorded. */
    term_ends: daySchema.optional(),
    /** Days on which a source names them in it. */
    seen: z.array(sightingSchema).default([]),
    source: sourceSchema.optional(),
  })
  .refine((one) => one.from !== undefined || one.to !== undefined || one.seen.length > 0, {
    message: 'Say from when, until when, or on which days a source names them',
  })

/** That nobody held a seat or a post, which some source states. */
const vacancySchema = z.strictObject({
  place: idSchema,
  from: daySchema,
  to: daySchema.optional(),
  source: sourceSchema,
})

/** `people.yaml`: who appoints, the seats and posts there are, and who is stated to have held them. */
export const peopleFileSchema = z.strictObject({
  bodies: z.array(bodySchema).default([]),
  seats: z.array(seatSchema).default([]),
  posts: z.array(postSchema).default([]),
  people: z.array(personSchema).default([]),
  holdings: z.array(holdingSchema).default([]),
  vacancies: z.array(vacancySchema).default([]),
})

export type PeopleFile = z.infer<typeof peopleFileSchema>
export type Body = PeopleFile['bodies'][number]
export type Seat = PeopleFile['seats'][number]
export type Post = PeopleFile['posts'][number]
export type Person = PeopleFile['people'][number]
export type Vacancy = PeopleFile['vacancies'][number]

export type Role = (typeof ROLES)[number]
export type WayEnded = (typeof WAYS_ENDED)[number]

/** A holding, as far as it was recorded on the site with the number of its record and where its end is stated. */
export type Holding = PeopleFile['holdings'][number] & {
  readonly record?: string
  readonly endSource?: Source
}

/** That somebody came to one meeting in place of a member, and when the clerk was told. */
export interface Substitute {
  readonly record: string
  /** The meeting's day and time by the clock here: YYYY-MM-DDTHH:MM. */
  readonly meeting: string
  /** Whose seat they filled, and who they were: ids of people. */
  readonly member: string
  readonly person: string
  /** YYYY-MM-DDTHH:MM, or `null` when that is not stated. */
  readonly told: string | null
}

/** Everything known of who held what: the area's file with what was recorded on the site. */
export interface People {
  readonly bodies: ReadonlyMap<string, Body>
  /** In the order of the file. */
  readonly seats: readonly Seat[]
  readonly posts: readonly Post[]
  readonly people: ReadonlyMap<string, Person>
  readonly holdings: readonly Holding[]
  readonly vacancies: readonly Vacancy[]
  readonly substitutes: readonly Substitute[]
}
