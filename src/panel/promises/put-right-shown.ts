import { describeDay } from '#shared/index.ts'
import { dueWords, whoWords } from './promise-words.ts'
import type { Says, Undertaking, Undertakings } from './undertaking.ts'

/** What was put right of an undertaking until a day, the latest first: what it said before, and why. */
export function putRightIn(undertakings: Undertakings, { versions }: Undertaking, on: string) {
  return versions
    .flatMap(({ says, known, why }, index) => {
      const before = versions[index - 1]
      if (before === undefined || known > on) return []
      const now = new Map(partsOf(undertakings, says))
      const changed = partsOf(undertakings, before.says).flatMap(([term, words]) =>
        now.get(term) === words ? [] : [`${term}: it said “${words}” before`],
      )
      return [{ heading: describeDay(known), changed, why: why ?? '' }]
    })
    .toReversed()
}

const partsOf = (
  undertakings: Undertakings,
  says: Says,
): readonly (readonly [string, string])[] => [
  ['What', says.what],
  ['Who', whoWords(undertakings, says)],
  ['Who may be meant', says.hint ?? 'nobody'],
  ['Due', dueWords(says)],
  ['What there will be', says.awaits],
]
