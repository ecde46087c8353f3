import { evaluate, type Known } from './evaluate-expression.ts'
import type { Comparing, Expression } from './expression.ts'

/** How the fields that an expression names are called, and their codes. */
export interface Called {
  /** The label of a field; `undefined` of a name that is no field. */
  readonly labelOf: (name: string) => string | undefined
  /** An amount as a field has it, from what is kept: "£500.00", "15 hours"; `undefined` where it is of neither. */
  readonly amountOf: (name: string, kept: number) => string | undefined
  /** The words of a code of a field. */
  readonly wordsOf: (name: string, code: string) => string | undefined
}

const COMPARED: Readonly<Record<Comparing, string>> = {
  '=': 'is',
  '!=': 'is not',
  '<': 'is below',
  '<=': 'is at most',
  '>': 'is above',
  '>=': 'is at least',
}

/**
 * What has to hold, in words: "“What came of it” is “It was held”".
 *
 * @returns `undefined` of what is reckoned or counted, which words would not make plainer
 */
export function sayExpression(expression: Expression, called: Called): string | undefined {
  const say = (one: Expression) => sayExpression(one, called)
  switch (expression.is) {
    case 'kept':
      return say(expression.of)
    case 'filled': {
      const of = nameIn(expression.of, called)
      return of && `${of} is ${expression.wants ? 'filled in' : 'blank'}`
    }
    case 'among': {
      const of = nameIn(expression.of, called)
      const list = expression.list.map((one) => sayValue(one, expression.of, called))
      return of && list.every((one) => one !== undefined)
        ? `${of} is ${list.join(' or ')}`
        : undefined
    }
    case 'joined': {
      const [left, right] = [say(expression.left), say(expression.right)]
      // A comma keeps apart what is joined by the other word
      const comma = [expression.left, expression.right].some(
        (one) => one.is === 'joined' && one.by !== expression.by,
      )
      return left && right && `${left}${comma ? ',' : ''} ${expression.by} ${right}`
    }
    case 'compared': {
      const of = nameIn(expression.left, called)
      const value = sayValue(expression.right, expression.left, called)
      return of && value && `${of} ${COMPARED[expression.by]} ${value}`
    }
    default:
      return undefined
  }
}

/** Of an amount that stands there itself nothing need be known. */
const NOTHING_KNOWN: Known = { valueOf: () => null, workingDays: () => 0 }

function nameIn(expression: Expression, { labelOf }: Pick<Called, 'labelOf'>): string | undefined {
  if (expression.is === 'kept') return nameIn(expression.of, { labelOf })
  const label = expression.is === 'name' ? labelOf(expression.name) : undefined
  return label && `“${label}”`
}

/** What a field is set beside: a number, a yes or no, the words of a code, or another field. */
function sayValue(value: Expression, beside: Expression, called: Called): string | undefined {
  if (value.is === 'name') return value.name === 'today' ? 'today' : nameIn(value, called)
  if (value.is === 'kept') {
    const kept = evaluate(value, NOTHING_KNOWN)
    const said =
      beside.is === 'name' && typeof kept === 'number' && called.amountOf(beside.name, kept)
    return said || sayValue(value.of, beside, called)
  }
  if (value.is !== 'value') return undefined
  const given = value.value
  if (typeof given === 'boolean') return given ? 'yes' : 'no'
  if (typeof given === 'number') return String(given)
  const words = beside.is === 'name' ? called.wordsOf(beside.name, given) : undefined
  return `“${words ?? given}”`
}
