import type { Column } from './figure-table.ts'
import type { Formula, FormulaName } from './formulas.ts'
import type { Kind } from './headings.ts'

/** A formula over columns of the same row that the headings admit. */
export interface Candidate {
  readonly formula: Formula
  readonly columns: readonly number[]
  /** Whether the heading names it ("Change"); else it is only possible and the figures must show it. */
  readonly isNamed: boolean
  /** Whether it accuses only of what comes near it: figures alone have shown it. */
  readonly isUnsure?: true
}

/** Whether candidates of a formula are asked for, where a heading names it and where none does. */
export type IsWanted = (name: FormulaName, isNamed: boolean) => boolean

const DERIVED = new Set<Kind>(['change', 'percent-change', 'points', 'rank', 'note'])

/**
 * What a column holds, as its heading says; a sign before every figure says change where none does, and of what is
 * called no more than "Net".
 */
export function kindOf({ heading, figures }: Column): Kind {
  if (heading && !NET.test(heading.words)) return heading.kind
  const known = figures.filter((figure) => figure !== null && figure.value !== 0)
  const isChange = known.length > 0 && known.every((figure) => figure?.isSigned)
  return isChange ? 'change' : (heading?.kind ?? 'plain')
}
const NET = /^net$/iu

export const isValue = (column: Column) => !DERIVED.has(kindOf(column))
