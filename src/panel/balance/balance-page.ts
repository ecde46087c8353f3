import type { Decider } from '#constitution/index.ts'
import { citeParagraph, rulesInForce } from '#constitution/index.ts'
import { heldOn, type People } from '#people/index.ts'
import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { type BalanceReview, TRIGGERS } from './balance-records.ts'

/** Topics of rules, as areas name them. */
const MEMBERSHIP = 'membership'
const ALLOWANCES = 'allowances'

/**
 * `/panel/balance`: the seats of each council, the reviews of the balance with what they found, and the
 * independent members.
 *
 * @param day - YYYY-MM-DD
 */
export function presentBalance(
  reviews: readonly BalanceReview[],
  people: People,
  decider: Decider | undefined,
  day: string,
) {
  const rules = decider === undefined ? [] : rulesInForce(decider.constitution, day)
  const ofTopic = (topic: string, word: RegExp) =>
    rules
      .filter((rule) => rule.topic === topic && word.test(rule.gloss))
      .map((rule) => `${rule.gloss} (${citeParagraph(rule)})`)
  return {
    title: 'Balance and independent members',
    breadcrumbs: [{ text: 'The panel', href: '/panel' }],
    answer: answerOf(reviews),
    seats: seatTable(people, day),
    reviews: reviews.length === 0 ? null : reviewTable(reviews),
    whenDue: ofTopic(MEMBERSHIP, /review|balance/i),
    independents: independentTable(people, day),
    allowances: ofTopic(ALLOWANCES, /./),
  } satisfies Page & Record<string, unknown>
}

function answerOf([last]: readonly BalanceReview[]): string {
  return last === undefined
    ? 'No review of the panel’s balance is recorded here.'
    : `The balance was last reviewed on ${describeDay(last.on)}: ${last.finding}`
}

/** How many seats each body fills, and what share of all that is. */
function seatTable(people: People, day: string): DataTable | null {
  const { seats } = heldOn(people, day)
  if (seats.length === 0) return null
  const bodies = Map.groupBy(seats, ({ seat }) => seat.appointed_by)
  return {
    id: 'by-body',
    caption: 'Seats by who fills them',
    narrow: 'cards',
    columns: [
      { text: 'Filled by' },
      { text: 'Seats', numeric: true },
      { text: 'Of all', numeric: true },
    ],
    rows: [...bodies].map(([body, its]) => [
      { text: people.bodies.get(body)?.name ?? body },
      { text: String(its.length) },
      { text: `${its.length} of ${seats.length}` },
    ]),
  }
}

function reviewTable(reviews: readonly BalanceReview[]): DataTable {
  return {
    id: 'reviews',
    caption: 'Reviews of the balance',
    narrow: 'cards',
    columns: [{ text: 'Day' }, { text: 'Brought about by' }, { text: 'What it found' }],
    rows: reviews.map(({ on, trigger, finding, basis }) => [
      { text: describeDay(on) },
      { text: TRIGGERS[trigger] },
      { text: finding, note: basis },
    ]),
  }
}

function independentTable(people: People, day: string): DataTable | null {
  const its = heldOn(people, day).seats.filter(({ seat }) => seat.kind === 'independent')
  if (its.length === 0) return null
  return {
    id: 'independents',
    caption: 'Independent members',
    narrow: 'cards',
    columns: [{ text: 'Seat' }, { text: 'Held by' }, { text: 'Given until' }],
    rows: its.map(({ seat, by, state }) => {
      const [holder] = by
      const ends = holder?.holding.term_ends
      return [
        { text: seat.name },
        holder === undefined
          ? { text: state === 'vacant' ? 'Vacant' : 'Not recorded' }
          : { text: holder.person.name, href: `/panel/people/${holder.person.id}` },
        { text: ends === undefined ? 'Not recorded' : describeDay(ends) },
      ]
    }),
  }
}
