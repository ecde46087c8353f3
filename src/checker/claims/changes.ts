import {
  absolute,
  capitalise,
  compare,
  type Fraction,
  fraction,
  minus,
  over,
  plus,
  times,
} from '#shared/index.ts'
import type { Claim, ClaimKind } from '../claim.ts'
import { sayIn, sayLike, sayNumber, withFigure } from '../explain.ts'
import { howItWentWrong, isNear } from '../how-it-went-wrong.ts'
import { type Fit, judge } from '../judge.ts'
import { findOperands, type Operands } from '../operands.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { checkDirection, checkSign } from './directions.ts'

const RANK: Record<Fit, number> = { correct: 0, imprecise: 1, incorrect: 2 }
const PER_MONTHS = 'month'

/** Said where the figures beside it are so far off that they are rather of something else. */
const OF_SOMETHING_ELSE = {
  verdict: 'questionable',
  explanation: 'It is not clear which of the figures printed here it is worked from.',
  suggestion: null,
} as const

/** Claims that something rose or fell by so much: the difference, the percentage, the points, the way. */
export function checkChanges(reading: Reading): readonly Claim[] {
  return reading.statements.flatMap((statement, index) => [
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
    if (!/\bby $/iu.test(sentence.text.slice(0, first.from))) return []
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
function checkEnds(statement: Statement, change: Change): readonly Claim[] {
  const { from, amount, percent, points, direction } = change
  const to = change.to ?? levelJustBefore(statement, change)
  if (!from || !to || amount || percent || points || direction === 0) return []
  if (from.outOf || to.outOf || from.high || to.high || from.unit === 'rank') return []
  const operands: Operands = {
    current: to.value,
    earlier: from.value,
    slack: fraction(0),
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
      explanation: `From ${from.text} to ${to.text} is ${compare(to.value, from.value) > 0 ? 'up' : compare(to.value, from.value) < 0 ? 'down' : 'no change'}.`,
      suggestion: null,
    },
  ]
}

/** The whole percentage change, from both values or from the change and one of them. */
function percentFrom(
  change: Change,
  { current, earlier }: Operands,
): { exact: Fraction; part: Fraction; base: Fraction } | undefined {
  const amount =
    change.amount && change.amount.closeness === 'exact' ? change.amount.value : undefined
  const base =
    earlier ??
    (current && amount
      ? change.direction < 0
        ? plus(current, amount)
        : minus(current, amount)
      : null)
  const part = amount ?? (current && earlier ? absolute(minus(current, earlier)) : undefined)
  if (!base || !part || base.above <= 0n) return undefined
  const exact = over(times(part, fraction(100)), base)
  return exact && { exact, part, base }
}

function checkPercent(
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
      change.amount === null && candidate.row === null && isPercentPair(statement, candidate)
    if (isRate) continue
    const worked = percentFrom(change, candidate)
    if (!worked) continue
    const fit = fitPercent(stated, change, candidate, worked)
    if (!candidate.isSure && fit !== 'correct') continue
    if (!best || RANK[fit] < RANK[best.fit]) best = { fit, operands: candidate, ...worked }
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
  const isElsewhere = fitsAnotherPair(statement, change, stated)
  if (isElsewhere || (cause === undefined && !isNear(stated.value, best.exact))) {
    return [{ ...common, recomputed: null, ...OF_SOMETHING_ELSE }]
  }
  return [
    {
      ...common,
      recomputed,
      verdict: best.fit,
      explanation: `The paper says ${printed(sentence.text, stated)}, but ${working}.${cause ? ` ${cause}` : ''}`,
      suggestion: withFigure(sentence.text, stated, signLike(stated) + recomputed),
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
      const exact = over(times(part, fraction(100)), then.value)
      return exact !== undefined && judge(stated, exact) === 'correct'
    }),
  )
}

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

function isPercentPair(statement: Statement, candidate: Operands): boolean {
  return statement.levels.some(
    (level) =>
      level.quantity.unit === 'percent' &&
      candidate.current !== null &&
      compare(level.quantity.value, candidate.current) === 0,
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
  const rounding = candidate.rounding ?? fraction(0)
  if (fit === 'correct' || rounding.above === 0n || stated.inWords) return fit
  const half = change.amount ? times(change.amount.step, { above: 1n, below: 2n }) : rounding
  const slack = over(times(half, fraction(100)), worked.base) ?? fraction(0)
  if (judge(stated, worked.exact, slack) !== 'correct') return fit
  const current = candidate.current ?? plus(worked.base, worked.part)
  return howItWentWrong(stated, { current, earlier: worked.base }) === undefined ? 'correct' : fit
}

function slackIn(candidate: Operands, base: Fraction): Fraction {
  if (candidate.slack.above === 0n) return candidate.slack
  return over(times(candidate.slack, fraction(100)), base) ?? fraction(0)
}

/** "84.1%, which is 8.3% higher than 75.8%": the difference of two percentages is in points. */
function checkPointsCalledPercent(
  statement: Statement,
  change: Change,
  operands: readonly Operands[],
): Claim | undefined {
  const stated = change.percent
  if (!stated || change.amount) return undefined
  for (const { current, earlier, isSure, row } of operands) {
    if (
      !current ||
      !earlier ||
      row ||
      !isPercentPair(statement, { current, earlier, isSure, row, slack: fraction(0), source: '' })
    ) {
      if (!(change.from?.unit === 'percent' && change.to?.unit === 'percent')) continue
    }
    if (!current || !earlier) continue
    const apart = absolute(minus(current, earlier))
    const relative = over(times(apart, fraction(100)), earlier)
    if (relative && judge(stated, relative) === 'correct') return undefined
    if (judge(stated, apart) !== 'correct') continue
    const { sentence } = statement
    return {
      where: sentence.place,
      quote: sentence.text,
      kind: 'percentage-points',
      stated: printed(sentence.text, stated),
      recomputed: `${sayLike(apart, stated).replace('%', '')} percentage points`,
      verdict: 'incorrect',
      explanation: `${sayNumber(current)}% less ${sayNumber(earlier)}% is ${sayNumber(apart)} percentage points. As a percentage of the earlier rate the change is ${relative ? sayNumber(relative) : '?'}%.`,
      suggestion: withFigure(
        sentence.text,
        stated,
        `${sayLike(apart, stated).replace('%', '')} percentage points`,
      ),
    }
  }
  return undefined
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
    const slack =
      stated.closeness === 'exact'
        ? fraction(0)
        : times(plus(current, earlier), {
            above: candidate.slack.above === 0n ? 0n : 1n,
            below: 100n,
          })
    const fit = judgeWhole(stated, exact, slack)
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
    now && then && compare(now, then) < 0 ? [then, now] : [now ?? fraction(0), then ?? fraction(0)]
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
      },
    ]
  if (!isNear(stated.value, best.exact)) {
    return [{ ...common, recomputed: null, ...OF_SOMETHING_ELSE }]
  }
  return [
    {
      ...common,
      recomputed,
      verdict: best.fit,
      explanation: `The paper says ${printed(sentence.text, stated)}, but ${working}${best.operands.row || /above|before/u.test(best.operands.source) ? ` (${best.operands.source})` : ''}.`,
      suggestion: withFigure(sentence.text, stated, recomputed),
    },
  ]
}

/** Whole numbers must match exactly; anything printed loosely goes by the words. */
export function judgeWhole(stated: Quantity, exact: Fraction, slack: Fraction = fraction(0)): Fit {
  const isWhole =
    stated.closeness === 'exact' &&
    stated.unit === 'count' &&
    !stated.inWords &&
    compare(stated.step, fraction(1)) === 0
  if (!isWhole) return judge(stated, exact, slack)
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
  const pairs = operands.filter((it) => it.current && it.earlier)
  for (const { current, earlier, isSure } of pairs) {
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
        },
      ]
    if (!isSure) continue
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

/** For a change and a percentage with no value beside them: what the earlier value could have been. */
function possible(change: Change): string {
  const { amount, percent } = change
  if (!amount || !percent) return 'The values before and after are not printed here.'
  const half = times(percent.step, { above: 1n, below: 2n })
  const low = over(times(amount.value, fraction(100)), plus(percent.value, half))
  const high = over(times(amount.value, fraction(100)), minus(percent.value, half))
  if (!low || !high || high.above <= 0n) return 'The earlier value is not printed here.'
  return `The earlier value is not printed here. The two figures agree if it was between ${sayNumber(low, 0)} and ${sayNumber(high, 0)}.`
}

function signLike(stated: Quantity): string {
  return stated.sign < 0 ? '-' : stated.sign > 0 ? '+' : ''
}

function printed(text: string, quantity: Quantity): string {
  return text.slice(quantity.from, quantity.end).trim()
}
