import type { EntryValue } from './register.ts'

/** An entry as it was when a form was opened, as it stands now, and as the form has it. */
export interface ThreeEntries {
  readonly before: EntryValue
  readonly theirs: EntryValue
  readonly yours: EntryValue
}

/** The fields that are to be otherwise than they stand, and those that both changed. */
export interface MergedEntry {
  readonly changes: EntryValue
  readonly conflicts: readonly string[]
}

/** Merges what two people made of one entry, field by field; `undefined` is a field that says nothing. */
export function mergeEntries({ before, theirs, yours }: ThreeEntries): MergedEntry {
  const changes: Record<string, unknown> = {}
  const conflicts: string[] = []
  for (const name of Object.keys(yours)) {
    const [was, stands, said] = [before[name], theirs[name], yours[name]]
    if (isSame(said, was) || isSame(said, stands)) continue
    if (isSame(stands, was)) changes[name] = said
    else conflicts.push(name)
  }
  return { changes, conflicts }
}

function isSame(one: unknown, other: unknown): boolean {
  return sorted(one) === sorted(other)
}

/** As text, whatever the order of its fields. */
function sorted(value: unknown): string {
  return JSON.stringify(value ?? null, (_, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1)))
      : one,
  )
}
