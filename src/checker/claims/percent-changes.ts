import {
  absolute,
  capitalise,
  compare,
  type Fraction,
  halved,
  inPercentOf,
  minus,
  plus,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { asPoints, sayIn, sayLike, sayNumber, withFigure } from '../explain.ts'
import { AS_SHARE, howItWentWrong, isNear } from '../how-it-went-wrong.ts'
import { type Fit, judge } from '../judge.ts'
import type { Operands } from '../operands/pair.ts'
import type { Quantity } from '../quantities.ts'
import type { Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { textBefore } from '../words.ts'
import { isToldBeside, OF_SOMETHING_ELSE, printed, RANK } from './change-words.ts'
import { checkDirection } from './directions.ts'

/**
 * The whole percentage change, from both values or from the change and one of them.
 *
 * @param direction - the way it is taken to have gone
 */
function percentFrom(
  change: Change,
  { current, earlier }: Operands,
  direction = change.direction,
): { exact: Fraction; part: Fraction; base: Fraction } | undefined {
  const amount =
    change.amount && change.amount.closeness === 'exact' ? change.amount.value : undefined
  const base =
    earlier ??
    (current && amount ? (direction < 0 ? plus(current, amount) : minus(current, amount)) : null)
  const part = amount ?? (current && earlier ? absolute(minus(current, earlier)) : undefined)
  if (!base || !part || base.above <= 0n) return undefined
  const exact = inPercentOf(part, base)
  return exact && { exact, part, base }
}

/** A percentage of change against the values it lies between, or the change and one of them. */
export function checkPercent(
  statement: Statement,
  change: Change,
  operands: readonly Operands[],
): readonly Claim[] {
  const stated = change.percent
  if (!stated || change.per !== null) return []
  const { sentence } = statement
  let best:
    | { fit: Fit; operands: Operands; exact: Fraction; part: Fraction; base: Fraction }
    | undefined
  for (const candidate of operands) {
    const isRate =
      change.amount === null &&
      candidate.row === null &&
      candidate.current !== null &&
      printsPercent(statement, candidate.current)
    if (isRate) continue
    // "An improvement of 35": the earlier value may be more or less by so much
    const isEitherWay = change.direction === 0 && candidate.earlier === null
    for (const way of isEitherWay ? ([-1, 1] as const) : [change.direction]) {
      const worked = percentFrom(change, candidate, way)
      if (!worked) continue
      const fit = fitPercent(stated, change, candidate, worked)
      if ((isEitherWay || !candidate.isSure) && fit !== 'correct') continue
      if (!best || RANK[fit] < RANK[best.fit]) best = { fit, operands: candidate, ...worked }
    }
  }
  const points = checkPointsCalledPercent(statement, change, operands)
  if (points) return [points]
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind: 'percent-change' as const,
    stated: printed(sentence.text, stated),
  }
  if (!best)
    return [
      {
        ...common,
        recomputed: null,
        verdict: 'not-checkable',
        explanation: possible(change),
        suggestion: null,
      },
    ]
  const recomputed = sayLike(best.exact, stated)
  const working = workedPercent(change, best)
  const direction = checkDirection(statement, change, best.operands)
  if (direction) return [direction]
  if (best.fit === 'correct')
    return [
      {
        ...common,
        recomputed,
        verdict: 'correct',
        explanation: `${capitalise(working)}.`,
        suggestion: null,
      },
    ]
  const current =
    best.operands.current ??
    plus(
      best.base,
      change.direction < 0 ? { above: -best.part.above, below: best.part.below } : best.part,
    )
  const cause = howItWentWrong(stated, { current, earlier: best.base })
  // "1,012 from 2,884, or 35.1%": of which neither is said to have become the other
  const isShare = change.direction === 0 && cause === AS_SHARE
  const isElsewhere =
    isShare ||
    fitsAnotherPair(statement, change, stated) ||
    fitsAsEarlier(statement, change, stated) ||
    isOfNoTime(statement, change, best.operands, stated)
  // Without a slip that gives the figure, its two ends must stand with it
  const isTold = isToldBeside(sentence, change, best.operands) && isNear(stated.value, best.exact)
  if (isElsewhere || (cause === undefined && !isTold)) {
    return [{ ...common, recomputed: null, ...OF_SOMETHING_ELSE }]
  }
  return [
    {
      ...common,
      recomputed,
      verdict: best.fit,
      explanation: `The paper says ${printed(sentence.text, stated)}, but ${working}.${cause ? ` ${cause}` : ''}`,
      suggestion: withFigure(sentence.text, stated, signLike(stated) + recomputed),
      isByRow: best.operands.row !== null,
    },
  ]
}

/** Whether two other figures of the sentence, changed the way the words say, give what is printed. */
function fitsAnotherPair({ sentence }: Statement, change: Change, stated: Quantity): boolean {
  const values = sentence.quantities.filter(
    (it) => (it.unit === 'count' || it.unit === 'pounds') && it.outOf === null && it.high === null,
  )
  return values.some((now) =>
    values.some((then) => {
      if (now === then || now.unit !== then.unit || then.value.above <= 0n) return false
      if (compare(now.value, then.value) !== change.direction) return false
      const part = absolute(minus(now.value, then.value))
      const exact = inPercentOf(part, then.value)
      return exact !== undefined && judge(stated, exact) === 'correct'
    }),
  )
}

/** "The year before it was 1,050, so we are up by 43, or 4.1%": whether the size is that share of a figure told. */
function fitsAsEarlier(
  { sentence, levels }: Statement,
  { amount, from, to, start }: Change,
  stated: Quantity,
): boolean {
  if (!amount || from || to) return false
  return levels.some(({ quantity: { unit, value, outOf, high, from: at } }) => {
    const isFirst = at < start && SO_THAT.test(sentence.text.slice(at, start))
    if (!isFirst && !BEFORE.test(textBefore(sentence.text, at))) return false
    if (unit !== amount.unit || outOf !== null || high !== null) return false
    const exact = inPercentOf(amount.value, value)
    return exact !== undefined && judge(stated, exact) === 'correct'
  })
}

/** "2023/24: 84. Down 13, 15.5%": a figure of another sentence may be the one before as well as the one after. */
function isOfNoTime(
  { sentence }: Statement,
  { amount }: Change,
  { current, earlier }: Operands,
  stated: Quantity,
): boolean {
  if (!amount || !current || earlier || current.above <= 0n) return false
  if (sentence.quantities.some(({ value }) => compare(value, current) === 0)) return false
  const exact = inPercentOf(amount.value, current)
  return exact !== undefined && judge(stated, exact) === 'correct'
}

const BEFORE =
  /\b(?:(?:year|month|quarter|time) (?:before|earlier|ago)|(?:last|previous) (?:year|time|month|quarter))\b[^.;\d]*$|\b(?:19|20)\d\d(?:[/–-]\d{2,4})?: $/iu

/** "There were 32 in 2023, so that is a rise of 9": what is told first was the earlier. */
const SO_THAT = /,? so (?:that|this|it)(?:['’]s| is| was| makes)\b[^.;\d]*$/iu

/** The unit of the values a change lies between. */
function unitOf(change: Change): Quantity['unit'] | undefined {
  return (change.from ?? change.to ?? change.amount)?.unit
}

/** The working in figures: the earlier value first when it had to be worked out, and where a row gave them. */
function workedPercent(
  change: Change,
  {
    operands,
    part,
    base,
    exact,
  }: { operands: Operands; part: Fraction; base: Fraction; exact: Fraction },
): string {
  const { current, earlier, row, source } = operands
  const say = (value: Fraction) => sayIn(value, unitOf(change))
  const share = `${say(part)} ÷ ${say(base)} = ${sayNumber(exact)}%`
  if (current && !earlier)
    return `the earlier value is ${say(current)} ${compare(base, current) > 0 ? '+' : '−'} ${say(part)} = ${say(base)}, and ${share}`
  const given = row || /above|before/u.test(source) ? ` (${source})` : ''
  return current && earlier
    ? `from ${say(earlier)} to ${say(current)} the change is ${say(part)}, and ${share}${given}`
    : share
}

/** Whether a statement prints a value as a percentage. */
function printsPercent({ levels }: Statement, value: Fraction): boolean {
  return levels.some(
    ({ quantity }) => quantity.unit === 'percent' && compare(quantity.value, value) === 0,
  )
}

/**
 * A percentage of figures printed to £0.1m is as near as they are: what their rounding could explain is
 * let stand, unless it is what one of the known slips gives.
 */
function fitPercent(
  stated: Quantity,
  change: Change,
  candidate: Operands,
  worked: { exact: Fraction; part: Fraction; base: Fraction },
): Fit {
  const fit = judge(stated, worked.exact, slackIn(candidate, worked.base))
  const { rounding } = candidate
  if (fit === 'correct' || !rounding || rounding.above === 0n || stated.inWords) return fit
  const half = change.amount ? halved(change.amount.step) : rounding
  const slack = inPercentOf(half, worked.base)
  if (judge(stated, worked.exact, slack) !== 'correct') return fit
  const current = candidate.current ?? plus(worked.base, worked.part)
  return howItWentWrong(stated, { current, earlier: worked.base }) === undefined ? 'correct' : fit
}

function slackIn(candidate: Operands, base: Fraction): Fraction | undefined {
  if (candidate.slack.above === 0n) return candidate.slack
  return inPercentOf(candidate.slack, base)
}

/** "84.1%, which is 8.3% higher than 75.8%": the difference of two percentages is in points. */
function checkPointsCalledPercent(
  statement: Statement,
  change: Change,
  operands: readonly Operands[],
): Claim | undefined {
  const stated = change.percent
  if (!stated || change.amount) return undefined
  for (const { current, earlier, row } of operands) {
    if (!current || !earlier) continue
    const isPair = row === null && printsPercent(statement, current)
    if (!isPair && !(change.from?.unit === 'percent' && change.to?.unit === 'percent')) continue
    const apart = absolute(minus(current, earlier))
    const relative = inPercentOf(apart, earlier)
    if (!relative || judge(stated, relative) === 'correct') return undefined
    if (judge(stated, apart) !== 'correct') continue
    const { sentence } = statement
    return {
      where: sentence.place,
      quote: sentence.text,
      kind: 'percentage-points',
      stated: printed(sentence.text, stated),
      recomputed: asPoints(sayLike(apart, stated)),
      verdict: 'incorrect',
      explanation: `${sayNumber(current)}% less ${sayNumber(earlier)}% is ${sayNumber(apart)} percentage points. As a percentage of the earlier rate the change is ${sayNumber(relative)}%.`,
      suggestion: withFigure(sentence.text, stated, asPoints(sayLike(apart, stated))),
    }
  }
  return undefined
}

/** For a change and a percentage with no value beside them: what the earlier value could have been. */
function possible(change: Change): string {
  const { amount, percent } = change
  if (!amount || !percent) return 'The values before and after are not printed here.'
  const half = halved(percent.step)
  const low = inPercentOf(amount.value, plus(percent.value, half))
  const high = inPercentOf(amount.value, minus(percent.value, half))
  if (!low || !high || high.above <= 0n) return 'The earlier value is not printed here.'
  return `The earlier value is not printed here. The two figures agree if it was between ${sayNumber(low, 0)} and ${sayNumber(high, 0)}.`
}

function signLike(stated: Quantity): string {
  return stated.sign < 0 ? '-' : stated.sign > 0 ? '+' : ''
}
