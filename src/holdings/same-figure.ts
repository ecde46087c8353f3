import { type RawBuilder, sql } from 'kysely'

/**
 * Whether the row `held` is a version of the figure that another row is of, in use: a target is none of
 * what happened, and what was printed otherwise elsewhere or withdrawn is none.
 *
 * @param other - what the other row is called in the statement
 * @param withdrawn - ids of what is out of use
 */
export function isVersionOf(other: string, withdrawn: readonly number[]): RawBuilder<boolean> {
  const of = (column: string) => sql.ref(`${other}.${column}`)
  return sql<boolean>`held.measure = ${of('measure')} and held.area = ${of('area')}
    and held.breakdown = ${of('breakdown')} and held.period_start = ${of('period_start')}
    and held.period_end = ${of('period_end')} and held.status <> 'disagrees'
    and (held.status = 'target') = (${of('status')} = 'target')
    and held.id <> all(cast(${withdrawn} as bigint[]))`
}
