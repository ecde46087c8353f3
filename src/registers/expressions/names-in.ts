import type { Expression } from './expression.ts'

/**
 * The names that an expression rests on, in the order in which they stand there.
 *
 * @returns of what is asked of each part of a group both the name and, as it may be one of the group's own,
 *   `concerns.told`
 */
export function namesIn(one: Expression | undefined): readonly string[] {
  if (one === undefined || one.is === 'value') return []
  if (one.is === 'name') return [one.name]
  if (one.is === 'call') {
    const [group, inside] = one.given
    if (group?.is !== 'name' || inside === undefined) return one.given.flatMap(namesIn)
    return [group.name, ...namesIn(inside).flatMap((name) => [name, `${group.name}.${name}`])]
  }
  if (one.is === 'among') return [one.of, ...one.list].flatMap(namesIn)
  return one.is === 'not' || one.is === 'filled' || one.is === 'kept'
    ? namesIn(one.of)
    : [one.left, one.right].flatMap(namesIn)
}
