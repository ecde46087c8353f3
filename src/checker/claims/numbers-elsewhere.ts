import { toNumber } from '#shared/index.ts'
import type { Quantity } from '../quantities.ts'
import type { Reading } from '../reading.ts'

/** Whether a paper prints the number of a figure in another place too, whatever it is there. */
export function numbersElsewhere({ statements, tables }: Reading): (quantity: Quantity) => boolean {
  const known = KNOWN.get(statements)
  if (known) return known
  const told = new Map<number, number>()
  const add = (value: number) => told.set(value, (told.get(value) ?? 0) + 1)
  for (const { sentence } of statements)
    for (const { value } of sentence.quantities) add(toNumber(value))
  for (const { figures } of tables)
    for (const column of figures.columns)
      for (const figure of column.figures) if (figure) add(Math.abs(figure.value))
  const isElsewhere = ({ value }: Quantity) => (told.get(toNumber(value)) ?? 0) > 1
  KNOWN.set(statements, isElsewhere)
  return isElsewhere
}

/** Several checks ask, of each portion of a paper. */
const KNOWN = new WeakMap<Reading['statements'], (quantity: Quantity) => boolean>()
