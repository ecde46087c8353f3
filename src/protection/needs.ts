import type { Kysely, Transaction } from 'kysely'
import type { Outcome } from '#shared/index.ts'
import type { Database, Recorder } from '#storage/index.ts'
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
  /** Files that nobody is led to any longer and whose bytes are kept. */
  readonly filesLeft: () => Promise<readonly FileLeft[]>
  readonly eraseFile: (
    trx: Transaction<Database>,
    file: Pick<FileLeft, 'entry' | 'name'>,
    why: { readonly law: string; readonly reason: string },
    recorder: Recorder,
  ) => Promise<Outcome<void>>
}

/** A file whose bytes are kept and that nobody is given: of a paper that was withdrawn, a document struck out. */
export interface FileLeft {
  /** The entry that tells of it. */
  readonly entry: number
  /** What it is called beside that entry, never what its sender called it. */
  readonly name: string
  /** What it is of, in words. */
  readonly of: string
  /** Size in bytes. */
  readonly bytes: number
}
