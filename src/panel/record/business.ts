import type { Bar, Course, ItemTaken } from './course.ts'
import type { EventOf } from './event.ts'
import type { Placed } from './places.ts'
import type { ItemOfDay } from './story.ts'
import { declare } from './vote-events.ts'

/** The item in hand ends. */
export function endItem(course: Course, placed: Placed | undefined): void {
  const item = course.item
  if (item === undefined || placed === undefined) return
  item.end = { minute: placed.minute, clock: placed.clock }
}

/** An item is taken: one of the agenda, or one that is on none, which is kept and told. */
export function takeItem(course: Course, placed: Placed<EventOf<'item'>>): void {
  const { event } = placed
  const onAgenda = course.story.items.find(({ number }) => number === event.item)
  const before = course.items.find(({ item }) => item.number === event.item)?.item
  const item = onAgenda ?? before ?? unlisted(event.item)
  declare(course)
  endItem(course, placed)
  course.speeches = []
  const doubts = Object.freeze([
    ...(onAgenda === undefined ? offAgenda(course, event) : []),
    ...notAskedFor(course, event, item),
  ])
  const taken = { item, event: event.id, start: placed, end: undefined, snapshots: [], doubts }
  for (const { paragraph, message } of doubts) course.warn(event, paragraph, message)
  tellOfOrder(course, taken)
  tellOfNobody(course, taken)
  course.items.push(taken)
}

const unlisted = (number: string): ItemOfDay => ({
  number,
  title: '',
  matter: null,
  stage: null,
  minute: null,
  post: null,
})

/** Business on no agenda: whether the chair decided that it is urgent. */
function offAgenda(course: Course, event: EventOf<'item'>): readonly Bar[] {
  const { rules } = course
  if (course.story.items.length === 0) return []
  if (event.urgent === true || course.urgent.has(event.item)) return []
  const paragraph = rules.cite('urgent-business')
  const what = `Item ${event.item} is on no agenda`
  if (paragraph === undefined) {
    course.silent.add(`${what}, and the rules do not say whether such business may be taken`)
    course.warn(event, 'none', `${what}: if it is another item, correct its number`)
    return []
  }
  const message = rules.say(
    `${what}, and it is not recorded that {chair} decided that it is urgent`,
  )
  return [{ paragraph, message }]
}

const FORMAL =
  /\b(minutes|apolog|declaration|interests?|welcome|presid|urgent|election|appointment of (a |the )?(chair|vice|deputy))/i
const LEFT_OUT = new Set([
  'the',
  'and',
  'for',
  'with',
  'that',
  'from',
  'item',
  'report',
  'proposed',
])

const wordsOf = (text: string) =>
  (text.toLowerCase().match(/[\p{L}\p{N}/-]{3,}/gu) ?? []).filter((word) => !LEFT_OUT.has(word))

/** At a special meeting that was asked for: business that the request did not state. */
function notAskedFor(course: Course, event: EventOf<'item'>, item: ItemOfDay): readonly Bar[] {
  const { rules, story } = course
  const states = story.requisition?.states ?? []
  const paragraph = rules.cite('requisition-form', ({ parameters }) => parameters.business_stated)
  if (story.kind !== 'special' || states.length === 0 || paragraph === undefined) return []
  if (item.title === '' || FORMAL.test(item.title)) return []
  const stated = new Set(states.flatMap(wordsOf))
  if (wordsOf(item.title).some((word) => stated.has(word))) return []
  course.silent.add(
    `The rules do not say what a decision on business that the request did not state is worth (${paragraph})`,
  )
  const message = `The meeting was asked for, and the request states its business as “${states.join('; ')}”: item ${event.item}, “${item.title}”, is not in it`
  return [{ paragraph, message }]
}

/** The minutes of the last meeting keep their place, where a rule fixes it. */
function tellOfOrder(course: Course, { item, event }: ItemTaken): void {
  const fixed = course.rules.cite('order-fixed')
  const place = (number: string) => course.story.items.findIndex((one) => one.number === number)
  if (fixed === undefined || !/^minutes\b/i.test(item.title)) return
  const later = course.items.filter((one) => place(one.item.number) > place(item.number))
  const isFirst = !course.items.some((one) => one.item.number === item.number)
  if (later.length === 0 || !isFirst) return
  course.warn(
    event,
    fixed,
    `The minutes keep their place, and item ${later[0]?.item.number ?? ''} was taken before them`,
  )
}

/** Business taken with nobody presiding who may. */
function tellOfNobody(course: Course, { event }: ItemTaken): void {
  if (course.presiding !== undefined || course.room.size === 0) return
  const [first] = (['chair', 'vice-chair'] as const).flatMap((office) => {
    const holder = course.officeHolder(office)
    return holder !== undefined && course.room.has(holder) ? [holder] : []
  })
  if (first !== undefined) {
    course.presiding = first
    return
  }
  const { rules } = course
  const paragraph = rules.cite('may-stand', ({ parameters }) =>
    parameters.offices.includes('presiding'),
  )
  const words = rules.say('{Chair} and {vice_chair} are absent')
  if (paragraph === undefined) {
    course.silent.add(`${words}, and the rules do not say who presides`)
    return
  }
  course.warn(event, paragraph, `${words}, and nobody is recorded as chosen to preside`)
}
