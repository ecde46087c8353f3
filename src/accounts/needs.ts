import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import type { Permission, ReadFor } from '#web/index.ts'
import type { FetchHeldAccounts } from './account-book.ts'
import type { Cookies } from './cookies.ts'
import type { Directory } from './directory.ts'
import type { SendLetter } from './letters.ts'

/** What the pages of accounts stand on. */
export interface AccountNeeds {
  readonly db: Kysely<Database>
  readonly reads: ReadFor
  readonly fetchAccounts: FetchHeldAccounts
  readonly cookies: Cookies
  /** The instant it is, and the day it is in Britain. */
  readonly now: () => { readonly at: string; readonly today: string }
  /** Where readers reach the site, without a slash at the end. */
  readonly siteAddress: () => string
  /** What the panel is called. */
  readonly panel: () => string
  readonly send: SendLetter
  /** The data folder. */
  readonly folder: string
  /** The folder in which letters are kept where none can be sent; `undefined` where they are. */
  readonly mailFolder: string | undefined
  /** The council's own directory, where one is set. */
  readonly directory: Directory | undefined
  /** Whether anybody may sign in as anything, which a site that is reached from outside never is. */
  readonly isDemonstration: boolean
  /** The rows that the definitions of registers add to the table of permissions. */
  readonly rowsOfDefinitions: () => Promise<readonly Permission[]>
}
