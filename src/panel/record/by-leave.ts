import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import type { Placed } from './places.ts'

const RULED_TOGETHER = /\b(discuss|debate|consider|take)\w*\b.*\btogether\b|\btogether\b/i
const DENIED = /\b(not|no|refus\w*|declin\w*)\b/i

/** What has to be known before the first event is judged, because it may have been recorded after it. */
export function prepare(course: Course, placed: readonly Placed[]): void {
  for (const { event } of placed) {
    if (event.type === 'arrive' || event.type === 'return') {
      for (const who of event.who) course.attending.add(who)
    }
    if (event.type === 'open') course.opensAt ??= dueByOpening(course, event)
    if (event.type === 'open' && event.by !== undefined) course.chairs.add(event.by)
    if (event.type === 'preside' || event.type === 'take-chair') {
      for (const who of event.who) course.chairs.add(who)
    }
  }
  for (const office of ['chair', 'vice-chair'] as const) {
    const holder = course.officeHolder(office)
    if (holder !== undefined) course.chairs.add(holder)
  }
  for (const [place, { event }] of placed.entries()) {
    if (event.type === 'discuss' && isByLeave(course, event)) {
      const names = event.on ?? []
      if (names.length > 1) for (const name of names) course.together.add(name)
    }
    if (event.type !== 'ruling' || !isByChair(course, event.by)) continue
    const said = `${event.ruling ?? ''} ${event.text}`
    if (DENIED.test(said)) continue
    if (RULED_TOGETHER.test(said)) letTogether(course, said)
    if (/\burgent/i.test(said)) {
      for (const item of ruledUrgent(placed, place, event)) course.urgent.add(item)
    }
  }
}

/** Where notice of a substitute is due as the meeting opens, the hour at which it did. */
function dueByOpening({ rules, story }: Course, { at }: EventOf<'open'>): string | undefined {
  const isDue = rules.on(
    'substitute-notice',
    ({ rule }) =>
      rule.kind === 'deadline' &&
      'number' in rule.deadline.count &&
      rule.deadline.count.number === 0,
  )
  if (isDue.length === 0 || at === null) return undefined
  return /^\d\d:\d\d/.test(at) ? `${story.day}T${at}` : at
}

const isByChair = (course: Course, by: string | undefined) =>
  by === undefined || course.chairs.has(by)

/** Whether it was the chair, or whoever presides, who let it be. */
export function isByLeave(course: Course, { by, leave }: EventOf<'discuss'>): boolean {
  return leave ?? (by !== undefined && course.chairs.has(by))
}

/** The amendments that a ruling names, or those of the persons it names; all, where it names none. */
function letTogether(course: Course, said: string): void {
  const words = new Set(said.match(/[\p{L}\p{N}-]+/gu) ?? [])
  const movers = course.story.seats.flatMap(({ holder, name }) =>
    holder !== null && (words.has(holder) || words.has(name.split(' ').at(-1) ?? ''))
      ? [holder]
      : [],
  )
  const names = [...words].filter((word) => /\d/.test(word) && !course.isOfPanel(word))
  for (const name of names) course.together.add(name)
  for (const mover of movers) course.togetherBy.add(mover)
  if (names.length + movers.length === 0) course.isAllTogether = true
}

/** The item that a ruling calls urgent: the one it names, the one in hand, or the one taken next. */
function ruledUrgent(
  placed: readonly Placed[],
  place: number,
  { on }: EventOf<'ruling'>,
): readonly string[] {
  if (on !== undefined) return [on]
  const item = (one: Placed | undefined) => (one?.event.type === 'item' ? [one.event.item] : [])
  const isItem = ({ event }: Placed) => event.type === 'item'
  return [
    ...item(placed.slice(0, place).findLast(isItem)),
    ...item(placed.slice(place).find(isItem)),
  ]
}
