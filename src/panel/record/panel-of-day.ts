import { type HeldBy, heldOn, type People, type SeatOn } from '#people/index.ts'
import type { SeatOfDay, SubstituteOfDay } from './story.ts'

const isSure = ({ known }: HeldBy) => known !== 'not-known'

const KINDS = {
  council: 'elected',
  'co-opted-council': 'co-opted-councillor',
  independent: 'independent',
} as const

/**
 * The seats of a day with who held them, from the record of people. Those who are stated to be members, and
 * not of which seat, stand in seats whose holder is not recorded: of what kind theirs is, is not known. Where
 * more were members before than there are seats left, which of them still was is not known, and none is.
 *
 * @param day - YYYY-MM-DD
 * @param named - who was named at the meeting itself, as there or as sending apologies: a substitute among them
 * holds no seat by being there
 */
export function seatsOfDay(
  people: People,
  day: string,
  named: readonly string[],
): readonly SeatOfDay[] {
  const held = heldOn(people, day)
  const offices = new Map<string, 'chair' | 'vice-chair'>()
  for (const { post, by } of held.posts) {
    const { kind } = post
    if (kind !== 'chair' && kind !== 'vice-chair') continue
    for (const { person } of by.filter(isSure)) offices.set(person.id, kind)
  }
  const office = (id: string) => offices.get(id) ?? null
  const known = held.seats.map((one) => seatOf(people, one, office))
  const seated = new Set(known.flatMap(({ holder }) => (holder === null ? [] : [holder])))
  const inSome = held.inSomeSeat.filter(isSure).map(({ person }) => person.id)
  const standIn = new Set(
    people.substitutes.filter((one) => isFor(one, day)).map(({ person }) => person),
  )
  const atMeeting = [...new Set(named)].filter((id) => !seated.has(id) && !standIn.has(id))
  const before = inSome.filter((id) => !seated.has(id) && !atMeeting.includes(id))
  const open = held.seats.filter(({ state, by }) => state === 'not-recorded' && !by.some(isSure))
  const others =
    atMeeting.length + before.length <= open.length ? [...atMeeting, ...before] : atMeeting
  const placed = open.map(({ seat }, index) => ({ seat: seat.id, holder: others[index] ?? null }))
  const seats = known.map((seat) => {
    const holder = placed.find((one) => one.seat === seat.seat)?.holder
    if (holder === undefined || holder === null) return seat
    const name = people.people.get(holder)?.name ?? holder
    const of = { holder, name, office: office(holder), isUnrecorded: false }
    return { ...seat, ...of, kind: 'unknown' as const }
  })
  const without = others.slice(open.length)
  return [
    ...seats,
    ...without.map((holder) => ({
      ...{ seat: `seat-of-${holder}`, council: null, kind: 'unknown' as const, holder },
      ...{ former: null, name: people.people.get(holder)?.name ?? holder, party: null },
      ...{ office: office(holder), isUnrecorded: false },
    })),
  ]
}

/** Those who take a seat with the day after, as a meeting of the day may go on past its midnight. */
export function successorsAfter(people: People, day: string): readonly SeatOfDay[] {
  const today = heldOn(people, day).seats.flatMap(({ by }) => by.filter(isSure))
  const next = Temporal.PlainDate.from(day).add({ days: 1 }).toString()
  const isNew = ({ holding, person }: HeldBy) =>
    holding.from === next && !today.some((one) => one.person.id === person.id)
  return heldOn(people, next)
    .seats.filter(({ by }) => by.some(isNew))
    .map((one) => seatOf(people, one, () => null))
}

function seatOf(
  people: People,
  { seat, state, by }: SeatOn,
  office: (id: string) => SeatOfDay['office'],
): SeatOfDay {
  const holder = state === 'vacant' ? undefined : by.find(isSure)
  const council = people.bodies.get(seat.appointed_by)
  return {
    seat: seat.id,
    council: seat.kind === 'independent' ? null : (council?.id ?? seat.appointed_by),
    kind: KINDS[seat.kind],
    holder: holder?.person.id ?? null,
    isUnrecorded: holder === undefined && state !== 'vacant',
    former: null,
    name: holder?.person.name ?? seat.name,
    party: holder?.holding.party ?? null,
    office: holder === undefined ? null : office(holder.person.id),
    ...(holder?.holding.to === undefined ? {} : { until: holder.holding.to }),
  }
}

const isFor = (one: People['substitutes'][number], meeting: string) =>
  one.meeting.slice(0, meeting.length) === meeting

/**
 * Who was named to stand in for members at a meeting.
 *
 * @param meeting - its day, YYYY-MM-DD
 */
export function substitutesOfDay(
  { substitutes, people, bodies }: People,
  meeting: string,
  seats: readonly SeatOfDay[],
): readonly SubstituteOfDay[] {
  return substitutes
    .filter((one) => isFor(one, meeting))
    .map(({ person, member, told }) => {
      const seat = seats.find(({ holder }) => holder === member)
      const council = bodies.get(seat?.council ?? '')
      const name = people.get(person)?.name ?? person
      const councilAllows = council?.allows_substitutes ?? true
      return {
        person,
        name,
        seat,
        council: null,
        party: null,
        told,
        councilAllows,
        isReserve: false,
      }
    })
}
