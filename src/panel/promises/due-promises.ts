import type { Audience } from '#storage/index.ts'
import type { DataTable } from '#web/index.ts'
import type { FetchUndertakings } from './promise-book.ts'
import { addressOf, dueWords, whoWords } from './promise-words.ts'
import { STATES, type Standing, standingsOn } from './standing.ts'
import type { Undertakings } from './undertaking.ts'
import { readerOf } from './with-held.ts'

const ORDER = Object.keys(STATES)

/**
 * Those that are overdue, whose condition is met, or with a day to come; the most pressing first.
 *
 * @param most - so many are shown
 * @returns null where there are none
 */
export function tableOfDue(
  undertakings: Undertakings,
  standings: readonly Standing[],
  most: number,
): DataTable | null {
  const due = standings
    .filter(
      (one) =>
        one.state === 'overdue' ||
        one.state === 'condition-met' ||
        (one.state === 'open' && one.due !== undefined),
    )
    .toSorted((one, other) => (one.due ?? '').localeCompare(other.due ?? ''))
    .toSorted((one, other) => ORDER.indexOf(one.state) - ORDER.indexOf(other.state))
  if (due.length === 0) return null
  return {
    id: 'promises',
    caption: 'Due or overdue',
    narrow: 'cards',
    columns: [{ text: 'What' }, { text: 'Who' }, { text: 'Due' }, { text: 'How it stands' }],
    rows: due
      .slice(0, most)
      .map(({ undertaking, words }) => [
        { text: undertaking.what, href: addressOf(undertaking) },
        { text: whoWords(undertakings, undertaking) },
        { text: dueWords(undertaking) },
        { text: words },
      ]),
  }
}

/** So many stand beside what is due in an office's own books. */
const MOST_BESIDE_BOOKS = 50

/** What was undertaken to the panel and is due, as an audience may read it, for whoever keeps books beside it. */
export function dueToThePanel(fetchUndertakings: FetchUndertakings) {
  return async (audience: Audience, today: string): Promise<DataTable | null> => {
    const held = await fetchUndertakings(readerOf(audience))
    if (!held.ok) return null
    return tableOfDue(held.value, standingsOn(held.value.all, today), MOST_BESIDE_BOOKS)
  }
}
