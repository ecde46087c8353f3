import type { Period } from '#shared/index.ts'
import type { FigureTable } from './figure-table.ts'
import { isLater } from './headings.ts'
import type { Relation } from './tried-relations.ts'

/** The printed columns of the later values and of the earlier ones they are held against. */
export interface Pair {
  readonly current: number
  readonly earlier: number | null
}

/**
 * Which two columns a table's changes are between: those its own column of changes is worked from; else
 * the only two that hold values, where the headings say which is the later.
 *
 * @param periods - of the columns of values, in order, where the words over them say
 * @returns `null` when nothing says; the later one alone when there are more than two
 */
export function pairOf(
  table: FigureTable,
  relations: readonly Relation[],
  periods: readonly (Period | null)[],
): Pair | null {
  const changes = relations.filter(({ formula: { name } }) =>
    ['difference', 'percent-change'].includes(name),
  )
  const [relation] = changes
  if (relation) {
    const [one, other] = relation.columns.map((at) => table.columns[at])
    if (!one || !other) return null
    const isReversed = one.heading && other.heading && isLater(other.heading, one.heading) === true
    const [later, earlier] = isReversed ? [other, one] : [one, other]
    return { current: later.printed, earlier: earlier.printed }
  }
  return byHeadings(table) ?? byPeriods(table, periods)
}

const VALUES = new Set(['plain', 'period', 'total', 'target', undefined])

function byHeadings({ columns }: FigureTable): Pair | null {
  const values = columns.filter(({ heading }) => VALUES.has(heading?.kind))
  const [one, other] = values
  if (!one?.heading || !other?.heading) return null
  if (values.length > 2) {
    const latest = values.find(({ heading }) =>
      values.every(
        (it) => it.heading && heading && (it.heading === heading || isLater(heading, it.heading)),
      ),
    )
    return latest ? { current: latest.printed, earlier: null } : null
  }
  const later = isLater(one.heading, other.heading)
  if (later === undefined) return null
  const [current, earlier] = later ? [one, other] : [other, one]
  return { current: current.printed, earlier: earlier.printed }
}

function byPeriods({ columns }: FigureTable, periods: readonly (Period | null)[]): Pair | null {
  const [one, other, more] = periods
  const isPair = columns.every(({ heading }) => heading === null) && columns.length >= 2
  if (!isPair || !one || !other || more !== undefined || one.start === other.start) return null
  return one.start > other.start ? { current: 0, earlier: 1 } : { current: 1, earlier: 0 }
}
