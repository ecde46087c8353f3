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
      if (field === 'role') return isRoleByConvention(found, truth, words)
      return field === 'basis' && truth.basis === 'during' && found.basis === basisByDates(truth)
    })
  )
}

function isRoleByConvention(found: Said, truth: Said, words: string): boolean {
  if (found.role === 'target') return OF_BUDGET.test(words)
  // The year so far is a figure of its own, unless it is called a total
  const isSoFar = found.role === 'observation' && found.basis === 'cumulative'
  return isSoFar && truth.role === 'total' && !/\btotal/i.test(words)
}

const WORKED_OUT = /\b(?:derived|worked out)\b/i
const A_SHARE =
  /%|\bper ?cent|\brates?\b|\bshare\b|\barrests\b|\bover\b|\bby FTE\b|\b(?:abandoned|answered|upheld)\b/i
const LEFT_OUT =
  /\b(?:total|change|female|ages|award|budget|variance|difference|ratio|rank|forecast)\b/i

/** Whether a cell was left out because a percentage or a rate was worked out from others, which is a figure all the same. */
export function isRateByConvention(reason: string): boolean {
  return WORKED_OUT.test(reason) && A_SHARE.test(reason) && !LEFT_OUT.test(reason)
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
