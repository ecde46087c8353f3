import type { Field } from './field.ts'

/**
 * A field for names as one to tick them in, where it is known who there is to choose from. What is sent
 * is read by the field as it was: the names that were ticked.
 */
export function chosenFrom(field: Field, names: readonly string[]): Field {
  if (field.kind !== 'names' || names.length === 0) return field
  const { kind: _, hint: __, ...about } = field
  return { ...about, kind: 'ticks', choices: Object.fromEntries(names.map((name) => [name, name])) }
}
