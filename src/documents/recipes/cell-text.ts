import { cellAddress } from '../tables/columns.ts'
import type { Cell } from '../tables/table.ts'
import { cellKind, isDuration } from './cell-kinds.ts'
import { type Legend, meaningOf } from './legend.ts'
import { type MarkMeaning, markKey } from './marks.ts'
import { type UnitAndScale, unitIn } from './units.ts'
import { SPELT_HOURS } from './written-number.ts'

/** Words, a date or a broken formula where a figure is expected. */
export function isNoValue(cell: Cell | undefined, raw: string): boolean {
  if (cellKind(cell) === 'words') return !QUOTED_NOTE.test(raw)
  const isTime = typeof cell === 'object' && cell.kind === 'date' && isDuration(cell)
  return cell !== undefined && typeof cell !== 'string' && raw !== '' && !isTime
}

/**
 * What a note says of words that stand in place of a figure: "closed = suite closed for works"; or that it
 * speaks of them: "excludes the week of the ICCS outage".
 */
export function explainedWords(raw: string, lines: readonly string[]): MarkMeaning | undefined {
  if (raw.length > LONGEST_WORDS || /\d/.test(raw)) return undefined
  const words = raw.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  const said = new RegExp(
    `(?:^|[.;,]\\s+|\\s{2,})["“]?${words}["”]?\\s*(?:=|:|means|[–-]\\s)\\s*([^.;]+)`,
    'i',
  )
  const meaning = lines.map((line) => said.exec(line)?.[1]).find((one) => one !== undefined)
  if (meaning !== undefined) {
    const known = meaningOf(meaning)
    return known.status === 'footnote' ? { status: 'not applicable', words: meaning } : known
  }
  const isSpokenOf = new RegExp(`(?<!\\w)${words}(?!\\w)`)
  if (!lines.some((line) => isSpokenOf.test(line))) return undefined
  return { status: NOT_THERE.test(raw) ? 'not applicable' : 'not available', words: raw }
}

/** A place or a service that was not there can have no figure. */
const NOT_THERE =
  /^(?:\w+ )?(?:closed|shut|not open|not in use|not (?:yet )?(?:opened|built)|ceased|disbanded|abolished|merged|decommissioned|mothballed)$/i

const LONGEST_WORDS = 30

/** A dash or "n/a" that no note explains otherwise: where a target or a comparator would stand, there is none. */
export function isNone(raw: string, { marks }: Legend): boolean {
  const said = marks.get(markKey(raw))?.words ?? ''
  if (/\bno (?:\w+ )?(?:standard|target|aim|threshold|budget)\b/i.test(said)) return true
  return /^(?:[-–—]+|n\/?a)$/i.test(raw) && (said === '' || /^none\b/i.test(said))
}

/** A quotation mark behind a figure, which some tables use as the mark of a note. */
const QUOTED_NOTE = /(?<=\d)["“”]+$/

/** A target may say which side of it is good: "≤180", "max 5%". */
export function plainValue(raw: string, isAim: boolean): string {
  const plain = raw.replace(QUOTED_NOTE, '')
  return (isAim ? plain.replace(SIDE, '') : plain).replace(LENGTH, '')
}

const SIDE =
  /^(?:[≤≥<>]=?|max(?:imum)?\.?|min(?:imum)?\.?|at (?:most|least)|(?:no|not) (?:more|less|fewer) than|(?:less|more) than|under|over|below|above|up to|within)\s*(?=[\d£])/i

/** "15 mins" */
const LENGTH =
  /(?<=^[\d.,: ]*\d) ?(mins?|minutes?|secs?|seconds?|hrs?|hours?|(?:working )?days?)(?=\W*$)/i

/** What a value says of itself that it is in; `undefined` for nothing. */
export function lengthIn(raw: string): UnitAndScale | undefined {
  if (SPELT_HOURS.test(raw.trim())) return { unit: 'hours', scale: 1 }
  const words = LENGTH.exec(raw)?.[1]
  return words === undefined ? undefined : unitIn(`(${words.replace(/s?$/i, 's')})`)
}

/** What is said of a cell that has no figure where one is expected: where it is, what it has, what to do. */
export function faultOf(
  sheet: string,
  row: number,
  column: number,
  raw: string,
  cell: Cell | undefined,
): string {
  const where = cellAddress(sheet, row, column)
  const kind = typeof cell === 'object' ? cell.kind : ''
  if (kind === 'date') {
    return `${where} holds a date (${raw}) where a figure is expected. Show the column as numbers and put the figure again`
  }
  if (kind === 'unworked-formula') {
    return `${where} holds a formula that was saved without its answer. Open the file in a spreadsheet program and save it`
  }
  return `${where} has "${raw.slice(0, 60)}" where a figure is expected. Say what it means, or leave it out`
}
