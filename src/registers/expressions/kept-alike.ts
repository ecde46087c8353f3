import type { Expression } from './expression.ts'
import type { Names } from './resolve-expression.ts'

/** An expression, and how many times what is typed the number is that it comes to: 100 of money, 60 of hours. */
interface Kept {
  readonly expression: Expression
  readonly times: number
}

/**
 * An expression whose numbers are set beside one another as they are typed, whatever they are kept in: beside money,
 * which is kept in pence, 500 is £500.
 *
 * @param resolved - with its codes told from its names
 */
export function keepAlike(resolved: Expression, names: Names): Kept {
  const keep = (one: Expression) => keepAlike(one, names)
  const plain = (expression: Expression): Kept => ({ expression, times: 1 })
  switch (resolved.is) {
    case 'value':
      return plain(resolved)
    case 'name':
      return { expression: resolved, times: names.get(resolved.name)?.times ?? 1 }
    case 'kept':
      return { expression: resolved, times: resolved.times * keep(resolved.of).times }
    case 'not':
    case 'filled':
      return plain({ ...resolved, of: keep(resolved.of).expression })
    case 'joined':
      return plain({
        ...resolved,
        left: keep(resolved.left).expression,
        right: keep(resolved.right).expression,
      })
    case 'among': {
      const { all } = alike([resolved.of, ...resolved.list].map(keep))
      const [of = resolved.of, ...list] = all
      return plain({ ...resolved, of, list })
    }
    case 'compared': {
      const { all } = alike([keep(resolved.left), keep(resolved.right)])
      const [left = resolved.left, right = resolved.right] = all
      return plain({ ...resolved, left, right })
    }
    case 'reckoned':
      return keepReckoned(resolved, keep(resolved.left), keep(resolved.right))
    case 'call':
      return keepCall(resolved, names)
  }
}

/** All of them so many times what is typed as the one that is most times it. */
function alike(kept: readonly Kept[]): {
  readonly all: readonly Expression[]
  readonly times: number
} {
  const times = Math.max(...kept.map((one) => one.times))
  const all = kept.map(
    (one): Expression =>
      one.times === times
        ? one.expression
        : { is: 'kept', of: one.expression, times: times / one.times },
  )
  return { all, times }
}

function keepReckoned(
  reckoned: Extract<Expression, { readonly is: 'reckoned' }>,
  left: Kept,
  right: Kept,
): Kept {
  if (reckoned.by === '*' || reckoned.by === '/') {
    const times = reckoned.by === '*' ? left.times * right.times : left.times / right.times
    return { expression: { ...reckoned, left: left.expression, right: right.expression }, times }
  }
  const { all, times } = alike([left, right])
  const [one = left.expression, other = right.expression] = all
  return { expression: { ...reckoned, left: one, right: other }, times }
}

function keepCall(call: Extract<Expression, { readonly is: 'call' }>, names: Names): Kept {
  const [first, second] = call.given
  const group = first?.is === 'name' ? names.get(first.name) : undefined
  if (first !== undefined && second !== undefined && group?.inside !== undefined) {
    const inside = keepAlike(second, new Map([...names, ...group.inside]))
    return { expression: { ...call, given: [first, inside.expression] }, times: 1 }
  }
  const isOfItsOwn = ['sum', 'least', 'most'].includes(call.call) && first !== undefined
  return { expression: call, times: isOfItsOwn ? keepAlike(first, names).times : 1 }
}
