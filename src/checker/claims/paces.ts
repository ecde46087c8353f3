import { fraction, NOUGHT, over, toNumber, wholeMonths } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayLike, sayNumber } from '../explain.ts'
import { isNear } from '../how-it-went-wrong.ts'
import { judge } from '../judge.ts'
import type { Quantity } from '../quantities.ts'
import { overSentences, type Reading } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { textBefore } from '../words.ts'
import { conclude } from './conclude.ts'

/** How many of one a span of another has, where that is a whole number. */
const IN_A: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  year: { month: 12, year: 1 },
  month: { month: 1 },
  week: { week: 1, day: 7 },
  day: { day: 1 },
}

/**
 * So many over a time, and so many for each part of it, and no other figure in the sentence: "The 48
 * visits over 12 weeks average 4 a week", "Over 2019/20, 24,000 calls came, about 2,000 a month".
 */
export function checkPaces(reading: Reading): readonly Claim[] {
  return overSentences(reading, (sentence) => {
    const found = paceOf(sentence)
    if (!found) return []
    const { pace, total, parts, each } = found
    const exact = over(total.value, fraction(parts)) ?? NOUGHT
    const fit = judge(pace, exact)
    if (fit !== 'correct' && !isNear(pace.value, exact)) return []
    return [
      conclude(sentence, {
        kind: 'average',
        stated: sentence.text.slice(pace.from, pace.end).trim(),
        recomputed: sayLike(exact, pace),
        fit,
        working: `${sayNumber(total.value)} over ${parts} ${each}s is ${sayNumber(exact)} a ${each}`,
      }),
    ]
  })
}

interface Pace {
  readonly pace: Quantity
  readonly total: Quantity
  readonly parts: number
  readonly each: string
}

function paceOf({ text, quantities, periods }: Sentence): Pace | undefined {
  const counts = quantities.filter(({ unit }) => unit === 'count' || unit === 'pounds')
  const spans = quantities.filter(({ unit }) => unit === 'span')
  const [total, pace, another] = counts
  if (!total || !pace || another || total.unit !== pace.unit) return undefined
  if (counts.length + spans.length !== quantities.length || total.outOf || pace.outOf)
    return undefined
  const each = /^ (?:[\p{L}-]+ )?(?:a|an|each|every|per) (month|week|day)\b/iu
    .exec(text.slice(pace.end))?.[1]
    ?.toLowerCase()
  // "A week" of the pace itself is no span of the whole
  const whole = spans.filter(
    ({ start }) => start < pace.start || /\bover $/iu.test(text.slice(pace.end, start)),
  )
  if (each === undefined || whole.length > 1) return undefined
  const [span] = whole
  if (span) return ofSpan(text, { pace, total, each }, span)
  const [only, second] = periods
  const months = only?.period && !second ? wholeMonths(only.period) : undefined
  const isOver =
    only !== undefined && /\b(?:over|in|during|for) (?:the )?$/iu.test(textBefore(text, only.start))
  return each === 'month' && months !== undefined && months > 1 && isOver
    ? { pace, total, each, parts: months }
    : undefined
}

function ofSpan(text: string, found: Omit<Pace, 'parts'>, span: Quantity): Pace | undefined {
  const unit = span.spanOf?.replace(/s$/u, '') ?? ''
  const times = IN_A[unit]?.[found.each]
  const isOver = /\b(?:over|in|during|for|across) (?:the |these |a |all )*$/iu.test(
    textBefore(text, span.start),
  )
  if (times === undefined || !isOver) return undefined
  const parts = toNumber(span.value) * times
  return parts > 1 ? { ...found, parts } : undefined
}
