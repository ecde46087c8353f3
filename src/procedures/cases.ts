import type { Kysely, Transaction } from 'kysely'
import { z } from 'zod'
import {
  type Authorship,
  type Database,
  type Entry,
  type EntryFilter,
  fetchEntries,
  fetchNames,
  fetchRecords,
  type NameOf,
  recordEntry,
} from '#storage/index.ts'
import type { Details } from './procedure.ts'

/** The kind of record that a case is. */
export const CASE = 'case'

/** Who recorded something of a case, by their name, when, and why. */
interface ByWhom {
  readonly actor: string
  readonly reason: string
  /** An instant. */
  readonly at: string
}

/** A case as it is kept. */
export interface StoredCase {
  readonly procedure: string
  /** In its address, one of its kind in the procedure: `2027-28`. */
  readonly slug: string
  readonly title: string
  /** YYYY-MM-DD */
  readonly openedOn: string
  readonly opening: Details
  readonly opened: ByWhom
  /** All that was recorded, in that order, whether it still stands or not. */
  readonly events: readonly StoredEvent[]
  /** Set once the whole case was withdrawn: it stays to be read, and counts nowhere. */
  readonly withdrawn: (ByWhom & { readonly on: string }) | null
}

/** What is filled in to open a case. */
export type NewCase = Pick<StoredCase, 'procedure' | 'slug' | 'title' | 'openedOn' | 'opening'>

export interface StoredEvent extends ByWhom {
  /** Place in the case, in the order of recording: 1, 2, 3. */
  readonly number: number
  readonly step: string
  /** The day it happened, YYYY-MM-DD. */
  readonly on: string
  readonly details: Details
  /** The number of the event that this one strikes out. */
  readonly strikesOut: number | null
  /** The number of the event that this one puts right, standing in its place. */
  readonly corrects: number | null
}

/** What an event says, before it is recorded; the numbers are of earlier events of the case. */
export type NewCaseEvent = Pick<StoredEvent, 'step' | 'on' | 'details'> &
  Partial<Pick<StoredEvent, 'strikesOut' | 'corrects'>>

const detailsSchema = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
const openingSchema = z.object({
  title: z.string(),
  details: detailsSchema,
  reason: z.string(),
})
const eventSchema = z.object({ details: detailsSchema, reason: z.string() })

const withdrawnSchema = z.object({ reason: z.string() })

/** What the store calls it, as the record that its entries are about. */
export const recordOf = ({ procedure, slug }: Pick<StoredCase, 'procedure' | 'slug'>) =>
  `${procedure}/${slug}`

/**
 * Opens a case. Its slug is free when no case of the procedure has it: look before, in the same
 * transaction.
 *
 * @throws Refusal when it names nobody as recording it
 */
export async function recordCase(
  trx: Transaction<Database>,
  opened: NewCase,
  { reason, ...recorder }: Authorship,
): Promise<void> {
  const { title, openedOn, opening } = opened
  const held = await fetchEntries(trx, { kind: CASE, records: [recordOf(opened)] })
  if (held.length > 0) throw new Error(`There is a case ${recordOf(opened)} already`)
  await recordEntry(
    trx,
    {
      kind: CASE,
      record: recordOf(opened),
      event: 'open',
      happened: openedOn,
      parts: { public: { title, details: { ...opening }, reason } },
      standing: { state: 'open', day: openedOn },
    },
    recorder,
  )
}

/**
 * Adds an event to a case: whenever it happened, before others or after them.
 *
 * @throws Refusal when it names nobody as recording it
 */
export async function recordCaseEvent(
  trx: Transaction<Database>,
  theCase: Pick<StoredCase, 'procedure' | 'slug'>,
  { step, on, details, strikesOut = null, corrects = null }: NewCaseEvent,
  { reason, ...recorder }: Authorship,
): Promise<void> {
  const record = recordOf(theCase)
  const about = strikesOut ?? corrects
  const entries = about === null ? [] : await fetchEntries(trx, { kind: CASE, records: [record] })
  const target = entries.filter(isEvent)[(about ?? 0) - 1]
  await recordEntry(
    trx,
    {
      kind: CASE,
      record,
      act: strikesOut !== null ? 'strike-out' : corrects !== null ? 'correct' : 'record',
      event: step,
      happened: on,
      ...(target ? { corrects: target.id } : {}),
      parts: { public: { details: { ...details }, reason } },
      standing: { state: 'open', day: on },
    },
    recorder,
  )
}

/** The slugs that no other case of the procedure can have: a case keeps its own for good. */
export async function fetchSlugs(
  db: Kysely<Database>,
  procedure: string,
): Promise<readonly string[]> {
  const under = `${procedure}/`
  return (await fetchRecords(db, CASE))
    .filter((record) => record.startsWith(under))
    .map((record) => record.slice(under.length))
}

/** One case by its address, withdrawn or not; `undefined` when there is none. */
export async function fetchCase(
  db: Kysely<Database>,
  procedure: string,
  slug: string,
): Promise<StoredCase | undefined> {
  const { cases } = await fetchCases(db, { records: [recordOf({ procedure, slug })] })
  return cases[0]
}

/**
 * Cases, withdrawn or not, in the order they were opened; none of which nothing is left to be read.
 *
 * @returns also the number of the last entry that was read, or 0
 */
export async function fetchCases(
  db: Kysely<Database>,
  filter: Omit<EntryFilter, 'kind'>,
): Promise<{ readonly cases: readonly StoredCase[]; readonly last: number }> {
  const entries = await fetchEntries(db, { kind: CASE, ...filter })
  if (entries.length === 0) return { cases: [], last: 0 }
  const nameOf = await fetchNames(db)
  const cases = [...Map.groupBy(entries, ({ record }) => record).values()].flatMap((its) =>
    toCase(its, nameOf),
  )
  return { cases, last: entries.at(-1)?.id ?? 0 }
}

const isEvent = ({ act, event }: Entry) =>
  (act === 'record' || act === 'strike-out' || act === 'correct') && event !== 'open'

/** @returns nothing for a case of which nothing is left to be read */
function toCase(entries: readonly Entry[], nameOf: NameOf): readonly StoredCase[] {
  const opening = entries.find(({ event }) => event === 'open')
  const says = openingSchema.safeParse(opening?.says).data
  if (!opening || !says) return []
  const withdrawal = entries.find(({ act }) => act === 'withdraw')
  const authorOf = (entry: Entry, reason: string): ByWhom => ({
    actor: nameOf(entry.recordedBy),
    reason,
    at: entry.recordedAt,
  })
  const [procedure = '', ...slug] = opening.record.split('/')
  const events = entries.filter(isEvent)
  const numbers = new Map(events.map(({ id }, index) => [id, index + 1]))
  return [
    {
      procedure,
      slug: slug.join('/'),
      title: says.title,
      openedOn: opening.happened ?? '',
      opening: says.details,
      opened: authorOf(opening, says.reason),
      withdrawn: withdrawal
        ? {
            ...authorOf(
              withdrawal,
              withdrawnSchema.safeParse(withdrawal.says).data?.reason ?? ERASED.reason,
            ),
            on: withdrawal.happened ?? '',
          }
        : null,
      events: events.map((entry, index) => {
        const { details, reason } = eventSchema.safeParse(entry.says).data ?? ERASED
        const about = entry.corrects === null ? null : (numbers.get(entry.corrects) ?? null)
        return {
          number: index + 1,
          step: entry.event,
          on: entry.happened ?? '',
          details,
          ...authorOf(entry, reason),
          strikesOut: entry.act === 'strike-out' ? about : null,
          corrects: entry.act === 'correct' ? about : null,
        }
      }),
    },
  ]
}

/** What is left to say of an event whose words were taken out. */
const ERASED = { details: {}, reason: 'What was recorded here has been erased' }
