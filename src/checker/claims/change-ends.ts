import { compare, NOUGHT } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import type { Operands } from '../operands/pair.ts'
import type { Quantity } from '../quantities.ts'
import type { Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { checkDirection } from './directions.ts'

/**
 * "96% of applications, up from 98%": the value that a bare "up from" leans on. Where several figures
 * stand before it, it may lean on any, and so on the one that bears it out.
 */
function levelJustBefore(statement: Statement, change: Change): Quantity | null {
  const { from, direction } = change
  if (!from || !/^(?:up|down|higher|lower)$/u.test(change.word)) return null
  const { text } = statement.sentence
  const levels = statement.levels
    .map((it) => it.quantity)
    .filter(
      (it) =>
        it.end <= change.start &&
        it.unit === from.unit &&
        /^(?:(?! and | but | while )[^.;,(]){0,50}, $/u.test(text.slice(it.end, change.start)),
    )
  const [only, another] = levels
  if (only && !another) return only
  return levels.findLast((it) => compare(it.value, from.value) === direction) ?? null
}

/** "Deaths fell from 6 to 3", with no amount to test: the way it went. */
export function checkEnds(statement: Statement, change: Change): readonly Claim[] {
  const { from, amount, percent, points, direction } = change
  const to = change.to ?? levelJustBefore(statement, change)
  if (!from || !to || amount || percent || points || direction === 0) return []
  if (from.outOf || to.outOf || from.high || to.high || from.unit === 'rank') return []
  const operands: Operands = {
    current: to.value,
    earlier: from.value,
    slack: NOUGHT,
    isSure: true,
    source: 'in the same sentence',
    row: null,
  }
  const wrong = checkDirection(statement, change, operands)
  if (wrong) return [wrong]
  return [
    {
      where: statement.sentence.place,
      quote: statement.sentence.text,
      kind: 'comparison-direction',
      stated: change.word,
      recomputed: null,
      verdict: 'correct',
      explanation: `From ${from.text} to ${to.text} is ${compare(to.value, from.value) > 0 ? 'up' : 'down'}.`,
      suggestion: null,
    },
  ]
}
