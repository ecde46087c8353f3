import type { MeetingEvent } from './event.ts'
import { itemAt } from './item-at.ts'
import type { JudgedMeeting } from './judge.ts'
import { isOpenInMinutes } from './kept-words.ts'
import { factsOf } from './plain-words.ts'

/**
 * Those who left the item in hand after they had declared an interest in it.
 *
 * @param gone - who left
 * @returns who they are, and what they rest on; nobody where none of them had
 */
export function leftForInterest(
  judged: JudgedMeeting,
  event: MeetingEvent,
  gone: readonly string[],
): { readonly who: readonly string[]; readonly facts: readonly string[] } {
  const declared = new Map(
    gone.flatMap((person) => {
      const interest = declaredBefore(judged, event, person)
      return interest === undefined ? [] : [[person, interest] as const]
    }),
  )
  const interests = new Set(declared.values())
  return {
    who: [...declared.keys()],
    facts: [event.id, ...interests].flatMap((one) => factsOf(judged, one)),
  }
}

/** The event with which somebody declared an interest in the item in hand, of those that are told to everybody. */
function declaredBefore(
  judged: JudgedMeeting,
  { id }: MeetingEvent,
  person: string,
): string | undefined {
  const { course, places, corrected } = judged
  const item = itemAt(judged, id)
  // What was refused stands nowhere in the minutes
  const refused = new Set(course.refused.map((one) => one.event))
  const placeOf = (event: string) => places.get(event) ?? -1
  return course.interests.findLast(
    ({ who, items, kind, dispensation, event }) =>
      who === person &&
      item !== null &&
      (items === undefined ? kind === 'pecuniary' : items.includes(item)) &&
      !dispensation &&
      !refused.has(event) &&
      placeOf(event) < placeOf(id) &&
      corrected.some(({ raw }) => raw.id === event && isOpenInMinutes(raw, [raw])),
  )?.event
}
