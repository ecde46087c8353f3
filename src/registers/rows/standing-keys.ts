import type { Kysely } from 'kysely'
import {
  fetchImportedKeys,
  fetchLastRow,
  fetchRegisterKeys,
  type ImportedKey,
  stretchesOfReferences,
} from '#holdings/index.ts'
import { type Database, letOthersRead } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'

/** Entries that are read in one step: readers of the embedded database wait no longer than for these. */
const ENTRIES_A_STEP = 1_000

/** The entries that are there when a file is begun, by what its rows are told from them. */
export interface StandingKeys {
  /** The references of those that are the same, each of which is matched once. */
  readonly waiting: Map<string, string[]>
  readonly references: Set<string>
  /** What files said before of entries that were changed or taken out since, by all that they said. */
  readonly earlier: Map<string, ImportedKey[]>
  /** The row that was written last when it was begun. */
  readonly last: number
  /** Rows that were written after that, and are among those that were read all the same. */
  readonly readSince: ReadonlySet<number>
}

/** By which fields entries are told apart, and what is made of their values as they were kept. */
interface Asked {
  readonly names: readonly string[]
  readonly keyOfKept: (key: string) => string
  readonly typed: readonly string[]
  readonly wholeOfKept: (key: string) => string
}

/** Reads them some at a time, giving way between. */
export async function fetchStandingKeys(
  db: Kysely<Database>,
  register: Register,
  { names, keyOfKept, typed, wholeOfKept }: Asked,
): Promise<StandingKeys> {
  const last = await fetchLastRow(db)
  const waiting = new Map<string, string[]>()
  const references = new Set<string>()
  const readSince = new Set<number>()
  const earlier = new Map<string, ImportedKey[]>()
  const [told, all] = [withAudience(register, names), withAudience(register, typed)]
  for await (const among of stretchesOfReferences(db, register.id, ENTRIES_A_STEP)) {
    for (const { id, reference, key } of await fetchRegisterKeys(db, register.id, told, among)) {
      putUnder(waiting, keyOfKept(key), reference)
      references.add(reference)
      if (id > last) readSince.add(id)
    }
    for (const one of await fetchImportedKeys(db, register.id, all, among))
      putUnder(earlier, wholeOfKept(one.key), one)
    await letOthersRead(db)
  }
  return { waiting, references, earlier, last, readSince }
}

function putUnder<Value>(all: Map<string, Value[]>, key: string, value: Value): void {
  const its = all.get(key)
  if (its === undefined) all.set(key, [value])
  else its.push(value)
}

/** Fields, each with the audience in whose column it is. */
export function withAudience({ fields }: Register, names: readonly string[]) {
  return names.map((name) => [name, fields.get(name)?.audience ?? 'office'] as const)
}
