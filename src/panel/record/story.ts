import { z } from 'zod'
import { accept, type Outcome } from '#shared/index.ts'
import type { RawEvent } from './corrections.ts'

const one = z.string().min(1)
const orNull = one.nullable().optional()

const CANDIDATES: Readonly<Record<string, SeatOfDay['kind']>> = {
  elected: 'elected',
  council: 'elected',
  'co-opted councillor': 'co-opted-councillor',
  'co-opted-councillor': 'co-opted-councillor',
  independent: 'independent',
}

const seatSchema = z.looseObject({
  seat: one,
  nominated_by: orNull,
  kind: z.string().default('elected'),
  holder: orNull,
  name: orNull,
  party: orNull,
  office: orNull,
  vacant_since: orNull,
  until: orNull,
})

const substituteSchema = z.looseObject({
  name: orNull,
  council: orNull,
  party: orNull,
  council_allows: z.boolean().default(true),
})

const storySchema = z.looseObject({
  id: one.optional(),
  day: one.optional(),
  meeting: z.looseObject({
    kind: z.string().default('ordinary'),
    body: z.string().default('panel'),
    summoned_for: orNull,
    place: orNull,
  }),
  panel_of_day: z.looseObject({
    seats: z.array(seatSchema),
    substitutes: z.array(substituteSchema).default([]),
    apologies: z.array(z.union([one, z.looseObject({})])).default([]),
  }),
  calendar: z.array(z.union([one, z.looseObject({})])).default([]),
  items: z
    .array(
      z.looseObject({
        number: z.union([z.int(), one]).transform(String),
        title: z.string().default(''),
        matter: orNull,
        stage: orNull,
        minute: z.int().nullable().optional(),
        post: orNull,
      }),
    )
    .default([]),
  events: z.array(z.looseObject({ id: one, type: one })),
})

/** A seat and who holds it that day. */
export interface SeatOfDay {
  readonly seat: string
  readonly council: string | null
  /** `unknown` where no source says which seat it is. */
  readonly kind: 'elected' | 'co-opted-councillor' | 'independent' | 'unknown'
  /** The person's id; `null` where the seat is vacant. */
  readonly holder: string | null
  /** Whether who holds it is not recorded, and not that it is vacant. */
  readonly isUnrecorded: boolean
  /** Who held it before it became vacant, where that is told. */
  readonly former: string | null
  readonly name: string
  readonly party: string | null
  readonly office: 'chair' | 'vice-chair' | null
  /** The last day on which they hold it, where that is recorded: a meeting may go on past its midnight. */
  readonly until?: string
}

export interface SubstituteOfDay {
  readonly person: string
  readonly name: string
  /** Whose place it is: the seat, or `undefined` where it names none of the panel's. */
  readonly seat: SeatOfDay | undefined
  readonly council: string | null
  readonly party: string | null
  /** When the clerk was told, local time; `null` where it is not recorded. */
  readonly told: string | null
  readonly councilAllows: boolean
  /** Whether it is somebody of the reserve list of independents. */
  readonly isReserve: boolean
}

export interface ItemOfDay {
  readonly number: string
  readonly title: string
  readonly matter: string | null
  readonly stage: string | null
  /** The number of its minute, where that is known. */
  readonly minute: number | null
  /** Which post it is about to fill: `chief-constable`. */
  readonly post: string | null
  /** Why it was to be taken in private, as its agenda gave it. */
  readonly ground?: string
  /** That it was opened and is on no agenda that everybody reads. */
  readonly isOnNoAgenda?: true
}

export interface Requisition {
  readonly by: readonly string[]
  readonly received: string | null
  readonly written: boolean
  readonly business: boolean
  /** What it states the business to be, where that is recorded. */
  readonly states: readonly string[]
}

/** What a meeting is judged from: the panel of the day, its agenda, and what was recorded. */
export interface Story {
  /** YYYY-MM-DD: whose rules are applied. */
  readonly day: string
  readonly kind: string
  readonly body: 'panel' | 'subcommittee'
  /** Local time, as 2026-09-28T14:00. */
  readonly summonedFor: string
  readonly seats: readonly SeatOfDay[]
  /** Who takes a seat with the day after: of a meeting that goes on past its midnight. */
  readonly successors?: readonly SeatOfDay[]
  readonly substitutes: readonly SubstituteOfDay[]
  readonly apologies: readonly string[]
  /** Others who may be in the room, of whom a name is known: the commissioner, officers. */
  readonly others: ReadonlyMap<string, string>
  /** The names of all persons who are known at all, whatever they have to do with the meeting. */
  readonly people?: ReadonlyMap<string, string>
  /** What office each of those holds, where that is known. */
  readonly offices: ReadonlyMap<string, string>
  /** Days of later ordinary meetings that are fixed, earliest first. */
  readonly nextOrdinary: readonly string[]
  /** The same, of later meetings of any kind. */
  readonly nextOfAnyKind: readonly string[]
  readonly items: readonly ItemOfDay[]
  readonly requisition: Requisition | null
  /** Of a meeting that is the next ordinary one after a motion was adjourned to it. */
  readonly adjournedTo: boolean
  /** Whether only what everybody may read of the meeting is here. */
  readonly isPublicHalf?: boolean
  /** Whether what is said of it has the ids of its events, motions and votes, for whoever gave them. */
  readonly withMarks?: true
  /** The number of its first minute, where the numbers run on. */
  readonly firstMinute: number | null
  readonly events: readonly RawEvent[]
}

/**
 * Reads a story of a meeting.
 *
 * @param given - as `domain/constitution/meeting-stories.json` holds one
 * @returns everything that is wrong with it, each with where it stands
 */
export function readStory(given: unknown): Outcome<Story> {
  const read = storySchema.safeParse(given)
  if (!read.success) {
    const problems = read.error.issues.map(({ path, message }) => ({
      code: 'not-a-story',
      message: `${path.join('.') || 'The story'}: ${message}. Write panel_of_day, meeting, items and events as the stories of meetings do`,
    }))
    return { ok: false, problems }
  }
  const { meeting, panel_of_day: panel, items, calendar, events } = read.data
  const first = events.map((event) => event['at']).find((at) => typeof at === 'string')
  const summonedFor = meeting.summoned_for ?? (typeof first === 'string' ? first : undefined)
  const day = read.data.day ?? summonedFor?.slice(0, 'YYYY-MM-DD'.length)
  if (day === undefined || !/^\d{4}-\d\d-\d\d$/.test(day)) {
    const message = 'day: the story says on what day the meeting was. Write it as 2026-09-28'
    return { ok: false, problems: [{ code: 'no-day', message }] }
  }
  const seats = panel.seats.map((seat) => seatOf(seat, day))
  return accept({
    day,
    kind: meeting.kind,
    body: meeting.body === 'panel' ? 'panel' : 'subcommittee',
    summonedFor: summonedFor ?? `${day}T00:00`,
    seats,
    substitutes: panel.substitutes.flatMap((raw) => substituteOf(raw, seats)),
    apologies: panel.apologies.flatMap((raw) =>
      typeof raw === 'string' ? [raw] : (textOf(raw, ['who', 'person', 'holder', 'id']) ?? []),
    ),
    others: othersOf(meeting['in_attendance']),
    offices: new Map(),
    nextOrdinary: later(calendar, day, (kind) => kind === 'ordinary'),
    nextOfAnyKind: later(calendar, day, () => true),
    items: items.map(({ number, title, matter, stage, minute, post }) => ({
      number,
      title,
      matter: matter ?? null,
      stage: stage ?? null,
      minute: minute ?? null,
      post: post ?? null,
    })),
    requisition: requisitionOf(meeting['requisition'] ?? meeting['requested_by'], meeting),
    adjournedTo: meeting['adjourned_from'] !== undefined,
    firstMinute:
      typeof meeting['first_minute'] === 'number' ? Number(meeting['first_minute']) : null,
    withMarks: true,
    events,
  })
}

function seatOf(raw: z.infer<typeof seatSchema>, day: string): SeatOfDay {
  const isOver = typeof raw.until === 'string' && raw.until.slice(0, day.length) < day
  const isVacant = isOver || (raw.vacant_since?.slice(0, day.length) ?? '~') <= day
  const holder = isVacant ? null : (raw.holder ?? null)
  const before = textOf(raw, ['former_holder', 'was', 'former', 'previous_holder'])
  const office = raw.office?.replace(/ |_/g, '-') ?? null
  return {
    seat: raw.seat,
    council: raw.nominated_by ?? null,
    kind: CANDIDATES[raw.kind] ?? 'elected',
    holder,
    isUnrecorded: false,
    former: isVacant || holder === null ? (raw.holder ?? before ?? null) : null,
    name: raw.name ?? holder ?? raw.seat,
    party: raw.party ?? null,
    office: office === 'chair' || office === 'vice-chair' ? office : null,
    ...(typeof raw.until === 'string' && !isVacant
      ? { until: raw.until.slice(0, day.length) }
      : {}),
  }
}

type Loose = Readonly<Record<string, unknown>>

function textOf(raw: Loose, names: readonly string[]): string | undefined {
  for (const name of names) {
    const value = raw[name]
    if (typeof value === 'string' && value !== '') return value
  }
  return undefined
}

/** Under which names it is told that a substitute is of the reserve list. */
const RESERVE = ['reserve', 'reserve_list', 'on_reserve_list', 'from_reserve_list'] as const

function substituteOf(
  raw: z.infer<typeof substituteSchema>,
  seats: readonly SeatOfDay[],
): readonly SubstituteOfDay[] {
  const person = textOf(raw, ['person', 'id', 'who', 'substitute', 'holder'])
  if (person === undefined) return []
  const place = textOf(raw, ['for', 'for_seat', 'seat', 'member', 'instead_of', 'in_place_of'])
  const seat = seats.find((one) => one.seat === place || (one.holder ?? undefined) === place)
  const told = textOf(raw, ['told', 'told_at', 'clerk_told', 'clerk_told_at', 'notice', 'notified'])
  return [
    {
      person,
      name: raw.name ?? person,
      seat,
      council: raw.council ?? textOf(raw, ['nominated_by', 'authority']) ?? null,
      party: raw.party ?? null,
      told: told ?? null,
      councilAllows: raw.council_allows,
      isReserve: RESERVE.some((name) => raw[name] === true),
    },
  ]
}

/** Whom a meeting names as attending with no seat, by id: each with a name, or the role in place of it. */
function othersOf(given: unknown): ReadonlyMap<string, string> {
  const list = Array.isArray(given) ? given : []
  return new Map(
    list.flatMap((one: unknown): [string, string][] => {
      if (typeof one !== 'object' || one === null) return []
      const person = textOf(one as Loose, ['person', 'id', 'who'])
      const name = textOf(one as Loose, ['name', 'role'])
      return person === undefined || name === undefined ? [] : [[person, name]]
    }),
  )
}

function later(
  calendar: readonly (string | Loose)[],
  day: string,
  isMeant: (kind: string) => boolean,
): readonly string[] {
  return calendar
    .flatMap((entry) => {
      if (typeof entry === 'string') return [entry]
      const when = ['day', 'date', 'on', 'at', 'summoned_for']
        .flatMap((name) => textOf(entry, [name]) ?? [])
        .find((value) => /^\d{4}-\d\d-\d\d/.test(value))
      return isMeant(String(entry['kind'] ?? 'ordinary')) && when !== undefined ? [when] : []
    })
    .filter((when) => when.slice(0, day.length) > day)
    .sort()
}

function requisitionOf(raw: unknown, meeting: Loose): Requisition | null {
  if (Array.isArray(raw)) {
    return {
      by: raw.map(String),
      received: textOf(meeting, ['requested_at', 'received', 'requested', 'received_at']) ?? null,
      written: meeting['in_writing'] !== false,
      business: true,
      states: statesOf(meeting['business']),
    }
  }
  if (typeof raw !== 'object' || raw === null) return null
  const given = raw as Loose
  const by = given['by'] ?? given['members'] ?? given['signed_by'] ?? given['signatories']
  return {
    by: Array.isArray(by) ? by.map(String) : [],
    received: textOf(given, ['received', 'received_at', 'at', 'on']) ?? null,
    written: given['written'] !== false && given['in_writing'] !== false,
    business: given['business'] !== null && given['business'] !== '' && given['business'] !== false,
    states: statesOf(given['business']),
  }
}

const statesOf = (business: unknown): readonly string[] =>
  (Array.isArray(business) ? business : [business]).filter(
    (one) => typeof one === 'string' && one !== '',
  )
