import type { Kysely } from 'kysely'
import { type Database, fetchEntries } from '#storage/index.ts'
import { MEETING } from '../meetings/recorded-meetings.ts'
import { readReplies } from '../meetings/replies.ts'

/**
 * Members whose last answer to the summons was that they do not come, or send a substitute.
 *
 * @param db - read as the office may
 */
export async function repliedAbsent(
  db: Kysely<Database>,
  address: string,
): Promise<readonly string[]> {
  const entries = await fetchEntries(db, { kind: MEETING, records: [address] }, 'office')
  return [...readReplies(entries)].flatMap(([person, replies]) => {
    const last = replies.at(-1)
    return last === undefined || last.answer === 'coming' ? [] : [person]
  })
}
