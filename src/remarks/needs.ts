import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import type { ReadFor } from '#web/index.ts'
import type { RemarkDays } from './due.ts'
import type { RemarkBook } from './remark-book.ts'

/** How long the office has, and how much is taken: settings of the area. */
export interface RemarkSettings extends RemarkDays {
  /** So many may wait for an answer at once. */
  readonly mostWaiting: number
  /** So many are taken from one connection in an hour. */
  readonly mostFromOne: number
}

/** What the pages of remarks stand on. */
export interface RemarkNeeds {
  readonly db: Kysely<Database>
  readonly reads: ReadFor
  readonly book: RemarkBook
  readonly settings: () => RemarkSettings
  /** The text of one of the area's files as it was loaded; `undefined` when there is none. */
  readonly fetchFile: (path: string) => Promise<string | undefined>
  readonly now: () => { readonly at: string; readonly today: string }
  /** Where readers reach the site, without a slash at the end. */
  readonly siteAddress: () => string
  /** Sends a letter, or keeps it where none can be sent. */
  readonly send: (
    letter: { readonly to: string; readonly subject: string; readonly text: string },
    at: string,
  ) => Promise<void>
}
