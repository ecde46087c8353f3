import type { Kysely } from 'kysely'
import type { Area } from '#area/index.ts'
import type { Database } from '#storage/index.ts'
import type { FetchMeetings } from '../meetings/meeting-book.ts'
import type { StepChoices } from './condition-fields.ts'
import type { FetchUndertakings } from './promise-book.ts'
import type { PromisesElsewhere } from './promises-elsewhere.ts'

/** What the pages of promises stand on. */
export interface PromiseNeeds {
  readonly db: Kysely<Database>
  readonly undertakings: FetchUndertakings
  readonly elsewhere: PromisesElsewhere
  readonly meetings: FetchMeetings
  /** The database as everybody may read it. */
  readonly asPublic: Kysely<Database>
  readonly fetchArea: () => Promise<Pick<Area, 'measures' | 'reports'>>
  /** The steps of procedures that a condition can be tied to. */
  readonly steps: () => Promise<StepChoices>
  /** What the panel is called. */
  readonly panel: () => string
  readonly now: () => { readonly at: string; readonly today: string }
  /** Where readers reach the site, without a slash at the end. */
  readonly siteAddress: () => string
}
