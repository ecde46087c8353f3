import type { Kysely } from 'kysely'
import type { FetchHoldings } from '#performance/index.ts'
import type { Database } from '#storage/index.ts'

/** What the pages of writing are given. */
export interface WritingNeeds {
  readonly db: Kysely<Database>
  readonly holdings: FetchHoldings
  readonly now: () => { readonly at: string; readonly today: string }
}
