import { randomInt } from 'node:crypto'
import type { Kysely, Transaction } from 'kysely'
import {
  fetchRegisterKeys,
  fetchRegisterRows,
  keepRegisterRows,
  type NewRegisterRow,
  type RegisterAct,
  type RegisterFile,
  type RegisterRow,
} from '#holdings/index.ts'
import { accept, type Outcome, type Problem, refuse } from '#shared/index.ts'
import type { Audience, Database, Part, Recorder } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import type { Values } from './clocks.ts'
import { checkEntry, type Judged, joinPieces, judgeEntry, splitByAudience } from './judge-entry.ts'
import { likenessOf, likenessOfKept } from './likeness.ts'
import { findDeadLinks, type Linking, type Nameable } from './links.ts'

/** Letters and figures that are not taken for one another. */
const SIGNS = '23456789BCDFGHJKMPQRTVWXY'

const SIGNS_A_REFERENCE = 8

/** What may be one. */
export const REFERENCE_SHAPE = /^[2-9B-Y]{4}-[2-9B-Y]{4}$/

/** By what a new entry is found: it tells neither when it came nor how many there are. */
export function drawReference(): string {
  let left = randomInt(SIGNS.length ** SIGNS_A_REFERENCE)
  let signs = ''
  for (let at = 0; at < SIGNS_A_REFERENCE; at += 1) {
    signs += SIGNS.charAt(left % SIGNS.length)
    left = Math.floor(left / SIGNS.length)
  }
  return `${signs.slice(0, 4)}-${signs.slice(4)}`
}

/** Who records, when, and on which day. */
export interface Moment {
  readonly recorder: Recorder
  /** YYYY-MM-DD */
  readonly today: string
}

/** A moment at which something new is said, which may name what is elsewhere. */
export interface Saying extends Moment {
  /** As the office knows of it. */
  readonly nameable: Nameable
}

/** An entry as it stands, with the version that a correction takes the place of. */
export interface StoredEntry {
  readonly row: RegisterRow
  readonly values: Values
}

/** One entry as it stands, by its reference; `undefined` where the reader may know of none. */
export async function fetchEntry(
  db: Kysely<Database>,
  register: Register,
  reference: string,
  reader: Audience,
): Promise<StoredEntry | undefined> {
  const filter = { register: register.id, references: [reference] }
  const [row] = await fetchRegisterRows(db, filter, reader)
  return row && { row, values: joinPieces(register, row.says) }
}

/** The row that an entry is kept as. */
export function rowOf(
  register: Register,
  { values, state, day, isOpen }: Judged,
  about: Pick<NewRegisterRow, 'reference' | 'replaces' | 'isWithdrawn'>,
): NewRegisterRow {
  return {
    ...about,
    audience: state.seenBy,
    day,
    state: state.id,
    isOpen: isOpen && about.isWithdrawn !== true,
    says: splitByAudience(register, values),
  }
}

/** What came of an entry that was to be recorded. */
export interface Recorded {
  readonly reference: string
  readonly warnings: readonly string[]
}

/**
 * Judges an entry and holds it against its definition, as it would be recorded today.
 *
 * @returns the entry with what may be wrong of it, or everything that is
 */
export function examineEntry(
  register: Register,
  values: Values,
  today: string,
): Outcome<{ readonly judged: Judged; readonly warnings: readonly string[] }> {
  const judged = judgeEntry(register, values, today)
  const { problems, warnings } = checkEntry(register, judged)
  return problems.length > 0 ? { ok: false, problems } : accept({ judged, warnings })
}

/** Records a new entry: inside `writeRecord`. */
export async function recordNew(
  trx: Transaction<Database>,
  register: Register,
  values: Values,
  { recorder, today, nameable }: Saying,
): Promise<Outcome<Recorded>> {
  const examined = examineEntry(register, values, today)
  if (!examined.ok) return examined
  const wrong = await findWrong(trx, register, { values }, nameable)
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const { judged, warnings } = examined.value
  const reference = drawReference()
  await keep(
    trx,
    register,
    { act: 'recorded', rows: [rowOf(register, judged, { reference })] },
    recorder,
  )
  return accept({ reference, warnings })
}

/** Records an entry as it should have been, with the reason: inside `writeRecord`. */
export async function recordCorrection(
  trx: Transaction<Database>,
  register: Register,
  stored: StoredEntry,
  values: Values,
  reason: string | undefined,
  { recorder, today, nameable }: Saying,
): Promise<Outcome<Recorded>> {
  const { reference, id, version } = stored.row
  const current = await fetchEntry(trx, register, reference, 'sealed')
  if (current?.row.id !== id) return refuse('changed-meanwhile', CHANGED)
  const examined = examineEntry(register, values, today)
  if (!examined.ok) return examined
  const linking = { values, held: current.values }
  const wrong = await findWrong(trx, register, linking, nameable, reference)
  if (wrong.length > 0) return { ok: false, problems: wrong }
  const { judged, warnings } = examined.value
  const row = rowOf(register, judged, { reference, replaces: { id, version } })
  const about = {
    act: 'corrected',
    rows: [row],
    ...(reason === undefined ? {} : { reason }),
  } as const
  await keep(trx, register, about, recorder)
  return accept({ reference, warnings })
}

export const CHANGED =
  'Somebody changed this entry meanwhile. Open it again, and make the change to what stands there now'

/** Takes an entry out, with the reason; what it said stays in its history. Inside `writeRecord`. */
export async function withdrawEntry(
  trx: Transaction<Database>,
  register: Register,
  stored: StoredEntry,
  reason: string,
  { recorder, today }: Moment,
): Promise<Outcome<'withdrawn'>> {
  const { reference, id, version } = stored.row
  const current = await fetchEntry(trx, register, reference, 'sealed')
  if (current?.row.id !== id) return refuse('changed-meanwhile', CHANGED)
  const judged = judgeEntry(register, stored.values, today)
  const about = { reference, replaces: { id, version }, isWithdrawn: true }
  await keep(
    trx,
    register,
    { act: 'withdrawn', reason, rows: [rowOf(register, judged, about)] },
    recorder,
  )
  return accept('withdrawn')
}

/** Keeps versions of entries of a register in one act. */
export async function keep(
  trx: Transaction<Database>,
  { id }: Register,
  about: {
    readonly act: RegisterAct
    readonly rows: readonly NewRegisterRow[]
    readonly reason?: string
    readonly file?: RegisterFile
  },
  recorder: Recorder,
): Promise<void> {
  await keepRegisterRows(trx, { ...about, register: id, happened: null }, recorder)
}

/** What is wrong with an entry beside others: it is one of them already, or it names one that is not there. */
async function findWrong(
  trx: Transaction<Database>,
  register: Register,
  linking: Linking,
  nameable: Nameable,
  reference?: string,
): Promise<readonly Problem[]> {
  const { defined, fields } = register
  const problems: Problem[] = []
  const same = await findSame(trx, register, linking.values, reference)
  if (same !== undefined) {
    const names = defined.duplicates.map((name) => fields.get(name)?.label ?? name).join(', ')
    const message = `${same} is the same already in: ${names}. Correct that entry, or make this one differ`
    problems.push({ code: 'duplicate', message, field: defined.duplicates[0] ?? '' })
  }
  const [dead = []] = await findDeadLinks(trx, register, [linking], nameable)
  return [...problems, ...dead]
}

/** The reference of another entry that is the same as one in all by which they are told apart. */
async function findSame(
  trx: Transaction<Database>,
  register: Register,
  values: Values,
  reference: string | undefined,
): Promise<string | undefined> {
  const { defined, fields } = register
  const likeness = likenessOf(register, values)
  if (likeness === undefined) return undefined
  const its = defined.duplicates.map(
    (name) => [name, fields.get(name)?.audience ?? 'office'] as const,
  )
  const where: Partial<Record<Audience, Part>> = {}
  for (const [name, audience] of its) {
    const field = fields.get(name)
    const kind = field?.defined.kind
    // Of a code that was renamed an older entry has what it was called then
    if (kind !== 'text' && kind !== 'long-text' && field?.was.size === 0)
      where[audience] = { ...where[audience], [name]: values[name] as Part[string] }
  }
  const isOther = (one: { readonly reference: string }) => one.reference !== reference
  if (Object.keys(where).length === 0) {
    const kept = await fetchRegisterKeys(trx, register.id, its)
    const isSame = ({ key }: { readonly key: string }) =>
      likenessOfKept(register, JSON.parse(key)) === likeness
    return kept.find((one) => isOther(one) && isSame(one))?.reference
  }
  const near = await fetchRegisterRows(trx, { register: register.id, where }, 'sealed')
  return near.find(
    (one) => isOther(one) && likenessOf(register, joinPieces(register, one.says)) === likeness,
  )?.reference
}
