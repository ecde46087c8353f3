import type { Kysely } from 'kysely'
import type { Audience, Database, ReadAs } from '#storage/index.ts'
import type { DataTable } from '#web/index.ts'
import type { FetchNameable } from '../entries/links.ts'
import type { Touched } from '../measures/fetch-stocks.ts'
import type { FetchRegisters } from '../register-book.ts'

/** What the pages of registers stand on. */
export interface RegisterNeeds {
  readonly db: Kysely<Database>
  readonly readAs: ReadAs
  readonly registers: FetchRegisters
  readonly now: () => { readonly at: string; readonly today: string }
  /** Where files that are sent are kept until they are imported. */
  readonly dataFolder: string
  /** What promises and measures an entry can name. */
  readonly nameable: FetchNameable
  /** What was undertaken to the panel and is due, as an audience may read it: beside what is due in the books. */
  readonly undertaken: (audience: Audience, today: string) => Promise<DataTable | null>
  /** The site's address without a slash at the end. */
  readonly siteAddress: () => string
  /** Tells that entries were recorded, so that the figures of the days touched are taken up. */
  readonly entriesRecorded: (register: string, touched: Touched) => Promise<void>
}
