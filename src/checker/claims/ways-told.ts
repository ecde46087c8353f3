import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { markSentence } from '../clause/marked.ts'
import { type SinceTold, sinceIn } from '../clause/since.ts'
import { isExact, isSizeOf, THEN, type WayTold, waysIn } from '../clause/ways.ts'
import { before, overStatements, type Reading, type Statement } from '../reading.ts'
import type { Sentence } from '../sentences.ts'
import { findTimes } from '../tables/headings.ts'
import { conclude } from './conclude.ts'

/**
 * Which way it went, where the words tell both values and which came first: "71.5%, was 74.0%: up 2.5 points", and
 * of two sentences "86.3% were in time. Last year 88.1% were, so there has been an improvement".
 */
export function checkWaysTold(reading: Reading): readonly Claim[] {
  return overStatements(reading, (statement, index) => {
    const { sentence } = statement
    if (sentence.quantities.length === 0) return []
    const marked = markSentence(sentence)
    const back = before(reading, index, FARTHEST_BACK)
    const words = [sentence, ...back.map((it) => it.sentence)].map(({ text }) => text).join(' ')
    const since = sinceIn(marked, words).flatMap((it) => sinceOf(it, back) ?? [])
    return [...waysIn(marked), ...since].map((it) => claimOf(sentence, it))
  })
}

const FARTHEST_BACK = 2

function claimOf(sentence: Sentence, { word, sign, from, to }: WayTold): Claim {
  const way = compare(to.value, from.value)
  return conclude(sentence, {
    kind: 'comparison-direction',
    stated: word,
    recomputed: way > 0 ? 'an increase' : 'a decrease',
    fit: way === sign ? 'correct' : 'incorrect',
    working: `from ${from.text} to ${to.text} is ${way > 0 ? 'up' : 'down'}`,
  })
}

/** The value of now, in the sentences before: the one of its unit, or the one that is as far from it as is said. */
function sinceOf(
  { from, size, time, word, sign }: SinceTold,
  back: readonly Statement[],
): WayTold | undefined {
  const values = back.flatMap(({ sentence: { text, quantities } }) =>
    quantities
      .filter((it) => it.unit === from.unit && it.outOf === null && it.high === null && isExact(it))
      .map((quantity) => ({ quantity, text })),
  )
  const fitting = size ? values.filter(({ quantity }) => isSizeOf(from, quantity, size)) : values
  const [now, another] = fitting
  if (!now || another || compare(now.quantity.value, from.value) === 0) return undefined
  return isOfNow(now.text, time) ? { word, sign, from, to: now.quantity } : undefined
}

/** Whether a sentence leaves its value to be of now, or of a later time than another. */
function isOfNow(text: string, time: number | undefined): boolean {
  if (THEN.test(text)) return false
  const [own, more] = findTimes(text)
  return own === undefined || (more === undefined && (time === undefined || own.time > time))
}
