import { compare, NOUGHT, sum, toNumber } from '#shared/index.ts'
import type { Claim } from '../claim.ts'
import { sayNumber } from '../explain.ts'
import { overTables, type Reading } from '../reading.ts'
import type { UnderstoodTable } from '../tables.ts'

/** Groups of one table that each split the same whole ("Age", "Gender") must come to the same total. */
export function checkGroups(reading: Reading): readonly Claim[] {
  if (reading.rows.every(({ group }) => group === null)) return []
  const figures = new Set(
    reading.statements.flatMap(({ levels }) => levels.map((it) => toNumber(it.quantity.value))),
  )
  return overTables(reading, (table) => checkTableGroups(table, figures))
}

/** @param figures - those that the text of the paper gives */
function checkTableGroups(table: UnderstoodTable, figures: ReadonlySet<number>): readonly Claim[] {
  const names = [...new Set(table.rows.map((row) => row.group))].filter((name) => name !== null)
  if (names.length < 2 || names.length === table.rows.length) return []
  const totals = names.map((name) => {
    const rows = table.rows.filter((row) => row.group === name && row.current)
    return { name, rows, current: sum(rows.map((row) => row.current?.value ?? NOUGHT)) }
  })
  const anchored = totals.filter((it) => it.rows.length > 1 && figures.has(toNumber(it.current)))
  const anchor = anchored[0]
  if (!anchor) return []
  return totals.flatMap((group): readonly Claim[] => {
    const first = group.rows[0]
    if (!first || group.rows.length < 2) return []
    const agrees = compare(group.current, anchor.current) === 0
    const over = compare(group.current, anchor.current) > 0
    return [
      {
        where: first.place,
        quote: group.rows.map((row) => row.text).join(' '),
        kind: 'sum',
        stated: group.rows.map((row) => row.current?.text).join(' + '),
        recomputed: sayNumber(group.current),
        verdict: agrees ? 'correct' : over ? 'inconsistent' : 'not-checkable',
        explanation: agrees
          ? `The rows of "${group.name}" add up to ${sayNumber(group.current)}, the number the paper gives in its text.`
          : `The rows of "${group.name}" add up to ${sayNumber(group.current)}, but those of "${anchor.name}", and the text, give ${sayNumber(anchor.current)}.`,
        suggestion: null,
      },
    ]
  })
}
