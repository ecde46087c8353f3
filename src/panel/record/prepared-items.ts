import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import { numbered } from '../agenda/agenda.ts'
import { fetchAgenda } from '../agenda/agenda-records.ts'
import { publicTitle } from '../agenda/item-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'

/** An item that was prepared for an agenda which was not issued here: it may have been elsewhere. */
export interface PreparedItem {
  /** As everybody may read it. */
  readonly title: string
  readonly isPrivate: boolean
}

/** What was prepared for a meeting of which no agenda is held and is not opened yet, by its words; nothing once it is closed. */
export async function preparedItems(
  db: Kysely<Database>,
  { meeting, judged: { course } }: Pick<JudgedRecord, 'meeting' | 'judged'>,
): Promise<readonly PreparedItem[]> {
  if (meeting.items.length > 0 || course.closed !== undefined) return []
  const opened = new Set(course.story.items.map(({ title }) => title))
  const agenda = await fetchAgenda(db, meeting.address)
  return numbered(agenda)
    .map(({ item }) => ({ title: publicTitle(item), isPrivate: item.restricted !== null }))
    .filter(({ title }) => !opened.has(title))
}
