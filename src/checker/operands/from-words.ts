import { minus, NOUGHT, plus } from '#shared/index.ts'
import { slackOf } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { before, type Reading, type Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { type Operands, pair, roundingOf, unitsFit } from './pair.ts'

export function fromEnds(change: Change): readonly Operands[] {
  const { from, to } = change
  if (to && !from && change.amount?.unit === to.unit) return [pair(to, null, true)]
  if (from && !to && change.amount?.unit === from.unit && change.percent)
    return [pair(null, from, true)]
  if (!from || !to || !areOfItsUnit(change, from, to)) return []
  return [
    {
      current: to.value,
      earlier: from.value,
      slack: NOUGHT,
      rounding: roundingOf([from, to]),
      isSure: true,
      source: `${from.text} to ${to.text}`,
      row: null,
    },
  ]
}

/** "From £9.1m to £8.8m and the return by 0.55 points": what is told in another unit is of something else. */
function areOfItsUnit({ amount, points }: Change, from: Quantity, to: Quantity): boolean {
  if (points) return [from, to].every(({ unit }) => unit === 'percent' || unit === 'count')
  return !amount || [from, to].every(({ unit }) => isMoney(unit) === isMoney(amount.unit))
}

const isMoney = (unit: Quantity['unit']) => unit === 'pounds'

/**
 * "24% lower than in 2010, when there were 143,734, a decrease of 20,564": the size that the same sentence
 * gives again, of the earlier value that it names, where it has no other figure of their unit.
 */
export function fromSaidAgain(
  reading: Reading,
  index: number,
  change: Change,
): readonly Operands[] {
  const here = reading.statements[index]
  if (!here || !change.percent || change.amount || change.from || change.to) return []
  const [again, another] = here.changes.filter(
    (it) => it !== change && it.direction === change.direction && it.amount && !it.percent,
  )
  const amount = again?.amount
  if (!amount || another || again.from || again.to || again.start < change.end) return []
  const levels = here.levels.filter(({ quantity }) => quantity.unit === amount.unit)
  const [level, rival] = levels
  const then = level?.quantity
  const isThen =
    then !== undefined &&
    /\b(?:in which|when) there (?:was|were) $/iu.test(here.sentence.text.slice(0, then.from))
  if (!isThen || rival || change.direction === 0) return []
  const way = change.direction < 0 ? minus : plus
  return [
    {
      ...pair(null, then, true),
      current: way(then.value, amount.value),
      source: `${then.text} and ${amount.text}`,
    },
  ]
}

/** "This is an increase of 6.9%": of the change that the sentence before told, values and all. */
export function fromChangeBefore(
  reading: Reading,
  index: number,
  change: Change,
): readonly Operands[] {
  const here = reading.statements[index]
  const [previous] = before(reading, index, 1)
  const [told, second] = previous?.changes ?? []
  if (!here || !previous || !told || second || change.from || change.to) return []
  if (!/^(?:this|that|it|which)\b/iu.test(here.sentence.text) || told.per !== null) return []
  if (here.levels.some((it) => unitsFit(change, it.quantity))) return []
  const now = told.to ?? levelBefore(previous, told)
  if (!now || change.points || now.unit === 'percent') return []
  const earlier =
    told.from?.unit === now.unit
      ? told.from.value
      : told.amount?.unit === now.unit && told.direction !== 0 && told.amount.closeness === 'exact'
        ? told.direction < 0
          ? plus(now.value, told.amount.value)
          : minus(now.value, told.amount.value)
        : null
  if (earlier === null || (change.amount && change.amount.unit !== now.unit)) return []
  return [
    {
      current: now.value,
      earlier,
      slack: slackOf(now),
      isSure: true,
      source: 'the sentence before',
      row: null,
    },
  ]
}

function levelBefore(statement: Statement, told: Change): Quantity | undefined {
  const levels = statement.levels
    .map((it) => it.quantity)
    .filter((it) => it !== told.from && it.unit === (told.from ?? told.amount)?.unit)
  const [only] = levels
  return levels.length === 1 && only && only.end <= told.start && !only.outOf ? only : undefined
}
