import type { Kysely } from 'kysely'
import type { TableRow } from '#documents/index.ts'
import { fetchErasedEntries, fetchRegisterKeys, hasHadEntries } from '#holdings/index.ts'
import { Refusal } from '#shared/index.ts'
import { canonicalJson, type Database, type Json } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { calledNow } from '../entries/as-called-now.ts'
import type { Values } from '../entries/clocks.ts'
import { isTyped } from '../entries/kept-file.ts'
import { likenessOf, likenessOfKept } from '../entries/likeness.ts'
import { drawReference, REFERENCE_SHAPE } from '../entries/record-entries.ts'
import { isFilled } from '../expressions/evaluate-expression.ts'
import { ERASED } from './columns.ts'
import { fetchStandingKeys, type StandingKeys, withAudience } from './standing-keys.ts'

/** A row that can be read, before it is told from what is there. */
export interface RightRow {
  readonly row: TableRow
  readonly values: Values
  readonly reference: string | undefined
  /** Where the file says that the entry stands; blank where it says nothing. */
  readonly state: string
  /** The labels of files that it had where it was given out: they do not come with it. */
  readonly files: readonly string[]
  readonly columns: ReadonlySet<string>
}

/** By what rows are told from the entries that are there. */
export interface Matching extends StandingKeys {
  readonly wholeOf: (values: Values) => string
  /** Those of entries that were erased. */
  readonly erased: ReadonlySet<string>
  readonly keyOf: (values: Values) => string | undefined
  /** Where two rows of a file may not be the same: the row that had a key first. */
  readonly seen: Map<string, string>
  /** Of which entry a row was, by its reference. */
  readonly rows: Map<string, string>
  readonly isUnique: boolean
  /** Whether the register never had an entry: a file that was given out elsewhere then brings its references. */
  readonly isEmpty: boolean
  /** The labels of what one entry is told from another by, and what one is called. */
  readonly toldBy: string
  readonly one: string
}

export async function startMatching(db: Kysely<Database>, register: Register): Promise<Matching> {
  const { defined, fields } = register
  const isUnique = defined.duplicates.length > 0
  const typed = [...fields.values()].filter(isTyped).map(({ name }) => name)
  const names = isUnique ? defined.duplicates : typed
  const wholeOf = (values: Values) =>
    canonicalJson(typed.map((name) => (values[name] ?? null) as Json))
  const wholeOfKept = (key: string) =>
    canonicalJson(
      (JSON.parse(key) as Json[]).map((one, at) => calledNow(fields.get(typed[at] ?? ''), one)),
    )
  const keyOfKept = (key: string) =>
    isUnique ? likenessOfKept(register, JSON.parse(key)) : wholeOfKept(key)
  return {
    ...(await fetchStandingKeys(db, register, { names, keyOfKept, typed, wholeOfKept })),
    erased: new Set((await fetchErasedEntries(db, register.id)).map(({ reference }) => reference)),
    wholeOf,
    keyOf: (values) => (isUnique ? likenessOf(register, values) : wholeOf(values)),
    seen: new Map(),
    rows: new Map(),
    isUnique,
    isEmpty: !(await hasHadEntries(db, register.id)),
    toldBy: names.map((name) => `“${fields.get(name)?.label ?? name}”`).join(' and '),
    one: defined.one,
  }
}

/**
 * Looks whether an entry was recorded since a file was held against those there were, that is the same as one of its rows.
 *
 * @throws Refusal when one was
 */
export async function insistOnNoneAlike(
  db: Kysely<Database>,
  register: Register,
  { last, readSince, seen, isUnique, toldBy }: Matching,
): Promise<void> {
  if (!isUnique) return
  const names = withAudience(register, register.defined.duplicates)
  const since = await fetchRegisterKeys(db, register.id, names, { written: last })
  for (const { id, reference, key } of since) {
    if (readSince.has(id)) continue
    const row = seen.get(likenessOfKept(register, JSON.parse(key)))
    if (row === undefined) continue
    throw new Refusal(
      `While the file was taken in, ${reference} was recorded, which is the same as row ${row} in ${toldBy}. Nothing of the file is there: take it in again`,
    )
  }
}

/** A reference that no entry of the register has: of a hundred thousand drawn, two would often be the same. */
export function drawAnother({ references, erased }: Matching): string {
  let reference = drawReference()
  while (references.has(reference) || erased.has(reference)) reference = drawReference()
  references.add(reference)
  return reference
}

type Match =
  /** With the reference that it had elsewhere. */
  | { readonly is: 'new'; readonly reference?: string }
  | { readonly is: 'there'; readonly reference: string }
  | { readonly is: 'gone'; readonly reference: string; readonly how: string }
  | { readonly is: 'wrong'; readonly message: string }

/** Which entry a row is of; a second row of one entry is wrong. */
export function matchOf(right: RightRow, matching: Matching): Match {
  const match = findMatch(right, matching)
  if (!('reference' in match) || match.is === 'gone') return match
  const { rows } = matching
  const number = String(right.row.number)
  const first = rows.get(match.reference) ?? number
  rows.set(match.reference, first)
  if (first === number) return match
  const message = `it is of the same entry as row ${first}, ${match.reference}. Take one of the two out`
  return { is: 'wrong', message }
}

function findMatch(right: RightRow, matching: Matching): Match {
  const { row, values, reference } = right
  const { waiting, keyOf, earlier, wholeOf, seen, isUnique, toldBy, one } = matching
  if (reference !== undefined) {
    const named = findNamed(reference, right, matching)
    if (named !== undefined) return named
  }
  const key = isUnique || waiting.size > 0 ? keyOf(values) : undefined
  if (isUnique && key !== undefined) {
    const number = String(row.number)
    const first = seen.get(key) ?? number
    seen.set(key, first)
    if (first !== number) {
      const message = `it is the same as row ${first} in ${toldBy}, by which one ${one} is told from another. Take one of the two out`
      return { is: 'wrong', message }
    }
  }
  const there =
    key === undefined ? undefined : isUnique ? waiting.get(key)?.[0] : waiting.get(key)?.shift()
  if (there !== undefined) return { is: 'there', reference: there }
  if (reference !== undefined) return { is: 'new', reference }
  const before = earlier.size === 0 ? undefined : earlier.get(wholeOf(values))?.shift()
  if (before === undefined) return { is: 'new' }
  return before.isWithdrawn
    ? { is: 'gone', reference: before.reference, how: 'taken out' }
    : { is: 'there', reference: before.reference }
}

/** What a row's own reference says of it; `undefined` where it is that of a new entry. */
function findNamed(
  reference: string,
  { values, state }: RightRow,
  { references, erased, isEmpty }: Matching,
): Match | undefined {
  const isElsewhere = isEmpty && state.startsWith(ERASED)
  // As a file that was given out tells of one
  if (
    (isElsewhere || erased.has(reference)) &&
    Object.values(values).every((value) => !isFilled(value))
  )
    return { is: 'gone', reference, how: 'erased' }
  if (erased.has(reference)) {
    const message = `the entry ${reference} was erased. Take the row out, or leave the reference blank for a new entry`
    return { is: 'wrong', message }
  }
  if (references.has(reference)) return { is: 'there', reference }
  if (isEmpty && REFERENCE_SHAPE.test(reference)) return undefined
  const message = `there is no entry ${reference} here. Correct the reference, or leave it blank for a new entry`
  return { is: 'wrong', message }
}
