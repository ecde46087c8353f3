import type { Kysely } from 'kysely'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { Case } from './case.ts'
import { fetchCases, recordOf } from './cases.ts'
import { standingCase } from './standing-case.ts'

/**
 * Fetches the cases that count, in the order they were opened: none that was withdrawn. A case is the
 * same object each time until something is recorded of it.
 */
export type FetchStanding = () => Promise<readonly Case[]>

interface KeptCases {
  /** By record; `undefined` for one that was withdrawn. */
  readonly byRecord: ReadonlyMap<string, Case | undefined>
  /** The last entry that is in them. */
  readonly last: number
  readonly erasures: string
}

/** @returns a function that reads a case again only when something was recorded of it, or erased */
export function caseBook(db: Kysely<Database>): FetchStanding {
  let kept: KeptCases | undefined
  return async () => {
    // What is erased may be a name, of which the entries of the cases say nothing
    const erasures = await fetchVersion(db, [ERASURE])
    const before = kept?.erasures === erasures ? kept : undefined
    const { cases, last } = await fetchCases(db, { touchedAfter: before?.last ?? 0 })
    const byRecord = new Map(before?.byRecord)
    for (const one of cases) {
      byRecord.set(recordOf(one), one.withdrawn === null ? standingCase(one) : undefined)
    }
    kept = { byRecord, last: Math.max(before?.last ?? 0, last), erasures }
    return [...byRecord.values()].flatMap((one) => one ?? [])
  }
}
