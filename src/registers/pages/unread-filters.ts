import { isDay } from '#fields/index.ts'
import type { Audience } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { type Asked, filterForm } from './list-filters.ts'

/** What an address asks of a list and cannot be had, as it stands there: "kind=praise". The rest is asked for. */
export function unreadFilters(
  register: Register,
  reader: Audience,
  asked: Asked,
): readonly string[] {
  const form = new Map(filterForm(register, reader).map((field) => [field.name, field] as const))
  return Object.entries(asked).flatMap(([name, value]) => {
    if (name === 'page' || value === '') return []
    const field = form.get(name)
    const isRead =
      typeof value === 'string' &&
      field !== undefined &&
      (field.kind !== 'choice' || Object.hasOwn(field.choices, value.trim())) &&
      (field.kind !== 'day' || isDay(value.trim()))
    return isRead ? [] : [`${name}=${String(value)}`]
  })
}
