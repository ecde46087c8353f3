import type { Claim } from '../claim.ts'
import { accuses, sentenceOf } from '../claim.ts'
import { overStatements, type Reading } from '../reading.ts'
import { printed } from './change-words.ts'

/**
 * "Fell", "up": the words whose figures were borne out by what tells which value came first; how far two are apart
 * says nothing of the way. Where a figure of the sentence is accused, nothing is said of its words.
 *
 * @param claims - what the checks found in the paper
 */
export function directionsBorneOut(reading: Reading, claims: readonly Claim[]): readonly Claim[] {
  const bySentence = Map.groupBy(claims, sentenceOf)
  return overStatements(reading, ({ sentence, changes }) => {
    const own = bySentence.get(sentenceOf({ where: sentence.place, quote: sentence.text })) ?? []
    if (own.length === 0) return []
    return changes.flatMap((change): readonly Claim[] => {
      const figures = [change.amount, change.percent, change.points].flatMap((it) =>
        it ? [printed(sentence.text, it)] : [],
      )
      const about = own.filter(({ stated }) => figures.includes(stated))
      const right = about.find(
        ({ verdict, kind, tellsWay }) =>
          verdict === 'correct' && (kind === 'percent-change' || tellsWay === true),
      )
      if (change.direction === 0 || !right || own.some((it) => accuses(it.verdict))) return []
      return [
        {
          where: sentence.place,
          quote: sentence.text,
          kind: 'comparison-direction',
          stated: change.word,
          recomputed: change.word,
          verdict: 'correct',
          explanation: right.explanation,
          suggestion: null,
        },
      ]
    })
  })
}
