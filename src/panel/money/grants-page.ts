import { sayMoney } from '#fields/index.ts'
import { describeDay } from '#shared/index.ts'
import type { DataTable, Page } from '#web/index.ts'
import { GRANT_STATES, type Grant } from './grants.ts'

/** `/panel/grants`: grants and awards that were applied for, and what came of each. */
export function presentGrants(grants: readonly Grant[]) {
  const waiting = grants.filter(({ state }) => state === 'applied-for').length
  return {
    title: 'Grants and awards',
    breadcrumbs: [
      { text: 'The panel', href: '/panel' },
      { text: 'Its own money', href: '/panel/money' },
    ],
    answer:
      grants.length === 0
        ? 'No grant is recorded here.'
        : `${grants.length} ${grants.length === 1 ? 'grant is' : 'grants are'} recorded here${waiting === 0 ? '' : `; of ${waiting} it is not on record what was decided`}.`,
    table: grants.length === 0 ? null : tableOf(grants),
  } satisfies Page & Record<string, unknown>
}

function tableOf(grants: readonly Grant[]): DataTable {
  return {
    id: 'grants',
    caption: 'By their reference',
    narrow: 'cards',
    columns: [
      { text: 'Grant' },
      { text: 'From' },
      { text: 'Amount', numeric: true },
      { text: 'How it stands', plain: true },
    ],
    rows: grants.map(({ reference, what, giver, amount, course }) => [
      { text: reference, note: what },
      { text: giver },
      { text: amount === undefined ? 'not recorded' : sayMoney(amount) },
      standingOf(course),
    ]),
  }
}

/** As it stands, with what was recorded before. */
function standingOf(course: Grant['course']) {
  const [text = '', ...before] = course
    .toReversed()
    .map(({ state, on, document }) => `${GRANT_STATES[state]} on ${describeDay(on)} (${document})`)
  return before.length === 0 ? { text } : { text, note: `Before: ${before.join('; ')}` }
}
