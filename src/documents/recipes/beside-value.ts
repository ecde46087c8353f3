import { isBareHeading } from './heading-words.ts'
import type { ColumnMeaning } from './value-columns.ts'

/** "Mercia region", "South West", "Greater Manchester": where the place of a table lies. */
const WIDER =
  /\bregion(?:al)?\b|^(?:the )?(?:north|south|east|west|north[- ]?east|north[- ]?west|south[- ]?east|south[- ]?west|east of england|(?:east|west)? ?midlands|london|yorkshire(?: and (?:the )?humber)?|wales|scotland|northern ireland)$|\b(?:county|combined authority|icb|integrated care board) ?(?:average|value|figure)?$/i

/** What is named by a region beside a column headed "Value" and no more is what that is held against. */
export function withWiderColumns(columns: readonly ColumnMeaning[]): readonly ColumnMeaning[] {
  const lowest = ({ headings }: ColumnMeaning) => headings.findLast((one) => one !== '') ?? ''
  const hasValue = columns.some((one) => one.is === 'observation' && isBareHeading(lowest(one)))
  if (!hasValue) return columns
  return columns.map((column) =>
    column.is === 'observation' && WIDER.test(lowest(column).trim())
      ? { ...column, is: 'comparator' as const }
      : column,
  )
}
