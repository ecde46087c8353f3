import type { Corrected, RawEvent, Refused } from './corrections.ts'
import type { Course } from './course.ts'
import { mark } from './names.ts'

const NAMED = ['vote', 'motion', 'amendment', 'on'] as const

/**
 * Of what is refused because what it names is not there: that this was struck out, or comes only after it, and what to
 * do.
 *
 * @param refused - as the course of the meeting had it
 * @param events - everything that was recorded, as it stands
 */
export function saidOfNotThere(
  course: Course,
  refused: readonly Refused[],
  events: readonly Corrected[],
): readonly Refused[] {
  if (refused.length === 0) return refused
  const names = (which: boolean) =>
    new Map(
      events
        .filter(({ isStruck }) => isStruck === which)
        .flatMap(({ raw }) => namesOf(raw).map((name) => [name, kindOf(raw)] as const)),
    )
  const [struck, standing] = [names(true), names(false)]
  return refused.map((one) => {
    const raw = events.find(({ raw: { id } }) => id === one.event)?.raw
    const its = raw === undefined ? [] : NAMED.flatMap((field) => [raw[field]].flat().map(String))
    const own = raw === undefined ? [] : namesOf(raw)
    const later = its.find((name) => standing.has(name) && !own.includes(name))
    const gone = its.find((name) => struck.has(name) && !standing.has(name))
    const message =
      gone === undefined
        ? one.message.startsWith('There is no ') && later !== undefined
          ? `It stands in the record before the ${standing.get(later)}${mark(course, later)} that it is about, so it counts for nothing. Put right its hour, or what it came straight after`
          : one.message
        : `It is about the ${struck.get(gone)}${mark(course, gone)} that was struck out, so it counts for nothing. Put right what it is about, or strike it out too`
    return { ...one, message }
  })
}

const KINDS: Readonly<Record<string, string>> = { put: 'question', move: 'motion' }

const kindOf = ({ type }: RawEvent) => KINDS[String(type)] ?? 'amendment'

/** The names by which others speak of a question, a motion or an amendment. */
function namesOf(raw: RawEvent): readonly string[] {
  const { type, id, vote, motion, amendment }: Readonly<Record<string, unknown>> = raw
  if (type === 'put') return [String(vote ?? id)]
  if (type === 'move') return [String(motion ?? id)]
  return type === 'amend' ? [String(amendment ?? id)] : []
}
