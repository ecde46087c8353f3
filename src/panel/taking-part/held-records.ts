import type { Kysely } from 'kysely'
import { AGENDA, fetchFolder } from '#holdings/index.ts'
import { keepLatest } from '#shared/index.ts'
import { type Database, ERASURE, fetchVersion, growingEntries } from '#storage/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import { MEETING } from '../meetings/recorded-meetings.ts'
import { type JudgedRecord, judgedBook, type RecordSources } from '../record/fetch-judged.ts'
import { RECORDS_FOLDER, readRecords } from '../record/record-file.ts'
import { MEETING_RECORD } from '../record/recorded-events.ts'

/**
 * The records that are held of meetings, as everybody may read them. A meeting of which nothing is recorded is not
 * judged, and another only when something was recorded of it, or of what it is judged by.
 */
export function heldRecords(
  asPublic: Kysely<Database>,
  sources: RecordSources,
): (meetings: readonly Meeting[]) => Promise<readonly JudgedRecord[]> {
  const judged = judgedBook(sources)
  const fetchGrown = growingEntries({ kind: MEETING_RECORD }, 'public')
  const keepStated = keepLatest<ReadonlySet<string>>()
  const kept = new Map<string, { readonly of: string; readonly record: JudgedRecord }>()

  return async (meetings) => {
    const area = await fetchVersion(asPublic, ['area'])
    const stated = await keepStated(area, async () => {
      const files = readRecords(await fetchFolder(asPublic, RECORDS_FOLDER))
      return new Set(files.ok ? files.value.keys() : [])
    })
    const { entries } = await fetchGrown(asPublic)
    const lasts = new Map(entries.map(({ record, id }) => [record, id]))
    const [people, rules] = [await sources.people(), await sources.constitution()]
    const others = await fetchVersion(asPublic, ['area', MEETING, AGENDA, ERASURE])
    const ofAll = `${others} ${people.ok ? people.value.version : ''} ${rules.ok ? rules.value.version : ''}`
    const records: JudgedRecord[] = []
    for (const { address, held } of meetings) {
      if (held === null || !(stated.has(address) || lasts.has(address))) continue
      const of = `${ofAll} ${lasts.get(address) ?? 0}`
      const before = kept.get(address)
      if (before?.of === of) {
        records.push(before.record)
        continue
      }
      const found = await judged(asPublic, address, 'public')
      if (!found.ok || found.value === undefined || found.value.events.length === 0) continue
      kept.set(address, { of, record: found.value })
      records.push(found.value)
    }
    return records
  }
}
