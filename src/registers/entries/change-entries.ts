import type { Kysely, Transaction } from 'kysely'
import { fetchRegisterRows, type NewRegisterRow, type RegisterFilter } from '#holdings/index.ts'
import { type Audience, type Database, readableBy } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { isFilled } from '../expressions/evaluate-expression.ts'
import type { Value } from '../expressions/expression.ts'
import { checkEntry, joinPieces, judgeEntry } from './judge-entry.ts'
import { keep, type Moment, rowOf } from './record-entries.ts'

/** One change made to many entries. */
export interface ManyChanged {
  readonly rows: readonly NewRegisterRow[]
  /** Those that it cannot be made to, each with why. */
  readonly refused: readonly { readonly reference: string; readonly why: string }[]
  readonly unchanged: number
  /** The days of the entries that are changed, as they were and as they will be. */
  readonly days: readonly Readonly<Record<string, unknown>>[]
}

/** So many entries can be changed together. */
export const MOST_CHANGED = 5_000

/** What many entries are to be given. */
export interface AskedChange {
  /** As whom whoever asks reads: no other entries are found, and none by what they may not read. */
  readonly reader: Audience
  readonly field: string
  readonly value: Value
  /** YYYY-MM-DD */
  readonly today: string
}

/**
 * Gives one field of many entries a value, wherever the entry then still is as its definition asks.
 *
 * @param db - as whoever may read all of each entry
 */
export async function planChange(
  db: Kysely<Database>,
  register: Register,
  filter: RegisterFilter,
  { reader, field, value, today }: AskedChange,
): Promise<ManyChanged> {
  const shown = await fetchRegisterRows(db, filter, reader, { most: MOST_CHANGED })
  const references = shown.flatMap(({ reference, audience }) =>
    readableBy(reader).includes(audience) ? [reference] : [],
  )
  const found = await fetchRegisterRows(db, { register: register.id, references }, 'sealed')
  const rows: NewRegisterRow[] = []
  const refused: { reference: string; why: string }[] = []
  const days: Readonly<Record<string, unknown>>[] = []
  let unchanged = 0
  for (const { id, version, reference, says } of found) {
    const held = joinPieces(register, says)
    const before = held[field] ?? null
    if (before === value || (!isFilled(before) && !isFilled(value))) {
      unchanged += 1
      continue
    }
    const values = { ...held, [field]: value }
    const judged = judgeEntry(register, values, today)
    const { problems } = checkEntry(register, judged)
    if (problems.length > 0) {
      refused.push({ reference, why: problems.map(({ message }) => message).join('. ') })
      continue
    }
    rows.push(rowOf(register, judged, { reference, replaces: { id, version } }))
    days.push(held, values)
  }
  return { rows, refused, unchanged, days }
}

/** Records a change of many entries as one act: inside `writeRecord`. */
export async function recordChange(
  trx: Transaction<Database>,
  register: Register,
  rows: readonly NewRegisterRow[],
  reason: string,
  { recorder }: Moment,
): Promise<void> {
  await keep(trx, register, { act: 'changed-together', rows, reason }, recorder)
}
