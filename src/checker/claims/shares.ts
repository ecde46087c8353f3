import { compare, type Fraction, HUNDRED, inPercentOf, NOUGHT, ONE } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayIn, sayLike, sayNumber, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { type Fit, judge, slackOf } from '../judge.ts'
import { rowMatch } from '../operands/from-rows.ts'
import { nounAfter } from '../phrases.ts'
import type { Quantity } from '../quantities.ts'
import {
  before,
  keyOf,
  overStatements,
  type Reading,
  rowsInReach,
  type Statement,
} from '../reading.ts'
import { keyWords, likeness, textBefore } from '../words.ts'
import { OF_SOMETHING_ELSE } from './change-words.ts'
import { inWordsBeside, percentBeside } from './shares-in-words.ts'
import { countsBehind } from './shares-of-people.ts'

const MOST_ALIKE = 40

interface Whole {
  readonly value: Fraction
  readonly slack: Fraction
  readonly source: string
  readonly isSure: boolean
}

/** Claims that one figure is so much of another: "52 Force meetings (23%)", "about a third of the rise". */
export function checkShares(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) =>
    statement.levels
      .filter((level) => level.quantity.unit === 'percent')
      .flatMap((level) => checkShare(reading, statement, index, level.quantity)),
  )
}

function checkShare(
  reading: Reading,
  statement: Statement,
  index: number,
  stated: Quantity,
): readonly Claim[] {
  const { text } = statement.sentence
  if (statement.changes.some((it) => it.from === stated || it.to === stated)) return []
  if (stated.inWords) {
    const exact = percentBeside(statement, stated)
    if (exact) return [inWordsBeside(statement, stated, exact)]
  } else if (
    statement.sentence.quantities.some(
      (it) => (it.inWords || it.outOf) && percentBeside(statement, it) === stated,
    )
  )
    return []
  const of =
    /^\)? (?:\(\d[\d,]*\) )?of (?:(?:all|the|total|overall|these|those|our|its|his|her|their|them|which)\b ?)*/iu.exec(
      text.slice(stated.end),
    )
  const whole = of ? nounAfter(text, stated.end + of[0].length).trim() : ''
  const brackets = inBrackets(statement, stated)
  if (brackets && isSizeOfChange(statement, brackets)) return []
  if (!of && !brackets) return countsBehind(reading, statement, stated)
  const common = {
    where: statement.sentence.place,
    quote: text,
    kind: 'percent-of' as const,
    stated: text.slice(stated.from, stated.end).trim(),
  }
  const unprinted = (what: string): Claim => ({
    ...common,
    recomputed: null,
    verdict: 'not-checkable',
    explanation: `The paper does not print ${what} that this is a share of.`,
    suggestion: null,
  })
  const part = brackets ?? partOf(reading, statement, index, stated)
  if (!part) return [unprinted('both figures')]
  let best: { fit: Fit; whole: Whole; exact: Fraction } | undefined
  for (const candidate of findWholes(reading, statement, index, { part, whole, stated })) {
    const exact = inPercentOf(part.value, candidate.value)
    if (!exact || compare(exact, HUNDRED) > 0) continue
    const isExact = stated.closeness === 'exact' && !stated.inWords
    const slack = isExact ? inPercentOf(slackOf(part), candidate.value) : undefined
    const fit = judge(stated, exact, slack)
    if (!candidate.isSure && fit !== 'correct') continue
    if (!best || (fit === 'correct' && best.fit !== 'correct'))
      best = { fit, whole: candidate, exact }
  }
  if (!best) return [unprinted('the whole')]
  const working = `${sayIn(part.value, part.unit)} ÷ ${sayIn(best.whole.value, part.unit)} = ${sayNumber(best.exact)}% (${best.whole.source})`
  const recomputed = sayLike(best.exact, stated.inWords ? { ...stated, step: ONE } : stated)
  if (best.fit === 'correct')
    return [
      { ...common, recomputed, verdict: 'correct', explanation: `${working}.`, suggestion: null },
    ]
  // "Two teams make up 40%" of something else than teams
  if (!isNear(stated.value, best.exact))
    return [{ ...common, recomputed: null, ...OF_SOMETHING_ELSE }]
  return [
    {
      ...common,
      recomputed,
      verdict: best.fit,
      explanation: `The paper says ${common.stated}, but ${working}.`,
      suggestion: withFigure(text, stated, recomputed),
    },
  ]
}

/** "5 more (11%)", "repeats by 24 (15.8%)": what stands beside the size of a change is no share of it. */
function isSizeOfChange({ sentence: { text }, changes }: Statement, part: Quantity): boolean {
  return (
    changes.some((it) => it.amount === part) ||
    (changes.length > 0 && /\bby (?:just |only )?$/iu.test(textBefore(text, part.from))) ||
    /^ (?:\p{L}+ )?(?:more|fewer|less|higher|lower)\b/iu.test(text.slice(part.end))
  )
}

/** The count beside a percentage in brackets: "368 calls … (0.2%)" and "24% (38) of". */
function inBrackets(statement: Statement, stated: Quantity): Quantity | undefined {
  const { text, quantities } = statement.sentence
  const position = quantities.indexOf(stated)
  const [previous, next] = [quantities[position - 1], quantities[position + 1]]
  if (
    next &&
    counts(next) &&
    /^ ?\($/u.test(text.slice(stated.end, next.start)) &&
    text[next.end] === ')'
  )
    return next
  const inNoun = next && counts(next) ? text.slice(stated.end, next.start) : ''
  if (
    next &&
    /^ of [^().;,]{3,60} \($/u.test(inNoun) &&
    /^[^()]{0,30}\)/u.test(text.slice(next.end)) &&
    next.sign === 0
  )
    return next
  if (!previous || !counts(previous) || text[stated.end] !== ')') return undefined
  const gap = text.slice(previous.end, stated.from)
  return gap.length < 70 && /\($/u.test(gap) && !/[.;:,)]/u.test(gap.slice(0, -1))
    ? previous
    : undefined
}

function partOf(
  reading: Reading,
  statement: Statement,
  index: number,
  stated: Quantity,
): Quantity | undefined {
  const { text } = statement.sentence
  const before_ = statement.sentence.quantities
    .filter((it) => it.end < stated.from && counts(it))
    .at(-1)
  if (
    before_ &&
    /^(?: [\w’'-]+){0,6},? (?:is|was|are|were|represents?|equates to|makes? up|accounts? for) $/iu.test(
      text.slice(before_.end, stated.from),
    )
  )
    return before_
  const leads =
    /\b(?:this|which|that|it|these) (?:\w+ )?(?:represents?|is|was|equates to|makes? up|accounts? for|amounts to)\b/iu.test(
      textBefore(text, stated.from),
    )
  if (!leads) return undefined
  const own = [
    ...statement.changes.flatMap((it) => (it.amount ? [it.amount] : [])),
    ...statement.levels.map((it) => it.quantity),
  ]
  const earlier = own
    .filter((it) => it.end < stated.from && counts(it))
    .toSorted((one, other) => other.start - one.start)[0]
  if (earlier) return earlier
  const previous = before(reading, index, 1)[0]
  const levels = previous?.levels.map((it) => it.quantity).filter(counts) ?? []
  return levels.length > 0 ? levels.at(-1) : undefined
}

function counts(it: Quantity): boolean {
  return (it.unit === 'count' || it.unit === 'pounds') && it.outOf === null && it.high === null
}

function findWholes(
  reading: Reading,
  statement: Statement,
  index: number,
  { part, whole, stated }: { part: Quantity; whole: string; stated: Quantity },
): readonly Whole[] {
  const found: Whole[] = []
  const about = keyWords(whole)
  const said = whole.toLowerCase()
  if (/\b(?:increase|rise|growth|reduction|decrease|fall|change)\b/u.test(said)) {
    const changes = [statement, ...before(reading, index, 4)].flatMap((it) => it.changes)
    const amounts = changes.flatMap((it) =>
      it.amount && it.amount !== part && it.per === null ? [it.amount] : [],
    )
    const larger = amounts.filter((it) => compare(it.value, part.value) > 0)
    const [only] = larger
    if (only)
      found.push({
        value: only.value,
        slack: NOUGHT,
        source: `of the change of ${only.text}`,
        isSure: larger.length === 1,
      })
    return found
  }
  const { quantities } = statement.sentence
  const following = quantities[quantities.indexOf(stated) + 1]
  const named =
    following &&
    following.unit === part.unit &&
    counts(following) &&
    /^\)? of (?:the |our |its |a )?(?:total )?$/iu.test(
      statement.sentence.text.slice(stated.end, following.start),
    )
  if (named && following !== part)
    found.push({
      value: following.value,
      slack: slackOf(following),
      source: `${following.text} in the text`,
      isSure: true,
    })
  for (const row of rowsInReach(reading, statement.sentence.block, about)) {
    const value = row.current ?? (row.values.length === 1 ? row.values[0] : undefined)
    if (value?.unit !== part.unit) continue
    const match = rowMatch(row, about)
    found.push({
      value: value.value,
      slack: NOUGHT,
      source: `"${row.label}" in the table`,
      isSure: match === 'sure' && about.length >= row.about.length,
    })
  }
  for (const near of [statement, ...before(reading, index, 4)]) {
    for (const level of near.levels) {
      if (level.quantity === part || level.quantity.unit !== part.unit || !counts(level.quantity))
        continue
      const led =
        near === statement &&
        /(?:^|[.;,] )of (?:the |these |those |a total of )?$/iu.test(
          textBefore(statement.sentence.text, level.quantity.from),
        ) &&
        level.quantity.end < part.start &&
        !statement.sentence.quantities.some(
          (it) => it.start > level.quantity.end && it.end < part.start,
        )
      const alike =
        led || (about.length > 0 && likeness(about, level.about) >= 0.99 && near !== statement)
      found.push({
        value: level.quantity.value,
        slack: slackOf(level.quantity),
        source: `${level.quantity.text} in the text`,
        isSure: alike && level.quantity.closeness === 'exact',
      })
    }
  }
  for (const level of reading.exactLevels.get(keyOf(about))?.slice(0, MOST_ALIKE) ?? []) {
    const isSame = level.quantity.unit === part.unit && counts(level.quantity)
    if (isSame)
      found.push({
        value: level.quantity.value,
        slack: NOUGHT,
        source: `${level.quantity.text} in the text`,
        isSure: false,
      })
  }
  return found.toSorted((one, other) => Number(other.isSure) - Number(one.isSure))
}
