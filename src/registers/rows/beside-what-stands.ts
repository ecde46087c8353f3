import type { RegisterVersion } from '#holdings/index.ts'
import { canonicalJson, type Json } from '#storage/index.ts'
import type { Register, RegisterGroup } from '../definition/register.ts'
import { asCalledNow } from '../entries/as-called-now.ts'
import type { Values } from '../entries/clocks.ts'
import { itemsOf, joinPieces } from '../entries/judge-entry.ts'
import { isFilled } from '../expressions/evaluate-expression.ts'
import type { Item, Value } from '../expressions/expression.ts'

/** What comes of a row for the entry that is there already. */
export interface Beside {
  /** The entry as it would be. */
  readonly values: Values
  /** Fields and groups of which the row has only what a file said before, and which were changed here since. */
  readonly kept: readonly string[]
}

/**
 * Puts a row of a file beside the entry that is there. A blank cell says nothing, and what a file said before of a
 * field that somebody changed since by hand is no news: both leave what stands.
 *
 * @param versions - of the entry, the first one first; none where it has but one
 */
export function besideWhatStands(
  register: Register,
  row: Values,
  stands: Values,
  versions: readonly RegisterVersion[],
): Beside {
  const before = versions.map(({ act, says }) => ({
    isOfFile: act === 'imported',
    values: asCalledNow(register, joinPieces(register, says)),
  }))
  const values: Record<string, Value> = { ...stands }
  const kept: string[] = []
  const names = register.parts.map((part) =>
    part.is === 'field' ? part.field.name : part.group.name,
  )
  for (const name of names) {
    const group = register.groups.get(name)
    const over = (under: Values) =>
      group === undefined ? (row[name] ?? null) : overItems(group, row, under)
    const [said, held] = [over(stands), stands[name] ?? null]
    if (!isFilled(row[name] ?? null) || isSame(said, held)) continue
    const valuesOf = before.map((one) => one.values[name] ?? null)
    const since = valuesOf.findLastIndex((value) => !isSame(value, held)) + 1
    const isByHand = before[since]?.isOfFile === false
    const isNoNews = before
      .slice(0, since)
      .some(({ isOfFile, values: its }) => isOfFile && isSame(over(its), its[name] ?? null))
    if (isByHand && isNoNews) kept.push(name)
    else values[name] = said
  }
  return { values, kept }
}

/** The parts of a group that a row has, each over the one at its place. */
function overItems({ name }: RegisterGroup, row: Values, under: Values): readonly Item[] {
  const [given, below] = [itemsOf(row, name), itemsOf(under, name)]
  return Array.from({ length: Math.max(given.length, below.length) }, (_, at) => {
    const filled = Object.entries(given[at] ?? {}).filter(([, value]) => isFilled(value))
    return { ...below[at], ...Object.fromEntries(filled) }
  })
}

const isSame = (one: unknown, other: unknown) =>
  canonicalJson((one ?? null) as Json) === canonicalJson((other ?? null) as Json)
