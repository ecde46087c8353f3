import type { Register, RegisterField } from '../definition/register.ts'

/** The fields whose days say to which periods an entry belongs, of any measure of the register. */
export function dayFields({ defined, measures, fields }: Register): readonly RegisterField[] {
  const names = measures.flatMap(({ defined: { day, stock } }) => [
    ...(day === undefined ? [] : [day]),
    ...(stock === undefined ? [] : [stock.from, stock.until]),
  ])
  return [...new Set([defined.day, ...names])].flatMap((name) => fields.get(name) ?? [])
}

/** Every day of an entry by which one of the register's measures counts it. */
export function daysTouched(
  register: Register,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  return dayFields(register).flatMap(({ name }) => {
    const value = values[name]
    return typeof value === 'string' ? [value.slice(0, 'YYYY-MM-DD'.length)] : []
  })
}
