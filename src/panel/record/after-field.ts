import type { Field } from '#fields/index.ts'
import type { Problem } from '#shared/index.ts'
import { eventWords } from './event-words.ts'
import type { JudgedRecord } from './fetch-judged.ts'
import { hourTold } from './hour-told.ts'

const LONGEST = 80

/** So many of the latest can be chosen. */
const MOST = 60

/** How it came to what tells its order: asked where no hour is entered, as with one only what it came straight after is told. */
export const ORDER = {
  name: 'order',
  kind: 'choice',
  label: 'And in what order',
  choices: { after: 'It came straight after that', before: 'It came some time before that' },
  default: 'after',
} as const satisfies Field

export const whichOrder: Problem = {
  code: 'which-order',
  field: ORDER.name,
  message: 'Choose whether it came straight after that or some time before that: no hour tells it',
}

/**
 * What something came straight after or some time before, where its hour does not tell the order: what is recorded, the latest first.
 *
 * @param chosen - can be chosen as well, however long ago it was
 * @param itself - the id of what is put right: it came not after itself
 */
export function afterField(
  { judged: { placed, course } }: JudgedRecord,
  chosen: unknown,
  itself?: unknown,
  most = MOST,
): Field {
  const others = placed.filter(({ event }) => event.id !== itself)
  const latest = most === 0 ? [] : others.slice(-most)
  const earlier = placed.find(({ event }) => event.id === chosen)
  const all = earlier === undefined || latest.includes(earlier) ? latest : [earlier, ...latest]
  const choices = all.toReversed().map((one) => {
    const { event } = one
    const hour = hourTold(placed, placed.indexOf(one))
    const words = eventWords(course, event)
    const short = words.length > LONGEST ? `${words.slice(0, LONGEST)}…` : words
    return [event.id, `${hour === '' ? 'hour not known' : hour}: ${short}`] as const
  })
  return {
    name: 'after',
    kind: 'choice',
    label: 'What tells the order, where the hour does not',
    choices: Object.fromEntries(choices),
    required: false,
  }
}
