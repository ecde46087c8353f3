import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import type { RetentionMonths } from './schedule.ts'

/** What the pages of data protection stand on. */
export interface ProtectionNeeds {
  readonly db: Kysely<Database>
  /** As one who reads what every audience may: only which parts there are is asked of it. */
  readonly asSealed: Kysely<Database>
  readonly settings: () => RetentionMonths
  readonly now: () => { readonly at: string; readonly today: string }
  /** Takes away what lets somebody in to an account. */
  readonly forgetAccount: (account: string) => Promise<void>
}
