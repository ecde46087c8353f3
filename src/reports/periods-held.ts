import type { Area, ReportDefinition } from '#area/index.ts'
import type { FigureBook } from '#performance/index.ts'
import { type Period, periodOf, yearToDate } from '#shared/index.ts'
import type { Observation } from '#statistics/index.ts'
import { findFigure } from './find-figure.ts'

const REPORTED: readonly Period['kind'][] = ['month', 'quarter', 'year']

/**
 * The periods a report can be built for, latest first: those with a figure for one of its headlines, and
 * the quarters and years that the months of one add up to.
 */
export function periodsHeld(
  area: Area,
  definition: ReportDefinition,
  book: FigureBook,
): readonly Period[] {
  const home = area.file.places[0]?.id ?? ''
  const found = new Map<string, Period>()
  for (const row of definition.sections.flatMap(({ rows }) => rows)) {
    const measure = area.measures.get(row.measure)
    if (!row.headline || !measure) continue
    const key = { measure: row.measure, area: row.area ?? home, breakdown: '' }
    const held = book.all(key.measure, key.area).filter(isReported)
    for (const { period } of held) found.set(period.code, period)
    const wholes = new Map(
      held.flatMap(({ period }) => wholesOf(period)).map((whole) => [whole.code, whole]),
    )
    for (const [code, whole] of wholes) {
      if (found.has(code)) continue
      const sum = findFigure(book, measure, key, whole)
      if (sum?.point.value != null && sum.point.period.code === code) found.set(code, whole)
    }
  }
  return [...found.values()].sort(latestFirst)
}

export function latestFirst(one: Period, other: Period): number {
  return other.end.localeCompare(one.end) || one.start.localeCompare(other.start)
}

function isReported({ breakdown, period, value, status }: Observation): boolean {
  return breakdown === '' && value !== null && status === 'actual' && REPORTED.includes(period.kind)
}

/** The quarter and the financial year that a month is the last of. */
function wholesOf(period: Period): readonly Period[] {
  if (period.kind !== 'month') return []
  const threeMonths = Temporal.PlainDate.from(period.start).subtract({ months: 2 })
  return [periodOf(threeMonths.toString(), period.end), yearToDate(period)].filter(
    ({ kind }) => kind === 'quarter' || kind === 'year',
  )
}
