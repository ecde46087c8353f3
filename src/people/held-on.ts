import { byLastName } from './name-words.ts'
import type { Holding, People, Person, Post, Seat } from './person.ts'
import { SOME_SEAT } from './person.ts'

/**
 * What is known of a holding on a day. `held`: its first day is stated and it was not over. `named`: a
 * source names them in it on that very day. `around`: sources name them before and after, and none says
 * what was between. `not-known`: nothing says whether it had begun or had ended. `no`: it had not, or had.
 */
export type Known = 'held' | 'named' | 'around' | 'not-known' | 'no'

/** @param day - YYYY-MM-DD */
export function holdsOn({ from, to, term_ends: termEnds, seen }: Holding, day: string): Known {
  if ((from !== undefined && day < from) || (to !== undefined && day > to)) return 'no'
  const days = seen.map(({ on }) => on).sort()
  if (days.includes(day)) return 'named'
  if (from !== undefined) {
    if (to !== undefined || termEnds === undefined || day <= termEnds) return 'held'
  } else if (day === to) return 'held'
  const first = from ?? days[0]
  const last = to ?? days.at(-1)
  const isBetween = first !== undefined && last !== undefined && first < day && day < last
  return isBetween ? 'around' : 'not-known'
}

/** Somebody who held, or may have held, a place on a day. */
export interface HeldBy {
  readonly holding: Holding
  readonly person: Person
  readonly known: Exclude<Known, 'no'>
}

/**
 * A seat on a day: held by somebody, stated to be vacant, or nothing is recorded of who held it. Where it
 * was held, whoever may have gone on in it by then is left out.
 */
export interface SeatOn {
  readonly seat: Seat
  readonly state: 'held' | 'vacant' | 'not-recorded'
  readonly by: readonly HeldBy[]
}

export interface PostOn {
  readonly post: Post
  readonly state: 'held' | 'vacant' | 'not-recorded'
  readonly by: readonly HeldBy[]
}

/** Who held what on a day. */
export interface HeldOn {
  /** YYYY-MM-DD */
  readonly day: string
  /** The seats there were, in the order of the file. */
  readonly seats: readonly SeatOn[]
  /** Those who are stated to be members, and not of which seat; by name. */
  readonly inSomeSeat: readonly HeldBy[]
  readonly posts: readonly PostOn[]
}

/**
 * Who held what on any day, as far as it is recorded.
 *
 * @param day - YYYY-MM-DD
 */
export function heldOn(people: People, day: string): HeldOn {
  const holders = holdersOn(people, day)
  const stateOf = (place: string) => {
    const by = holders(place)
    const sure = by.filter(({ known }) => known === 'held' || known === 'named')
    if (sure.length > 0) return { by: sure, state: 'held' as const }
    const isVacant = by.length === 0 && isKnownVacant(people, place, day)
    return { by, state: isVacant ? ('vacant' as const) : ('not-recorded' as const) }
  }
  return {
    day,
    seats: seatsOn(people, day).map((seat) => ({ seat, ...stateOf(seat.id) })),
    inSomeSeat: holders(SOME_SEAT),
    posts: people.posts
      .filter(({ from, to }) => isWithin(day, from, to))
      .map((post) => ({ post, ...stateOf(post.id) })),
  }
}

/** The seats that there were on a day, whether anybody held them or not. */
export function seatsOn({ seats }: People, day: string): readonly Seat[] {
  return seats.filter(({ from, to }) => isWithin(day, from, to))
}

function holdersOn({ holdings, people }: People, day: string) {
  const found = holdings.flatMap((holding): HeldBy[] => {
    const known = holdsOn(holding, day)
    const person = people.get(holding.person)
    return known === 'no' || person === undefined ? [] : [{ holding, person, known }]
  })
  const byPlace = Map.groupBy(found, ({ holding }) => holding.place)
  return (place: string): readonly HeldBy[] =>
    (byPlace.get(place) ?? []).toSorted((one, other) =>
      byLastName(one.person.name).localeCompare(byLastName(other.person.name), 'en'),
    )
}

/** Stated to be vacant, or held until a day before and by nobody since. */
function isKnownVacant({ vacancies, holdings }: People, place: string, day: string): boolean {
  if (vacancies.some((one) => one.place === place && isWithin(day, one.from, one.to))) return true
  return holdings.some((one) => one.place === place && one.to !== undefined && one.to < day)
}

function isWithin(day: string, from: string | undefined, to: string | undefined): boolean {
  return (from === undefined || from <= day) && (to === undefined || day <= to)
}
