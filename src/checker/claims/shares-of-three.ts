import {
  compare,
  type Fraction,
  halved,
  inPercentOf,
  NOUGHT,
  ONE,
  over,
  plus,
  times,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { clauseStarts, inOneClause } from '../clauses.ts'
import { findDirections } from '../directions.ts'
import { sayIn, sayLike, sayNumber } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { conclude } from './conclude.ts'

/** Half of what the rounding of a large whole may hide: "£8.6bn" is within £0.05bn. */

/**
 * A part, its whole and its share, and no other figure in the sentence: "A quarter of the 812 complaints
 * (203)", "155,841 crimes; most were at night (75%; 116,881)", "0.83% of the £8.6bn, £71.4m". Whatever
 * else a sentence prints could be what the share is of, so with a fourth figure nothing is claimed.
 */
export function checkSharesOfThree(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => {
    const three = partOfWhole(sentence)
    return three ? [judgeShare(sentence, three)] : []
  })
}

interface Three {
  readonly share: Quantity
  readonly part: Quantity
  readonly whole: Quantity
}

function partOfWhole({ text, quantities }: Sentence): Three | undefined {
  if (quantities.length !== 3 || findDirections(text).length > 0) return undefined
  const share = quantities.find(({ unit }) => unit === 'percent')
  const [one, other] = quantities.filter((it) => it !== share)
  if (!share || !one || !other || one.unit !== other.unit) return undefined
  if (!/^(?:count|pounds)$/u.test(one.unit) || one.outOf || other.outOf || share.high)
    return undefined
  const [whole, part] = compare(one.value, other.value) > 0 ? [one, other] : [other, one]
  if (part.value.above === 0n || part.sign !== 0 || whole.sign !== 0) return undefined
  return isBound(text, share, part, whole) ? { share, part, whole } : undefined
}

/** The words that tie the three together: the share "of the" whole, and the part in brackets or after a comma. */
function isBound(text: string, share: Quantity, part: Quantity, whole: Quantity): boolean {
  const between = text.slice(share.end, whole.from)
  const isOf =
    whole.start > share.end &&
    /^(?: share)? of (?:the |all |these |its |our )?(?:\w+ ){0,2}$/iu.test(between)
  if (isOf) {
    const tail = text.slice(whole.end, part.from)
    return part.start > whole.end && /^[^.;:()]{0,60}(?:\(|, )$/u.test(tail)
  }
  const isWholeFirst = whole.end < share.start && whole.end < part.start
  const [first, second] = share.start < part.start ? [share, part] : [part, share]
  const isPair = /^(?:; |, | \(| or )$/u.test(text.slice(first.end, second.from))
  const lead = text.slice(whole.end, first.from)
  return (
    isWholeFirst &&
    isPair &&
    /\($/u.test(lead) &&
    inOneClause(clauseStarts(text), first.start, second.start) &&
    /\b(?:most|some|more than half|the majority|of (?:them|these|whom|which|those))\b/iu.test(lead)
  )
}

function judgeShare(sentence: Sentence, { share, part, whole }: Three): Claim {
  const exact = inPercentOf(part.value, whole.value) ?? NOUGHT
  const slack = roundingOf(part, whole, exact)
  const fit = judge(share, exact, slack)
  const say = ({ value, unit }: Quantity) => sayIn(value, unit)
  const isFar = fit !== 'correct' && !isNear(share.value, exact)
  return conclude(sentence, {
    kind: 'percent-of',
    stated: sentence.text.slice(share.from, share.end).trim(),
    recomputed: isFar ? null : sayLike(exact, share),
    fit: isFar ? 'not-checkable' : fit,
    working: isFar
      ? 'it is not clear what the share is of'
      : `${say(part)} ÷ ${say(whole)} = ${sayNumber(exact)}%`,
  })
}

/** How far the share could be off because part and whole are themselves rounded. */
function roundingOf(part: Quantity, whole: Quantity, exact: Fraction): Fraction {
  const isExact = (it: Quantity) => compare(it.step, ONE) <= 0 && it.unit === 'count'
  const ofPart = isExact(part) ? NOUGHT : (over(halved(part.step), part.value) ?? NOUGHT)
  const ofWhole = isExact(whole) ? NOUGHT : (over(halved(whole.step), whole.value) ?? NOUGHT)
  return times(exact, plus(ofPart, ofWhole))
}
