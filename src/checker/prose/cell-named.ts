import { matchesIn, readNumber } from '#shared/index.ts'
import { clauseStarts } from '../clauses.ts'
import type { Quantity } from '../quantities.ts'
import { type Naming, readNaming } from './mentions.ts'
import type { Line, NamedTable } from './named-table.ts'
import type { Scene } from './scene.ts'
import type { Term } from './terms.ts'
import { type Value, valuesOf } from './values.ts'

/** The one cell whose row and column the words about a figure name, with nothing else told in them. */
export interface NamedCell {
  readonly table: NamedTable
  readonly row: Line
  readonly column: Line
  readonly value: Value
}

/** A stretch of a sentence with a figure of its own, and where it stands. */
interface Piece {
  readonly text: string
  readonly from: number
  readonly to: number
}

/** What sets a figure apart from another that it is told beside. */
const APART =
  /[;:(]|, and\b|,? (?:compared (?:with|to)|(?:as )?against|(?:up|down) from|from|as a)\b|, (?:which|so|up|down|but|the|an?)\b/giu

/** Words that tell of a part, of another time, or of what is not so: no cell is named beside them. */
const OTHERWISE =
  /\b(?:last|next|previous|prior|before|earlier|ago|since|until|after|by|other|others|another|without|not|no|if|would|should|could|may|might|will|shall|had(?! (?:a |an )?[\d£])|between|over|under|more|less|fewer|than|every|some|most|half|first|second|third|fourth|once|only|both|either|neither|until|too|when|where|almost|nearly|its|their|they|them|these|those|that|it (?:was|is|had|stood|stands|came))\b/iu

/** Words of every sentence: they tell nothing that a label would. */
const PLAIN = new Set(
  (
    'we us our i you there here also again still now thus therefore hence so altogether however further ' +
    'number number figure figures amount amounted amounts stand stands stood come comes came reach reached reaches ' +
    'total totalled totals received recorded made make makes took take takes lost were said shown shows show year ' +
    'cent per during within across while whilst summary short brief rate'
  ).split(' '),
)

/** A farther value is rather of something else. */
const FARTHEST = 1.6

/**
 * @param isTimeLent - whether a sentence before it names a time, which may be its own
 * @returns `undefined` where the words name none or several, leave anything unaccounted for, or one of the
 *   cells that they may name holds the figure
 */
export function cellNamed(
  scene: Scene,
  quantity: Quantity,
  { tables, isTimeLent }: { readonly tables: readonly NamedTable[]; readonly isTimeLent: boolean },
): NamedCell | undefined {
  const piece = pieceOf(scene, quantity)
  if (!piece || OTHERWISE.test(piece.text)) return undefined
  const naming = readNaming(piece.text)
  const values = valuesOf(quantity)
  const cells = tables.flatMap((table) => cellsIn(table, naming, isTimeLent))
  const alike = cells.filter(({ value }) => values.some(({ kind }) => kind === value.kind))
  if (alike.some(({ value }) => values.some((own) => isSame(own, value)))) return undefined
  const figure = { start: quantity.from - piece.from, end: quantity.end - piece.from }
  const told = alike.filter((cell) => isAllTold(cell, naming, figure))
  const [cell, ...others] = told
  if (!cell || others.some(({ value }) => value.value !== cell.value.value)) return undefined
  const own = values.find(({ kind }) => kind === cell.value.kind)?.value ?? 0
  const times = own / Math.abs(cell.value.value)
  return times < FARTHEST && times > 1 / FARTHEST ? cell : undefined
}

const isSame = (own: Value, { kind, value, half }: Value) =>
  own.kind === kind && Math.abs(own.value - Math.abs(value)) <= own.half + half + 1e-9 * own.value

/** The words about a figure, where no other of its unit stands among them. */
function pieceOf({ statement }: Scene, quantity: Quantity): Piece | undefined {
  const { text, quantities } = statement.sentence
  const clauses = clauseStarts(text)
  const apart = matchesIn(text, APART).map(({ index, 0: { length } }) => [index, index + length])
  const starts = [...clauses, ...apart.map(([, after = 0]) => after)]
  const ends = [...clauses, ...apart.map(([before = 0]) => before)]
  const start = Math.max(0, ...starts.filter((it) => it <= quantity.from))
  // What leads in to the first figure is told of it
  const from = quantities.some((it) => it.end <= start) ? start : 0
  const to = Math.min(text.length, ...ends.filter((it) => it >= quantity.end))
  const isAlone = quantities.every(
    (it) => it === quantity || it.start < from || it.end > to || it.unit !== quantity.unit,
  )
  const isInBrackets = text.charAt(quantity.from - 1) === '('
  return isAlone && !isInBrackets ? { text: text.slice(from, to), from, to } : undefined
}

/** The cells of the rows and columns that words name in full; where a column's measure alone is named, those of the whole. */
function cellsIn(table: NamedTable, naming: Naming, isTimeLent: boolean): readonly NamedCell[] {
  const stems = stemsOf(naming)
  const [rows, columns] = [
    namedOf(table.rows, naming, stems),
    namedOf(table.columns, naming, stems),
  ]
  // "In 2024 the figure was 138" has a time and no subject
  const isByWords = [...rows, ...columns].some(({ terms }) =>
    terms.some((it) => /^[a-z]/u.test(it) && stems.has(it)),
  )
  if (!isByWords) return []
  const inRows = rows.length > 0 ? rows : table.rows.filter(({ isWhole }) => isWhole)
  const inColumns =
    columns.length > 0 || naming.times.length > 0 || isTimeLent ? columns : latestOf(table)
  return inRows.flatMap((row) =>
    inColumns.flatMap((column) => {
      const value = table.at(row.at, column.at)
      return value ? [{ table, row, column, value }] : []
    }),
  )
}

/** The words of a text, "ten" as 10 too. */
function stemsOf({ terms }: Naming): ReadonlySet<string> {
  return new Set(
    terms.flatMap(({ stem }) => {
      const number = readNumber(stem)
      return number === undefined ? [stem] : [stem, String(number)]
    }),
  )
}

/** Words of a label that need not be said: what is counted says how. */
const UNSAID = new Set(['rate', 'number', 'percen', 'share', 'propor', 'percent', 'figure'])

/** The lines all of whose words are there, the longest where one is within another; or whose time is. */
function namedOf(
  lines: readonly Line[],
  { times }: Naming,
  stems: ReadonlySet<string>,
): readonly Line[] {
  const named = lines.filter(({ terms, times: own }) => {
    const words = terms.filter((it) => !UNSAID.has(it))
    const isTimed = own.length > 0 && own.every((time) => times.some((it) => it.time === time))
    return isTimed
      ? words.every((it) => stems.has(it) || /\d/u.test(it))
      : words.length > 0 && words.every((it) => stems.has(it))
  })
  return named.filter(
    (one) =>
      !named.some(
        (other) =>
          other.terms.length > one.terms.length &&
          one.terms.every((it) => other.terms.includes(it)),
      ),
  )
}

/** Where a row is named and no time, the latest is meant, or the only one there is. */
function latestOf({ columns, current }: NamedTable): readonly Line[] {
  const latest = columns.length === 1 ? columns[0] : columns[current ?? -1]
  return latest ? [latest] : []
}

/** Whether each word is of the row, the column, what stands over the table, or tells nothing. */
function isAllTold(
  { table, row, column }: NamedCell,
  { terms, times }: Naming,
  figure: { readonly start: number; readonly end: number },
): boolean {
  const known = new Set([...row.terms, ...column.terms, ...table.over])
  const own = [...row.times, ...column.times]
  const isTold = ({ stem, start, end }: Term) => {
    const number = readNumber(stem)
    return (
      known.has(stem) ||
      PLAIN.has(stem) ||
      (number !== undefined && known.has(String(number))) ||
      (start < figure.end && end > figure.start) ||
      times.some((it) => it.start <= start && it.end >= end)
    )
  }
  return terms.every(isTold) && times.every(({ time }) => own.includes(time))
}
