import type { Direction } from './directions.ts'
import type { Quantity } from './quantities.ts'

const CLAUSE_END = /[.;:]|\b(?:however|whilst|although|despite|where|because|due to)\b/iu
const AFTER_DIRECTION =
  /(?:\b(?:by|of|at|was)|\(|[,–-])\s*(?:an? (?:average|total) of )?(?:the )?$/iu
const PAIR_GAP =
  /^(?: (?:[\w’'&/-]+ ){0,14})?\(?(?:,? ?(?:or|representing|equating to|equivalent to) (?:an? )?|an? |, )?$/iu

/** Whether a quantity stands right before its direction: "18% reduction", "421 less", "8.3% higher". */
export function leadsInto(gap: string, direction: Direction, quantity: Quantity): boolean {
  if (/^(?:additional|up|down)$/.test(direction.word)) return false
  if (
    /^,? (?:which is |this is |representing |being |or )?(?:a|an|the) $/iu.test(gap) &&
    quantity.sign !== 0
  )
    return true
  if (/(?:ed|ose|ew|ell|ing)$/.test(direction.word)) return false
  return /^ (?:(?!is|was|were|are|and|of|in|the|which|this|to|a|an|from|or|see|saw|seeing)[\w’'-]+ ){0,3}$/iu.test(
    gap,
  )
}

/** Whether a quantity after a direction is the size of the change. */
export function follows(text: string, direction: Direction, next: Quantity): boolean {
  const gap = text.slice(direction.end, next.from)
  if (gap.length > 110 || CLAUSE_END.test(gap) || /\b(?:is|are|were|with|for)\b/iu.test(gap))
    return false
  // "Hagley, which had risen in the quarter, was 11 down": the main clause has gone on
  if (/,[^,]*\b(?:was|had|stood)\b/iu.test(gap)) return false
  if (
    next.sign === 0 &&
    next.unit !== 'percent' &&
    /\b(?:previous|last|prior|earlier|before)\b/iu.test(gap)
  )
    return false
  if (/\b(?:which|who|and|when|to)\b/iu.test(gap) && !/\b(?:by|of)\s+$/iu.test(gap)) return false
  if (/^(?:additional|fewer|less|more|up|down)$/.test(direction.word))
    return /^ (?:by )?$/u.test(gap) || /\(\s*$/u.test(gap)
  return AFTER_DIRECTION.test(gap) || next.closeness === 'over' || /^ $/u.test(gap)
}

/** The quantities that state one change: "4,041 (-9%)". A second pair after "and" is a second change. */
export function pairUp(text: string, first: Quantity, free: readonly Quantity[]): Quantity[][] {
  const start = free.indexOf(first)
  const groups: Quantity[][] = [[first]]
  for (let index = start + 1; index < free.length; index += 1) {
    const [last, next] = [free[index - 1], free[index]]
    const group = groups.at(-1)
    if (!last || !next || !group) break
    const gap = text.slice(last.end, next.from)
    const isList =
      /^\)? and (?:by )?$/u.test(gap) && groups.length < 3 && /\brespectively\b/iu.test(text)
    if (isList) groups.push([next])
    else if (group.length === 1 && next.unit !== last.unit && isPair(gap, next, text))
      group.push(next)
    else break
  }
  return groups
}

function isPair(gap: string, next: Quantity, text: string): boolean {
  if (!PAIR_GAP.test(gap) || CLAUSE_END.test(gap)) return false
  const inBrackets = /\($/.test(gap)
  const isCompared =
    inBrackets &&
    /^(?: [\w’'-]+){0,2} (?:against|compared (?:to|with)|versus|v|from|to|down|up)\b/iu.test(
      text.slice(next.end),
    )
  if (isCompared) return false
  const isPlain = next.unit === 'percent' || next.sign !== 0
  if (
    !isPlain &&
    /\($/.test(gap) &&
    !/^ (?:(?!on|in|from|to|than|at|since|for|of|the)[A-Za-z’'-]+ ){0,3}\($/u.test(gap)
  )
    return false
  if (
    !inBrackets &&
    !/^,? or (?:an? )?$|^, $|^,? (?:representing|equating to|equivalent to) (?:a |an )?$/u.test(gap)
  )
    return false
  return inBrackets ? /^[^()]*\)/.test(text.slice(next.end)) || next.sign !== 0 : true
}

/** "5.6% above March (11,880 against 11,250)": the two values set side by side in brackets. */
export function endsInBrackets(
  text: string,
  from: number,
  after: readonly Quantity[],
): { from: Quantity; to: Quantity } | undefined {
  const [to, then] = after.filter((it) => it.start >= from)
  if (!to || !then || to.unit !== then.unit || to.unit === 'percent') return undefined
  const isOpen = /^[^().;]{0,50}\($/u.test(text.slice(from, to.from))
  const isSet =
    /^(?: [\w’'-]+){0,2},? (?:against|compared (?:to|with)|versus|v|down from|up from|from) $/iu.test(
      text.slice(to.end, then.from),
    )
  return isOpen && isSet && /^[^(]{0,90}\)/u.test(text.slice(then.end))
    ? { from: then, to }
    : undefined
}

/** "Up 14 on the 54 a year earlier", "14% more than the £0.96m spent": the value a size is set against. */
export function barAfter(
  text: string,
  from: number,
  size: Quantity,
  after: readonly Quantity[],
): Quantity | undefined {
  const bar = after.find((it) => it.start >= Math.max(from, size.end))
  if (!bar || bar.unit === 'percent' || bar.outOf || bar.high || bar.sign !== 0) return undefined
  if (size.unit !== 'percent' && size.unit !== bar.unit) return undefined
  const gap = text.slice(Math.max(from, size.end), bar.from)
  return /^\)? (?:on|over|from|than|against|compared (?:to|with)) (?:(?:the|its|our|their|a|last year[’']s|the previous year[’']s) )?(?:(?:figure|total|number|budget) of )?$/iu.test(
    gap,
  )
    ? bar
    : undefined
}

/** The values a change is said to lie between: "from 1,204 to 1,310". */
export function readEnds(
  text: string,
  direction: Direction,
  after: readonly Quantity[],
): { from: Quantity | null; to: Quantity | null } {
  let [from, to]: [Quantity | null, Quantity | null] = [null, null]
  for (const quantity of after.slice(0, 4)) {
    const gap = text.slice(direction.end, quantity.from)
    if (gap.length > 140 || CLAUSE_END.test(gap.replace(/\d\.\d/g, ''))) break
    if (/\bfrom (?:a |the )?(?:figure of |rate of |total of |level of )?$/iu.test(gap) && !from)
      from = quantity
    else if (
      /\bto (?:a |the )?(?:figure of |rate of |total of |level of )?$/iu.test(gap) &&
      !to &&
      !/\b(?:related|due|compared|attributed) to /iu.test(gap)
    )
      to = quantity
  }
  const bar = after[0]
  if (
    !from &&
    !to &&
    bar?.unit === 'percent' &&
    /^(?:above|below|higher|lower)$/u.test(direction.word)
  ) {
    if (
      /^ (?:than )?(?:the |a |our )?(?:[\w-]+ ){0,5}(?:of |\()$/iu.test(
        text.slice(direction.end, bar.from),
      )
    )
      from = bar
  }
  if (
    !from &&
    !to &&
    bar &&
    /^(?:more|fewer|less|lower|higher|above|below)$/u.test(direction.word)
  ) {
    const isBar =
      /^ than (?:the|our|its|their) (?:[\w’'-]+ ){0,2}$/iu.test(
        text.slice(direction.end, bar.from),
      ) && bar.unit !== 'percent'
    if (isBar) return { from: bar, to: null }
  }
  if (from && to && from.unit !== to.unit) return { from: null, to: null }
  if (from && !to && from !== bar) {
    const before = /\bfrom $/iu.test(text.slice(0, from.from))
    if (!before && from.unit === 'count') return { from: null, to: null }
  }
  return { from, to }
}
