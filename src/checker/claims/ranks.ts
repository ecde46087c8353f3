import {
  absolute,
  compare,
  type Fraction,
  fraction,
  inPercentOf,
  minus,
  NOUGHT,
  ONE,
  over,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber, withFigure } from '../explain.ts'
import { judge } from '../judge.ts'
import { nounAfter } from '../phrases.ts'
import type { Quantity } from '../quantities.ts'
import { overStatements, type Reading, type Statement } from '../reading.ts'
import { keyWords, textBefore } from '../words.ts'
import { percentBeside } from './shares-in-words.ts'

/** "Ranked 3 out of 43": a place in an order, not a share. */
const IS_RANK = /\brank(?:ed|s|ing)?(?: (?:as|at|is|of|number|was))* $/iu
const UNPRINTED = {
  recomputed: null,
  verdict: 'not-checkable',
  explanation: 'The figures that the rank rests on are not printed.',
  suggestion: null,
} as const

/** Ranks, "n out of m", and what is said of all when only some were counted. */
export function checkRanks(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) => [
    ...statement.sentence.quantities.flatMap((quantity) =>
      checkRank(reading, statement, index, quantity),
    ),
    ...checkAll(reading, statement, index),
    ...checkOthers(statement),
  ])
}

/** "5th of 8, with three forces below it": how many are left on either side of a place in an order. */
function checkOthers({ sentence }: Statement): readonly Claim[] {
  const { text, quantities } = sentence
  const [place, others, more] = quantities
  if (!place?.outOf || !others || more || place.unit !== 'rank' || others.unit !== 'count')
    return []
  const side = /^ (?:\p{L}+ ){0,2}(below|above|behind|ahead of|worse|better)\b/iu.exec(
    text.slice(others.end),
  )
  if (side === null || !/\bwith (?:only )?$/iu.test(textBefore(text, others.from))) return []
  const one = ONE
  const counts = [minus(place.outOf, place.value), minus(place.value, one)]
  const isRight = counts.some((count) => compare(count, others.value) === 0)
  const [after, before] = counts.map((count) => sayNumber(count))
  return [
    {
      where: sentence.place,
      quote: text,
      kind: 'rank',
      stated: others.text,
      recomputed: null,
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: `Of ${sayNumber(place.outOf)} in order, ${before} come before the one in place ${sayNumber(place.value)} and ${after} after it.`,
      suggestion: null,
    },
  ]
}

function checkRank(
  reading: Reading,
  statement: Statement,
  index: number,
  stated: Quantity,
): readonly Claim[] {
  const { sentence } = statement
  const { text } = sentence
  const common = { where: sentence.place, quote: text, kind: 'rank' as const, stated: stated.text }
  if (
    stated.unit === 'rank' &&
    /\brank(?:ed|s|ing)?\b|\bplace[sd]?\b|\bposition\b/iu.test(textBefore(text, stated.start))
  ) {
    const range = lowAndHigh(statement)
    const value = reading.statements[index - 1]?.levels.find(
      (it) => it.quantity.unit === range?.unit,
    )?.quantity
    if (range && value && stated.outOf) {
      const inside = compare(value.value, range.low) >= 0 && compare(value.value, range.high) <= 0
      return [
        {
          ...common,
          recomputed: null,
          verdict: inside ? 'correct' : 'inconsistent',
          explanation: `${value.text} ${inside ? 'lies' : 'does not lie'} between the lowest, ${sayNumber(range.low)}, and the highest, ${sayNumber(range.high)}.`,
          suggestion: null,
        },
      ]
    }
    if (!stated.outOf && /\(where $/iu.test(textBefore(text, stated.start))) return []
    return [{ ...common, ...UNPRINTED }]
  }
  if (!stated.outOf || stated.unit !== 'count') return []
  if (IS_RANK.test(textBefore(text, stated.start))) return [{ ...common, ...UNPRINTED }]
  if (compare(stated.value, stated.outOf) > 0)
    return [
      {
        ...common,
        kind: 'percent-of',
        recomputed: null,
        verdict: 'incorrect',
        explanation: `There cannot be ${stated.text}: the part is more than the whole.`,
        suggestion: null,
      },
    ]
  const share = inPercentOf(stated.value, stated.outOf)
  const beside = percentBeside(statement, stated)
  if (beside && share) {
    const inWords = compare(stated.outOf, fraction(10)) <= 0 && !/\d/u.test(stated.text)
    const ofWords: Quantity = {
      ...stated,
      value: share,
      outOf: null,
      unit: 'percent',
      inWords: true,
    }
    const isLoose = stated.closeness === 'about' && isNearIn(share, beside.value)
    const inWordsFit = isLoose ? 'correct' : judge(ofWords, beside.value)
    const fit = inWords ? inWordsFit : judge(beside, share)
    const working = `${stated.text} is ${sayNumber(share)}%`
    return [
      {
        ...common,
        kind: 'percent-of',
        stated: beside.text,
        recomputed: inWords ? beside.text : `${sayNumber(share)}%`,
        verdict: fit,
        explanation:
          fit === 'correct' ? `${working}.` : `The paper says ${beside.text}, but ${working}.`,
        suggestion:
          fit === 'correct' || inWords ? null : withFigure(text, beside, sayLike(share, beside)),
      },
    ]
  }
  return [
    {
      ...common,
      kind: 'percent-of',
      recomputed: share ? `${sayNumber(share)}%` : null,
      verdict: 'not-checkable',
      explanation: `${stated.text} is ${share ? sayNumber(share) : '?'}%; the list behind it is not printed.`,
      suggestion: null,
    },
  ]
}

/** "About one in ten" is said of 11%: a tenth more or less. */
function isNearIn(share: Fraction, exact: Fraction): boolean {
  return compare(absolute(minus(share, exact)), over(share, fraction(10)) ?? NOUGHT) <= 0
}

function lowAndHigh(
  statement: Statement,
): { low: Fraction; high: Fraction; unit: string } | undefined {
  const { text, quantities } = statement.sentence
  const near = (pattern: RegExp) =>
    quantities.find((it) => pattern.test(textBefore(text, it.start)))
  const high = near(/\bhighest (?:\w+ ){0,2}$/iu)
  const low = near(/\blowest (?:\w+ ){0,2}$/iu)
  return high && low && high.unit === low.unit
    ? { low: low.value, high: high.value, unit: high.unit }
    : undefined
}

/** "In line with all forces", beside "36 out of all 43 forces": all and some cannot both be so. */
function checkAll(reading: Reading, statement: Statement, index: number): readonly Claim[] {
  const { sentence } = statement
  const all =
    /\b(?:in line with|the same as|reflected (?:in|across|by)|seen (?:in|across|by)|mirrored (?:in|by)|true of|observed (?:in|by|across)) (?:all|every) (?:the )?(?:other )?([a-z]+)\b/iu.exec(
      sentence.text,
    )
  if (!all) return []
  const [noun] =
    keyWords(`${all[1] ?? ''}`).length > 0
      ? keyWords(all[1] ?? '')
      : [(all[1] ?? '').replace(/s$/u, '')]
  const places = [
    [statement, 'the same sentence'],
    [reading.statements[index + 1], 'the next one'],
    [reading.statements[index - 1], 'the one before'],
  ] as const
  for (const [near, place] of places) {
    const some = near?.sentence.quantities.find(
      (it) =>
        it.outOf !== null &&
        it.unit === 'count' &&
        compare(it.value, it.outOf) < 0 &&
        nounWord(near.sentence.text, it) === noun,
    )
    if (!near || !some || near.sentence.block !== sentence.block) continue
    return [
      {
        where: sentence.place,
        quote: sentence.text,
        kind: 'comparison-direction',
        stated: all[0],
        recomputed: some.text,
        verdict: 'incorrect',
        explanation: `The words say ${all[0].replace(/^.*\b(all|every)/iu, '$1')}, but ${place} counts ${some.text}.`,
        suggestion: sentence.text.replace(
          /\b(?:all|every) (?=(?:the )?(?:other )?[a-z]+\b)/iu,
          'most ',
        ),
      },
    ]
  }
  return [
    {
      where: sentence.place,
      quote: sentence.text,
      kind: 'comparison-direction',
      stated: all[0],
      recomputed: null,
      verdict: 'not-checkable',
      explanation: 'The figures for the others are not printed.',
      suggestion: null,
    },
  ]
}

function nounWord(text: string, quantity: Quantity): string | undefined {
  const words = nounAfter(text, quantity.end).trim().toLowerCase().split(/\s+/u)
  return words.map((word) => word.replace(/s$/u, '')).at(0) === 'police'
    ? words[1]?.replace(/s$/u, '')
    : words[0]?.replace(/s$/u, '')
}
