import { compare, type Fraction, fraction, matchesIn, ONE, toNumber } from '#shared/index.ts'
import { accuses, type Claim, sentenceOf } from '../claim.ts'
import { clauseStarts, inOneClause } from '../clauses.ts'
import { isNear } from '../how-it-went-wrong.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading, Statement } from '../reading.ts'
import type { Change } from '../statements.ts'
import { digitSlip } from '../tables/slips.ts'
import { OF_SOMETHING_ELSE, printed } from './change-words.ts'

/**
 * What an accusation rests on where no second reading makes it: what a table, a calendar or a count of lines says by
 * itself, a change on its ends being told in its own clause, all else on being of the size of what it should be and
 * on no figure beside it being left over.
 */
export type RestsOn = 'itself' | 'its-ends' | 'what-it-shows'

/**
 * The claims of one kind, of which those alone accuse that have evidence: a second reading of the same figure,
 * made otherwise, that accuses it too, or what their kind can rest on by itself.
 *
 * @param second - what was made of all figures by trying what their sentences name
 */
export function withEvidence(
  reading: Reading,
  claims: readonly Claim[],
  second: readonly Claim[],
  restsOn: RestsOn,
): readonly Claim[] {
  if (restsOn === 'itself' || !claims.some(({ verdict }) => accuses(verdict))) return claims
  const accusedAgain = second.filter(({ verdict }) => accuses(verdict))
  const borneOut = [...claims, ...second].filter(({ verdict }) => verdict === 'correct')
  return claims.map((claim) => {
    if (!accuses(claim.verdict) || accusedAgain.some((it) => isOfSame(it, claim))) return claim
    const statement = reading.statements.find(
      ({ sentence: { place, text } }) =>
        place.page === claim.where.page && place.line === claim.where.line && text === claim.quote,
    )
    return !statement || hasEvidence(statement, claim, { restsOn, borneOut })
      ? claim
      : { ...claim, recomputed: null, ...OF_SOMETHING_ELSE }
  })
}

const OF_WORDS = new Set<Claim['kind']>(['comparison-direction', 'threshold'])

/**
 * The same claims, of which words are accused once: "the target was met in three of the six months" by the count
 * that is wrong, "£14.00 less than the £269.50" of "less than" and not of "less" as well.
 */
export function accusedOnce(claims: readonly Claim[]): readonly Claim[] {
  const accused = claims.filter(({ verdict }) => accuses(verdict))
  return claims.filter((claim, index) => {
    if (!accuses(claim.verdict) || !OF_WORDS.has(claim.kind)) return true
    const [at, starts] = [claim.quote.indexOf(claim.stated), clauseStarts(claim.quote)]
    return !accused.some(
      (it) =>
        it !== claim &&
        sentenceOf(it) === sentenceOf(claim) &&
        (it.kind === 'sum' ||
          (OF_WORDS.has(it.kind) && isSaidFuller(it, claim, claims.indexOf(it) < index))) &&
        at >= 0 &&
        inOneClause(starts, at, it.quote.indexOf(it.stated)),
    )
  })
}

/** Whether of two claims of words one quotes more of them, or as many and comes first. */
function isSaidFuller({ stated: one }: Claim, { stated: other }: Claim, isFirst: boolean): boolean {
  return one.length > other.length || (one.length === other.length && isFirst)
}

/** Whether two readings accuse one figure, or the way it is said to have gone. */
function isOfSame(one: Claim, other: Claim): boolean {
  return (
    sentenceOf(one) === sentenceOf(other) &&
    (one.stated === other.stated ||
      (one.kind === 'comparison-direction' && other.kind === 'comparison-direction'))
  )
}

function hasEvidence(
  statement: Statement,
  claim: Claim,
  { restsOn, borneOut }: { readonly restsOn: RestsOn; readonly borneOut: readonly Claim[] },
): boolean {
  if (restsOn === 'what-it-shows') {
    // "About a third" of 31% is loose, whatever stands beside it
    const isLoose = claim.verdict === 'imprecise'
    return (
      isNearOwn(statement, claim) && (isLoose || areAllAccountedFor(statement, claim, borneOut))
    )
  }
  return claim.kind === 'comparison-direction'
    ? areEndsGoverned(statement, claim)
    : isOneDigitOut(statement, claim) || areEndsTold(statement, claim)
}

/**
 * Whether the finding shows every figure of its part of the sentence that is of a kind with those it rests on, or
 * another bears it out, and shows one at least: a figure that nothing accounts for may be what is meant.
 */
function areAllAccountedFor(
  { sentence: { text, quantities } }: Statement,
  claim: Claim,
  borneOut: readonly Claim[],
): boolean {
  const known = new Set(
    borneOut.flatMap(({ quote, stated }) => (quote === claim.quote ? [stated] : [])),
  )
  const [from, to] = partAt(text, text.indexOf(claim.stated))
  const shown = quantities.filter((it) => it.unit !== 'span' && isShown(claim, it))
  const figures = quantities.filter(
    (it) =>
      shown.includes(it) || !(it.unit === 'span' || it.inWords || it.outOf || !/\d/u.test(it.text)),
  )
  const units = new Set(shown.map(({ unit }) => unit))
  return (
    (figures.length === 0 || shown.length > 0) &&
    figures.every(
      (it) =>
        it.start < from ||
        it.start >= to ||
        !units.has(it.unit) ||
        shown.includes(it) ||
        known.has(printed(text, it)),
    )
  )
}

/** The part of a sentence between semicolons, or a colon, that a place is in. */
function partAt(text: string, at: number): readonly [number, number] {
  const breaks = matchesIn(text, /[;:](?!\d)/gu).map(({ index }) => index)
  return [breaks.findLast((it) => it < at) ?? 0, breaks.find((it) => it >= at) ?? text.length]
}

const NUMBERS = /\d[\d,.]*\d|\d/gu

/** Whether a finding prints a figure, or one end of a range, in whatever unit: 49% as "49", and twenty-six as "26". */
function isShown({ stated, explanation }: Claim, { text, value }: Quantity): boolean {
  const digits = [...matchesIn(text, NUMBERS).map(([number]) => number), String(toNumber(value))]
  return (
    stated.includes(text) ||
    matchesIn(explanation, NUMBERS).some(([number]) => digits.includes(number))
  )
}

/** Whether the word of direction itself takes both ends: "fell from 35 to 37", and not "fewer, so the score went from". */
function areEndsGoverned({ sentence: { text }, changes }: Statement, claim: Claim): boolean {
  return changes.some(
    ({ word, start, from }) =>
      word === claim.stated &&
      from !== null &&
      from.start > start &&
      BETWEEN.test(text.slice(start + word.length, from.start)),
  )
}

/** What may stand between a word of direction and its first end: how much it was, and little more. */
const BETWEEN =
  /^(?: (?:in|of|to) (?:[\p{L}’'-]+ ){0,3}[\p{L}’'-]+,)?(?:[\s,()]|\b(?:of|by|(?:over|in|during|on) the (?:year|quarter|month|period)|in|an?|the|about|some|just|over|nearly|almost|per cent|percent|percentage points?|points?)\b|[£+−–-]?\d[\d,.]*(?:%|k|m|bn)?)*\bfrom\s(?:an?|the|its|some|about)?\s*[£(]?$/iu

/** A figure many times what it should be is rather of something else. */
function isNearOwn({ sentence: { text, quantities } }: Statement, claim: Claim): boolean {
  const own = quantities.find((it) => printed(text, it) === claim.stated)
  const worked = toPrinted(claim.recomputed)
  if (!own || own.inWords || own.outOf || claim.kind === 'rounding' || !worked) return true
  return isNear(own.value, worked)
}

/** "Dropped by 34" for 24: a whole number of which one digit is another, is lost or is one too many. */
function isOneDigitOut({ sentence: { text, quantities } }: Statement, claim: Claim): boolean {
  const own = quantities.find((it) => printed(text, it) === claim.stated)
  const worked = toPrinted(claim.recomputed)
  if (!own || own.inWords || !worked || compare(own.step, ONE) !== 0) return false
  const [one, other] = [toNumber(own.value), toNumber(worked)]
  return Math.min(one, other) >= LEAST_WHOLE && digitSlip(one, other) !== undefined
}

const LEAST_WHOLE = 10

/** The figure that a claim prints, whatever its unit; of "£1.2m" and "3 minutes 4 seconds" it does not say. */
function toPrinted(figure: string | null): Fraction | undefined {
  const digits = /^[+−-]?£?(?<digits>[\d,]+(?:\.\d+)?)(?:%| per cent| percentage points)?$/u.exec(
    figure ?? '',
  )?.groups?.['digits']
  return digits === undefined ? undefined : fraction(digits.replaceAll(',', ''))
}

/** Whether both values that a change is between stand in its own clause, or one beside its size. */
function areEndsTold({ sentence, changes }: Statement, claim: Claim): boolean {
  const { text, quantities } = sentence
  // "Reductions of 0.8 and 0.4 points respectively": which end is of which, the order of two lists tells
  if (/\brespectively\b/iu.test(text)) return false
  const starts = clauseStarts(text)
  const sizes = new Set(changes.flatMap(sizesOf))
  const isStated = (it: Quantity) => printed(text, it) === claim.stated
  return changes.some((change) => {
    const figure = sizesOf(change).find(isStated)
    if (!figure) return false
    const at = figure.start
    const ends = quantities.filter(
      (it) =>
        !sizes.has(it) &&
        !NO_ENDS.has(it.unit) &&
        it.outOf === null &&
        it.high === null &&
        inOneClause(starts, it.start, at) &&
        !isOfAnother(text, changes, change, it, at),
    )
    const { from, to } = change
    if (from && to && ends.includes(from) && ends.includes(to)) return true
    const amounts = changes.flatMap(({ amount }) =>
      amount && inOneClause(starts, amount.start, at) ? [amount] : [],
    )
    if (ends.some((end) => amounts.some((amount) => isWorkedFrom(end, amount, claim)))) return true
    return [...Map.groupBy(ends, ({ unit }) => unit).values()].some(
      (all) => isPair(all) || isPair(all.filter(({ start }) => !isInBrackets(text, start))),
    )
  })
}

function isPair([one, other, more]: readonly Quantity[]): boolean {
  return one !== undefined && other !== undefined && !more && isNear(one.value, other.value)
}

/** "8.2% (region 9.6%), down from 12.5%": what stands in brackets beside both ends is of something else. */
function isInBrackets(text: string, at: number): boolean {
  return text.lastIndexOf('(', at) > text.lastIndexOf(')', at)
}

const NO_ENDS = new Set<Quantity['unit']>(['rank', 'points'])

function sizesOf({ amount, percent, points }: Change): readonly Quantity[] {
  return [amount, percent, points].filter((it) => it !== null)
}

/** "There were 84, down 13, 15.5%": what the one end that is told, and a size told with it, come to. */
function isWorkedFrom(end: Quantity, amount: Quantity, { kind, recomputed }: Claim): boolean {
  const worked = toPrinted(recomputed)
  if (kind !== 'percent-change' || end.unit !== amount.unit || !worked) return false
  const own = toNumber(worked)
  const [level, size] = [toNumber(end.value), toNumber(amount.value)]
  return [level, level + size, level - size].some(
    (base) => base > 0 && Math.abs((100 * size) / base - own) < NEAREST,
  )
}

/** In per cent: as near as a percentage is printed. */
const NEAREST = 0.6

/**
 * "14 fewer than in 2023/24 and 26 fewer than at the peak, when there were 109": the 109 is of the 26. Past
 * ", and" it is of something else altogether.
 */
function isOfAnother(
  text: string,
  changes: readonly Change[],
  own: Change,
  end: Quantity,
  at: number,
): boolean {
  const [from, to] = end.start < at ? [end.end, at] : [at, end.start]
  return (
    /, and\b/iu.test(text.slice(from, to)) ||
    changes.some(
      (it) =>
        it !== own &&
        it.start > from &&
        it.start < to &&
        sizesOf(it).length > 0 &&
        !(it.from === end || it.to === end),
    )
  )
}
