import {
  absolute,
  compare,
  fraction,
  HUNDRED,
  halved,
  minus,
  NOUGHT,
  ONE,
  over,
  plus,
  sum,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { OF_SOMETHING_ELSE } from './change-words.ts'
import { judgeWhole } from './changes.ts'
import { conclude } from './conclude.ts'
import { OF_EACH } from './names-listed.ts'
import { RATE_OF_EACH } from './shares-of-people.ts'
import { isSlipOfSum } from './sum-slips.ts'

/** Lists of parts in a sentence, with the whole after them or before them. */
export function checkListedParts(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => [
    ...checkInAll(sentence),
    ...checkBetweenThem(sentence),
    ...checkOfTheWhole(sentence),
    ...checkEach(sentence),
    ...checkFurther(sentence),
    ...checkShareSplit(sentence),
  ])
}

/** Two shares of one whole that a slip makes too large are hardly more than this, in per cent. */
const MOST_TOGETHER = 115

const SO_MUCH_EACH = /^ (?:an?|per|each|every) \p{L}/u

const isPart = (it: Quantity) =>
  !it.outOf &&
  !it.high &&
  it.sign === 0 &&
  it.closeness === 'exact' &&
  it.unit !== 'percent' &&
  it.unit !== 'rank'

/** "Between £2,100 and £9,800", "from 40 to 60": ends of a range, of which neither is a part. */
function hasRange(text: string, parts: readonly Quantity[]): boolean {
  return parts.some(({ from }) => /\b(?:between|from) $/iu.test(textBefore(text, from)))
}

/** "120 warnings, 36 contracts and 9 injunctions, 165 actions in all". */
function checkInAll(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  const total = quantities.findLast((it) =>
    /^(?: [\w’'-]+){0,3} (?:in all|altogether|in total|together|combined|overall)\b/iu.test(
      text.slice(it.end),
    ),
  )
  if (!total || !isPart(total)) return []
  const lead = /(?:[,;–-]|\bor|\bmaking|\bwhich is)\s+(?:an? |the )?(?:total of )?$/iu.test(
    textBefore(text, total.from),
  )
  // "On lease at £3,150 a month, cost £37,800 in lease and £6,410 in repairs": the first is no part
  const parts = quantities.filter(
    (it) =>
      it.end <= total.start && it.unit === total.unit && !SO_MUCH_EACH.test(text.slice(it.end)),
  )
  if (!lead || parts.length < 2 || parts.length > 8 || !parts.every(isPart)) return []
  // "Between £2,100 and £9,800 each" names the ends of a range, and what is so much for each is no part
  if (OF_EACH.test(text.slice(parts[0]?.from, total.from)) || hasRange(text, parts)) return []
  const gaps = parts.slice(1).map((it, index) => text.slice(parts[index]?.end ?? 0, it.start))
  const isList = gaps.every(
    (gap) =>
      /^[^.;]*(?:,| and)\s[^.;]*$/u.test(gap) &&
      !/\b(?:compared|against|from|target|previous|than|of which|of whom)\b/iu.test(gap),
  )
  return isList ? [addUp(sentence, parts, total)] : []
}

/** "Between them, Ludney (1,150) and Saltby (930) had 2,080 offences". */
function checkBetweenThem(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  if (
    !/^(?:between them|together|combined|taken together)\b|\b(?:together|between them) (?:had|have|recorded|made|account|total)/iu.test(
      text,
    )
  )
    return []
  const inBrackets = quantities.filter((it) => text[it.start - 1] === '(' && text[it.end] === ')')
  const last = inBrackets.at(-1)
  const total = last && quantities.find((it) => it.start > last.end)
  if (
    !total ||
    !isPart(total) ||
    inBrackets.length < 2 ||
    !inBrackets.every((it) => isPart(it) && it.unit === total.unit)
  )
    return []
  const isClear =
    /^\) (?:together |between them )?(?:had|have|recorded|made up|made|saw|reported|totalled|accounted for|received|spent) (?:an? total of |some )?$/iu.test(
      text.slice(last.end, total.from),
    )
  return isClear ? [addUp(sentence, inBrackets, total)] : []
}

function addUp(sentence: Sentence, parts: readonly Quantity[], total: Quantity): Claim {
  const exact = sum(parts.map((it) => it.value))
  const half = [...parts, total].map((it) =>
    compare(it.step, ONE) === 0 ? NOUGHT : halved(it.step),
  )
  const apart = absolute(minus(exact, total.value))
  const isRounding = apart.above !== 0n && compare(apart, sum(half)) < 0
  const fit = judgeWhole(total, exact)
  if (!isRounding && fit !== 'correct' && !isSlipOfSum(total, parts, sentence.text))
    return unclear(sentence, total)
  return conclude(sentence, {
    kind: 'sum',
    stated: total.text,
    recomputed: sayLike(exact, total),
    fit: isRounding ? 'correct' : fit,
    working: `${parts.map((it) => it.text).join(' + ')} = ${sayLike(exact, total)}${isRounding ? `, which rounding brings to ${total.text}` : ''}`,
    suggestion: withFigure(sentence.text, total, sayLike(exact, total)),
  })
}

/** A whole so far from what the parts come to that it is rather of something else. */
function unclear(sentence: Sentence, { text }: Quantity): Claim {
  const { place: where, text: quote } = sentence
  return { where, quote, kind: 'sum', stated: text, recomputed: null, ...OF_SOMETHING_ELSE }
}

const DID =
  /^ (?:were|was|are|is|had|have|has|left|went|came|took|goes?|comes?|lives?|relates?|\p{L}+ed)\b/iu

/** "Of these 107 offenders, 80 …": a whole stands alone with its noun up to a comma; money needs no noun. */
function isClosed(after: string, { unit }: Quantity): boolean {
  if (unit === 'pounds') return after.startsWith(',')
  return /^(?: [\p{L}’'-]+){0,2},/u.test(after) && !DID.test(after)
}

const PART_BEGINS =
  /(?:[,;:)]|\band|\bbut|\bwhile|\bwith|\bthen) (?:(?:and|but|while|with|then|only|just|some|another|an? further|the (?:remaining|other|rest,?)|remaining|other|in \p{L}+|\p{L}+ had) )*$/iu

/** "Of the 45 actions, 30 were complete, 10 were on track and 6 were late": more than the whole, or short of it. */
function checkOfTheWhole(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  if (!/^(?:of|out of) (?:the |these |those |our |its )*(?:\d|[a-z]+ )/iu.test(text)) return []
  // "Of each pound, 31p goes on wardens": its first figure is a part
  if (/^of (?:each|every|this|that)\b/iu.test(text)) return []
  const counts = quantities.filter((it) => it.unit === 'count' || it.unit === 'pounds')
  const [whole, ...told] = counts
  // "702 agreed that the two work well together": what stands within a part is no other
  const parts = told.filter(({ from }) => PART_BEGINS.test(textBefore(text, from)))
  const last = parts.at(-1)
  if (!whole || !last || parts.length < 2 || parts.length > 8) return []
  if (![whole, ...parts].every((it) => isPart(it) && it.unit === whole.unit)) return []
  if (
    whole.start > 40 ||
    !/ and (?:the (?:remaining|other) )?(?:[a-z]+ )?$/iu.test(textBefore(text, last.from))
  )
    return []
  if (
    /\b(?:including|of which|of whom|of (?:those|these|them)|compared|from|also|both|average)\b/iu.test(
      text.slice(whole.end),
    )
  )
    return []
  // "Of these 71 retired, 58 resigned": the first is a part too, of what was told before
  const isOfBefore = /^(?:out )?of (?:this|that|it|these|those|them) $/iu.test(
    textBefore(text, whole.from),
  )
  if (isOfBefore && !isClosed(text.slice(whole.end), whole)) return []
  // "97 retired, 68 resigned and 23 moved; that accounts for 188": what they come to is none of them
  const isSubtotal = told.some(
    ({ value }, at) =>
      compare(value, sum([whole, ...told.slice(0, at)].map((it) => it.value))) === 0,
  )
  if (isSubtotal) return []
  const exact = sum(parts.map((it) => it.value))
  const apart = compare(exact, whole.value)
  const working = `${parts.map((it) => it.text).join(' + ')} = ${sayLike(exact, whole)}`
  if (apart < 0)
    return [
      conclude(sentence, {
        kind: 'sum',
        stated: whole.text,
        recomputed: sayLike(exact, whole),
        fit: 'not-checkable',
        working: `${working}; the rest of the ${whole.text} is not told`,
      }),
    ]
  if (apart > 0 && !isSlipOfSum(whole, parts, text)) return [unclear(sentence, whole)]
  return [
    conclude(sentence, {
      kind: 'sum',
      stated: whole.text,
      recomputed: sayLike(exact, whole),
      fit: apart === 0 ? 'correct' : 'incorrect',
      working: apart === 0 ? working : `the parts are more than the whole: ${working}`,
      cause: apart === 0 ? undefined : 'Either the whole or one of the parts is wrong.',
    }),
  ]
}

/** "42 grants worth a total of £1.26m, an average of £30,000 each". */
function checkEach(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  return quantities.flatMap((stated, index): readonly Claim[] => {
    const isEach =
      /\baverag(?:e|ing)(?: of| grant of| award of| value of| cost of)? (?:just (?:over|under) )?$/iu.test(
        textBefore(text, stated.from),
      ) &&
      /^ (?:each|per \w+|a(?:n)? (?:head|grant|award|case|visit|person|officer|member))\b/iu.test(
        text.slice(stated.end),
      ) &&
      !/^ (?:per|an?|each) (?:month|week|day|year|quarter|night|hour)/iu.test(
        text.slice(stated.end),
      )
    const [one, two, extra] = quantities.slice(0, index).filter(isPart)
    if (!isEach || !one || !two || extra) return []
    const [total, many] =
      one.unit === stated.unit && stated.unit !== 'count'
        ? [one, two]
        : two.unit === stated.unit && stated.unit !== 'count'
          ? [two, one]
          : compare(one.value, two.value) > 0
            ? [one, two]
            : [two, one]
    if (many.unit !== 'count' || (stated.unit === 'count') !== (total.unit === 'count')) return []
    const exact = over(total.value, many.value)
    const slack = compare(total.step, ONE) > 0 ? over(halved(total.step), many.value) : undefined
    if (!exact) return []
    const fit = judge(stated, exact, slack) === 'correct' ? 'correct' : judge(stated, exact)
    if (fit !== 'correct' && !isOfEach(text, stated, many)) return []
    return [
      conclude(sentence, {
        kind: 'average',
        stated: stated.text,
        recomputed: sayLike(exact, stated),
        fit,
        working: `${total.text} ÷ ${many.text} = ${sayLike(exact, stated)}`,
        suggestion: withFigure(text, stated, sayLike(exact, stated)),
      }),
    ]
  })
}

const PEOPLE =
  /\b(?:people|persons?|residents|members|staff|officers|adults|children|employees)\b/iu

/** Whether what an average is for each of is what was counted: no average "a person" is by six priorities. */
function isOfEach(text: string, stated: Quantity, many: Quantity): boolean {
  const each = /^ (?:per|an?) (?<noun>\p{L}+)/iu.exec(text.slice(stated.end))?.groups?.['noun']
  if (each === undefined) return true
  const counted = text.slice(many.end, many.end + 60)
  return /^(?:head|person|people)$/iu.test(each)
    ? PEOPLE.test(counted)
    : counted.toLowerCase().includes(each.toLowerCase().slice(0, 4))
}

/** "A further 1,850 drivers attended, taking the total to 18,350 from 16,500". */
function checkFurther(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  const match = /\b(?:a further|another|an additional|an extra)\b/iu.exec(text)
  const taking =
    /\b(?:taking|bringing) (?:the |its |our |their )?(?:[\w-]+ ){0,4}to (?:a total of )?$/iu
  const position = quantities.findIndex((it) => taking.test(textBefore(text, it.from)))
  const [total, start] = [quantities[position], quantities[position + 1]]
  const added =
    match && quantities.slice(0, position).find((it) => it.start >= match.index + match[0].length)
  if (
    !added ||
    !total ||
    !start ||
    ![added, total, start].every((it) => isPart(it) && it.unit === total.unit)
  )
    return []
  if (!/^(?: [\w’'-]+){0,2},? \(?(?:up )?from $/iu.test(text.slice(total.end, start.start)))
    return []
  return [addUp(sentence, [start, added], total)]
}

/** "Male in 74% of cases and female in 36%": two halves of one whole. */
function checkShareSplit(sentence: Sentence): readonly Claim[] {
  const { text } = sentence
  const shares = sentence.quantities.filter((it) => it.unit === 'percent')
  const [one, other] = shares
  if (
    !one ||
    !other ||
    shares.length !== 2 ||
    [one, other].some((it) => it.inWords || it.high || it.sign !== 0 || it.closeness !== 'exact')
  )
    return []
  const halves = [
    [/\bmales?\b|\bmen\b|\bboys\b/iu, /\bfemales?\b|\bwomen\b|\bgirls\b/iu],
    [/\bsatisfied\b/iu, /\b(?:dis|un)satisfied\b/iu],
    [/\bin time\b|\bon time\b/iu, /\blate\b/iu],
    [/\burban\b/iu, /\brural\b/iu],
    [/\badults?\b/iu, /\bchildren\b/iu],
  ] as const
  const middle = text.slice(one.end, other.start)
  if (
    !/^(?: of [\w’' -]{1,30}| [\w’'-]+| [\w’'-]+ [\w’'-]+)?,? (?:and|while|with)\b/iu.test(middle)
  )
    return []
  if (/\b(?:rose|fell|from|compared|increase|decrease|up|down|than|respectively)\b/iu.test(text))
    return []
  if (RATE_OF_EACH.test(text.slice(0, one.from))) return []
  const sides = [
    textBefore(text, one.end) + (/^ (?:were |of [\w ]+ were )?[\w’'-]+/u.exec(middle)?.[0] ?? ''),
    middle + text.slice(other.start),
  ]
  const isSplit = halves.some(
    ([a, b]) =>
      (a.test(sides[0] ?? '') && b.test(sides[1] ?? '') && !b.test(textBefore(text, one.start))) ||
      (b.test(sides[0] ?? '') && a.test(sides[1] ?? '') && !a.test(textBefore(text, one.start))),
  )
  if (!isSplit) return []
  const exact = plus(one.value, other.value)
  // Far more than a hundred is no slip: each is a share of its own people
  if (compare(exact, fraction(MOST_TOGETHER)) > 0) return []
  const isOver = compare(exact, plus(HUNDRED, one.step)) > 0
  const isWhole = compare(absolute(minus(exact, HUNDRED)), one.step) <= 0
  return [
    conclude(sentence, {
      kind: 'sum',
      stated: `${one.text} and ${other.text}`,
      recomputed: `${sayNumber(exact)}%`,
      fit: isWhole ? 'correct' : isOver ? 'incorrect' : 'not-checkable',
      working: `${one.text} and ${other.text} add up to ${sayNumber(exact)}%${isOver ? ', more than all' : ''}`,
    }),
  ]
}
