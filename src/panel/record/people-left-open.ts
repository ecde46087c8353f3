import type { Course } from './course.ts'
import type { Placed } from './places.ts'
import { substituteBar } from './sitting.ts'

/** Whoever presided, of whom it is not recorded that they came in. */
export function neverIn(course: Course, placed: readonly Placed[]): void {
  for (const { event } of placed) {
    const who =
      event.type === 'open'
        ? [event.by ?? '']
        : event.type === 'preside' || event.type === 'take-chair'
          ? event.who
          : []
    for (const person of who) {
      if (!course.isOfPanel(person) || course.attending.has(person)) continue
      course.unsettled.add(
        `${course.nameOf(person)} presided, and it is not recorded that they came in: not counted`,
      )
    }
  }
}

/** Seats of which it is not recorded who held them, or whether they came: how many, and never who. */
export function notAccountedFor({ story, spans, unsettled }: Course): void {
  const isToldOf = (holder: string) => spans.has(holder) || story.apologies.includes(holder)
  const open = story.seats.filter(({ holder, kind, isUnrecorded }) =>
    holder === null ? isUnrecorded : kind === 'unknown' && !isToldOf(holder),
  )
  if (open.length === 0 || spans.size === 0) return
  const there = story.seats.filter(({ holder }) => holder !== null && spans.has(holder)).length
  const [is, it] = open.length === 1 ? ['is', 'it'] : ['are', 'them']
  const sorry = story.apologies.length
  const apologies = sorry === 0 ? 'no apologies' : sorry === 1 ? '1 apology' : `${sorry} apologies`
  const sum = `${there} present and ${apologies}`
  unsettled.add(
    `${sum} of ${story.seats.length} seats: ${open.length} ${is} not accounted for. Who held ${it}, and whether they sent apologies, is not recorded; ${it === 'it' ? 'it counts' : 'they count'} as filled in what a veto needs`,
  )
}

/** A substitute who was named in a way that the rules do not allow, and never came. */
export function neverThere(course: Course): void {
  for (const one of course.story.substitutes) {
    if (course.spans.has(one.person)) continue
    const bar = substituteBar(course, one)
    if (bar !== undefined) course.bar(one.person, bar)
  }
}

/** Somebody who sent apologies and was there. */
export function apologised(course: Course): void {
  for (const person of course.story.apologies) {
    if (!course.spans.has(person)) continue
    course.unsettled.add(`${course.nameOf(person)} sent apologies and is recorded as there`)
  }
}
