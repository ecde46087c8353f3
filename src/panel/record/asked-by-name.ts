import type { Course, Vote } from './course.ts'
import type { EventOf } from './event.ts'
import type { JudgedMeeting } from './judge.ts'
import { factsOf, joined } from './plain-words.ts'

/** Who asked that a vote be recorded by name, and how many more of whom no name is known: "Cllr A and 2 others". */
export function askersWords(course: Course, events: readonly EventOf<'demand-recorded'>[]): string {
  const named = new Set(events.flatMap(({ members }) => members))
  const others = Math.max(0, ...events.map((one) => one.others ?? 0))
  const names = [...named].filter((one) => course.isOfPanel(one)).map((one) => course.nameOf(one))
  const more = others === 1 ? '1 other' : `${others} others`
  return joined(others === 0 ? names : [...names, more])
}

/** The demands for the names of a vote, of those that had an effect or of the others. */
export const demandsOf = (judged: Pick<JudgedMeeting, 'placed'>, vote: Vote, isGood: boolean) => {
  const ids = new Set(vote.demands.flatMap((one) => (one.isGood === isGood ? [one.event] : [])))
  return judged.placed.flatMap(({ event }) =>
    event.type === 'demand-recorded' && ids.has(event.id) ? [event] : [],
  )
}

/** Why a vote was recorded by name, where that was asked for: by enough of them, or by fewer than are needed. */
export function askedFor(
  judged: JudgedMeeting,
  vote: Vote,
): { readonly words: string; readonly facts: readonly string[] } {
  const { course } = judged
  const good = demandsOf(judged, vote, true)
  const asked = good.length > 0 ? good : demandsOf(judged, vote, false)
  const who = askersWords(course, asked)
  const facts = asked.flatMap(({ id }) => factsOf(judged, id))
  if (who === '') return { words: '', facts }
  if (good.length > 0) return { words: `, as ${who} required`, facts }
  const isShort = vote.demands.some(({ needed }) => needed !== undefined)
  const why = isShort ? 'fewer than are needed' : 'too late to require it'
  return { words: `; ${who} asked for that, ${why}`, facts }
}
