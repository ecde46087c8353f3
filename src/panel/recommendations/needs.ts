import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import type { FetchProcedures } from '#procedures/index.ts'
import type { Database, ReadAs } from '#storage/index.ts'

/** What the pages of the panel's reports stand on. */
export interface RecommendationNeeds {
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly procedures: FetchProcedures
  readonly area: () => Pick<Area['file'], 'councils'>
  readonly now: () => { readonly at: string; readonly today: string }
}
