import {
  absolute,
  compare,
  type Fraction,
  halved,
  minus,
  NOUGHT,
  ONE,
  plus,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import type { Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

const AGAINST =
  /\b(?:against|compared (?:to|with)|versus|from)\b[^.;]{0,40}\b(?:budget|target|plan|estimate|forecast|allocation|provision)s? (?:of |was |is )?$/iu
const RESULT =
  /\b(?<over>over-?spen(?:d|ding|t)|deficit|shortfall|excess|over-?shoot)(?: is| was)?(?: of| by)? $|\b(?<under>under-?spen(?:d|ding|t)|surplus|saving)(?: is| was)?(?: of| by)? $/iu
const COST = /\b(?:spen[dt]|spending|outturn|cost|costs|expenditure|forecast to (?:spend|cost))\b/iu

/** Money in, money out and what is left: over- and underspends, surpluses, net costs, more than planned. */
export function checkBalances(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => [
    ...checkOutturn(sentence),
    ...checkBudgetAt(sentence),
    ...checkSurplus(sentence),
    ...checkNet(sentence),
    ...checkThan(sentence),
  ])
}

const isMoney = (it: Quantity) => it.unit === 'pounds' && !it.high

/** Half a unit of the last place of each figure: two printed to £0.1m can be £0.1m out together. */
function rounding(parts: readonly Quantity[]): Fraction {
  return parts.map((it) => halved(it.step)).reduce((sum, half) => plus(sum, half), NOUGHT)
}

interface Worked {
  readonly result: Quantity
  readonly exact: Fraction
  readonly parts: readonly Quantity[]
  readonly working: string
  /** The word for the result that the figures bear out, when the one printed says the opposite. */
  readonly opposite?: { readonly said: string; readonly right: string } | undefined
}

function judged(sentence: Sentence, { result, exact, parts, working, opposite }: Worked): Claim {
  const apart = absolute(minus(absolute(exact), result.value))
  const coarse = parts.some((it) => compare(it.step, ONE) > 0)
  const reach = coarse
    ? parts.some((it) => compare(it.step, result.step) > 0)
      ? rounding(parts)
      : halved(result.step)
    : NOUGHT
  const fits = compare(apart, reach) <= 0
  const isRounding = !fits && coarse && compare(apart, rounding([...parts, result])) < 0
  if (fits && opposite)
    return conclude(sentence, {
      kind: 'comparison-direction',
      stated: opposite.said,
      recomputed: opposite.right,
      fit: 'incorrect',
      working: `${working}, which is ${named(opposite.right)}`,
      suggestion: sentence.text.replace(
        new RegExp(`(?:\\ban? )?\\b${opposite.said}\\b`, 'iu'),
        (words) => (/^an? /iu.test(words) ? named(opposite.right) : opposite.right),
      ),
    })
  return conclude(sentence, {
    kind: 'difference',
    stated: result.text,
    recomputed: sayLike(absolute(exact), result),
    fit: fits ? 'correct' : isRounding ? 'imprecise' : 'incorrect',
    working,
    cause: isRounding ? 'Rounding of the figures could explain it.' : undefined,
    suggestion: withFigure(sentence.text, result, sayLike(absolute(exact), result)),
  })
}

/** With its article, for a noun: "an overspend", but "more". */
function named(word: string): string {
  if (word === 'more' || word === 'less') return word
  return `${/^[aeiou]/u.test(word) ? 'an' : 'a'} ${word}`
}

const OPPOSITE: readonly (readonly [RegExp, string])[] = [
  [/^over-?spen/iu, 'underspend'],
  [/^under-?spen/iu, 'overspend'],
  [/^surplus/iu, 'deficit'],
  [/^deficit/iu, 'surplus'],
]

/** "£2.34m against a budget of £2.1m, an overspend of £240k". */
function checkOutturn(sentence: Sentence): readonly Claim[] {
  const { text } = sentence
  const money = sentence.quantities.filter(isMoney)
  return money.flatMap((result, index): readonly Claim[] => {
    const named = RESULT.exec(textBefore(text, result.from))
    const [budget, spent] = [money[index - 1], money[index - 2]]
    if (!named || !budget || !spent || money.length !== 3) return []
    if (!AGAINST.test(text.slice(spent.end, budget.from))) return []
    const said = named[0].replace(/ (?:is|was|of|by)\b.*$/iu, '').trim()
    const exact = minus(spent.value, budget.value)
    const isOver = named.groups?.['over'] !== undefined
    const wrongWay =
      COST.test(textBefore(text, budget.start)) && exact.above !== 0n && exact.above > 0n !== isOver
    const right = OPPOSITE.find(([pattern]) => pattern.test(said))?.[1]
    return [
      judged(sentence, {
        result,
        exact,
        parts: [spent, budget],
        working: `${spent.text} against ${budget.text} is ${sayLike(absolute(exact), result)} ${exact.above > 0n ? 'more' : 'less'}`,
        opposite: wrongWay && right !== undefined ? { said, right } : undefined,
      }),
    ]
  })
}

/** "The budget of £2.5m is forecast to be overspent by £0.3m, at £2.9m". */
function checkBudgetAt(sentence: Sentence): readonly Claim[] {
  const { text } = sentence
  const [budget, result, spent, fourth] = sentence.quantities.filter(isMoney)
  if (!budget || !result || !spent || fourth) return []
  const way = RESULT.exec(textBefore(text, result.from))
  const isAt =
    /^,? (?:at|to reach|with (?:spending|costs|an outturn) of|giving (?:an outturn|spending) of) $/iu.test(
      text.slice(result.end, spent.from),
    )
  if (!way || !isAt || !/\bbudget (?:of|is|was) $/iu.test(textBefore(text, budget.from))) return []
  const exact = minus(spent.value, budget.value)
  if (exact.above > 0n !== (way.groups?.['over'] !== undefined)) return []
  return [
    judged(sentence, {
      result,
      exact,
      parts: [spent, budget],
      working: `${spent.text} less ${budget.text} is ${sayMinus(exact, result)}`,
    }),
  ]
}

/** "Income was £2.4m and costs £2.1m, a surplus of £0.3m". */
function checkSurplus(sentence: Sentence): readonly Claim[] {
  const { text } = sentence
  const [one, two, result, fourth] = sentence.quantities.filter(isMoney)
  if (!one || !two || !result || fourth) return []
  const named = /\b(surplus|deficit|shortfall)(?: is| was)? of $/iu.exec(
    textBefore(text, result.from),
  )
  const said = named?.[1]?.toLowerCase()
  const [first, second] = [textBefore(text, one.start), text.slice(one.end, two.start)]
  const income = /\b(?:income|funding|receipts|revenue|resources)\b/iu
  const cost = /\b(?:costs?|expenditure|spen(?:t|d|ding)|outgoings|payments)\b/iu
  if (said === undefined) return []
  const [inward, outward] =
    income.test(first) && cost.test(second)
      ? [one, two]
      : cost.test(first) && income.test(second)
        ? [two, one]
        : [undefined, undefined]
  if (!inward || !outward) return []
  const exact = minus(inward.value, outward.value)
  const isSurplus = said === 'surplus'
  const right = exact.above > 0n ? 'surplus' : 'deficit'
  return [
    judged(sentence, {
      result,
      exact,
      parts: [inward, outward],
      working: `${inward.text} less ${outward.text} is ${sayMinus(exact, result)}`,
      opposite: exact.above !== 0n && exact.above > 0n !== isSurplus ? { said, right } : undefined,
    }),
  ]
}

function sayMinus(exact: Fraction, like: Quantity): string {
  return `${exact.above < 0n ? 'minus ' : ''}${sayLike(absolute(exact), like)}`
}

/** "£12.6m net of income of £4.1m gives a net cost of £8.5m", "gross costs of £9.4m less grants of £2.5m". */
function checkNet(sentence: Sentence): readonly Claim[] {
  const { text } = sentence
  const [gross, off, result, fourth] = sentence.quantities.filter(isMoney)
  if (!gross || !off || !result || fourth) return []
  const takesOff = /\b(?:net of|less|minus|after (?:deducting|income|grants|fees))\b[^.;]{0,40}$/iu
  if (!takesOff.test(text.slice(gross.end, off.start))) return []
  if (!/\bnet\b[^.;]{0,40}$/iu.test(text.slice(off.end, result.start))) return []
  const exact = minus(gross.value, off.value)
  return [
    judged(sentence, {
      result,
      exact,
      parts: [gross, off],
      working: `${gross.text} less ${off.text} is ${sayLike(exact, result)}`,
    }),
  ]
}

const THAN =
  /^ (?<way>more|higher|greater|over|above|less|lower|fewer|under|below|short of)(?: than)? (?:(?:the|our|its|their|a) )?(?:[\w’'-]+ ){0,4}(?:(?:budget|target|plan|estimate|figure|total) )?(?:of )?$/iu

const IS_MORE = /^(?:more|higher|greater|over|above)$/iu

/** What a value is set beside: of "the usual range of 211 to 378" the end that it is beyond. */
function beside(
  text: string,
  value: Quantity,
  next: Quantity,
  { way, upper }: { readonly way: string; readonly upper: Quantity | undefined },
) {
  const isRange =
    upper !== undefined &&
    /\brange of $/iu.test(textBefore(text, next.from)) &&
    /^ to $/u.test(text.slice(next.end, upper.from))
  return { value, bar: isRange && IS_MORE.test(way) ? upper : next, way }
}

/** "£64.8m, £2.6m more than the budget of £61.2m", "412 against a target of 400, 12 more than planned". */
function checkThan(sentence: Sentence): readonly Claim[] {
  const { text, quantities } = sentence
  return quantities.flatMap((gap, index): readonly Claim[] => {
    const [value, next] = [quantities[index - 1], quantities[index + 1]]
    if (!value || gap.outOf || gap.high || (gap.unit !== 'pounds' && gap.unit !== 'count'))
      return []
    const planned = quantities[index - 2]
    const after = text.slice(gap.end)
    const more =
      /^ (more|fewer|less|above|below|over|under|higher|lower|short)(?: than (?:planned|the target|target|budget|budgeted|the plan|expected|forecast)| (?:target|plan|the target|budget))\b/iu.exec(
        after,
      )
    const pair =
      planned && more && AGAINST.test(text.slice(planned.end, value.from))
        ? { value: planned, bar: value, way: more[1] ?? '' }
        : next &&
            /^(?: [\w’'&-]+){0,8},? (?:which (?:is|was) |or )?$/u.test(
              text.slice(value.end, gap.from),
            )
          ? beside(text, value, next, {
              way: THAN.exec(text.slice(gap.end, next.start))?.groups?.['way'] ?? '',
              upper: quantities[index + 2],
            })
          : undefined
    if (!pair || pair.way === '' || pair.value.unit !== gap.unit || pair.bar.unit !== gap.unit)
      return []
    if ([pair.value, pair.bar].some((it) => it.outOf || it.high || it.closeness !== 'exact'))
      return []
    // What is set beside a bar is of its size: else it counts something else ("on the three pathways")
    if (!isNear(pair.value.value, pair.bar.value)) return []
    const exact = minus(pair.value.value, pair.bar.value)
    const isMore = IS_MORE.test(pair.way)
    const wrongWay = exact.above !== 0n && exact.above > 0n !== isMore
    return [
      judged(sentence, {
        result: gap,
        exact,
        parts: [pair.value, pair.bar],
        working: `${pair.value.text} less ${pair.bar.text} is ${exact.above < 0n ? 'minus ' : ''}${gap.unit === 'pounds' ? sayLike(absolute(exact), gap) : sayNumber(absolute(exact))}`,
        opposite: wrongWay
          ? { said: pair.way, right: exact.above > 0n ? 'more' : 'less' }
          : undefined,
      }),
    ]
  })
}
