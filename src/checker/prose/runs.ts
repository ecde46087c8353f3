import type { Line, NamedTable } from './named-table.ts'
import type { Value } from './values.ts'

export interface Point {
  readonly at: Line
  readonly value: Value
}

/** What a line of a table counts, from time to time, the earliest first. */
export interface Run {
  readonly unit: 'month' | 'quarter' | 'year'
  readonly points: readonly Point[]
}

const MONTH = /^(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?$/iu
const QUARTER = /^(?:q[1-4]|quarter [1-4])\b/iu
const TIME =
  /\b(?:(?:19|20)\d\d(?:[/–-]\d{2,4})?|(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*)\b/giu
/** What a column holds besides what was counted: its change, its target, its place. */
const WORKED = new Set(['change', 'percent-change', 'points', 'rank', 'note', 'target'])

/**
 * The values of a row by the columns of its table that are times, or of a column by the rows that are: for each length
 * of time and each group of headings one, all groups together, and the pair that the table compares.
 */
export function runsOf(named: NamedTable, way: 'rows' | 'columns', line: Line): readonly Run[] {
  const across = (way === 'rows' ? named.columns : named.rows).filter(
    (it) => !WORKED.has(it.heading?.kind ?? 'plain'),
  )
  const pointsAt = (lines: readonly Line[]): readonly Point[] =>
    lines.flatMap((at) => {
      const value = way === 'rows' ? named.at(line.at, at.at) : named.at(at.at, line.at)
      return value ? [{ at, value }] : []
    })
  const timed = across.filter(({ times, label }) => times.length === 1 && !QUARTER.test(label))
  const groups = [
    ...Map.groupBy(timed, ({ label }) => label.replaceAll(TIME, '').trim().toLowerCase()).values(),
  ].map((some) => pointsAt(some.toSorted((a, b) => (a.times[0] ?? 0) - (b.times[0] ?? 0))))
  const { current, earlier } = named
  const pair =
    way === 'rows' && current !== null && earlier !== null
      ? pointsAt([earlier, current].flatMap((at) => named.columns[at] ?? []))
      : []
  const runs: readonly Run[] = [
    { unit: 'month', points: pointsAt(across.filter(({ label }) => MONTH.test(label))) },
    { unit: 'quarter', points: pointsAt(across.filter(({ label }) => QUARTER.test(label))) },
    ...[...groups, together(groups), pair].map((points) => ({ unit: 'year' as const, points })),
  ]
  return runs.filter(({ points }) => points.length > 1 && isAlike(points))
}

function isAlike(points: readonly Point[]): boolean {
  return points.every(({ value }) => value.kind === points[0]?.value.kind)
}

/** Groups of the same times added up: officers and staff, of each year. */
function together(groups: readonly (readonly Point[])[]): readonly Point[] {
  const [first, ...others] = groups.filter(({ length }) => length > 1)
  if (!first || others.length === 0) return []
  return first.flatMap((point, at): readonly Point[] => {
    const same = others.flatMap((points) => points[at] ?? [])
    const isOne = same.every(({ at: { times } }) => times[0] === point.at.times[0])
    if (!isOne || same.length < others.length || point.value.kind === 'percent') return []
    const value = same.reduce((sum, it) => sum + it.value.value, point.value.value)
    return [{ at: point.at, value: { ...point.value, value, said: String(value) } }]
  })
}
