import type { Course } from './course.ts'
import type { EventOf } from './event.ts'
import { ALL_ITEMS, NO_ITEM } from './interest-items.ts'
import { isNamedByNumber } from './item-named.ts'
import { lower, nobodyThere, voteName } from './names.ts'
import type { Placed } from './places.ts'
import { quorumParagraph, tellOfOneItem } from './quorum-lost.ts'
import { mustWithdraw, neededFor, sits, sitting, voteParagraph } from './sitting.ts'

/** An interest is declared. */
export function interest(course: Course, placed: Placed<EventOf<'interest'>>): void {
  const { event } = placed
  const kind =
    /pecuniary/i.test(event.kind) && !/non-?\s?pecuniary/i.test(event.kind)
      ? 'pecuniary'
      : 'personal'
  const dispensation = event.dispensation !== undefined && event.dispensation !== false
  const items = itemsIn(course, event)
  for (const who of event.who) {
    if (!course.isKnown(who)) {
      course.refuse(event, `${nobodyThere(course, who)}. Correct who it was`)
      continue
    }
    if (!course.isOfPanel(who)) {
      course.bar(event, {
        paragraph: voteParagraph(course),
        message: `${course.nameOf(who)} holds no seat: an interest that is declared keeps from nothing`,
      })
      continue
    }
    course.interests.push(Object.freeze({ who, items, kind, dispensation, event: event.id }))
    const bars = course.rules.cite('interest-bars', ({ parameters }) =>
      parameters.interests.includes(kind),
    )
    tellOfDispensation(course, event, who, kind, dispensation, bars)
    tellOfEarlierVotes(course, event, who, items, bars)
    tellOfStaying(course, placed, who, bars)
  }
}

function itemsIn(course: Course, { items }: EventOf<'interest'>): readonly string[] | undefined {
  if (items === undefined) return itemOr(course)
  if (items.includes(ALL_ITEMS)) return undefined
  return items.filter((one) => one !== NO_ITEM)
}

/** An interest of which no item is said is in the item in hand, unless that is the item for declarations. */
function itemOr(course: Course): readonly string[] | undefined {
  const item = course.item?.item
  return item === undefined || /declaration|interest/i.test(item.title) ? undefined : [item.number]
}

function tellOfDispensation(
  course: Course,
  event: EventOf<'interest'>,
  who: string,
  kind: 'personal' | 'pecuniary',
  dispensation: boolean,
  bars: string | undefined,
): void {
  if (!dispensation || bars === undefined) return
  const lifts = course.rules.on('dispensation-lifts', ({ parameters }) =>
    parameters.interests.includes(kind),
  )
  if (lifts.length > 0) return
  course.bar(event, {
    paragraph: bars,
    message: `The dispensation of ${course.nameOf(who)} has no effect: the rules know of none`,
  })
}

function tellOfEarlierVotes(
  course: Course,
  event: EventOf<'interest'>,
  who: string,
  items: readonly string[] | undefined,
  bars: string | undefined,
): void {
  if (bars === undefined) return
  for (const vote of course.votes) {
    const number = vote.item?.number
    if (items !== undefined && number === undefined) continue
    if (items !== undefined && !isNamedByNumber(course.story.items, items, number ?? '')) continue
    if (!vote.atPut.room.includes(who) || vote.interests.has(who)) continue
    course.warn(
      event,
      bars,
      `${course.nameOf(who)} declared the interest after ${lower(voteName(course, vote))} was put, and was in the room for it`,
    )
    course.unsettled.add(
      `${voteName(course, vote)}: whether ${course.nameOf(who)}, who declared an interest afterwards, voted in it`,
    )
  }
}

function tellOfStaying(
  course: Course,
  placed: Placed,
  who: string,
  bars: string | undefined,
): void {
  const number = course.item?.item.number
  const one = course.interestIn(who, number)
  if (bars === undefined || one === undefined || !mustWithdraw(course, one)) return
  if (!course.room.has(who) || !sits(course, who)) return
  const needed = neededFor(course)
  const counted = sitting(course).length
  if (needed === undefined || counted >= needed || counted + 1 < needed) return
  const paragraph = quorumParagraph(course)
  course.warn(
    placed.event,
    paragraph,
    `Without ${course.nameOf(who)}, who has to leave for the item, ${counted} are counted and ${needed} are needed: nothing can be decided on it`,
  )
  tellOfOneItem(
    course,
    course.rules.cite('quorum-lost', ({ parameters }) =>
      parameters.bodies.includes(course.story.body),
    ),
    paragraph,
  )
}
