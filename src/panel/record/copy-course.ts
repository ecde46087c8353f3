import type { Course } from './course.ts'

/**
 * The course of a meeting as it is now, to be gone on with while the first stays as it is. What is frozen never
 * changes and is shared; everything else that was made on the way is copied, once for all that speak of it.
 */
export function copyCourse(course: Course): Course {
  const { story, rules } = course
  const settled = [story, rules, ...story.seats, ...story.substitutes, ...story.items]
  return copyOf(course, new Map(settled.map((one) => [one, one])))
}

const isPlain = (value: unknown) => typeof value !== 'object'

function copyOf<Value>(value: Value, copies: Map<object, object>): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  const known = copies.get(value)
  if (known !== undefined) return known as Value
  return copyNew(value, copies) as Value
}

function copyNew(value: object, copies: Map<object, object>): object {
  if (Array.isArray(value)) {
    const list: unknown[] = value.slice()
    copies.set(value, list)
    for (let at = 0; at < list.length; at += 1) list[at] = copyOf(list[at], copies)
    return list
  }
  if (value instanceof Map) {
    const map = new Map<unknown, unknown>()
    copies.set(value, map)
    for (const [key, one] of value) map.set(copyOf(key, copies), copyOf(one, copies))
    return map
  }
  if (value instanceof Set) {
    const set = new Set<unknown>(value.values().every(isPlain) ? value : [])
    copies.set(value, set)
    if (set.size < value.size) for (const one of value) set.add(copyOf(one, copies))
    return set
  }
  const made = alike(value)
  copies.set(value, made)
  // Without a list of its entries: some thousands of objects are copied for an event
  for (const name in made) {
    const own = made[name]
    if (typeof own === 'object') made[name] = copyOf(own, copies)
  }
  return made
}

/** Another of its kind with the same in it. */
function alike(value: object): Record<string, unknown> {
  const kind = Object.getPrototypeOf(value)
  return kind === Object.prototype ? { ...value } : Object.assign(Object.create(kind), value)
}
