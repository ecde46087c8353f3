import { compare } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { markSentence } from '../clause/marked.ts'
import { waysIn } from '../clause/ways.ts'
import { overStatements, type Reading } from '../reading.ts'
import { conclude } from './conclude.ts'

/** "71.5%, was 74.0%: up 2.5 points": which way it went, where a clause tells both values and which came first. */
export function checkWaysTold(reading: Reading): readonly Claim[] {
  return overStatements(reading, ({ sentence }) => {
    if (sentence.quantities.length < 2) return []
    return waysIn(markSentence(sentence)).map(({ word, said, from, to }) => {
      const way = compare(to.value, from.value)
      return conclude(sentence, {
        kind: 'comparison-direction',
        stated: word,
        recomputed: way > 0 ? 'an increase' : 'a decrease',
        fit: way === said ? 'correct' : 'incorrect',
        working: `from ${from.text} to ${to.text} is ${way > 0 ? 'up' : 'down'}`,
      })
    })
  })
}
