/** What a truth file says of a figure, as far as conventions of writers bear on it. */
interface Said {
  readonly role: string
  readonly from: string
  readonly to: string
  readonly basis: string
  readonly status: string
  readonly unit: string
}

const OF_BUDGET = /\bbudget/i
/** Words for units and statuses that docs/running/extracts.md has others for. */
const OTHER_UNITS: ReadonlyMap<string, string> = new Map([
  ['pounds', 'gbp'],
  ['headcount', 'count'],
])
const OTHER_STATUSES: ReadonlySet<string> = new Set(['planned', 'rounded'])

/**
 * Whether a truth says otherwise than the program only where docs/running/extracts.md settles it: it was written before
 * that page, by a convention of its writer.
 *
 * @param fields - what is otherwise
 * @param words - the measure and the time of the figure as its file writes them
 */
export function isByConvention(
  fields: readonly string[],
  found: Said,
  truth: Said,
  words: string,
): boolean {
  return (
    fields.length > 0 &&
    fields.every((field) => {
      if (field === 'unit') return OTHER_UNITS.get(truth.unit) === found.unit
      if (field === 'status') return OTHER_STATUSES.has(truth.status) && found.status === 'final'
      if (field === 'role') return found.role === 'target' && OF_BUDGET.test(words)
      return field === 'basis' && truth.basis === 'during' && found.basis === basisByDates(truth)
    })
  )
}

/** What a time is counted as by its dates alone; '' where they do not tell. */
function basisByDates({ from, to }: Said): string {
  if (from === '') return ''
  const first = Temporal.PlainDate.from(from)
  const lastOfYear = first.add({ years: 1 }).subtract({ days: 1 }).toString()
  const beginsYear = /-0[14]-01$/.test(from)
  if (to === lastOfYear) return beginsYear ? '' : 'rolling'
  return beginsYear && to < lastOfYear && first.until(to).days >= 92 ? 'cumulative' : ''
}
