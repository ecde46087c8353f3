import type { Kysely } from 'kysely'
import { type Database, ERASURE, fetchVersion } from '#storage/index.ts'
import type { MinutesOf } from '../meetings/needs.ts'
import { publicMinutes } from './known-minutes.ts'
import { doneAsRead, MINUTES } from './minutes-of-meeting.ts'

/** Which meetings have minutes that everybody reads, for the pages of meetings. */
export function minutesOf(asPublic: Kysely<Database>): MinutesOf {
  const fetchPublic = publicMinutes(asPublic)
  return {
    version: () => fetchVersion(asPublic, [MINUTES, ERASURE]),
    async fetch() {
      const all = await fetchPublic()
      return new Map(
        [...all].flatMap(([address, minutes]) => {
          const { published, signed } = minutes
          if (published === undefined) return []
          const words =
            signed === undefined
              ? 'Draft minutes are published'
              : 'Minutes are signed and published'
          const changedAt =
            doneAsRead(minutes)
              .map(({ recordedAt }) => recordedAt)
              .sort()
              .at(-1) ?? ''
          return [[address, { words, changedAt }]]
        }),
      )
    },
  }
}
