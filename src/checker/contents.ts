import type { GridRow } from '#documents/index.ts'

const FEWEST_ENTRIES = 4
/** Longer papers than that are bound in volumes. */
const MOST_PAGES = 2_000
/** "3.14 Drug offences", "Appendix 2", "Calls ........" */
const LIKE_AN_ENTRY =
  /^(?:\d+(?:\.\d+)*\.? |(?:appendix|annex|section|part|chapter|schedule)\b)|\.{3,}$/iu

/**
 * Whether the rows are those of a list of contents: each names a part of the paper and has the page on which
 * it begins, which is no figure of what the part is about.
 *
 * @param heading - the words over its columns
 */
export function isContents(heading: string, rows: readonly GridRow[]): boolean {
  if (rows.length < FEWEST_ENTRIES) return false
  const pages = rows.map(({ cells }) => (cells.length === 1 ? pageIn(cells[0] ?? '') : undefined))
  if (!pages.every((page, at) => page !== undefined && page >= (pages[at - 1] ?? 0))) return false
  if (/\bcontents\b|\bpages?\b/iu.test(heading)) return true
  if (heading.trim() !== '') return false
  const entries = rows.filter(({ label }) => LIKE_AN_ENTRY.test(label.trim()))
  return entries.length * 2 > rows.length
}

function pageIn(cell: string): number | undefined {
  const page = /^\d{1,4}$/u.test(cell.trim()) ? Number(cell) : undefined
  return page !== undefined && page > 0 && page <= MOST_PAGES ? page : undefined
}
