import type { z } from 'zod'
import { fieldsAt } from './fields-of-schema.ts'
import { nearest } from './nearest.ts'
import { valueAt } from './value-at.ts'

const KINDS: Readonly<Record<string, string>> = {
  array: 'a list',
  object: 'a group of fields',
  string: 'words (put numbers and days in quotation marks)',
  int: 'a whole number',
  boolean: 'true or false',
}

const aKindOf = (expected: string) => KINDS[expected] ?? `a ${expected}`

function show(found: unknown): string {
  if (Array.isArray(found)) return 'a list'
  if (typeof found === 'object' && found !== null) return 'a group of fields'
  return found === null ? 'nothing' : `"${String(found)}"`
}

const sayFields = (fields: readonly string[]) =>
  fields.length === 0 ? '' : `. What can stand here: ${fields.join(', ')}`

/**
 * What is wrong at one place of a value, and what to do, in our words.
 *
 * @param value - the whole of what was read against a schema
 * @param schema - where it is given, a name that is no field is told with those that are
 */
export function remedies(
  issue: z.core.$ZodIssue,
  value: unknown,
  schema?: z.ZodType,
): readonly string[] {
  const found = valueAt(value, issue.path)
  if (issue.code === 'unrecognized_keys') {
    const fields = schema === undefined ? [] : fieldsAt(schema, issue.path, value)
    return issue.keys.map((key) => {
      const meant = nearest(key, fields)
      if (meant === undefined && valueAt(found, [key]) === null)
        return `"${key}" is not a field here, and has no value. If it goes on after a comma inside braces, put all of those words in quotation marks; or correct its spelling, or take it out${sayFields(fields)}`
      const may = meant === undefined ? '' : `: it may be "${meant}"`
      return `"${key}" is not a field here. Correct its spelling or take it out${may}${sayFields(fields)}`
    })
  }
  if (found === undefined) return ['it is missing. Add it']
  const shown = show(found)
  if (issue.code === 'invalid_value') {
    return [`${shown} is not allowed. Write one of ${issue.values.map(String).join(', ')}`]
  }
  if (issue.code === 'invalid_type')
    return [`${shown} is not ${aKindOf(issue.expected)}. Write one`]
  if (issue.code === 'invalid_union' && issue.message === 'Invalid input') {
    return [`${shown} has none of the forms allowed here. See the README of the area for its form`]
  }
  return [`${shown} will not do. ${issue.message}`]
}
