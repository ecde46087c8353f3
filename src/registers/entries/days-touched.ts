import type { Register } from '../definition/register.ts'

/** Every day of an entry by which one of the register's measures counts it. */
export function daysTouched(
  register: Register,
  values: Readonly<Record<string, unknown>>,
): readonly string[] {
  const names = new Set([
    register.defined.day,
    ...register.measures.flatMap(({ defined: { day } }) => (day === undefined ? [] : [day])),
  ])
  return [...names].flatMap((name) => {
    const value = values[name]
    return typeof value === 'string' ? [value.slice(0, 'YYYY-MM-DD'.length)] : []
  })
}
