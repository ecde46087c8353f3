import {
  absolute,
  compare,
  type Fraction,
  fraction,
  HUNDRED,
  minus,
  ONE,
  over,
  plus,
  times,
} from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayNumber, withFigure } from '../explain.ts'
import type { Fit } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

/** Verbs that say how many times over, with what they multiply by. */
const VERBS: readonly (readonly [RegExp, Fraction])[] = [
  [/\bhalv(?:ed|es|ing)\b/iu, { above: 1n, below: 2n }],
  [/\bdoubl(?:ed?|es|ing)\b/iu, fraction(2)],
  [/\b(?:trebl|tripl)(?:ed?|es|ing)\b/iu, fraction(3)],
  [/\bquadrupl(?:ed?|es|ing)\b/iu, fraction(4)],
]
const TIMES: readonly (readonly [RegExp, number])[] = [
  [/\btwice\b/iu, 2],
  [/\bthree times\b/iu, 3],
  [/\bfour times\b/iu, 4],
  [/\bfive times\b/iu, 5],
]
const BEFORE =
  /(?:\b(?:more than|over|well over|nearly|almost|just under|close to|roughly|about|around|approximately|less than|at least|all but|effectively|virtually)\s+)$/iu
const AS_MANY =
  /^ (?:as (?:many|much|high|likely)(?: \w+){0,8}? as|the (?:number|rate|figure|total|amount)|that of|the|those)\b/iu

/** "Doubled, from 640 to 1,290", "twice as many as the 48", "4.1 times as likely, at 8.2 and 2.0". */
export function checkMultiples(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => [...checkVerb(sentence), ...checkTimes(sentence)])
}

/** "17.8 for every 1,000 residents": of how many a rate is, and no value. */
const PER = /\b(?:per|(?:for|in|to|of) (?:each|every)) $/iu

function isValueIn({ text }: Sentence, quantity: Quantity): boolean {
  return (
    !PER.test(textBefore(text, quantity.from)) &&
    !quantity.outOf &&
    !quantity.high &&
    quantity.closeness === 'exact' &&
    !quantity.inWords &&
    quantity.unit !== 'rank'
  )
}

/** The two values after a word: "from 512 to 318", "to 318 from 512", "(512 to 318)". */
function endsAfter(sentence: Sentence, at: number): { from: Quantity; to: Quantity } | undefined {
  const after = sentence.quantities.filter((it) => it.start > at && isValueIn(sentence, it))
  const [one, two] = after
  if (!one || !two || one.unit !== two.unit || two.start - at > 160) return undefined
  const lead = sentence.text.slice(at, one.start)
  const gap = sentence.text.slice(one.end, two.start)
  if (/[.;]/u.test(lead + gap)) return undefined
  if (/(?:\bfrom (?:just )?|\()$/iu.test(lead) && /^[^,()]{0,40}\bto (?:a total of )?$/iu.test(gap))
    return { from: one, to: two }
  if (/\bto $/iu.test(lead) && /^[^()]{0,40}\(?from $/iu.test(gap)) return { from: two, to: one }
  return undefined
}

function checkVerb(sentence: Sentence): readonly Claim[] {
  return VERBS.flatMap(([pattern, factor]): readonly Claim[] => {
    const match = pattern.exec(sentence.text)
    if (!match) return []
    const start = match.index
    const lead = BEFORE.exec(textBefore(sentence.text, start))?.[0] ?? ''
    const stated = (lead + match[0]).trim()
    const ends = endsAfter(sentence, start + match[0].length)
    const said = { stated, lead, factor, wordsFrom: start - lead.length, verb: match[0] }
    if (ends) return judgeMultiple(sentence, { ...said, ...ends })
    const beside = againstThe(sentence, start, start + match[0].length)
    if (beside) return judgeMultiple(sentence, { stated, lead, factor, ...beside })
    const ratio = ratioBefore(sentence, start - lead.length)
    return ratio ? [judgeByPercent(sentence, { stated, lead, factor, ...ratio })] : []
  })
}

const UP = /\b(?:rose|risen|grew|grown|up|increased?|climbed)(?: by)?(?: some| just)? $/iu
const DOWN =
  /\b(?:fell|fallen|down|dropped|decreased|declined|reduced|cut)(?: by)?(?: some| just)? $/iu
/** What says again in a word how far something rose or fell. */
const AGAIN =
  /^(?:,| \(|:| –)?(?: (?:so|and so|that is|or|which is))?(?: (?:it|they) (?:has|have))? $|^ \($/iu

interface ByPercent {
  readonly percent: Quantity
  /** How many times what it was it came to. */
  readonly ratio: Fraction
}

/** "Rose by 70.2%, more than doubling". */
function ratioBefore({ text, quantities }: Sentence, start: number): ByPercent | undefined {
  const percent = quantities.filter((it) => it.end <= start).at(-1)
  const isBeside =
    percent?.unit === 'percent' &&
    percent.closeness === 'exact' &&
    !percent.inWords &&
    !percent.high &&
    AGAIN.test(text.slice(percent.end, start))
  if (!percent || !isBeside) return undefined
  const lead = textBefore(text, percent.from)
  const sign = UP.test(lead) ? 1 : DOWN.test(lead) ? -1 : 0
  const share = times(percent.value, { above: BigInt(sign), below: 100n })
  const ratio = plus(ONE, share)
  return sign === 0 || ratio.above <= 0n ? undefined : { percent, ratio }
}

function judgeByPercent(
  sentence: Sentence,
  multiple: Pick<Multiple, 'stated' | 'lead' | 'factor'> & ByPercent,
): Claim {
  const { stated, percent, ratio } = multiple
  const many = `${sayNumber(ratio, 1)} times`
  return conclude(sentence, {
    kind: 'comparison-direction',
    stated,
    recomputed: many,
    fit: fits(ratio, multiple),
    working: `a ${compare(ratio, ONE) > 0 ? 'rise' : 'fall'} of ${percent.text} makes ${many} what it was`,
  })
}

/** "24,600 notices, more than double the 11,900 issued": the figure before, and the one after "the". */
function againstThe(
  sentence: Sentence,
  start: number,
  end: number,
): { from: Quantity; to: Quantity } | undefined {
  const to = sentence.quantities.filter((it) => it.end <= start && isValueIn(sentence, it)).at(-1)
  const from = sentence.quantities.find((it) => it.start >= end && isValueIn(sentence, it))
  if (!to || !from || to.unit !== from.unit) return undefined
  const gap = sentence.text.slice(end, from.start)
  return /^ (?:(?:as many|as much|as high)(?: [\w-]+){0,4} as )?(?:[\w’'-]+ ){0,5}$/iu.test(gap) &&
    /^[^.;:]{0,60}$/u.test(sentence.text.slice(to.end, start))
    ? { from, to }
    : undefined
}

function checkTimes(sentence: Sentence): readonly Claim[] {
  const words = TIMES.flatMap(([pattern, count]) => {
    const match = pattern.exec(sentence.text)
    return match ? [{ at: match.index, text: match[0], factor: fraction(count), step: 1 }] : []
  })
  const figures = [...sentence.text.matchAll(/(\d+(?:\.\d+)?) times\b/giu)].map((match) => ({
    at: match.index,
    text: match[0],
    factor: fraction(match[1] ?? '0'),
    step: (match[1] ?? '').includes('.') ? 0.1 : 1,
  }))
  return [...words, ...figures].flatMap(({ at, text, factor, step }): readonly Claim[] => {
    const end = at + text.length
    if (!AS_MANY.test(sentence.text.slice(end))) return []
    const lead = BEFORE.exec(textBefore(sentence.text, at))?.[0] ?? ''
    const stated = (lead + text).trim()
    const pair = againstThe(sentence, at, end) ?? atRates(sentence, end)
    return pair ? judgeMultiple(sentence, { stated, lead, factor, step, at, ...pair }) : []
  })
}

/** "…, at 8.2 and 2.0 per 1,000 respectively": the first thing named, then the second. */
function atRates(sentence: Sentence, end: number): { from: Quantity; to: Quantity } | undefined {
  const [to, from] = sentence.quantities.filter((it) => it.start > end && isValueIn(sentence, it))
  if (!to || !from || to.unit !== from.unit) return undefined
  const lead = sentence.text.slice(end, to.start)
  const gap = sentence.text.slice(to.end, from.start)
  const isPair =
    /[,(] ?(?:at )?$/u.test(lead) &&
    /^[^,;.]{0,30} (?:and|against|compared (?:to|with)) $/u.test(gap)
  return isPair ? { from, to } : undefined
}

interface Multiple {
  readonly stated: string
  readonly lead: string
  readonly factor: Fraction
  readonly step?: number
  readonly at?: number
  /** Where the words begin, and the verb itself, when it is one. */
  readonly wordsFrom?: number
  readonly verb?: string
  readonly from: Quantity
  readonly to: Quantity
}

const NEAR = { above: 1n, below: 20n }
const LOOSE = { above: 1n, below: 8n }

function fits(
  ratio: Fraction,
  { factor, lead, step }: Pick<Multiple, 'factor' | 'lead' | 'step'>,
): Fit {
  const apart = compare(ratio, factor)
  const grows = compare(factor, ONE) > 0
  if (/more than|over|at least/iu.test(lead))
    return apart === (grows ? 1 : -1) ? 'correct' : 'incorrect'
  const reach = (share: Fraction) => times(factor, share)
  const distance = absolute(minus(ratio, factor))
  if (/nearly|almost|just under|close to|all but|virtually|less than/iu.test(lead))
    return apart < 0 === grows && compare(distance, reach(LOOSE)) <= 0 ? 'correct' : 'incorrect'
  if (step !== undefined && step < 1)
    return compare(distance, fraction(step / 2)) <= 0
      ? 'correct'
      : compare(distance, fraction(step * 1.5)) <= 0
        ? 'imprecise'
        : 'incorrect'
  if (compare(distance, reach(NEAR)) <= 0) return 'correct'
  return compare(distance, reach(LOOSE)) <= 0 ? 'imprecise' : 'incorrect'
}

/** Nothing is told of what is so many times nought. */
function judgeMultiple(sentence: Sentence, multiple: Multiple): readonly Claim[] {
  const { stated, from, to, at } = multiple
  const ratio = over(to.value, from.value)
  if (!ratio) return []
  const isDown = compare(ratio, ONE) < 0
  const percent = sayNumber(times(absolute(minus(ratio, ONE)), HUNDRED), 0)
  const many = `${sayNumber(ratio, 1)} times`
  return [
    conclude(sentence, {
      kind: 'comparison-direction',
      stated,
      recomputed: many,
      fit: fits(ratio, multiple),
      working: `${to.text} is ${many} ${from.text}, a ${isDown ? 'fall' : 'rise'} of ${percent}%`,
      suggestion:
        at !== undefined && /^\d/u.test(stated)
          ? withFigure(sentence.text, { start: at, end: at + stated.length }, many)
          : inPercent(sentence, multiple, isDown, percent),
    }),
  ]
}

/** "Halved, from 512 to 318" as "fell by 38%, from 512 to 318"; other forms of the verb are left. */
function inPercent(
  sentence: Sentence,
  { wordsFrom, verb, stated }: Multiple,
  isDown: boolean,
  percent: string,
): string | null {
  if (wordsFrom === undefined || verb === undefined || !/ed$/iu.test(verb)) return null
  const lead = textBefore(sentence.text, wordsFrom)
  const hasPerfect = /\b(?:has|have|had)(?: \w+)? $/iu.test(lead)
  if (/\b(?:was|were|been|be|is|are) $/iu.test(lead)) return null
  const words = isDown ? (hasPerfect ? 'fallen' : 'fell') : hasPerfect ? 'risen' : 'rose'
  return `${lead}${words} by ${percent}%${sentence.text.slice(wordsFrom + stated.length)}`
}
