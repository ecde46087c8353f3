import { z } from 'zod'

/**
 * The names of the fields that a schema takes at a place of a value.
 *
 * @param value - what stands there, by which one of several forms is told
 * @returns none where it takes any, or no fields
 */
export function fieldsAt(
  schema: unknown,
  path: readonly PropertyKey[],
  value: unknown,
): readonly string[] {
  const bare = bareOf(schema)
  const [key, ...rest] = path
  if (bare instanceof z.ZodUnion) {
    const { discriminator } = bare.def as { discriminator?: string }
    const options: readonly unknown[] = bare.options
    const fitting = options.filter((option) => isOption(option, discriminator, value))
    return [...new Set(fitting.flatMap((option) => fieldsAt(option, path, value)))]
  }
  if (key === undefined) return bare instanceof z.ZodObject ? Object.keys(bare.shape) : []
  const inside: unknown =
    typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined
  if (bare instanceof z.ZodObject) return fieldsAt(Reflect.get(bare.shape, key), rest, inside)
  if (bare instanceof z.ZodArray) return fieldsAt(bare.element, rest, inside)
  if (bare instanceof z.ZodRecord) return fieldsAt(bare.valueType, rest, inside)
  return []
}

/** A schema without what only makes it optional, gives it a default or changes what was read. */
function bareOf(schema: unknown): unknown {
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodPrefault ||
    schema instanceof z.ZodReadonly ||
    schema instanceof z.ZodLazy
  )
    return bareOf(schema.unwrap())
  return schema instanceof z.ZodPipe ? bareOf(schema.in) : schema
}

/** Whether a form of several is the one meant, by the field that tells them apart; any may be where none does. */
function isOption(option: unknown, discriminator: string | undefined, value: unknown): boolean {
  const bare = bareOf(option)
  if (discriminator === undefined || !(bare instanceof z.ZodObject)) return true
  if (typeof value !== 'object' || value === null) return true
  const told: unknown = Reflect.get(bare.shape, discriminator)
  return told instanceof z.ZodType && told.safeParse(Reflect.get(value, discriminator)).success
}
