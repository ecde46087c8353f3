import type { Kysely } from 'kysely'
import type { Database } from '#storage/index.ts'
import { numbered } from '../agenda/agenda.ts'
import { fetchAgenda } from '../agenda/agenda-records.ts'
import { publicTitle } from '../agenda/item-words.ts'
import type { Meeting } from '../meetings/meeting.ts'

/** An item that was prepared for an agenda which was not issued here: it may have been elsewhere. */
export interface PreparedItem {
  /** As everybody may read it. */
  readonly title: string
  readonly isPrivate: boolean
}

/** What was prepared for a meeting of which no agenda is held; nothing where one is. */
export async function preparedItems(
  db: Kysely<Database>,
  { address, items }: Pick<Meeting, 'address' | 'items'>,
): Promise<readonly PreparedItem[]> {
  if (items.length > 0) return []
  const agenda = await fetchAgenda(db, address)
  return numbered(agenda).map(({ item }) => ({
    title: publicTitle(item),
    isPrivate: item.restricted !== null,
  }))
}
