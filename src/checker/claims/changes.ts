import { absolute, capitalise, compare, type Fraction, minus, NOUGHT, ONE } from '#shared/index.ts'
import type { Claim, ClaimKind } from '../claim.ts'
import { sayIn, sayLike, sayNumber, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { type Fit, isSlipOf, judge } from '../judge.ts'
import { findOperands } from '../operands/find.ts'
import type { Operands } from '../operands/pair.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { textBefore } from '../words.ts'
import { checkEnds } from './change-ends.ts'
import { isToldBeside, OF_SOMETHING_ELSE, printed, RANK } from './change-words.ts'
import { checkDirection, checkSign } from './directions.ts'
import { checkPercent } from './percent-changes.ts'

const PER_MONTHS = 'month'

/** Claims that something rose or fell by so much: the difference, the percentage, the points, the way. */
export function checkChanges(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) => [
    ...statement.changes.flatMap((change) => checkChange(reading, statement, index, change)),
    ...checkSaidTwice(statement),
  ])
}

/** "Fell by 84,000 to 67,000, a drop of 17,000": one change with two sizes. */
function checkSaidTwice({ sentence, changes }: Statement): readonly Claim[] {
  return changes.flatMap((change, index): readonly Claim[] => {
    const last = changes[index - 1]
    const [first, again] = [last?.amount, change.amount]
    if (!last?.to || !first || !again || first.unit !== again.unit) return []
    const isSame = last.direction === change.direction && change.from === null && change.to === null
    if (!isSame || !/^, an? (?:\p{L}+ )?$/iu.test(sentence.text.slice(last.end, change.start)))
      return []
    if (!/\bby $/iu.test(textBefore(sentence.text, first.from))) return []
    if (compare(first.value, again.value) === 0) return []
    const apart = absolute(minus(first.value, last.to.value))
    const cause =
      compare(apart, again.value) === 0
        ? ` The first looks like the earlier value: from ${first.text} to ${last.to.text} is ${again.text}.`
        : ''
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'difference',
        stated: printed(sentence.text, first),
        recomputed: sayLike(again.value, first),
        verdict: 'inconsistent',
        explanation: `The same change is said to be ${first.text} and ${again.text}.${cause}`,
        suggestion: null,
      },
    ]
  })
}

function checkChange(
  reading: Reading,
  statement: Statement,
  index: number,
  change: Change,
): readonly Claim[] {
  const operands = findOperands(reading, index, change)
  const sign = checkSign(statement, change)
  const claims = [
    ...checkPercent(statement, change, operands),
    ...checkAmount(statement, change, operands),
    ...checkPoints(statement, change, operands),
    ...checkEnds(statement, change),
  ]
  return sign ? [...claims.filter((claim) => claim.stated !== sign.stated), sign] : claims
}

function checkAmount(
  statement: Statement,
  change: Change,
  operands: readonly Operands[],
): readonly Claim[] {
  const stated = change.amount
  if (!stated) return []
  const { sentence } = statement
  let best: { fit: Fit; operands: Operands; exact: Fraction } | undefined
  for (const candidate of operands) {
    const { current, earlier } = candidate
    if (!current || !earlier) continue
    const exact = absolute(minus(current, earlier))
    const fit = judgeWhole(stated, exact)
    if (!candidate.isSure && fit !== 'correct') continue
    if (!best || RANK[fit] < RANK[best.fit]) best = { fit, operands: candidate, exact }
  }
  const kind: ClaimKind =
    stated.closeness === 'exact' || stated.closeness === 'about' ? 'difference' : 'threshold'
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind,
    stated: printed(sentence.text, stated),
  }
  if (!best) {
    if (change.percent || change.per === PER_MONTHS) return []
    return [
      {
        ...common,
        recomputed: null,
        verdict: 'not-checkable',
        explanation: 'The values before and after are not printed here.',
        suggestion: null,
      },
    ]
  }
  const recomputed = sayLike(best.exact, stated)
  const { current: now, earlier: then } = best.operands
  const [more, fewer] =
    now && then && compare(now, then) < 0 ? [then, now] : [now ?? NOUGHT, then ?? NOUGHT]
  const say = (value: Fraction) => sayIn(value, stated.unit)
  const working = `${say(more)} less ${say(fewer)} is ${say(best.exact)}`
  const direction = change.percent ? undefined : checkDirection(statement, change, best.operands)
  if (direction) return [direction]
  if (best.fit === 'correct')
    return [
      {
        ...common,
        recomputed,
        verdict: 'correct',
        explanation: `${capitalise(working)}.`,
        suggestion: null,
        tellsWay: isTheWay(change, best.operands),
      },
    ]
  // Where neither the amount nor the way fits, the two values are rather of something else
  const isOtherWay =
    change.direction !== 0 && now && then && compare(now, then) === -change.direction
  const isTold = isToldBeside(sentence, change, best.operands) && isNear(stated.value, best.exact)
  if (isOtherWay || !(isTold || isSlipOf(stated, best.exact))) {
    return [{ ...common, recomputed: null, ...OF_SOMETHING_ELSE }]
  }
  return [
    {
      ...common,
      recomputed,
      verdict: best.fit,
      explanation: `The paper says ${printed(sentence.text, stated)}, but ${working}${best.operands.row || /above|before/u.test(best.operands.source) ? ` (${best.operands.source})` : ''}.`,
      suggestion: withFigure(sentence.text, stated, recomputed),
      isByRow: best.operands.row !== null,
    },
  ]
}

/** Whether it went the way that the words say, between two values of which it is known which came first. */
function isTheWay({ direction }: Change, { current, earlier, isSure, row }: Operands): boolean {
  const isKnown = isSure || row !== null
  return isKnown && direction !== 0 && compare(current ?? NOUGHT, earlier ?? NOUGHT) === direction
}

/** Whole numbers must match exactly; anything printed loosely goes by the words. */
export function judgeWhole(stated: Quantity, exact: Fraction): Fit {
  const isWhole =
    stated.closeness === 'exact' &&
    stated.unit === 'count' &&
    !stated.inWords &&
    compare(stated.step, ONE) === 0
  if (!isWhole) return judge(stated, exact)
  return compare(stated.value, exact) === 0 ? 'correct' : 'incorrect'
}

function checkPoints(
  statement: Statement,
  change: Change,
  operands: readonly Operands[],
): readonly Claim[] {
  const stated = change.points
  if (!stated) return []
  const { sentence } = statement
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind: 'percentage-points' as const,
    stated: printed(sentence.text, stated),
  }
  for (const pair of operands) {
    const { current, earlier, isSure, rounding } = pair
    if (!current || !earlier) continue
    const exact = absolute(minus(current, earlier))
    const fit = judge(stated, exact)
    const working = `between ${sayNumber(earlier)}% and ${sayNumber(current)}% there are ${sayNumber(exact)} points`
    if (fit === 'correct')
      return [
        {
          ...common,
          recomputed: sayLike(exact, stated),
          verdict: 'correct',
          explanation: `${capitalise(working)}.`,
          suggestion: null,
          tellsWay: isTheWay(change, pair),
        },
      ]
    if (!isSure) continue
    if (judge(stated, exact, rounding) === 'correct')
      return [
        {
          ...common,
          recomputed: sayLike(exact, stated),
          verdict: 'questionable',
          explanation: `${capitalise(working)}. Rounding of the two could explain it.`,
          suggestion: null,
        },
      ]
    // Rates that the words of the change do not name are rather of something else
    if (change.from === null && !isSlipOf(stated, exact))
      return [{ ...common, recomputed: null, ...OF_SOMETHING_ELSE }]
    return [
      {
        ...common,
        recomputed: sayLike(exact, stated),
        verdict: fit,
        explanation: `The paper says ${printed(sentence.text, stated)}, but ${working}.`,
        suggestion: withFigure(sentence.text, stated, sayLike(exact, stated)),
      },
    ]
  }
  return [
    {
      ...common,
      recomputed: null,
      verdict: 'not-checkable',
      explanation: 'The earlier rate is not printed here.',
      suggestion: null,
    },
  ]
}
