import {
  absolute,
  compare,
  type Fraction,
  fraction,
  HUNDRED,
  inPercentOf,
  minus,
  ONE,
  plus,
  times,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement, tablesNear } from '../reading.ts'

const FARTHEST_BLOCKS = 4

/** "61% females" of a headcount of 18: right when some whole number of people gives it. */
export function countsBehind(
  reading: Reading,
  statement: Statement,
  stated: Quantity,
): readonly Claim[] {
  const { sentence } = statement
  if (
    !/\b(?:proportion|percentage|share|representation|rate)\b/iu.test(sentence.text) ||
    stated.closeness !== 'exact'
  )
    return []
  const common = {
    where: sentence.place,
    quote: sentence.text,
    kind: 'percent-of' as const,
    stated: stated.text,
  }
  const near = tablesNear(reading, sentence.block, FARTHEST_BLOCKS)
    .filter(({ block }) => block < sentence.block)
    .flatMap(({ rows }) => rows)
    .filter(({ values }) => values.length === 1)
  for (const row of near.toReversed()) {
    const whole = row.values[0]
    if (
      whole?.unit !== 'count' ||
      compare(whole.value, ONE) <= 0 ||
      compare(whole.value, fraction(500)) > 0
    )
      continue
    const part = nearestPart(stated, whole.value)
    const exact = part && inPercentOf(part, whole.value)
    if (!exact || judge(stated, exact) !== 'correct') continue
    return [
      {
        ...common,
        recomputed: sayLike(exact, stated),
        verdict: 'correct',
        explanation: `${sayNumber(part)} of ${sayNumber(whole.value)} ("${row.label}") is ${sayNumber(exact)}%.`,
        suggestion: null,
      },
    ]
  }
  return [
    {
      ...common,
      recomputed: null,
      verdict: 'not-checkable',
      explanation: 'The numbers behind this percentage are not printed.',
      suggestion: null,
    },
  ]
}

function nearestPart(stated: Quantity, whole: Fraction): Fraction {
  const exact = times(whole, times(stated.value, { above: 1n, below: 100n }))
  return { above: (2n * exact.above + exact.below) / (2n * exact.below), below: 1n }
}

/** Two shares said to be all there is ("the proportion of females is 61% and of males is 39%"). */
export function checkWholeOfShares(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement): readonly Claim[] => {
    const { sentence } = statement
    const shares = statement.levels
      .map((it) => it.quantity)
      .filter((it) => it.unit === 'percent' && !it.inWords)
    const [one, other] = shares
    if (
      !one ||
      !other ||
      shares.length !== 2 ||
      !/\b(?:proportion|share|percentage|remaining|rest|other|were|are)\b/iu.test(sentence.text) ||
      statement.changes.length > 0 ||
      !(OF_BOTH.test(sentence.text) || isOfRest(sentence.text, one, other))
    )
      return []
    // "512 of those who applied (41.1%) and 66 of those who joined (45.2%)", "6.5%, against 4.7% in 2023/24"
    const between = sentence.text.slice(one.end, other.from)
    if (/^\)|\b(?:against|compared|than|from|up|down|now|then)\b/iu.test(between)) return []
    if (RATE_OF_EACH.test(sentence.text.slice(0, one.from))) return []
    // "18% of those who applied and 23% of those who were offered a post": each of its own people
    if (shares.every(({ end }) => OF_ITS_OWN.test(sentence.text.slice(end)))) return []
    // "69.5% of the rest": a share of those that the first leaves, and not what it leaves
    if (shares.some(({ end }) => OF_THE_REST.test(sentence.text.slice(end)))) return []
    const exact = plus(one.value, other.value)
    const apart = absolute(minus(exact, HUNDRED))
    const fits = compare(apart, one.step) <= 0
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'sum',
        stated: `${one.text} and ${other.text}`,
        recomputed: `${sayNumber(exact)}%`,
        verdict: fits ? 'correct' : 'incorrect',
        explanation: `${one.text} and ${other.text} add up to ${sayNumber(exact)}%${fits ? '.' : ', not 100%.'}`,
        suggestion: null,
      },
    ]
  })
}

const OF_ITS_OWN = /^\)? of \p{L}/u
const OF_THE_REST = /^ of (?:the|those) (?:rest|remaining|remainder|others?)\b/iu

/** "The pass rate for women was 61% and for men 53%": each a share of its own people. */
export const RATE_OF_EACH = /\brates?\b/iu

const OF_BOTH = /\b(?:fe)?males?\b.*\bmales?\b|\bwomen\b.*\bmen\b/iu

/** "62% were closed and the remaining 38% are open", "38% were the rest": the words of the rest are about the second share. */
function isOfRest(text: string, one: Quantity, other: Quantity): boolean {
  const [before, after] = [text.slice(one.end, other.from), text.slice(other.end)]
  return (
    /\b(?:the|our|their) (?:remaining|rest|others?)(?:,? (?:were|was|are|is|being|made up|came to|of (?:[\p{L}’'-]+ ){1,3}(?:were|are)))?,? (?:\(|the )?$/iu.test(
      before,
    ) ||
    /^\)? (?:were |was |are |is )?(?:the (?:rest|remainder|others?)|of the rest)\b/iu.test(after)
  )
}
