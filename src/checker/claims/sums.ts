import { absolute, compare, fraction, minus, ONE, sum, times } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement } from '../reading.ts'
import { textBefore } from '../words.ts'
import { OF_SOMETHING_ELSE } from './change-words.ts'
import { judgeWhole } from './changes.ts'
import { checkListBelowRow, checkListed, EXAMPLES, OF_EACH } from './names-listed.ts'
import { isSlipOfSum } from './sum-slips.ts'

/** Sums that a sentence or a list makes in words: parts and the whole they are said to come to. */
export function checkSums(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement) => [
    ...checkMaking(statement),
    ...checkBracketed(statement),
    ...checkRemaining(statement),
    ...checkAfterColon(statement),
    ...checkListed(statement),
    ...checkListBelowRow(reading, statement),
    ...checkPartOfNamed(statement),
  ])
}

/** "35 minutes of travel and 48 minutes of visit, making 1hr and 21 minutes". */
function checkMaking(statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const { text, quantities } = sentence
  const word =
    /,? (?:making|totalling|giving a total of|giving|bringing the total to|adding up to)\b|, (?:a|in) total(?: of)?\b/iu.exec(
      text,
    )
  if (!word) return []
  const total = quantities.find((it) => it.start > word.index)
  if (!total || /\b(?:average|mean) of\b/iu.test(text.slice(word.index, total.from))) return []
  const parts = quantities.filter(
    (it) => it.end <= word.index && it.unit === total.unit && it.outOf === null,
  )
  if (parts.length < 2 || parts.length > 5) return []
  return [conclude(statement, total, parts, true)]
}

function conclude(
  statement: Statement,
  total: Quantity,
  parts: readonly Quantity[],
  isSure: boolean,
): Claim {
  const { sentence } = statement
  const exact = sum(parts.map((it) => it.value))
  const fit = total.unit === 'seconds' ? judge(total, exact) : judgeWhole(total, exact)
  const working = `${parts.map((it) => it.text).join(' + ')} = ${sayLike(exact, total)}`
  const verdict = fit === 'correct' ? 'correct' : isSure ? fit : 'not-checkable'
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind: 'sum' as const,
    stated: total.text,
  }
  if (fit !== 'correct' && !isSlipOfSum(total, parts, sentence.text))
    return { ...common, recomputed: null, ...OF_SOMETHING_ELSE }
  return {
    ...common,
    recomputed: sayLike(exact, total),
    verdict,
    explanation:
      fit === 'correct' ? `${working}.` : `The paper says ${total.text}, but ${working}.`,
    suggestion:
      verdict === 'correct' || verdict === 'not-checkable'
        ? null
        : withFigure(sentence.text, total, sayLike(exact, total)),
  }
}

/** "8 members for the county (7 nominated by the districts and 1 by the county)". */
function checkBracketed(statement: Statement): readonly Claim[] {
  const { sentence } = statement
  return [...sentence.text.matchAll(/\(([^()]+)\)/gu)].flatMap((match): readonly Claim[] => {
    const inside = sentence.quantities.filter(
      (it) => it.start > match.index && it.end < match.index + match[0].length,
    )
    const whole = sentence.quantities.filter((it) => it.end <= match.index).at(-1)
    if (inside.length < 2 || !whole || match.index - whole.end > 70) return []
    if (
      inside.some((it) => it.unit !== 'count' || it.outOf || it.high || it.sign !== 0) ||
      whole.unit !== 'count' ||
      whole.outOf
    )
      return []
    if (
      !/ and /u.test(match[0]) ||
      /\b(?:including|such as|of which|from|to|was|were|previous|compared)\b/iu.test(match[0])
    )
      return []
    return [conclude(statement, whole, inside, false)]
  })
}

/** "Of these 107, 80 will join this year, with the remaining 27 next year". */
function checkRemaining(statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const { text } = sentence
  const counts = sentence.quantities.filter(
    (it) => it.unit === 'count' && it.outOf === null && it.high === null,
  )
  const rest = counts.find((it) => /\b(?:remaining|other) $/iu.test(textBefore(text, it.from)))
  const whole = counts[0]
  // "41 of the 74, condition in 19 and rudeness in 6, the remaining 8": all of them are told before
  const isOfOthers = sentence.quantities.some((it) => it.outOf && whole && it.start < whole.start)
  if (
    !whole ||
    isOfOthers ||
    whole === rest ||
    !/\b(?:of|all)\b/iu.test(textBefore(text, whole.start))
  )
    return []
  const parts = counts.filter((it) => it !== whole && rest !== undefined && it.start <= rest.start)
  const all = counts.filter((it) => it !== whole)
  if (
    !rest &&
    all.length > 2 &&
    /^of (?:the|these|those) /iu.test(text) &&
    compare(sum(all.map((it) => it.value)), whole.value) === 0
  )
    return [conclude(statement, whole, all, false)]
  if (!rest || parts.length < 2 || parts.some((it) => it.closeness !== 'exact')) return []
  return [
    conclude(
      statement,
      whole,
      parts,
      /\bremaining $/iu.test(textBefore(text, rest.from)) && parts.length === 2,
    ),
  ]
}

/** "The total is £4.3 million: £2.5 million for staff, £1.2 million for buildings and £0.6 million for vehicles". */
function checkAfterColon(statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const { text, quantities } = sentence
  const colon = text.search(
    /:(?!\d)|,? (?:made up of|comprising|consisting of|comprised of|which (?:is|was) made up of)\b/u,
  )
  const whole = quantities.filter((it) => it.end <= colon).at(-1)
  const parts = quantities.filter((it) => it.start > colon)
  if (colon < 0 || !whole || colon - whole.end > 40 || parts.length < 2 || parts.length > 8)
    return []
  if (
    parts.some(
      (it) =>
        it.unit !== whole.unit || it.outOf || it.high || it.sign !== 0 || it.closeness !== 'exact',
    ) ||
    (whole.unit !== 'count' && whole.unit !== 'pounds')
  )
    return []
  const last = parts.at(-1)
  if (
    !last ||
    !/ and (?:[\w’'-]+ ){0,4}$/u.test(textBefore(text, last.from)) ||
    EXAMPLES.test(text.slice(colon)) ||
    OF_EACH.test(text.slice(colon)) ||
    whole.outOf
  )
    return []
  if (parts.some((it) => compare(it.value, times(whole.value, fraction(2))) > 0)) return []
  const apart = absolute(minus(sum(parts.map((it) => it.value)), whole.value))
  const rounding = sum(
    [...parts, whole].map((it) =>
      times(it.step, { above: compare(it.step, ONE) === 0 ? 0n : 1n, below: 2n }),
    ),
  )
  const isRounding = apart.above !== 0n && compare(apart, rounding) < 0
  const claim = conclude(statement, whole, parts, true)
  return [
    isRounding
      ? {
          ...claim,
          verdict: 'imprecise',
          explanation: `${claim.explanation} Rounding of the parts could explain it.`,
          suggestion: null,
        }
      : claim,
  ]
}

/** A figure that begins a clause of its own after the one before it. */
const JOINED =
  /(?:[,;:(–-]|\b(?:and|but|with|though|although|while|whereas|where|yet)\b) ?(?:\p{L}+ ){0,2}$/iu

/** "120 a week", "an average age of 41.2": what something comes to for each of others has no parts that are counted. */
function isCounted(text: string, { from, end, unit, step }: Quantity): boolean {
  const isForEach =
    /^ (?:an?|per|each|every) /iu.test(text.slice(end)) || A_MEASURE.test(textBefore(text, from))
  return !isForEach && (unit === 'pounds' || compare(step, ONE) >= 0)
}

const A_MEASURE =
  /\b(?:average|mean|median|typical|rate|ratio|score|index|age|per)\b[^,;.]{0,60}$/iu

/** "1,426 offenders, 1,002 of them in the community": a part may not be more than its whole. */
function checkPartOfNamed(statement: Statement): readonly Claim[] {
  const { sentence } = statement
  const { text, quantities } = sentence
  return quantities.flatMap((part, index): readonly Claim[] => {
    const wholes = quantities
      .slice(0, index)
      .filter((it) => it.unit === part.unit && it.outOf === null && isCounted(text, it))
    // Of several, one that it can be part of: "6,240 drivers at 40 sites, of whom 780 …"
    const whole = wholes.findLast((it) => compare(part.value, it.value) <= 0) ?? wholes.at(-1)
    // "Of those who joined" are others than those told of before
    const after =
      /^ of (?:them|these|whom|which|those)\b(?! (?:who|that|which|whose|in|with)\b)/iu.test(
        text.slice(part.end),
      )
    const ahead = /\bof (?:which|whom|these|those),? (?:\w+ ){0,2}$/iu.test(
      textBefore(text, part.from),
    )
    if (!whole || !/^(?:count|pounds)$/u.test(part.unit) || part.outOf || !(after || ahead))
      return []
    // "7 of those 17": what follows is the whole
    const gap = text.slice(whole.end, part.from)
    if (/^ of (?:these|those|the) $/iu.test(text.slice(whole.end, part.start))) return []
    // "5 of 212 shops sold 604 of them": the shops are who did it, and not what is counted
    if (!ahead && !JOINED.test(gap)) return []
    // "188 replied, and among those of 65 and over, 402 of whom …": others were told of since
    const since = gap.replace(/\bof (?:which|whom|these|those),? (?:\w+ ){0,2}$/iu, '')
    if (/\b(?:among|those)\b/iu.test(since)) return []
    const fits = compare(part.value, whole.value) <= 0
    // What is many times as much is no part that was mistaken
    if (!fits && !isNear(part.value, whole.value)) return []
    return [
      {
        where: sentence.place,
        quote: text,
        kind: 'threshold',
        stated: part.text,
        recomputed: null,
        verdict: fits ? 'correct' : 'incorrect',
        explanation: fits
          ? `${part.text} is within ${whole.text}.`
          : `${part.text} cannot be part of ${whole.text}.`,
        suggestion: null,
      },
    ]
  })
}
