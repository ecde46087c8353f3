import type { Kysely } from 'kysely'
import type { Measure } from '#area/index.ts'
import { fetchHistory, fetchWithdrawn, type ObservationRow } from '#holdings/index.ts'
import { nameBreakdown } from '#performance/index.ts'
import { describeDay, describePeriod, type Period, type Source } from '#shared/index.ts'
import { formatValue } from '#statistics/index.ts'
import type { Database } from '#storage/index.ts'
import { COMPARISONS, type FigureTied, meets } from './condition.ts'
import type { Turn } from './turns.ts'

/** The figure that decides a condition, with what it is of. */
export interface FigureAsked {
  readonly tied: FigureTied
  readonly measure: Measure
  readonly period: Period
  /** The place that it is of. */
  readonly area: string
}

/** "the figure of Burglary, March 2026,", or of a part of it: "of Burglary (Gender: male), March 2026," */
function nameFigure({ tied: { breakdown }, measure, period }: FigureAsked): string {
  const part = breakdown === '' ? '' : ` (${nameBreakdown(breakdown, measure)})`
  return `the figure of ${measure.name}${part}, ${describePeriod(period)},`
}

/** "the figure of Burglary, March 2026, is at least 120" */
export function sayFigureTied(asked: FigureAsked): string {
  const {
    tied: { is, value },
    measure,
  } = asked
  const than = value === undefined ? '' : ` ${formatValue(value, measure)}`
  return `${nameFigure(asked)} is ${COMPARISONS[is]}${than}`
}

/**
 * How a figure stood against what is asked of it, from each day on which another version of it was public or
 * one was withdrawn.
 *
 * @param db - as everybody reads it: what is not released decides nothing
 */
export async function fetchFigureTurns(
  db: Kysely<Database>,
  asked: FigureAsked,
): Promise<readonly Turn[]> {
  const { tied, period, area } = asked
  const versions = (
    await fetchHistory(db, {
      ...{ measure: tied.measure, area, breakdown: tied.breakdown },
      ...{ period_start: period.start, period_end: period.end },
    })
  ).filter(({ status }) => status !== 'disagrees' && status !== 'target')
  const withdrawn = await fetchWithdrawn(db, undefined)
  const days = versions.flatMap(({ id, known_on }) => [known_on, withdrawn.get(id)?.on ?? known_on])
  let metOn: string | undefined
  return [...new Set(days)].toSorted().map((day): Turn => {
    const known = versions.filter(({ known_on }) => known_on <= day)
    const inUse = known.filter(({ id }) => (withdrawn.get(id)?.on ?? '9') > day)
    const row = (inUse.length > 0 ? inUse : known).toSorted(byRelease).at(-1)
    const isOut = inUse.length === 0
    const value = row === undefined || isOut ? null : row.value
    const isMet = meets(tied, value)
    metOn = isMet ? (metOn ?? day) : undefined
    const why = isOut ? withdrawn.get(row?.id ?? 0)?.reason : undefined
    return {
      ...{ known: day, on: metOn ?? day, isMet },
      words: sayFigure(asked, row, { isMet, isOut, why }),
      source: sourceOf(row),
      page: `/performance/${tied.measure}`,
    }
  })
}

function byRelease(one: ObservationRow, other: ObservationRow): number {
  return one.released_on.localeCompare(other.released_on) || one.id - other.id
}

function sayFigure(
  asked: FigureAsked,
  row: ObservationRow | undefined,
  { isMet, isOut, why }: { isMet: boolean; isOut: boolean; why: string | undefined },
): string {
  const figure = nameFigure(asked)
  const { measure } = asked
  if (row === undefined || isOut) return `${figure} was withdrawn${why ? `: ${why}` : ''}`
  const on = `released on ${describeDay(row.released_on)}`
  if (row.value === null) return `${figure} has no value as ${on}`
  const value = formatValue(row.value, measure)
  return isMet ? `${figure} is ${value}, ${on}` : `${figure} was corrected to ${value}, ${on}`
}

function sourceOf(row: ObservationRow | undefined): Source {
  return {
    document: row?.source_document ?? 'The figures held here',
    ...(row?.source_paragraph ? { paragraph: row.source_paragraph } : {}),
    ...(row?.source_link ? { link: row.source_link } : {}),
  }
}
