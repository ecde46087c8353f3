import type { Expression } from './expression.ts'
import { keepAlike } from './kept-alike.ts'
import type { Named, Names } from './resolve-expression.ts'

/** What an expression comes to; `unknown` where that cannot be told before there is an entry. */
type Kind = Named['kind'] | 'unknown'

const CALLED: Readonly<Record<Kind, string>> = {
  text: 'words',
  number: 'a number',
  day: 'a day',
  'yes-no': 'a yes or no',
  code: 'a code',
  group: 'a repeating group',
  unknown: 'something',
}

const ISO_DAY = /^\d{4}-\d{2}-\d{2}/

/**
 * Comparisons that can never hold since the two are of different kinds, and an expression that comes to something
 * else than its place asks for.
 *
 * @param resolved - with its codes told from its names
 * @param wanted - `yes-no` where it has to hold, `number` where it is added up
 * @returns problems that go on after the words of the expression: "sets a day beside a code …"
 */
export function checkKinds(
  resolved: Expression,
  names: Names,
  wanted: 'yes-no' | 'number',
): readonly string[] {
  const problems: string[] = []
  const kind = kindIn(resolved, names, (words) => problems.push(words))
  if (kind === 'unknown' || kind === wanted) return problems
  const remedy =
    wanted === 'number'
      ? 'Name a number'
      : 'Say of it what has to hold, with "is filled", "=" or the like'
  return [...problems, `is ${CALLED[kind]}, and ${CALLED[wanted]} is wanted here. ${remedy}`]
}

/** What an expression comes to, telling on the way of what can never be. */
function kindIn(one: Expression, names: Names, say: (words: string) => void): Kind {
  const of = (inner: Expression) => kindIn(inner, names, say)
  switch (one.is) {
    case 'value':
      return kindOfValue(one.value)
    case 'name':
      return names.get(one.name)?.kind ?? 'unknown'
    case 'kept':
      return of(one.of)
    case 'not':
      of(one.of)
      return 'yes-no'
    case 'filled':
      of(one.of)
      return 'yes-no'
    case 'among':
      for (const each of one.list) compareKinds(of(one.of), of(each), say)
      return 'yes-no'
    case 'joined':
      for (const side of [one.left, one.right]) {
        const kind = of(side)
        if (kind !== 'yes-no' && kind !== 'unknown')
          say(`has ${CALLED[kind]} beside "${one.by}", which joins what holds or does not`)
      }
      return 'yes-no'
    case 'compared':
      compareKinds(of(one.left), of(one.right), say)
      return 'yes-no'
    case 'reckoned':
      return kindReckoned(one, names, of, say)
    case 'call':
      return kindOfCall(one, names, say)
  }
}

function kindOfValue(value: string | number | boolean): Kind {
  if (typeof value === 'number') return 'number'
  if (typeof value === 'boolean') return 'yes-no'
  return ISO_DAY.test(value) ? 'day' : 'text'
}

/** A day and a number of days are a day; a length of time is kept in minutes and money in pence, which are no days. */
function kindReckoned(
  { by, left: one, right: other }: Extract<Expression, { readonly is: 'reckoned' }>,
  names: Names,
  kindOf: (inner: Expression) => Kind,
  say: (words: string) => void,
): Kind {
  const left = kindOf(one)
  const right = kindOf(other)
  const days = left === 'day' ? other : right === 'day' ? one : undefined
  if (days !== undefined && keepAlike(days, names).times !== 1)
    say(
      `has "${by}" between a day and a length of time or money. Days are added to a day: write a number, or a field that counts days`,
    )
  if (left === 'day') return right === 'day' ? 'number' : 'day'
  return left === 'number' && right === 'number' ? 'number' : 'unknown'
}

function kindOfCall(
  { call, given }: Extract<Expression, { readonly is: 'call' }>,
  names: Names,
  say: (words: string) => void,
): Kind {
  const [first, second] = given
  if (call === 'some' || call === 'every' || call === 'count') {
    const inside = first?.is === 'name' ? names.get(first.name)?.inside : undefined
    if (second !== undefined) kindIn(second, new Map([...names, ...(inside ?? [])]), say)
    return call === 'count' ? 'number' : 'yes-no'
  }
  if (call !== 'least' && call !== 'most') return 'number'
  return first === undefined ? 'unknown' : kindIn(first, names, say)
}

function compareKinds(left: Kind, right: Kind, say: (words: string) => void): void {
  const written = (kind: Kind) => (kind === 'code' ? 'text' : kind)
  if (left === 'unknown' || right === 'unknown' || written(left) === written(right)) return
  say(`sets ${CALLED[left]} beside ${CALLED[right]}, and the two are never alike. Correct it`)
}
