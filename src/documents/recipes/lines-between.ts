import type { SeenRow } from './seen-rows.ts'

const PAGE = /^page\s+\d+(?:\s*(?:of|\/)\s*\d+)?\.?$|^\(?continued\)?\.?$|^contents$/i
const TITLE = /^(?:table|figure|chart|section)(?:[\s_]*\d|[\s_]+[A-Z](?![A-Z]))/i

/** Longer lines are sentences, not the name of what follows. */
export const LONGEST_SECTION = 60

/** A page number, or "continued". */
export function isPageLine(words: string): boolean {
  return PAGE.test(words)
}

/** "Revenue budget (continued), £000": the title once more, at the head of the next page. */
export function isContinued(words: string): boolean {
  return /[([,–-] ?cont(?:inued|inuation|['’]d|d\b|\.)/i.test(words)
}

/** "Table 2: …": the line over a table. */
export function isTitle(words: string): boolean {
  return TITLE.test(words)
}

/** A short line that is no sentence, no title and no note. */
function isName(words: string): boolean {
  if (words.length > LONGEST_SECTION || /[.:;]$/.test(words)) return false
  return !(isTitle(words) && !/^section\b/i.test(words)) && !/^(?:notes?|source)\b/i.test(words)
}

/** Whether a short line names the rows under it. */
export function isSection(rows: readonly SeenRow[], index: number): boolean {
  const line = rows[index]
  if (line === undefined || !isName(line.words)) return false
  const next = rows
    .slice(index + 1, index + 4)
    .find(({ kind }) => kind !== 'blank' && kind !== 'spread')
  return next?.kind === 'values'
}

/** Whether a short line stands right over another that names the rows under both: "Fallowdale" over "Waste collected". */
function isOverSection(rows: readonly SeenRow[], index: number): boolean {
  const [line, next] = [rows[index], rows[index + 1]]
  return (
    line?.kind === 'line' &&
    next?.kind === 'line' &&
    line.filled[0] === next.filled[0] &&
    next.row.number - line.row.number === 1 &&
    isName(line.words) &&
    rows[index + 2]?.kind === 'values' &&
    isSection(rows, index + 1)
  )
}

/** A line over a line that names rows, in a table that begins with two such lines. */
export function isOuter(rows: readonly SeenRow[], index: number, top: number): boolean {
  return isOverSection(rows, top) && isOverSection(rows, index)
}

/** A sentence right between two rows of one table is a note on them, and no end of it. */
export function isRemark(rows: readonly SeenRow[], index: number): boolean {
  const [before, line, next] = [rows[index - 1], rows[index], rows[index + 1]]
  if (before === undefined || line === undefined || next === undefined) return false
  const isBetween =
    before.kind !== 'blank' &&
    next.row.number - before.row.number === 2 &&
    next.kind === 'values' &&
    next.filled.length > 1 &&
    next.filled.every((column) => before.filled.includes(column) || before.kind === 'line')
  const isSentence = /[.;]$/.test(line.words) || line.words.length > LONGEST_SECTION
  return isBetween && isSentence && !isTitle(line.words)
}
