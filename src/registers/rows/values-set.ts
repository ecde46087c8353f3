import type { Move } from '../definition/definition.ts'
import type { Register } from '../definition/register.ts'
import { readOne } from '../entries/read-entry.ts'
import type { Value } from '../expressions/expression.ts'
import { typeCell } from './type-cell.ts'

/** What a move fills in by itself, and what of it cannot stand. */
export function valuesSet(
  { fields }: Pick<Register, 'fields'>,
  sets: Move['sets'],
): { readonly values: Readonly<Record<string, Value>>; readonly problems: readonly string[] } {
  const problems: string[] = []
  const values = Object.entries(sets).flatMap(([name, given]): [string, Value][] => {
    const field = fields.get(name)
    if (field === undefined) return []
    const cell = typeCell(field, String(given))
    const read = cell.ok ? readOne(field, cell.value) : cell
    if (read.ok) return [[name, read.value]]
    problems.push(...read.problems.map(({ message }) => `"${given}" cannot be set. ${message}`))
    return []
  })
  return { values: Object.fromEntries(values), problems }
}
