import type { Transaction } from 'kysely'
import { leastOf, tellOfFile } from '#holdings/index.ts'
import { accept, type Outcome, refuse } from '#shared/index.ts'
import type { Database } from '#storage/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import { type KeptFile, valueOfFile } from './kept-file.ts'
import {
  CHANGED,
  examineEntry,
  fetchEntry,
  keep,
  type Moment,
  rowOf,
  type StoredEntry,
} from './record-entries.ts'

/** A document that is to stand with an entry from now on. */
export interface NewDocument {
  readonly type: KeptFile['type']
  readonly bytes: Buffer
}

/**
 * Puts a document into a field of an entry, in place of one that was there, or takes out the one that is: inside
 * `writeRecord`. One that was there stays kept until the entry is erased, and is given to nobody.
 *
 * @param document - `undefined` takes out what is there
 */
export async function recordFile(
  trx: Transaction<Database>,
  register: Register,
  stored: StoredEntry,
  field: RegisterField,
  { document, reason }: { readonly document: NewDocument | undefined; readonly reason: string },
  { recorder, today }: Moment,
): Promise<Outcome<void>> {
  const { reference, id, version } = stored.row
  const current = await fetchEntry(trx, register, reference, 'sealed')
  if (current?.row.id !== id) return refuse('changed-meanwhile', CHANGED)
  const told = document && (await tellOfFile(trx, document.bytes, document.type))
  const value = document && told ? valueOfFile(told, document.type) : null
  const examined = examineEntry(register, { ...current.values, [field.name]: value }, today)
  if (!examined.ok) return examined
  const { judged } = examined.value
  const row = rowOf(register, judged, { reference, replaces: { id, version } })
  const audience = leastOf([field.audience, judged.state.seenBy])
  const file = document && told && { content: document.bytes, told, audience }
  const about = { act: 'corrected', rows: [row], reason, ...(file ? { file } : {}) } as const
  await keep(trx, register, about, recorder)
  return accept(undefined)
}
