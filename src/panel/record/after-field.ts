import type { Field } from '#fields/index.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'

const LONGEST = 80

/** So many of the latest can be chosen. */
const MOST = 60

/**
 * What something came straight after, where its hour is not known: what is recorded, the latest first.
 *
 * @param chosen - can be chosen as well, however long ago it was
 */
export function afterField(
  { judged: { placed, course } }: JudgedRecord,
  chosen: unknown,
  most = MOST,
): Field {
  const latest = most === 0 ? [] : placed.slice(-most)
  const earlier = placed.find(({ event }) => event.id === chosen)
  const all = earlier === undefined || latest.includes(earlier) ? latest : [earlier, ...latest]
  const choices = all.toReversed().map(({ event, clock }) => {
    const words = eventWords(course, event)
    const short = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
    return [event.id, `${clock ?? 'hour not known'}: ${short}`] as const
  })
  return {
    name: 'after',
    kind: 'choice',
    label: 'What it came straight after, if the hour is not known',
    choices: Object.fromEntries(choices),
    required: false,
  }
}
