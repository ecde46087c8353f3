import type { Json } from '#storage/index.ts'
import type { Register, RegisterField } from '../definition/register.ts'
import type { Item, Value } from '../expressions/expression.ts'
import type { Values } from './clocks.ts'
import { itemsOf } from './judge-entry.ts'

const wasRenamed = ({ was }: RegisterField) => was.size > 0

/** A code as it is called now; any other value as it is. */
export function calledNow<Kept extends Value | Json>(
  field: Pick<RegisterField, 'was'> | undefined,
  value: Kept,
): Kept | string {
  return typeof value === 'string' ? (field?.was.get(value) ?? value) : value
}

/** The values of an entry with each code as it is called now: an older entry keeps what it was called then. */
export function asCalledNow({ fields, groups }: Register, values: Values): Values {
  const now: Record<string, Value> = { ...values }
  for (const field of [...fields.values()].filter(wasRenamed))
    now[field.name] = calledNow(field, values[field.name] ?? null)
  for (const group of groups.values()) {
    const renamed = group.fields.filter(wasRenamed)
    const items = itemsOf(values, group.name)
    if (renamed.length === 0 || items.length === 0) continue
    now[group.name] = items.map(
      (item): Item => ({
        ...item,
        ...Object.fromEntries(
          renamed.map((field) => [field.name, calledNow(field, item[field.name] ?? null)]),
        ),
      }),
    )
  }
  return now
}
