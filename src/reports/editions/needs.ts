import type { FetchEditions } from './edition-book.ts'
import type { FindUnreleased } from './look-at.ts'
import type { PublishingNeeds } from './publish.ts'

/** What the pages of editions stand on. */
export interface EditionNeeds extends PublishingNeeds {
  readonly editions: FetchEditions
  readonly findUnreleased: FindUnreleased
  /** What is odd about a time at which something is to be published by itself. */
  readonly warnOfTime: (at: string) => Promise<string | undefined>
  /** The instant it is, and the day it is in Britain. */
  readonly now: () => { readonly at: string; readonly today: string }
}
