import type { Transaction } from 'kysely'
import type { Database, Recorder } from '#storage/index.ts'
import type { RawEvent } from './corrections.ts'
import type { JudgedRecord } from './fetch-judged.ts'

/** Who records, and on which day. */
export interface RecordedWhen {
  readonly today: string
  readonly recorder: Recorder
}

/**
 * Has what was promised and resolved at a meeting followed, in the transaction that records it; how much could not be.
 *
 * @param since - what was recorded since the record was read
 */
type FollowMeeting = (
  trx: Transaction<Database>,
  record: Pick<JudgedRecord, 'meeting' | 'people' | 'events' | 'with'>,
  since: readonly RawEvent[],
  when: RecordedWhen,
) => Promise<number>

/** Asked before a transaction, in which nothing else can be asked; `undefined` where nothing can be followed now. */
export type Following = () => Promise<FollowMeeting | undefined>

/** What the clerk is told where not all of it could be. */
export const UNFOLLOWED =
  'Not all that was promised or resolved here can be followed: look whether the day of the meeting is right, or record what is missing among the promises'
