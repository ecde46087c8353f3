import { capitalise } from '#shared/index.ts'
import type { Constitution } from './constitution.ts'

/**
 * The items of business that an area describes or its rules of order name, each with its words, in the order
 * in which a meeting takes them; none where no rule is held that orders business.
 */
export function itemsOfBusiness({
  business,
  rules,
}: Pick<Constitution, 'business' | 'rules'>): ReadonlyMap<string, string> {
  const named = rules.flatMap(({ decides, parameters: { items } }) =>
    (decides === 'order-fixed' || decides === 'order-varied') && Array.isArray(items) ? items : [],
  )
  const ids = [...new Set([...business.keys(), ...named.map(String)])]
  return new Map(ids.map((id) => [id, itemWords(id, business.get(id))]))
}

/** "(b) minutes of the last meeting"; of one that is not known by a letter, its words alone. */
export function itemWords(id: string, words = id.replaceAll('-', ' ')): string {
  if (id.length > 1) return capitalise(words)
  return words === id ? `(${id})` : `(${id}) ${words}`
}
