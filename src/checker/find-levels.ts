import type { Period } from '#shared/index.ts'
import { nounAfter, perOf } from './phrases.ts'
import type { Quantity } from './quantities.ts'
import type { Sentence } from './sentences.ts'
import type { Change, Level } from './statements.ts'
import { keyWords } from './words.ts'

const EARLIER =
  /\b(?:previous|preceding|prior|last year|last inspection|same (?:period|quarter|month)|compared (?:to|with)|against|from|which (?:was|stood at))\b[^.;]{0,60}$/iu

/** Figures of a sentence that no change has taken, with the words around them. */
export function findLevels(sentence: Sentence, changes: readonly Change[]): readonly Level[] {
  const taken = new Set(changes.flatMap((it) => [it.amount, it.percent, it.points]))
  return sentence.quantities
    .filter((it) => !taken.has(it) && !isCountOfKnown(sentence.text, it))
    .map((quantity): Level => {
      const { text } = sentence
      const before = clauseBefore(text, quantity.from)
      const noun = nounAfter(text, quantity.end)
      const linked =
        /\b(?:is|was|were|are|of|at|be|:|–|-|totalled|reached|stood at|by)\s*(?:an? |the )?(?:total of |average of |now |currently |to )?$/iu.test(
          text.slice(0, quantity.from),
        )
      const about = keyWords(linked || noun.trim() === '' ? `${before} ${noun}` : noun)
      const average = /\b(?:average|mean|monthly|typical)\b/iu.test(
        `${before} ${text.slice(quantity.end, quantity.end + 40)}`,
      )
      return {
        kind: 'level',
        quantity,
        about,
        period: nearestPeriod(sentence, quantity),
        isEarlier:
          EARLIER.test(text.slice(0, quantity.from)) &&
          !/\bthis (?:is|represents)|\bnow\b|(?<!\b(?:in which|when|where) )\bthere were\b/iu.test(
            before.slice(-30),
          ),
        per:
          perOf(text, quantity, quantity.end) ??
          (/\bmonthly\b/iu.test(before) && average ? 'month' : null),
        isAverage: average,
      }
    })
}

/** "The three pathways", "all four forces": a number that says how many known things there are, no level. */
function isCountOfKnown(text: string, { from, unit, text: figure }: Quantity): boolean {
  return (
    unit === 'count' &&
    /^[a-z]+$/iu.test(figure) &&
    /\b(?:the|these|those|all|both|other) $/iu.test(text.slice(0, from))
  )
}

/**
 * Whether a period belongs to another figure: one between them, or the change it is compared by ("up
 * £2.1m on 2022/23", "1,108 offences compared to 1,930 in 2018/19").
 */
function isOther(
  sentence: Sentence,
  period: { start: number; end: number },
  quantity: Quantity,
): boolean {
  if (quantity.end > period.start) return false
  const between = sentence.quantities.some(
    (it) => it.unit === quantity.unit && it.start > quantity.end && it.end < period.start,
  )
  const gap = sentence.text.slice(quantity.end, period.start)
  return (
    (between && /\bcompar|\bagainst\b|\bfrom\b|\bup\b|\bdown\b|, an? /iu.test(gap)) ||
    /\b(?:on|than|since|against|than in) $/iu.test(gap)
  )
}

/** Whether a period stands in brackets that the figure is outside of: "13 seconds (2021/22: 9 seconds)". */
function inOtherBrackets(
  text: string,
  period: { start: number; end: number },
  quantity: Quantity,
): boolean {
  const open = text.lastIndexOf('(', period.start)
  const close = text.indexOf(')', period.end)
  if (open < 0 || close < 0 || text.slice(open, period.start).includes(')')) return false
  return quantity.start < open || quantity.start > close
}

function clauseBefore(text: string, at: number): string {
  return (
    text
      .slice(0, at)
      .split(/[.;:](?!\d)|, (?:however|this|which|and)\b|\bhowever\b|\bcompar(?:ed|ison)\b/iu)
      .at(-1) ?? ''
  )
}

/** The one period of the sentence, or of several the nearest after the figure, or else before it. */
function nearestPeriod(sentence: Sentence, quantity: Quantity): Period | null {
  const named = sentence.periods.filter((it) => it.period !== null && it.period.kind !== 'day')
  const [only] = named
  if (named.length === 1 && only)
    return inOtherBrackets(sentence.text, only, quantity) || isOther(sentence, only, quantity)
      ? null
      : only.period
  if (!only) return null
  const clause = (from: number, to: number) =>
    !/[,;:]|\band\b|\bcompar/iu.test(sentence.text.slice(from, to))
  const after = named.find(
    (it) =>
      it.start >= quantity.end && it.start - quantity.end < 60 && clause(quantity.end, it.start),
  )
  if (after) return after.period
  const before = named.filter((it) => it.end <= quantity.start).at(-1)
  return before?.period ?? null
}
