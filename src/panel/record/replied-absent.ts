import type { Kysely } from 'kysely'
import { type Database, fetchEntries } from '#storage/index.ts'
import { MEETING } from '../meetings/recorded-meetings.ts'
import { readReplies, substitutesNamed } from '../meetings/replies.ts'

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
  const all = readReplies(entries)
  // Of a substitute who cannot come the member is absent, and not they
  const named = substitutesNamed(all)
  return [...all].flatMap(([person, replies]) => {
    const last = replies.at(-1)
    return last === undefined || last.answer === 'coming' || named.has(person) ? [] : [person]
  })
}
