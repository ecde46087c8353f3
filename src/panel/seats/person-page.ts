import { keyOfHolding, type People, type Person, SOME_SEAT } from '#people/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { daysWords, ENDED_WORDS, ROLE_WORDS, sourcesOf } from './holding-words.ts'
import { timeWords } from './substitutes-table.ts'

const CRUMBS = [{ text: 'The panel', href: '/panel' }]

/** Somebody's names, and all that is stated of what they held, each with where it is stated. */
export function presentPerson(people: People, person: Person) {
  return {
    title: person.name,
    breadcrumbs: CRUMBS,
    aliases: person.aliases,
    holdings: holdingTable(people, person),
    attendance: `/meetings/attendance/${person.id}`,
    ends: endsOf(people, person),
    substitutes: people.substitutes
      .filter((one) => one.person === person.id)
      .map(
        ({ meeting, member }) =>
          `For ${people.people.get(member)?.name ?? member}, at the meeting at ${timeWords(meeting)}`,
      ),
  } satisfies Page & Record<string, unknown>
}

/** A seat or a post by its name, or that the seat is not stated. */
export function placeName({ seats, posts }: People, place: string): string {
  if (place === SOME_SEAT) return 'Member of the panel, the seat not stated'
  return [...seats, ...posts].find(({ id }) => id === place)?.name ?? place
}

function holdingTable(people: People, { id }: Person): DataTable | null {
  const its = people.holdings.filter(({ person }) => person === id)
  if (its.length === 0) return null
  return {
    id: 'holdings',
    caption: 'Seats and offices',
    narrow: 'cards',
    columns: [{ text: 'Seat or office' }, { text: 'When' }, { text: 'Where it is stated' }],
    rows: its.map((holding) => {
      const { role, party, how_ended: how } = holding
      const about = [role && ROLE_WORDS[role], party].filter(Boolean).join(', ')
      const ended = how === undefined ? '' : ENDED_WORDS[how]
      return [
        { text: placeName(people, holding.place), ...(about === '' ? {} : { note: about }) },
        { text: daysWords(holding), ...(ended === '' ? {} : { note: ended }) },
        { text: sourcesOf(holding) },
      ]
    }),
  }
}

/** What can be recorded of what they hold: an end, or that it was never so. */
function endsOf(people: People, { id }: Person) {
  return people.holdings
    .filter(({ person }) => person === id)
    .map((holding) => ({
      name: placeName(people, holding.place),
      href: `/panel/record/end?holding=${encodeURIComponent(keyOfHolding(holding))}`,
      withdrawHref:
        holding.record === undefined
          ? null
          : `/panel/record/withdraw?kind=holding&record=${encodeURIComponent(holding.record)}`,
    }))
}
