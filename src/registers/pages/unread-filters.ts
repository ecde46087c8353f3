import { isDay } from '#fields/index.ts'
import type { Audience } from '#storage/index.ts'
import type { Register } from '../definition/register.ts'
import { type Asked, filterForm } from './list-filters.ts'

/** What an address asks of a list and cannot be had. The rest is asked for. */
interface UnreadFilters {
  /** As it stands in the address. */
  readonly names: ReadonlySet<string>
  /** In words of the list alone: those of an address are whatever somebody made a link say. */
  readonly words: readonly string[]
}

const ELSE = 'anything else that its address names'

export function unreadFilters(register: Register, reader: Audience, asked: Asked): UnreadFilters {
  const form = new Map(filterForm(register, reader).map((field) => [field.name, field] as const))
  const names = Object.entries(asked).flatMap(([name, value]) => {
    if (name === 'page' || value === '') return []
    const field = form.get(name)
    const isRead =
      typeof value === 'string' &&
      field !== undefined &&
      (field.kind !== 'choice' || Object.hasOwn(field.choices, value.trim())) &&
      (field.kind !== 'day' || isDay(value.trim()))
    return isRead ? [] : [name]
  })
  const words = names.map((name) => {
    const label = form.get(name)?.label
    return label === undefined ? ELSE : `what its address says of “${label}”`
  })
  return { names: new Set(names), words: [...new Set(words)] }
}

/** What an address asks for and is had, without the page and what is left blank. */
export function queryOf(register: Register, reader: Audience, asked: Asked): URLSearchParams {
  const { names } = unreadFilters(register, reader, asked)
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(asked)) {
    const isAsked = name !== 'page' && typeof value === 'string' && value.trim() !== ''
    if (isAsked && !names.has(name)) query.set(name, value)
  }
  return query
}
