import { z } from 'zod'
import { dayInBritain } from '#days/index.ts'
import type { Entry } from '#storage/index.ts'
import { type Paragraph, paragraphSchema } from './paragraph.ts'

/** The kind of record that the minutes of a meeting are, one record a meeting. */
export const MINUTES = 'minutes'

/** What is done with minutes as a whole, each on a day. */
export const ACTS_OF_MINUTES = {
  circulated: 'Circulated to members',
  published: 'Published',
  corrected: 'Corrected at a meeting',
  signed: 'Signed',
} as const

export type ActOfMinutes = keyof typeof ACTS_OF_MINUTES

const takenSays = z.object({
  paragraphs: z.array(paragraphSchema).default([]),
  /** Items in the order in which they were taken. */
  items: z.array(z.string()).default([]),
  first: z.int().nullable().default(null),
})
const writtenSays = z.object({
  paragraph: paragraphSchema,
  /** The items in their order from then on, where there is another. */
  items: z.array(z.string()).optional(),
})
const numberedSays = z.object({ first: z.int() })
const correctedSays = z.object({
  paragraph: z.int(),
  before: z.string(),
  after: z.string(),
  meeting: z.string(),
  resolution: z.string(),
})
const signedSays = z.object({ by: z.string(), meeting: z.string() })
const sectionSchema = z.object({
  item: z.string(),
  number: z.int().nullable(),
  title: z.string(),
  isPrivate: z.boolean(),
})
/** What members, or everybody, were given at one time. */
const givenSchema = z.object({
  sections: z.array(sectionSchema),
  paragraphs: z.array(paragraphSchema),
  /** What was corrected before everybody was given them, each with its entry. */
  corrections: z.array(correctedSays.extend({ entry: z.int() })).default([]),
})

export type Section = z.infer<typeof sectionSchema>
export type Given = z.infer<typeof givenSchema>

/** A correction at a later meeting: what stood before and what stands since are both kept. */
export interface Correction extends z.infer<typeof correctedSays> {
  /** Number of its entry. */
  readonly entry: number
  /** YYYY-MM-DD; `null` where it is not known. */
  readonly on: string | null
}

export interface Signature extends z.infer<typeof signedSays> {
  readonly on: string | null
}

/** Something that was done with the minutes, with both its days. */
export interface DoneWithMinutes {
  readonly entry: number
  readonly act: ActOfMinutes
  /** The day on which it was done, as it is recorded now; `null` where that is not known. */
  readonly on: string | null
  readonly recordedOn: string
  /** The instant, and that of its last correction. */
  readonly recordedAt: string
  readonly recordedBy: string
  /** The days that were recorded for it before, the first of them first. */
  readonly daysBefore: readonly (string | null)[]
  readonly isStruck: boolean
}

/** One paragraph as somebody wrote it at one time. */
export interface Version {
  readonly paragraph: Paragraph
  readonly recordedAt: string
  readonly recordedBy: string
}

/** The minutes of a meeting, as far as a reader may read what was recorded of them. */
export interface MinutesOfMeeting {
  /** The paragraphs as they stand, left out ones with them; none for who does not read drafts. */
  readonly paragraphs: readonly Paragraph[]
  readonly items: readonly string[]
  readonly first: number | null
  /** Every version of each paragraph, by its id, the first of them first. */
  readonly versions: ReadonlyMap<number, readonly Version[]>
  readonly done: readonly DoneWithMinutes[]
  readonly corrections: readonly Correction[]
  readonly signed: Signature | undefined
  /** What members were given last. */
  readonly circulated: Given | undefined
  /** What everybody was given last. */
  readonly published: Given | undefined
  /** What of the same was for members alone. */
  readonly publishedApart: readonly Paragraph[]
}

export type MinutesState = 'none' | 'draft' | 'circulated' | 'published' | 'signed'

/** Where minutes stand, of the acts that stand, in whatever order they were recorded. */
export function stateOfMinutes({ done, versions }: MinutesOfMeeting): MinutesState {
  const has = (act: ActOfMinutes) => done.some((one) => one.act === act && !one.isStruck)
  if (has('signed')) return 'signed'
  if (has('published')) return 'published'
  if (has('circulated')) return 'circulated'
  return versions.size > 0 ? 'draft' : 'none'
}

/**
 * @param entries - of the minutes of one meeting, in the order of recording
 */
export function readMinutes(entries: readonly Entry[]): MinutesOfMeeting {
  const struck = new Set(
    entries.flatMap(({ act, corrects }) => (act === 'strike-out' ? [corrects] : [])),
  )
  const standing = entries.filter(({ act, id }) => act === 'record' && !struck.has(id))
  const dayOf = ({ id, happened }: Entry) =>
    entries.findLast(({ act, corrects }) => act === 'correct' && corrects === id)?.happened ??
    happened
  const of = (event: string) => standing.filter((one) => one.event === event)
  const versions = new Map<number, Version[]>()
  let items: readonly string[] = []
  let first: number | null = null
  for (const { event, says, recordedAt, recordedBy } of standing) {
    const add = (paragraph: Paragraph) => {
      const its = versions.get(paragraph.id) ?? []
      versions.set(paragraph.id, [...its, { paragraph, recordedAt, recordedBy }])
    }
    if (event === 'taken-over') {
      const taken = takenSays.parse(says)
      items = taken.items
      first = taken.first ?? first
      taken.paragraphs.forEach(add)
    }
    if (event === 'numbered') first = numberedSays.safeParse(says).data?.first ?? first
    const written = event === 'written' ? writtenSays.safeParse(says).data : undefined
    if (written !== undefined) add(written.paragraph)
    items = written?.items ?? items
  }
  const signed = of('signed').at(-1)
  const signature = signedSays.safeParse(signed?.says).data
  const given = (event: string) =>
    of(event).findLast(({ says }) => givenSchema.safeParse(says['given']).success)?.says
  const published = given('published')
  const everybodys = givenSchema.safeParse(published?.['given']).data
  return {
    items,
    first,
    versions,
    paragraphs: [...versions.values()]
      .flatMap((its) => its.at(-1)?.paragraph ?? [])
      .sort((one, other) => one.order - other.order),
    done: entries.filter(isAct).map((entry) => ({
      ...{ entry: entry.id, act: entry.event as ActOfMinutes, on: dayOf(entry) },
      ...{ recordedOn: dayInBritain(entry.recordedAt), recordedBy: entry.recordedBy },
      recordedAt:
        entries.findLast(({ id, corrects }) => id === entry.id || corrects === entry.id)
          ?.recordedAt ?? entry.recordedAt,
      daysBefore: daysBefore(entries, entry),
      isStruck: struck.has(entry.id),
    })),
    corrections: of('corrected').flatMap((entry) => {
      const its = everybodys?.corrections.find((one) => one.entry === entry.id)
      const read = correctedSays.safeParse(entry.says).data ?? its
      return read === undefined ? [] : [{ ...read, entry: entry.id, on: dayOf(entry) }]
    }),
    signed: signed && signature && { ...signature, on: dayOf(signed) },
    circulated: givenSchema.safeParse(given('circulated')?.['given']).data,
    published: everybodys,
    publishedApart: z.array(paragraphSchema).catch([]).parse(published?.['apart']),
  }
}

const isAct = ({ act, event }: Entry) => act === 'record' && Object.hasOwn(ACTS_OF_MINUTES, event)

function daysBefore(entries: readonly Entry[], { id, happened }: Entry) {
  const days = entries
    .filter(({ act, corrects }) => act === 'correct' && corrects === id)
    .map((one) => one.happened)
  return [happened, ...days].slice(0, -1)
}

/** What was done of which its reader may know: of what is kept from them not even that it was corrected. */
export const doneAsRead = ({ done, corrections }: Pick<MinutesOfMeeting, 'done' | 'corrections'>) =>
  done.filter(
    ({ act, entry }) => act !== 'corrected' || corrections.some((one) => one.entry === entry),
  )

/** The corrections of a paragraph, in the order of their days; those of one day in that of recording. */
export function correctionsOf(
  { corrections }: Pick<MinutesOfMeeting, 'corrections'>,
  id: number,
): readonly Correction[] {
  return corrections
    .filter(({ paragraph }) => paragraph === id)
    .toSorted((one, other) => (one.on ?? '').localeCompare(other.on ?? ''))
}
