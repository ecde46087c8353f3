import type { Comparing, Expression, Item, Reckoning, Value } from './expression.ts'

/** What an expression is worked out from. */
export interface Known {
  /** `null` for what is blank or not known; of a field of a group, a list. */
  readonly valueOf: (name: string) => Value
  /** How many working days there are after one day, up to and with another. */
  readonly workingDays: (from: string, to: string) => number
}

/**
 * What an expression comes to of an entry.
 *
 * @returns `null` where it turns on something blank: a comparison with a blank is neither so nor not so
 */
export function evaluate(expression: Expression, known: Known): Value {
  switch (expression.is) {
    case 'value':
      return expression.value
    case 'name':
      return known.valueOf(expression.name)
    case 'kept': {
      const value = evaluate(expression.of, known)
      return typeof value === 'number' ? timesTyped(value, expression.times) : value
    }
    case 'not': {
      const value = evaluate(expression.of, known)
      return typeof value === 'boolean' ? !value : null
    }
    case 'filled':
      return isFilled(evaluate(expression.of, known)) === expression.wants
    case 'among': {
      const value = evaluate(expression.of, known)
      if (value === null) return null
      return expression.list.some((one) => isSame(evaluate(one, known), value))
    }
    case 'joined':
      return join(
        expression.by,
        evaluate(expression.left, known),
        evaluate(expression.right, known),
      )
    case 'compared':
      return compare(
        expression.by,
        evaluate(expression.left, known),
        evaluate(expression.right, known),
      )
    case 'reckoned':
      return reckon(
        expression.by,
        evaluate(expression.left, known),
        evaluate(expression.right, known),
      )
    case 'call':
      return call(expression.call, expression.given, known)
  }
}

/** Without what binary fractions leave over: 0.29 pounds are 29 pence. */
const timesTyped = (value: number, times: number) => Number((value * times).toPrecision(15))

/** Whether an expression holds: not where it cannot be told. */
export function holds(expression: Expression, known: Known): boolean {
  return evaluate(expression, known) === true
}

export function isFilled(value: Value): boolean {
  return value !== null && value !== '' && !(Array.isArray(value) && value.length === 0)
}

function isSame(one: Value, other: Value): boolean {
  if (Array.isArray(other)) return other.some((each) => isSame(one, each))
  return one === other
}

/** What is false makes both false, and what is true makes either true, whatever is not known beside it. */
function join(by: 'and' | 'or', left: Value, right: Value): Value {
  const decides = by === 'or'
  if (left === decides || right === decides) return decides
  return left === null || right === null ? null : !decides
}

const DAY = 'YYYY-MM-DD'.length

/** Two values of one sort; a day and a time are compared by their days. */
function alike(
  left: Value,
  right: Value,
): readonly [string, string] | readonly [number, number] | null {
  if (typeof left === 'number' && typeof right === 'number') return [left, right]
  if (typeof left !== 'string' || typeof right !== 'string') return null
  const isOfDays = isDay(left) || isDay(right)
  return isOfDays ? [left.slice(0, DAY), right.slice(0, DAY)] : [left, right]
}

const isDay = (text: string) => /^\d{4}-\d{2}-\d{2}$/.test(text)

function compare(by: Comparing, left: Value, right: Value): Value {
  if (left === null || right === null) return null
  if (by === '=' || by === '!=') {
    const pair = alike(left, right)
    const same = pair === null ? isSame(left, right) || isSame(right, left) : pair[0] === pair[1]
    return same === (by === '=')
  }
  const pair = alike(left, right)
  if (pair === null) return null
  const [one, other] = pair
  switch (by) {
    case '<':
      return one < other
    case '<=':
      return one <= other
    case '>':
      return one > other
    case '>=':
      return one >= other
  }
}

const MINUTES_AN_HOUR = 60

function reckon(by: Reckoning, left: Value, right: Value): Value {
  if (typeof left === 'number' && typeof right === 'number') {
    switch (by) {
      case '+':
        return left + right
      case '-':
        return left - right
      case '*':
        return left * right
      case '/':
        return right === 0 ? null : left / right
    }
  }
  if (typeof left === 'string' && typeof right === 'number' && isDay(left.slice(0, DAY))) {
    if (by !== '+' && by !== '-') return null
    const days = Math.round(by === '+' ? right : -right)
    return Temporal.PlainDate.from(left.slice(0, DAY)).add({ days }).toString()
  }
  if (typeof left === 'string' && typeof right === 'string' && by === '-')
    return between(right, left)
  return null
}

/** From one day to another in days, from one time to another in hours. */
function between(from: string, to: string): Value {
  if (!isDay(from.slice(0, DAY)) || !isDay(to.slice(0, DAY))) return null
  if (isDay(from) || isDay(to)) {
    return Temporal.PlainDate.from(from.slice(0, DAY)).until(to.slice(0, DAY), {
      largestUnit: 'days',
    }).days
  }
  const minutes = Temporal.PlainDateTime.from(from).until(to, { largestUnit: 'minutes' }).minutes
  return minutes / MINUTES_AN_HOUR
}

function call(name: string, given: readonly Expression[], known: Known): Value {
  const [first, second] = given
  if (first === undefined) return null
  const value = evaluate(first, known)
  const items = Array.isArray(value) ? (value as readonly Value[]) : []
  switch (name) {
    case 'count':
      if (second === undefined) return items.length
      return items.filter((one) => holds(second, insideOf(one, known))).length
    case 'sum': {
      const numbers = items.filter((one) => typeof one === 'number')
      return numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0)
    }
    case 'least':
      return outermost(items, -1)
    case 'most':
      return outermost(items, 1)
    case 'some':
    case 'every': {
      if (second === undefined) return null
      const isSo = (one: Value) => holds(second, insideOf(one, known))
      return name === 'some' ? items.some(isSo) : items.every(isSo)
    }
    case 'working_days': {
      const to = second === undefined ? null : evaluate(second, known)
      if (typeof value !== 'string' || typeof to !== 'string') return null
      return known.workingDays(value.slice(0, DAY), to.slice(0, DAY))
    }
    default:
      return null
  }
}

function outermost(items: readonly Value[], way: 1 | -1): Value {
  const known = items.filter((one) => typeof one === 'string' || typeof one === 'number')
  return known.reduce<Value>(
    (best, one) => (best === null || (way > 0 ? one > best : one < best) ? one : best),
    null,
  )
}

/** What is known inside one part of a group: its own values, and those around it. */
function insideOf(one: Value, known: Known): Known {
  const item = typeof one === 'object' && one !== null && !Array.isArray(one) ? (one as Item) : {}
  return {
    ...known,
    valueOf: (name) => (Object.hasOwn(item, name) ? (item[name] ?? null) : known.valueOf(name)),
  }
}
