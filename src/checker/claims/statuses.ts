import type { Claim } from '../claim.ts'
import { goodSide } from '../good-side.ts'
import { overTables, type Reading } from '../reading.ts'
import type { Figure } from '../tables/cells.ts'
import type { Column } from '../tables/figure-table.ts'
import type { UnderstoodTable } from '../tables.ts'

/** A cell that says a target was met. */
export const MET = /^(?:met|yes|achieved|on target|passed|[✓✔])$/iu
const MISSED = /^(?:not met|missed|no|not achieved|off target|failed|[✗✘✕])$/iu
/** What is said of a target alone, whatever stands over it. */
const SAYS_SO = /\b(?:met|missed|achieved|target)\b/iu
const ABOUT_TARGET = /\b(?:met|target|standard|status|achieved|rag)\b|\?$/iu
const VALUES = new Set(['plain', 'period', 'average'])
const IN_PERCENT = new Set(['percent', 'rate', 'period'])
const PERCENT = /%|per ?cent/iu

/** "Met" or "Missed" in a table that prints the figure, its target, and words that say which side is good. */
export function checkStatuses(reading: Reading): readonly Claim[] {
  return overTables(reading, (table) => {
    const targets = table.figures.columns.filter(({ heading }) => heading?.kind === 'target')
    const [target, another] = targets
    if (!target || another) return []
    return table.rows.flatMap((_, row) => checkRow(table, target, row))
  })
}

function checkRow(table: UnderstoodTable, target: Column, row: number): readonly Claim[] {
  const held = target.figures[row]
  const { label = '', place, text = '' } = table.rows[row] ?? {}
  const said = statusesIn(table, row)
  const [status, another] = said
  if (!held || !place || !status || another) return []
  const values = valuesBeside(table, target, row)
  const [value] = values
  const side = goodSide(
    label,
    held.unit === 'percent' || PERCENT.test(label) || isOfPercents(target),
  )
  if (!value || side === 0) return []
  const isMet = ({ value: it }: Figure) => side * (it - held.value) >= 0
  if (values.some((it) => isMet(it) !== isMet(value))) return []
  const isRight = isMet(value) === MET.test(status)
  const where = value.value === held.value ? 'just' : value.value > held.value ? 'above' : 'below'
  const is = `${value.text} is ${where} the target of ${held.text}, and ${side > 0 ? 'more' : 'less'} is better`
  return [
    {
      where: place,
      quote: text,
      kind: 'threshold',
      stated: status,
      recomputed: isMet(value) ? 'met' : 'missed',
      verdict: isRight ? 'correct' : 'incorrect',
      explanation: isRight ? `${is}.` : `The row says "${status}", but ${is}.`,
      suggestion: null,
    },
  ]
}

/** What a row says in its columns of whether its target was met: "Met", "No". */
export function statusesIn(table: UnderstoodTable, row: number): readonly string[] {
  return (table.cells[row] ?? []).filter((cell, at) => {
    const words = table.columnWords[at]
    const isStatus = MET.test(cell.trim()) || MISSED.test(cell.trim())
    return isStatus && words !== undefined && (SAYS_SO.test(cell) || ABOUT_TARGET.test(words))
  })
}

/**
 * The figures that may be held to the target: the later of the pair the table compares; else all in its unit,
 * or those of them under the same heading of headings as the target.
 */
function valuesBeside({ figures, pair }: UnderstoodTable, target: Column, row: number): Figure[] {
  const held = target.figures[row]
  // A target "(%)" is held against what is in per cent too, though no cell says so
  const isOfPercent = isOfPercents(target)
  const kinds = isOfPercent ? IN_PERCENT : VALUES
  const alike = figures.columns.filter(
    (column) =>
      kinds.has(column.heading?.kind ?? 'plain') &&
      column.figures[row]?.unit === held?.unit &&
      (!isOfPercent || isOfPercents(column)),
  )
  const over = groupOf(target)
  const grouped = alike.filter((it) => over !== '' && groupOf(it) === over)
  const later = alike.filter(({ printed }) => printed === pair?.current)
  const chosen = grouped.length > 0 ? grouped : later.length > 0 ? later : alike
  return chosen.flatMap((it) => it.figures[row] ?? [])
}

const isOfPercents = ({ heading }: Column) => PERCENT.test(heading?.words ?? '')

/** The words of a heading before its last: those that may stand over several columns. */
function groupOf({ heading }: Column): string {
  return (heading?.words ?? '').replace(/\S+$/u, '').trim().toLowerCase()
}
