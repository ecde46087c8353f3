import type { Kysely, Transaction } from 'kysely'
import {
  eraseRegisterEntries,
  fetchErasedEntries,
  fetchPastEntries,
  fetchRegisterVersions,
  type PastEntry,
  REGISTER_ENTRY,
  type RegisterRow,
} from '#holdings/index.ts'
import { accept, keepLatest, type Outcome, refuse } from '#shared/index.ts'
import { type Database, fetchVersion, type Recorder } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { daysTouched } from './days-touched.ts'
import { dropDraftsAbout } from './drafts.ts'
import { joinPieces } from './judge-entry.ts'
import { CHANGED, type Moment } from './record-entries.ts'

/** So many are listed, and erased, at a time. */
export const MOST_ERASED = 200

/** The entries of a register that have been kept for as long as its definition says. @param db - as whoever reads all of it */
export async function fetchPastRetention(
  db: Kysely<Database>,
  { id, defined: { retention }, fields }: Register,
  today: string,
): Promise<readonly PastEntry[]> {
  const { months, after } = retention
  const field = after === undefined ? undefined : fields.get(after)
  const before = Temporal.PlainDate.from(today).subtract({ months }).toString()
  const from = field && { field: field.name, audience: field.audience }
  return await fetchPastEntries(db, id, from, before, MOST_ERASED)
}

/** How many are past their time in each register, as it was counted last. */
const counted = new WeakMap<Kysely<Database>, Map<string, ReturnType<typeof keepLatest<number>>>>()

/** How many entries {@link fetchPastRetention} lists, counted again once something is recorded or the day has ended. */
export async function countPastRetention(
  db: Kysely<Database>,
  register: Register,
  today: string,
): Promise<number> {
  const known = counted.get(db) ?? new Map<string, ReturnType<typeof keepLatest<number>>>()
  counted.set(db, known)
  const keep = known.get(register.id) ?? keepLatest<number>()
  known.set(register.id, keep)
  const { months, after } = register.defined.retention
  const version = `${await fetchVersion(db, [REGISTER_ENTRY])} ${today} ${months} ${after}`
  return await keep(version, async () => (await fetchPastRetention(db, register, today)).length)
}

const LAW = 'How long entries of registers are kept; UK GDPR, article 5(1)(e)'

const LAW_OF_REQUESTS = 'The right to erasure; UK GDPR, article 17'

/**
 * Erases entries that are past their time, by one act: inside `writeRecord`. Figures that counted them stay as they are.
 *
 * @param references - those that whoever does it has seen; one whose time is not over, or that is gone, refuses all
 */
export async function erasePast(
  trx: Transaction<Database>,
  register: Register,
  references: readonly string[],
  reason: string,
  { recorder, today }: Moment,
): Promise<Outcome<number>> {
  const past = await fetchPastRetention(trx, register, today)
  const due = new Set(past.map(({ reference }) => reference))
  if (references.length === 0 || references.some((one) => !due.has(one))) {
    const message =
      'Some of these entries have changed, or are erased already. Look at the list again'
    return refuse('changed-meanwhile', message)
  }
  await erase(trx, register, references, { law: LAW, reason }, recorder)
  return accept(references.length)
}

/**
 * Erases one entry that somebody asked to have erased, whether its time is over or not: inside `writeRecord`. Figures that
 * counted it stay as they are.
 *
 * @param seen - the version that whoever does it has seen
 */
export async function eraseOnRequest(
  trx: Transaction<Database>,
  register: Register,
  reference: string,
  { reason, seen }: { readonly reason: string; readonly seen: number },
  { recorder }: Moment,
): Promise<Outcome<void>> {
  const last = await fetchLast(trx, register, reference)
  if (last === undefined || last.version !== seen) return refuse('changed-meanwhile', CHANGED)
  await erase(trx, register, [reference], { law: LAW_OF_REQUESTS, reason }, recorder)
  return accept(undefined)
}

/** The last version of an entry, also of one that was taken out; `undefined` where there is none, or it was erased. */
export async function fetchLast(
  db: Kysely<Database>,
  { id }: Register,
  reference: string,
): Promise<RegisterRow | undefined> {
  const last = (await fetchRegisterVersions(db, id, reference, 'sealed')).at(-1)
  const erased = await fetchErasedEntries(db, id)
  return erased.some((one) => one.reference === reference) ? undefined : last
}

async function erase(
  trx: Transaction<Database>,
  register: Register,
  references: readonly string[],
  why: { readonly law: string; readonly reason: string },
  recorder: Recorder,
): Promise<void> {
  const entries = []
  for (const reference of references) {
    const versions = await fetchRegisterVersions(trx, register.id, reference, 'sealed')
    const last = versions.at(-1)
    const isCounted = last !== undefined && !last.isWithdrawn
    const days = isCounted ? daysTouched(register, joinPieces(register, last.says)) : []
    entries.push({ reference, countedIn: [...new Set(days.map((day) => day.slice(0, 7)))] })
    await dropDraftsAbout(trx, { register: register.id, reference })
  }
  await eraseRegisterEntries(trx, { register: register.id, entries, ...why }, recorder)
}
