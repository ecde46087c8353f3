import { lengthIn } from './cell-text.ts'
import type { Draft } from './draft.ts'
import type { RowNames } from './row-names.ts'
import type { TableReading } from './table-reading.ts'
import { isCountOfEvents, isMoney, isNeverScaled, isRate, isYearEnd } from './unit-doubts.ts'
import { unitNoted } from './unit-notes.ts'
import type { UnitAndScale } from './units.ts'
import type { ColumnMeaning } from './value-columns.ts'
import { isClock, unitOf } from './value-names.ts'

/**
 * What one value is in, and what it is to be multiplied by: as it says itself, as its column or its row does, or as
 * notes and the line above have it.
 */
export function unitOfCell(
  reading: TableReading,
  column: ColumnMeaning,
  names: RowNames,
  row: number,
  inCell: '%' | '£' | null,
  raw: string,
): UnitAndScale & { readonly from: Draft['unitIsFrom'] } {
  const length = lengthIn(raw)
  if (length !== undefined) return { ...length, from: 'cell' }
  if (reading.titleUnits.isInHours && isClock(raw) && (column.unit ?? names.unit) === undefined)
    return { unit: 'minutes', scale: 1, from: 'words' }
  const words = [...names.labels, ...column.words]
  const said = unitOf(
    inCell,
    column,
    names,
    (reading.shareRates.has(column.column) ? { unit: 'percent', scale: 1 } : undefined) ??
      (isRate([column.key, ...names.labels].join(' ')) ? reading.titleUnits.ofRates : undefined) ??
      unitNoted(reading.unitNotes, words) ??
      titleUnitFor(reading, column, names, row),
    reading.table.unit,
    reading.inPercents.has(column.column) && !raw.includes('%'),
    raw,
  )
  const isOfPlace =
    names.scaleOfPlace > 1 && said.unit === 'count' && ![column.key, ...words].some(isNeverScaled)
  if (isOfPlace) return { ...said, scale: names.scaleOfPlace, from: 'words' }
  return reading.isOtherFte && said.unit === 'fte'
    ? { unit: 'count', scale: 1, from: 'words' }
    : said
}

/** Whether the words of a column or a row are of money: "Budget", "Actual" beside it, "Planned savings". */
export function moneyIn(
  { columns }: TableReading,
  column: ColumnMeaning,
  { labels }: RowNames,
): Draft['bareMoney'] {
  const isBeside = column.words.length === 0 && columns.some(({ key }) => isMoney(key))
  if (isMoney(column.key) || isBeside) return 'column'
  const words = [...labels.slice(1), ...column.words].filter((one) => !isYearEnd(one))
  return isMoney(words.join(' ')) ? 'measure' : null
}

const LENGTHS: ReadonlySet<string> = new Set(['seconds', 'minutes', 'hours', 'days', 'weeks'])

/**
 * What the title says that a value is in: nothing of what is counted beside money, of what no title scales, or of more
 * than a hundred where it speaks of per cent.
 */
function titleUnitFor(
  { titleUnits: { ofAll, beyondHundred }, notInPounds }: TableReading,
  column: ColumnMeaning,
  { labels }: RowNames,
  row: number,
): UnitAndScale | undefined {
  if (ofAll === undefined) return undefined
  const isOfOthers = ofAll.unit === 'gbp' && notInPounds.has(column.column)
  const isScaled = ofAll.unit === 'gbp' || ofAll.scale !== 1
  const words = [...labels, ...column.words]
  const isBeyond =
    ofAll.unit === 'percent' &&
    (beyondHundred.rows.has(row) || beyondHundred.columns.has(column.column))
  // "Calls offered" under "Call answering (seconds)"
  if (LENGTHS.has(ofAll.unit) && isCountOfEvents(words)) return { unit: 'count', scale: 1 }
  return isOfOthers || isBeyond || (isScaled && words.some(isNeverScaled)) ? undefined : ofAll
}
