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

/** Whether a short line names the rows under it. */
export function isSection(rows: readonly SeenRow[], index: number): boolean {
  const line = rows[index]
  if (line === undefined || line.words.length > LONGEST_SECTION || /[.:;]$/.test(line.words))
    return false
  if (
    (isTitle(line.words) && !/^section\b/i.test(line.words)) ||
    /^(?:notes?|source)\b/i.test(line.words)
  )
    return false
  const next = rows
    .slice(index + 1, index + 4)
    .find(({ kind }) => kind !== 'blank' && kind !== 'spread')
  return next?.kind === 'values'
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
