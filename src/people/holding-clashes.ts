import { describeDay, type Problem } from '#shared/index.ts'
import { holdsOn } from './held-on.ts'
import { keyOfHolding } from './people-records.ts'
import type { Holding, People } from './person.ts'

/**
 * Why somebody cannot have begun to hold a place on a day, beside what is recorded: they or somebody
 * else held it, they held another seat, or somebody did from a later day and no end before it is given.
 *
 * @returns none when nothing is against it
 */
export function clashesAtStart(people: People, holding: Holding): readonly Problem[] {
  const { person, place, from } = holding
  if (from === undefined) return []
  const rival = people.holdings.find(
    (one) =>
      (isSame(one, holding) || isRival(people, one, holding)) && holdsOn(one, from) === 'held',
  )
  if (rival === undefined) return clashesLater(people, holding)
  const name = nameIn(people, rival.person)
  const said = () => {
    if (rival.place !== place) {
      return `${name} holds ${seatIn(people, rival.place)} on that day, and one person holds one seat. Record first until when they did`
    }
    if (rival.person === person) return `${name} holds it already on that day. Nothing was recorded`
    return `${name} holds that ${kindOf(people, place)} on that day. Record first until when they did`
  }
  return [{ code: 'held-already', message: said(), field: 'place' }]
}

/** Why somebody cannot have held a place for so long: the end has to be before what began later. */
export function clashesLater(people: People, holding: Holding): readonly Problem[] {
  const { person, place, from, to } = holding
  if (from === undefined) return []
  const next = people.holdings
    .filter((one) => isRival(people, one, holding) && one.from !== undefined && one.from > from)
    .toSorted((one, other) => (one.from ?? '').localeCompare(other.from ?? ''))[0]
  if (next?.from === undefined || (to !== undefined && to < next.from)) return []
  const name = next.person === person ? 'The same person' : nameIn(people, next.person)
  const what = next.place === place ? `that ${kindOf(people, place)}` : seatIn(people, next.place)
  const message = `Until when? ${name} held ${what} from ${describeDay(next.from)}: enter a last day before that`
  return [{ code: 'held-later', message, field: 'to' }]
}

const isSame = (one: Holding, other: Holding) =>
  one.place === other.place && one.person === other.person

/** Whether one holding leaves no room for another: one holds a seat, or the chair, and one seat a person. */
function isRival(people: People, one: Holding, holding: Holding): boolean {
  if (keyOfHolding(one) === keyOfHolding(holding)) return false
  if (one.place === holding.place) return kindOf(people, one.place) !== undefined
  return (
    one.person === holding.person &&
    [one, holding].every(({ place }) => kindOf(people, place) === 'seat')
  )
}

/** What only one person holds at a time; `undefined` for the posts that may be shared. */
function kindOf({ seats, posts }: People, place: string): 'seat' | 'office' | undefined {
  if (seats.some(({ id }) => id === place)) return 'seat'
  const post = posts.find(({ id }) => id === place)
  return post?.kind === 'chair' || post?.kind === 'vice-chair' ? 'office' : undefined
}

const nameIn = ({ people }: People, id: string) => people.get(id)?.name ?? id

const seatIn = ({ seats }: People, id: string) =>
  `the seat ${seats.find((one) => one.id === id)?.name ?? id}`
