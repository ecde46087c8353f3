import { nearest } from '#shared/index.ts'
import type { Expression } from './expression.ts'

/** What a name stands for, as far as it can be told before there is an entry. */
export interface Named {
  readonly kind: 'text' | 'number' | 'day' | 'yes-no' | 'code' | 'group'
  /** Of a number that is kept otherwise than it is typed: how many times it, 100 of money. */
  readonly times?: number
  /** Of a code: every code there is or was. */
  readonly codes?: readonly string[]
  /** Of a group: what its parts hold. */
  readonly inside?: Names
}

/** What an expression may name. */
export type Names = ReadonlyMap<string, Named>

/** How many things each function may be given. */
const CALLS: Readonly<Record<string, readonly number[]>> = {
  count: [1, 2],
  sum: [1],
  least: [1],
  most: [1],
  some: [2],
  every: [2],
  working_days: [2],
}

/** What is otherwise tomorrow though nothing is recorded: in a state none of it is known. */
const CHANGES_BY_ITSELF = /^today$|\.(?:is_overdue|on_time)$/

const OF_GROUP: readonly string[] = ['count', 'some', 'every']

/**
 * An expression with its codes told from its names, and everything that it names and is not there.
 *
 * @returns problems that go on after the name of the place: "names "anwered", which is no field …"
 */
export function resolveExpression(
  expression: Expression,
  names: Names,
): { readonly expression: Expression; readonly problems: readonly string[] } {
  const problems: string[] = []
  const known = () => [...names.keys()]
  const unknown = (name: string) => {
    if (CHANGES_BY_ITSELF.test(name) && !names.has('today')) {
      problems.push(
        `names "${name}", which changes from one day to the next, and where an entry stands is kept until something is recorded of it. Take it out: a clock tells of what is late`,
      )
      return
    }
    const near = nearest(name, known())
    const remedy = near === undefined ? 'Correct it' : `Did you mean ${near}?`
    problems.push(`names "${name}", which is no field, clock or code here. ${remedy}`)
  }
  const namedBy = (one: Expression) => (one.is === 'name' ? names.get(one.name) : undefined)
  /** One side of a comparison, of which the other may say which codes there are. */
  const beside = (one: Expression, other: Expression): Expression => {
    if (one.is !== 'name') return resolve(one)
    const codes = namedBy(other)?.codes
    const isOther = names.has(one.name) && namedBy(one)?.kind !== 'code'
    // A code beside the list that it is of, though a field is called as it is
    if (isOther && codes?.includes(one.name)) return { is: 'value', value: one.name }
    if (names.has(one.name)) return resolve(one)
    if (codes === undefined) {
      unknown(one.name)
      return one
    }
    if (!codes.includes(one.name)) {
      const its = other.is === 'name' ? other.name : 'it'
      problems.push(
        `has "${one.name}", which is no code of ${its}: those are ${codes.join(', ')}. Correct it`,
      )
    }
    return { is: 'value', value: one.name }
  }
  const resolve = (one: Expression): Expression => {
    switch (one.is) {
      case 'value':
        return one
      case 'name':
        if (!names.has(one.name)) unknown(one.name)
        return one
      case 'kept':
      case 'not':
        return { ...one, of: resolve(one.of) }
      case 'filled':
        return { ...one, of: resolve(one.of) }
      case 'among':
        return { ...one, of: resolve(one.of), list: one.list.map((each) => beside(each, one.of)) }
      case 'compared':
        return { ...one, left: beside(one.left, one.right), right: beside(one.right, one.left) }
      case 'joined':
      case 'reckoned':
        return { ...one, left: resolve(one.left), right: resolve(one.right) }
      case 'call':
        return resolveCall(one)
    }
  }
  const resolveCall = (one: Extract<Expression, { readonly is: 'call' }>): Expression => {
    const [first, second] = one.given
    const wanted = CALLS[one.call]
    if (wanted === undefined) {
      problems.push(
        `has "${one.call}(…)", which is none of ${Object.keys(CALLS).join(', ')}. Correct it`,
      )
      return one
    }
    if (!wanted.includes(one.given.length) || first === undefined) {
      problems.push(
        `gives ${one.call}(…) ${one.given.length} things, and it takes ${wanted.join(' or ')}. Correct it`,
      )
      return one
    }
    const group = namedBy(first)
    if (OF_GROUP.includes(one.call) && group?.kind !== 'group') {
      problems.push(`gives ${one.call}(…) something that is no repeating group. Name one`)
      return one
    }
    if (second === undefined || !OF_GROUP.includes(one.call))
      return { ...one, given: one.given.map(resolve) }
    const inside = resolveExpression(second, new Map([...names, ...(group?.inside ?? [])]))
    problems.push(...inside.problems)
    return { ...one, given: [first, inside.expression] }
  }
  return { expression: resolve(expression), problems }
}
