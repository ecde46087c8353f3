import {
  countsOn,
  type HeldBy,
  type HeldOn,
  heldOn,
  officesOn,
  type People,
  type Person,
  type SeatOn,
  type Substitute,
} from '#people/index.ts'
import { capitalise, describeDay, numberInWords, type Problem } from '#shared/index.ts'
import { type DataTable, type Page, presentForm } from '#web/index.ts'
import { ON_DAY } from './asked-fields.ts'
import { knownWords, ROLE_WORDS } from './holding-words.ts'
import { substitutesOn, withdrawalsOn } from './substitutes-table.ts'

const addressOf = ({ id }: Pick<Person, 'id'>) => `/panel/people/${id}`

/** The day as it was typed, and what is wrong with it. */
export interface AskedDay {
  readonly typed: Readonly<Record<string, unknown>>
  readonly problems: readonly Problem[]
}

/** The panel on a day: its seats, who held them as far as it is recorded, and the posts around it. */
export function presentPanel(
  people: People,
  panel: string,
  day: string,
  whetherCounts: (substitute: Substitute) => string,
  asked: AskedDay,
) {
  const held = heldOn(people, day)
  return {
    title: 'The panel',
    heading: panel,
    answer: [answerOf(people, held), ...officesWords(people, day)].join(' '),
    ...presentForm([ON_DAY], { on: day, ...asked.typed }, asked.problems),
    ending: endingSoon(people, day),
    seats: seatTable(people, held),
    members: memberTable(held),
    posts: postTable(people, held),
    substitutes: substitutesOn(people, day, whetherCounts),
    withdrawals: withdrawalsOn(people, day),
    hasPlaces: hasPlaces(people),
    hasPeople: people.people.size > 0,
  } satisfies Page & Record<string, unknown>
}

/** Whether the area names any seat or office that could be held. */
export const hasPlaces = ({ seats, posts }: People) => seats.length + posts.length > 0

/** What can be said of the day in a sentence or two, with nothing made of silence. */
function answerOf(people: People, held: HeldOn): string {
  const { seats, members } = countsOn(people, held.day)
  const when = describeDay(held.day)
  if (seats === undefined) return `No seat of the panel is recorded for ${when}.`
  const vacant = held.seats.filter(({ state }) => state === 'vacant').length
  const named = held.inSomeSeat.filter(({ known }) => known === 'named').length
  const first =
    members?.number == null
      ? `${sayUnrecorded(held)}.`
      : `${when}: ${seats.number} seats and ${members.number} members${vacant === 0 ? '' : `, ${inWords(vacant, 'seat', 'seats')} vacant`}.`
  if (named === 0) return first
  const who = named === 1 ? '1 person is' : `${named} people are`
  return `${first} ${who} named at the panel’s table that day, some perhaps in place of a member.`
}

/** Terms that are given until a day of the half year to come, each with whose it is. */
function endingSoon({ holdings, people, seats, posts }: People, day: string): readonly string[] {
  const until = Temporal.PlainDate.from(day).add({ months: 6 }).toString()
  const places = new Map([...seats, ...posts].map(({ id, name }) => [id, name]))
  return holdings
    .filter(
      ({ to, term_ends: ends }) =>
        to === undefined && ends !== undefined && ends >= day && ends <= until,
    )
    .toSorted((one, other) => (one.term_ends ?? '').localeCompare(other.term_ends ?? ''))
    .map(
      ({ person, place, term_ends: ends }) =>
        `${people.get(person)?.name ?? person}: ${places.get(place) ?? 'a seat that is not stated'}, given until ${describeDay(ends ?? '')}`,
    )
}

/** That the chair holds no seat, and how many hold one of several offices of vice-chair. */
function officesWords(people: People, day: string): readonly string[] {
  const { chair, heldBy, viceChairs } = officesOn(people, day)
  const outside = chair.filter(({ holdsSeat }) => holdsSeat === false)
  return [
    ...outside.map(({ name }) => `${name} is in the chair and holds no seat.`),
    ...(viceChairs > 1
      ? [
          `${capitalise(numberInWords(viceChairs))} offices of vice-chair, ${heldBy.length === viceChairs ? 'each held' : `${heldBy.length === 0 ? 'none' : numberInWords(heldBy.length)} of them held as far as is recorded`}.`,
        ]
      : []),
  ]
}

function sayUnrecorded({ seats, day }: HeldOn): string {
  const open = seats.filter(({ state }) => state === 'not-recorded').length
  const which = open === seats.length ? 'any of them' : `${open} of them`
  return `${describeDay(day)}: ${seats.length} seats. It is not recorded who held ${which}`
}

const inWords = (count: number, one: string, many: string) =>
  `${numberInWords(count)} ${count === 1 ? one : many}`

function seatTable(people: People, { seats, day }: HeldOn): DataTable | null {
  const { bodies } = people
  if (seats.length === 0) return null
  const isAnyHeld = seats.some(({ by }) => by.length > 0)
  return {
    id: 'seats',
    caption: 'Seats',
    narrow: 'cards',
    columns: [
      { text: 'Seat' },
      { text: 'Held by' },
      ...(isAnyHeld ? [{ text: 'Role and party' }] : []),
    ],
    rows: seats.map((one) => {
      const [by] = one.by
      return [
        {
          text: one.seat.name,
          ...filledBy(one.seat.name, bodies.get(one.seat.appointed_by)?.name),
        },
        holderCell(one, by, day, vacantSince(people, one.seat.id, day)),
        ...(isAnyHeld ? [{ text: by === undefined ? '' : roleAndParty(by) }] : []),
      ]
    }),
  }
}

/** Who fills a seat, where its name does not say that. */
function filledBy(seat: string, body: string | undefined) {
  return body === undefined || seat === body ? {} : { note: `filled by ${body}` }
}

/** The day from which a seat that is vacant has been; `undefined` where that is not recorded. */
function vacantSince({ vacancies, holdings }: People, seat: string, day: string) {
  const stated = vacancies.find(
    ({ place, from, to }) => place === seat && from <= day && !(to && to < day),
  )
  if (stated !== undefined) return stated.from
  const last = holdings
    .flatMap(({ place, to }) => (place === seat && to !== undefined && to < day ? [to] : []))
    .toSorted()
    .at(-1)
  return last && Temporal.PlainDate.from(last).add({ days: 1 }).toString()
}

function holderCell(
  { state }: SeatOn,
  by: HeldBy | undefined,
  day: string,
  since: string | undefined,
) {
  if (by !== undefined) {
    return { text: by.person.name, href: addressOf(by.person), note: knownWords(by, day) }
  }
  if (state !== 'vacant') return { text: 'Not recorded' }
  return { text: 'Vacant', ...(since === undefined ? {} : { note: `since ${describeDay(since)}` }) }
}

function roleAndParty({ holding: { role, party, executive } }: HeldBy): string {
  const parts = [
    role === undefined ? '' : ROLE_WORDS[role],
    party ?? '',
    executive ? 'member of the council’s executive' : '',
  ].filter(Boolean)
  return parts.length === 0 ? 'Not stated' : parts.join(', ')
}

/**
 * Those named as members in papers that do not say of which seat; who surely was not is left out, and
 * whoever is known to have held one.
 */
function memberTable({ seats, inSomeSeat, day }: HeldOn): DataTable | null {
  const seated = new Set(
    seats.flatMap(({ state, by }) => (state === 'held' ? by.map(({ person }) => person.id) : [])),
  )
  const named = inSomeSeat.filter(({ person }) => !seated.has(person.id))
  if (named.length === 0) return null
  const order = ['named', 'held', 'around', 'not-known']
  return {
    id: 'members',
    caption: 'Named among the members, the seat not stated',
    narrow: 'cards',
    columns: [{ text: 'Name' }, { text: 'What is known of that day' }],
    rows: named
      .toSorted((one, other) => order.indexOf(one.known) - order.indexOf(other.known))
      .map((by) => [
        { text: by.person.name, href: addressOf(by.person) },
        { text: knownWords(by, day) },
      ]),
  }
}

function postTable({ bodies }: People, { posts, day }: HeldOn): DataTable | null {
  if (posts.length === 0) return null
  return {
    id: 'posts',
    caption: 'Offices',
    narrow: 'cards',
    columns: [{ text: 'Office' }, { text: 'Held by' }, { text: 'What is known of that day' }],
    rows: posts.flatMap(({ post, state, by }) => {
      const name = { text: post.name, note: bodies.get(post.body)?.name ?? '' }
      if (by.length === 0) {
        return [[name, { text: state === 'vacant' ? 'Vacant' : 'Not recorded' }, { text: '' }]]
      }
      return by.map((one) => [
        name,
        { text: one.person.name, href: addressOf(one.person) },
        { text: knownWords(one, day) },
      ])
    }),
  }
}
