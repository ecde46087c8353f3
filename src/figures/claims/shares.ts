import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { absolute, compare, type Fraction, fraction, minus, over, plus, times } from '../fraction.ts'
import { type Fit, judge, slackOf } from '../judge.ts'
import { rowMatch } from '../operands.ts'
import type { Quantity } from '../quantities.ts'
import { before, type Reading, type Statement } from '../reading.ts'
import { nounAfter } from '../statements.ts'
import { keyWords, likeness } from '../words.ts'

interface Whole {
  readonly value: Fraction
  readonly slack: Fraction
  readonly source: string
  readonly isSure: boolean
}

/** Claims that one figure is so much of another: "52 Force meetings (23%)", "about a third of the rise". */
export function checkShares(reading: Reading): readonly Claim[] {
  return reading.statements.flatMap((statement, index) =>
    statement.levels
      .filter((level) => level.quantity.unit === 'percent')
      .flatMap((level) => checkShare(reading, statement, index, level.quantity)),
  )
}

function checkShare(reading: Reading, statement: Statement, index: number, stated: Quantity): readonly Claim[] {
  const { text } = statement.sentence
  if (statement.changes.some((it) => it.from === stated || it.to === stated)) return []
  if (stated.inWords) {
    const exact = percentBeside(statement, stated)
    if (exact) return [inWordsBeside(statement, stated, exact)]
  } else if (statement.sentence.quantities.some((it) => (it.inWords || it.outOf) && percentBeside(statement, it) === stated)) return []
  const of = /^\)? (?:\(\d[\d,]*\) )?of (?:(?:all|the|total|overall|these|those|our|its|his|her|their|them|which)\b ?)*/iu.exec(text.slice(stated.end))
  const whole = of ? nounAfter(text, stated.end + of[0].length).trim() : ''
  const brackets = inBrackets(statement, stated)
  if (!of && !brackets) return countsBehind(reading, statement, stated)
  const part = brackets ?? partOf(reading, statement, index, stated)
  const wholes = part ? findWholes(reading, statement, index, { part, whole }) : []
  let best: { fit: Fit; whole: Whole; exact: Fraction } | undefined
  for (const candidate of wholes) {
    if (!part) break
    const exact = over(times(part.value, fraction(100)), candidate.value)
    if (!exact || compare(exact, fraction(100)) > 0) continue
    const slack = over(times(plus(slackOf(part), fraction(0)), fraction(100)), candidate.value) ?? fraction(0)
    const fit = judge(stated, exact, stated.closeness === 'exact' && !stated.inWords ? slack : fraction(0))
    if (!candidate.isSure && fit !== 'correct') continue
    if (!best || (fit === 'correct' && best.fit !== 'correct')) best = { fit, whole: candidate, exact }
  }
  const common = {
    where: statement.sentence.place,
    quote: text,
    kind: 'percent-of' as const,
    stated: text.slice(stated.from, stated.end).trim(),
  }
  if (!best || !part) return [{ ...common, recomputed: null, verdict: 'not-checkable', explanation: `The paper does not print ${part ? 'the whole' : 'both figures'} that this is a share of.`, suggestion: null }]
  const working = `${sayNumber(part.value)} ÷ ${sayNumber(best.whole.value)} = ${sayNumber(best.exact)}% (${best.whole.source})`
  const recomputed = sayLike(best.exact, stated.inWords ? { ...stated, step: fraction(1) } : stated)
  if (best.fit === 'correct') return [{ ...common, recomputed, verdict: 'correct', explanation: `${working}.`, suggestion: null }]
  return [{ ...common, recomputed, verdict: best.fit, explanation: `The paper says ${common.stated}, but ${working}.`, suggestion: withFigure(text, stated, recomputed) }]
}

/** The exact percentage printed beside a share in words: "three in five (62%)", "48 of the 60, which is 75%". */
export function percentBeside(statement: Statement, share: Quantity): Quantity | undefined {
  const { text, quantities } = statement.sentence
  const position = quantities.indexOf(share)
  const [previous, next] = [quantities[position - 1], quantities[position + 1]]
  const after = next && text.slice(share.end, next.start)
  if (next?.unit === 'percent' && !next.inWords && after !== undefined && /^(?: [\w’'-]+){0,4},? ?(?:\(|which is |that is |or )(?:just )?$/u.test(after)) return next
  const before_ = previous && text.slice(previous.end, share.start)
  return previous?.unit === 'percent' && !previous.inWords && before_ !== undefined && /^(?: [\w’'-]+){0,6} \($/u.test(before_) && text[share.end] === ')' ? previous : undefined
}

function inWordsBeside(statement: Statement, stated: Quantity, exact: Quantity): Claim {
  const { sentence } = statement
  const fit = judge(stated, exact.value)
  const words = sentence.text.slice(stated.from, stated.end).trim()
  return { where: sentence.place, quote: sentence.text, kind: 'rounding', stated: words, recomputed: exact.text, verdict: fit, explanation: fit === 'correct' ? `${exact.text} bears it out.` : `The paper says ${words}, and ${exact.text} beside it.`, suggestion: null }
}

/** The count beside a percentage in brackets: "368 calls … (0.2%)" and "24% (38) of". */
function inBrackets(statement: Statement, stated: Quantity): Quantity | undefined {
  const { text, quantities } = statement.sentence
  const position = quantities.indexOf(stated)
  const [previous, next] = [quantities[position - 1], quantities[position + 1]]
  if (next && counts(next) && /^ ?\($/u.test(text.slice(stated.end, next.start)) && text[next.end] === ')') return next
  const inNoun = next && counts(next) ? text.slice(stated.end, next.start) : ''
  if (next && /^ of [^().;,]{3,60} \($/u.test(inNoun) && /^[^()]{0,30}\)/u.test(text.slice(next.end)) && next.sign === 0) return next
  if (!previous || !counts(previous) || text[stated.end] !== ')') return undefined
  const gap = text.slice(previous.end, stated.from)
  return gap.length < 70 && /\($/u.test(gap) && !/[.;:,)]/u.test(gap.slice(0, -1)) ? previous : undefined
}

function partOf(reading: Reading, statement: Statement, index: number, stated: Quantity): Quantity | undefined {
  const { text } = statement.sentence
  const leads = /\b(?:this|which|that|it|these) (?:\w+ )?(?:represents?|is|was|equates to|makes? up|accounts? for|amounts to)\b/iu.test(text.slice(0, stated.from))
  if (!leads) return undefined
  const own = [...statement.changes.flatMap((it) => (it.amount ? [it.amount] : [])), ...statement.levels.map((it) => it.quantity)]
  const earlier = own.filter((it) => it.end < stated.from && counts(it)).toSorted((one, other) => other.start - one.start)[0]
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
  { part, whole }: { part: Quantity; whole: string },
): readonly Whole[] {
  const found: Whole[] = []
  const about = keyWords(whole)
  const said = whole.toLowerCase()
  if (/\b(?:increase|rise|growth|reduction|decrease|fall|change)\b/u.test(said)) {
    const changes = [statement, ...before(reading, index, 4)].flatMap((it) => it.changes)
    const amounts = changes.flatMap((it) => (it.amount && it.amount !== part && it.per === null ? [it.amount] : []))
    const larger = amounts.filter((it) => compare(it.value, part.value) > 0)
    const [only] = larger
    if (only) found.push({ value: only.value, slack: fraction(0), source: `of the change of ${only.text}`, isSure: larger.length === 1 })
    return found
  }
  for (const row of reading.rows) {
    const value = row.current ?? (row.values.length === 1 ? row.values[0] : undefined)
    if (value?.unit !== part.unit) continue
    const match = rowMatch(row, about)
    found.push({ value: value.value, slack: fraction(0), source: `"${row.label}" in the table`, isSure: match === 'sure' && about.length >= row.about.length })
  }
  for (const near of [statement, ...before(reading, index, 4)]) {
    for (const level of near.levels) {
      if (level.quantity === part || level.quantity.unit !== part.unit || !counts(level.quantity)) continue
      const led = near === statement && /(?:^|[.;,] )of (?:the |these |those |a total of )?$/iu.test(statement.sentence.text.slice(0, level.quantity.from)) && level.quantity.end < part.start && !statement.sentence.quantities.some((it) => it.start > level.quantity.end && it.end < part.start)
      const alike = led || (about.length > 0 && likeness(about, level.about) >= 0.99 && near !== statement)
      found.push({ value: level.quantity.value, slack: slackOf(level.quantity), source: `${level.quantity.text} in the text`, isSure: alike && level.quantity.closeness === 'exact' })
    }
  }
  for (const level of reading.statements.flatMap((it) => it.levels)) {
    const isSame = level.quantity.unit === part.unit && counts(level.quantity) && level.quantity.closeness === 'exact' && likeness(about, level.about) >= 0.99
    if (isSame) found.push({ value: level.quantity.value, slack: fraction(0), source: `${level.quantity.text} in the text`, isSure: false })
  }
  return found.toSorted((one, other) => Number(other.isSure) - Number(one.isSure))
}

/** "61% females" of a headcount of 18: right when some whole number of people gives it. */
function countsBehind(reading: Reading, statement: Statement, stated: Quantity): readonly Claim[] {
  const { sentence } = statement
  if (!/\b(?:proportion|percentage|share|representation|rate)\b/iu.test(sentence.text) || stated.closeness !== 'exact') return []
  const common = { where: sentence.place, quote: sentence.text, kind: 'percent-of' as const, stated: stated.text }
  const near = reading.rows.filter((row) => row.values.length === 1 && row.table.block < sentence.block && sentence.block - row.table.block <= 4)
  for (const row of near.toReversed()) {
    const whole = row.values[0]
    if (whole?.unit !== 'count' || compare(whole.value, fraction(1)) <= 0 || compare(whole.value, fraction(500)) > 0) continue
    const part = nearestPart(stated, whole.value)
    const exact = part && over(times(part, fraction(100)), whole.value)
    if (!exact || judge(stated, exact) !== 'correct') continue
    return [{ ...common, recomputed: sayLike(exact, stated), verdict: 'correct', explanation: `${sayNumber(part)} of ${sayNumber(whole.value)} ("${row.label}") is ${sayNumber(exact)}%.`, suggestion: null }]
  }
  return [{ ...common, recomputed: null, verdict: 'not-checkable', explanation: 'The numbers behind this percentage are not printed.', suggestion: null }]
}

function nearestPart(stated: Quantity, whole: Fraction): Fraction {
  const exact = times(whole, times(stated.value, { above: 1n, below: 100n }))
  return { above: (2n * exact.above + exact.below) / (2n * exact.below), below: 1n }
}

/** Two shares said to be all there is ("the proportion of females is 61% and of males is 39%"). */
export function checkWholeOfShares(reading: Reading): readonly Claim[] {
  return reading.statements.flatMap((statement): readonly Claim[] => {
    const { sentence } = statement
    const shares = statement.levels.map((it) => it.quantity).filter((it) => it.unit === 'percent' && !it.inWords)
    const [one, other] = shares
    if (!one || !other || shares.length !== 2 || !/\b(?:fe)?males?\b.*\bmales?\b|\bwomen\b.*\bmen\b|\bremaining\b|\bthe rest\b|\bthe other\b/iu.test(sentence.text)) return []
    if (!/\b(?:proportion|share|percentage|remaining|rest|were|are)\b/iu.test(sentence.text) || statement.changes.length > 0) return []
    const exact = plus(one.value, other.value)
    const apart = absolute(minus(exact, fraction(100)))
    const fits = compare(apart, plus(one.step, fraction(0))) <= 0
    return [{ where: sentence.place, quote: sentence.text, kind: 'sum', stated: `${one.text} and ${other.text}`, recomputed: `${sayNumber(exact)}%`, verdict: fits ? 'correct' : 'incorrect', explanation: `${one.text} and ${other.text} add up to ${sayNumber(exact)}%${fits ? '.' : ', not 100%.'}`, suggestion: null }]
  })
}
