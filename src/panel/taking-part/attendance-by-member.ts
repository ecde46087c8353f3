import { holdsSeatOn, type People } from '#people/index.ts'
import type { Meeting } from '../meetings/meeting.ts'
import type { Held } from '../meetings/meeting-file.ts'
import { goesOn } from '../meetings/standing.ts'

/** A member's attendance at the meetings of which it is recorded who was there. */
export interface MemberAttendance {
  readonly person: string
  readonly present: number
  readonly apologies: number
  /** Meetings at which they are named in neither way, though they held a seat that day. */
  readonly neither: number
  /** Meetings at which they are not named, and of which it is not recorded whether they were a member. */
  readonly notKnown: number
}

/** What is known of attendance, and of how many meetings that is. */
export interface Attendance {
  /** Meetings that were held and of which it is recorded who was there. */
  readonly recorded: number
  /** Meetings that were held, of which it is not. */
  readonly unrecorded: number
  /** Whoever is named as present or with apologies, or held a seat on the day of one of them. */
  readonly members: readonly MemberAttendance[]
}

/**
 * Attendance by member: a meeting of which it is not recorded who was there counts for nobody, and not to be
 * named is not to have been away where nothing says that somebody was a member that day.
 */
export function attendanceByMember(
  meetings: readonly Meeting[],
  people: People,
  today: string,
): Attendance {
  const held = meetings.flatMap((meeting) =>
    meeting.held === null ? [] : [{ ...meeting.held, isOver: !goesOn(meeting, today) }],
  )
  const recorded = held.filter(({ present }) => present !== null)
  const named = recorded.flatMap(({ present, apologies }) => [
    ...(present ?? []),
    ...(apologies ?? []),
  ])
  const seated = recorded.flatMap(({ day }) =>
    [...people.people.keys()].filter((id) => holdsSeatOn(people, id, day) === 'held'),
  )
  return {
    recorded: recorded.length,
    unrecorded: held.length - recorded.length,
    members: [...new Set([...named, ...seated])].map((person) => ({
      person,
      ...countsOf(person, recorded, people),
    })),
  }
}

/** How somebody is recorded for a meeting of which it is recorded who was there. */
export type Attended = keyof Omit<MemberAttendance, 'person'>

/** A meeting that was held, with whether it is over. */
type HeldAndOver = Pick<Held, 'day' | 'present' | 'apologies'> & { readonly isOver: boolean }

/** @returns `undefined` where they held no seat that day and are not named, or nothing is recorded of who was there */
export function attendedAs(
  { day, present, apologies, isOver }: HeldAndOver,
  person: string,
  people: People,
): Attended | undefined {
  if (present === null) return undefined
  if (present.includes(person)) return 'present'
  if (apologies?.includes(person)) return 'apologies'
  // Whoever has not come while it goes on may still come
  if (!isOver) return undefined
  const known = holdsSeatOn(people, person, day)
  return known === 'held' ? 'neither' : known === 'no' ? undefined : 'notKnown'
}

function countsOf(person: string, recorded: readonly HeldAndOver[], people: People) {
  const counts = { present: 0, apologies: 0, neither: 0, notKnown: 0 }
  for (const held of recorded) {
    const attended = attendedAs(held, person, people)
    if (attended !== undefined) counts[attended] += 1
  }
  return counts
}
