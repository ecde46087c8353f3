import { wordsOf } from './cell-kinds.ts'
import type { Block } from './find-blocks.ts'
import { type DayMeans, dayMeaning } from './when.ts'

/**
 * What days that head the columns of some table of a sheet stand for where its headings say so: under "Week
 * commencing" over one table the same days begin weeks over the next.
 */
export function weekHeadings(blocks: readonly Block[]): ReadonlyMap<string, DayMeans> {
  const found = new Map<string, DayMeans>()
  for (const { headings } of blocks) {
    const words = headings.flatMap(({ cells }) => cells.map(wordsOf)).filter(Boolean)
    const means = words
      .map((one) => dayMeaning(one.replace(/[:\s]+$/, ''), []))
      .find((one) => one === 'week-ending' || one === 'week-beginning')
    if (means === undefined) continue
    for (const one of words) if (/\d/.test(one)) found.set(one, means)
  }
  return found
}
