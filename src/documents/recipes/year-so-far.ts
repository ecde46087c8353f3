import type { Settled } from './namesakes.ts'

/** A time of this many days or fewer is no more than a quarter: it is of itself. */
const LONGEST_QUARTER = 92

/** Whether a time begins with a year, financial or calendar, is longer than a quarter and ends before the year does. */
export function isYearSoFar({
  start,
  end,
}: {
  readonly start: string
  readonly end: string
}): boolean {
  if (!/-0[14]-01$/.test(start)) return false
  const first = Temporal.PlainDate.from(start)
  const days = first.until(end).days + 1
  const last = first.add({ years: 1 }).subtract({ days: 1 }).toString()
  return days > LONGEST_QUARTER && end < last
}

/** "H1 2025/26", "First half of 2025/26", "Half-year total": a half of the year, and not the year so far. */
const HALF = /\bh[12]\b|\bhalf\b/i

/**
 * Figures of a time that is the year so far as counted cumulatively, whatever it is called: "April to September 2025" is
 * the same time as "year to date" in a file of October. Halves of a year are of themselves: by their name, or where the
 * sheet has the other half too.
 */
export function withYearsSoFar(all: readonly Settled[]): readonly Settled[] {
  const others = new Set(
    all.flatMap(({ figure: { sheet, period } }) =>
      period !== null && isSecondHalf(period) ? [`${sheet}\n${period.start}`] : [],
    ),
  )
  return all.map((one) => {
    const { figure, draft } = one
    const { period, basis, sheet } = figure
    if (basis !== 'during' || period === null) return one
    if (isOtherYear(period)) return { ...one, figure: { ...figure, basis: 'rolling' } }
    if (!isYearSoFar(period)) return one
    const isHalf =
      HALF.test([...draft.bearing.headings, figure.periodWords].join(' ')) ||
      others.has(`${sheet}\n${dayAfterHalf(period.start)}`)
    return isHalf ? one : { ...one, figure: { ...figure, basis: 'cumulative' } }
  })
}

/** A year that ends in another month than March or December: an academic one. */
function isOtherYear({ start, end }: { readonly start: string; readonly end: string }): boolean {
  if (!/-01$/.test(start) || /-0[14]-01$/.test(start)) return false
  return Temporal.PlainDate.from(start).add({ years: 1 }).subtract({ days: 1 }).toString() === end
}

function dayAfterHalf(start: string): string {
  return Temporal.PlainDate.from(start).add({ months: 6 }).toString()
}

function isSecondHalf({ start, end }: { readonly start: string; readonly end: string }): boolean {
  return /-(?:10|07)-01$/.test(start) && end === lastOfHalf(start)
}

function lastOfHalf(start: string): string {
  return Temporal.PlainDate.from(start).add({ months: 6 }).subtract({ days: 1 }).toString()
}
