import { z } from 'zod'
import { accept, type Outcome, type Problem, readYaml, sourceSchema } from '#shared/index.ts'
import { ADDRESS } from '../meetings/meeting-file.ts'
import type { RawEvent } from './corrections.ts'
import { readEvent } from './read-event.ts'

/** The folder of an area with what papers state happened at a meeting, one a file, as events. */
export const RECORDS_FOLDER = 'records/'

const recordFileSchema = z.strictObject({
  source: sourceSchema,
  events: z.array(z.looseObject({ id: z.string().min(1), type: z.string().min(1) })).min(1),
})

/** What papers state happened at a meeting. */
export interface MeetingRecordFile {
  /** By which the meeting is known: its day, and for a second of the day its kind. */
  readonly address: string
  readonly events: readonly RawEvent[]
}

/**
 * The records of meetings in an area's files, by their address.
 *
 * @param files - by path inside the area folder, as text
 * @returns none where there is no such folder; or everything that is wrong at once, with its file
 */
export function readRecords(
  files: ReadonlyMap<string, string>,
): Outcome<ReadonlyMap<string, MeetingRecordFile>> {
  const problems: Problem[] = []
  const records = new Map<string, MeetingRecordFile>()
  for (const [path, text] of files) {
    if (!path.startsWith(RECORDS_FOLDER) || !path.endsWith('.yaml')) continue
    const address = path.slice(RECORDS_FOLDER.length, -'.yaml'.length)
    if (!ADDRESS.test(address)) {
      const message = `${path} is not read where it is. Name it by the address of its meeting, such as records/2019-07-22.yaml`
      problems.push({ code: 'misplaced-file', message, field: path })
      continue
    }
    const read = readYaml(path, text, recordFileSchema)
    if (!read.ok) {
      problems.push(...read.problems)
      continue
    }
    problems.push(...wrongEvents(path, read.value.events))
    records.set(address, { address, events: read.value.events })
  }
  return problems.length > 0 ? { ok: false, problems } : accept(records)
}

function wrongEvents(path: string, events: readonly RawEvent[]): readonly Problem[] {
  const ids = events.map(({ id }) => id)
  return events.flatMap((event, index) => {
    const read = event['type'] === 'correct' ? undefined : readEvent(event)
    const twice = ids.indexOf(event.id) < index
    return [
      ...(typeof read === 'string' ? [`${path}: event ${event.id}: ${read}`] : []),
      ...(twice ? [`${path} has two events ${event.id}. Give one of them another id`] : []),
    ].map((message) => ({ code: 'wrong-event', message, field: path }))
  })
}
