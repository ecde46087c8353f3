import type { Kysely } from 'kysely'
import type { Audience } from './entry.ts'
import { type Entry, type EntryFilter, fetchEntries } from './fetch-entries.ts'
import type { Database } from './table-types.ts'
import { ERASURE, fetchVersion } from './versions.ts'

/** Entries as they are known, and those of them that were not known the last time. */
interface Grown {
  readonly entries: readonly Entry[]
  readonly fresh: readonly Entry[]
  /** The number of the last of them; 0 where there is none. */
  readonly last: number
}

/**
 * Entries that are asked for again and again while more are recorded: those that are known are kept, and
 * only later ones are read. All are read again when something was erased, since it may have been of them.
 *
 * @param keep - which of those known are still needed; all unless said
 */
export function growingEntries(
  filter: Pick<EntryFilter, 'kind' | 'records'>,
  reader: Audience = 'public',
  keep: (entry: Entry) => boolean = () => true,
): (db: Kysely<Database>) => Promise<Grown> {
  const nothing = { entries: [] as readonly Entry[], last: 0, erased: '' }
  let known = nothing
  return async (db) => {
    const erased = await fetchVersion(db, [ERASURE])
    const before = known.erased === erased ? known : nothing
    const fresh = await fetchEntries(db, { ...filter, after: before.last }, reader)
    const last = fresh.at(-1)?.id ?? before.last
    const entries = fresh.length === 0 ? before.entries : [...before.entries.filter(keep), ...fresh]
    // Another who asked meanwhile may know of more
    if (known.erased !== erased || last >= known.last) known = { entries, last, erased }
    return { entries, fresh, last }
  }
}
