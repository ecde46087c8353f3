/** Few enough that readers of the embedded database hardly wait for one statement. */
export const ROWS_A_STATEMENT = 1_000

/** Rows as statements add them, so many by each, in their order. */
export function* inBatches<Row>(rows: readonly Row[]): Generator<readonly Row[]> {
  for (let first = 0; first < rows.length; first += ROWS_A_STATEMENT) {
    yield rows.slice(first, first + ROWS_A_STATEMENT)
  }
}
