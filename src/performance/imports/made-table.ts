import type { Table, TableRow } from '#documents/index.ts'

/** Rows handed on at once. */
const ROWS_A_BATCH = 2_000

/**
 * Rows that the program made itself, as a file of figures would have them: with no line of headings.
 *
 * @param columns - what stands in each cell of a row, in order
 */
export function madeTable(
  name: string,
  columns: readonly string[],
  rows: readonly TableRow[],
  notes: readonly string[] = [],
): Table {
  return {
    name,
    header: {
      rowNumber: 0,
      places: new Map(columns.map((column, place) => [column, place])),
      width: columns.length,
      unused: [],
    },
    notes,
    async *batches() {
      for (let start = 0; start < rows.length; start += ROWS_A_BATCH) {
        yield rows.slice(start, start + ROWS_A_BATCH)
      }
    },
  }
}
