import type { Course } from './course.ts'
import { heldInPublic, stateBar, tellOfExclusion } from './debate-events.ts'
import type { EventOf } from './event.ts'
import type { JudgedMeeting } from './judge.ts'
import type { Placed } from './places.ts'
import { joined } from './plain-words.ts'

/** How the exclusion of the public came about. */
export const EXCLUDED_BY = {
  resolved: 'The meeting resolved it, without a count',
  motion: 'By a motion that is recorded by itself',
  law: 'The law requires it: confidential information',
} as const

/** The public are excluded for some items: what is said of those is for members from then on. */
export function excludePublic(course: Course, placed: Placed<EventOf<'exclude-public'>>): void {
  const { event } = placed
  const inHand = course.item?.item.number
  const items = event.items ?? (inHand === undefined ? [] : [inHand])
  const strange = items.find((one) => !course.story.items.some(({ number }) => number === one))
  if (strange !== undefined) {
    course.refuse(event, `There is no item ${strange} on the agenda. Correct the item`)
    return
  }
  course.excluded = { event: event.id, items }
  tellOfExclusion(course)
  const bar =
    stateBar(course) ??
    items
      .flatMap((one) => course.story.items.find(({ number }) => number === one) ?? [])
      .map((item) => heldInPublic(course, item))
      .find((one) => one !== undefined)
  if (bar !== undefined) course.bar(event, bar)
  if (items.length === 0) {
    course.unsettled.add('For which item the public were excluded is not recorded')
  }
  if (groundOf(course, event) === undefined) {
    const which = items.length === 0 ? '' : ` for ${itemsWords(items)}`
    course.unsettled.add(`On what ground the public were excluded${which} is not recorded`)
  }
}

export function readmitPublic(course: Course, { event }: Placed<EventOf<'readmit-public'>>): void {
  if (course.excluded === undefined) {
    course.warn(event, 'none', 'It is not recorded that the public were excluded')
  }
  course.excluded = undefined
}

/** Whether the public were excluded from the item that was before the meeting at an event, or it stands nowhere in it. */
export function isWithoutPublic({ placed }: JudgedMeeting, id: string): boolean {
  let item: string | undefined
  let excluded: readonly string[] = []
  for (const { event } of placed) {
    if (event.type === 'item') item = event.item
    if (event.type === 'readmit-public') excluded = []
    if (event.type === 'exclude-public')
      excluded = event.items ?? (item === undefined ? [] : [item])
    if (event.id === id) return item !== undefined && excluded.includes(item)
  }
  return true
}

/** On what ground the public were excluded: as it was said then, or as the agenda gave it of each of the items. */
export function groundOf(
  { story, item }: Course,
  { ground, items }: EventOf<'exclude-public'>,
): string | undefined {
  if (ground !== undefined) return ground
  const named = items ?? (item === undefined ? [] : [item.item.number])
  const grounds = named.map((one) => story.items.find(({ number }) => number === one)?.ground)
  if (grounds.length === 0 || grounds.includes(undefined)) return undefined
  return [...new Set(grounds)].join(' and ')
}

/** "item 7", "items 7 and 8" */
const itemsWords = (items: readonly string[]) =>
  `item${items.length === 1 ? '' : 's'} ${joined(items)}`

/** The item “Rural crime”: minutes have numbers of their own, so that of the agenda would point elsewhere. */
export function itemsNamed({ story }: Course, items: readonly string[]): string {
  const titles = items.map((one) => {
    const item = story.items.find(({ number }) => number === one)
    return item === undefined || item.isOnNoAgenda === true ? undefined : `“${item.title}”`
  })
  const known = titles.filter((one) => one !== undefined)
  return known.length < items.length
    ? itemsWords(items)
    : `the item${items.length === 1 ? '' : 's'} ${joined(known)}`
}
