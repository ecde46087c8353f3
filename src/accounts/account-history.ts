import type { Kysely } from 'kysely'
import { describeDay } from '#shared/index.ts'
import { type Database, fetchEntries, fetchNames } from '#storage/index.ts'
import { ROLES, type Role } from '#web/index.ts'
import { ACCOUNT } from './account.ts'

/** Something that was done to an account. */
export interface AccountEvent {
  /** An instant. */
  readonly at: string
  readonly what: string
  readonly by: string
}

const WORDS: Readonly<Record<string, string>> = {
  invited: 'Invited',
  disabled: 'Closed',
  enabled: 'Opened again',
  identified: 'Said who they are on the panel',
  connected: 'Connected with the council’s directory',
  recovered: 'Recovered: the second factors were taken away',
}

/** Everything that was done to an account, oldest first, with the reasons that were given. */
export async function fetchAccountHistory(
  db: Kysely<Database>,
  id: string,
): Promise<readonly AccountEvent[]> {
  const entries = await fetchEntries(db, { kind: ACCOUNT, records: [id] }, 'office')
  const nameOf = await fetchNames(db)
  return entries.map(({ act, event, happened, says, recordedAt, recordedBy }) => {
    if (act === 'erase') {
      const what = `Something was erased: ${says['law']}`
      return { at: recordedAt, what, by: nameOf(recordedBy) }
    }
    const role = ROLES[String(says['role']) as Role] ?? ''
    const last = says['to'] === undefined ? '' : ` to ${describeDay(String(says['to']))}`
    const day = happened === null ? '' : describeDay(happened)
    const ofRole =
      event === 'role-given'
        ? `Made ${role} from ${day}${last}`
        : `Is ${role} no longer after ${day}`
    const reason = says['reason'] === undefined ? '' : `. ${says['reason']}`
    return { at: recordedAt, what: `${WORDS[event] ?? ofRole}${reason}`, by: nameOf(recordedBy) }
  })
}
