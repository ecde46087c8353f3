import type { Kysely } from 'kysely'
import { type Database, type Entry, growingEntries } from '#storage/index.ts'
import { type Meeting, type Meetings, meetingsOf, numberOf, type OfRecord } from './meeting.ts'

/** What came of an item, as far as it is told without reading the record. */
export const STANDS_IN_RECORD = 'taken; what was said of it stands in the record of the meeting'

export type Held = NonNullable<Meeting['held']>

/** That a meeting took place, as far as its record has it; `null` where its opening is not recorded. */
export interface HeldByRecord {
  readonly held: (meeting: Meeting) => Held
  readonly record: OfRecord
}

/**
 * Meetings with those that were held by their record. What the area's file states of a meeting stands.
 *
 * @param records - of each meeting that has one, by its address
 */
export function withHeld(
  meetings: Meetings,
  records: ReadonlyMap<string, HeldByRecord | null>,
): Meetings {
  const all = meetings.all.map((meeting) => {
    const record = records.get(meeting.address)
    if (record === undefined || record === null || meeting.held !== null) return meeting
    const taken = new Set(record.record.items.map(({ number }) => number))
    const items = meeting.items.map((item) =>
      item.outcome === undefined && taken.has(String(numberOf(item)))
        ? { ...item, outcome: STANDS_IN_RECORD }
        : item,
    )
    return { ...meeting, items, held: record.held(meeting), record: record.record }
  })
  return meetingsOf(all, meetings)
}

/** Records of another kind that say that meetings were held, each named by the address of its meeting. */
export interface HeldElsewhere {
  readonly kind: string
  /** @param entries - of one meeting, as anybody may read them */
  readonly read: (entries: readonly Entry[]) => HeldByRecord | null
  /** Whether an entry has a say in that: of what was said and decided nothing is read. */
  readonly turnsOn: (entry: Entry) => boolean
}

/**
 * What the records of meetings say of their having been held, by the address of each. While one is recorded
 * only that one is read again, from what was recorded since; all are, when something was erased.
 */
export function heldBook(
  db: Kysely<Database>,
  { kind, read, turnsOn }: HeldElsewhere,
): () => Promise<ReadonlyMap<string, HeldByRecord | null>> {
  const fetchGrown = growingEntries({ kind }, 'public', turnsOn)
  // Of two readings at once the one that knows less may be ready last
  const known = new Map<string, { readonly last: number; readonly held: HeldByRecord | null }>()
  return async () => {
    const { entries, fresh } = await fetchGrown(db)
    const touched = new Set(fresh.map(({ record }) => record))
    for (const [address, its] of Map.groupBy(entries, ({ record }) => record)) {
      const last = its.at(-1)?.id ?? 0
      if (touched.has(address) && last >= (known.get(address)?.last ?? 0)) {
        known.set(address, { last, held: read(its) })
      }
    }
    return new Map([...known].map(([address, { held }]) => [address, held]))
  }
}
