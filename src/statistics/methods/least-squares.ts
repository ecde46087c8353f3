/** What a weighted least-squares fit leaves: the coefficients and what is needed for their errors. */
export interface LeastSquares {
  readonly coefficients: readonly number[]
  /** (X'WX)⁻¹, row by row. */
  readonly inverse: readonly (readonly number[])[]
}

/**
 * Solves a small weighted least-squares problem by Householder's QR.
 *
 * @param rows - the design matrix, one row an observation
 * @param weights - one an observation, not negative
 * @returns `undefined` where the columns do not tell their effects apart (a month never seen)
 */
export function solveLeastSquares(
  rows: readonly (readonly number[])[],
  response: readonly number[],
  weights: readonly number[],
): LeastSquares | undefined {
  const columns = rows[0]?.length ?? 0
  if (rows.length < columns || columns === 0) return undefined
  const matrix = rows.map((row, index) => {
    const root = Math.sqrt(weights[index] ?? 0)
    return [...row.map((value) => value * root), (response[index] ?? 0) * root]
  })
  const largest = Math.max(...matrix.flatMap((row) => row.slice(0, columns).map(Math.abs)))
  for (let column = 0; column < columns; column++) {
    if (!reflect(matrix, column, largest)) return undefined
  }
  const triangle = invertTriangle(matrix, columns)
  const coefficients = triangle.map((row) =>
    row.reduce((sum, value, index) => sum + value * (matrix[index]?.[columns] ?? 0), 0),
  )
  const inverse = triangle.map((row) =>
    triangle.map((other) =>
      row.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0),
    ),
  )
  return { coefficients, inverse }
}

/** Turns a column to zero below its diagonal, the response with it; false where nothing is left of it. */
function reflect(matrix: number[][], column: number, largest: number): boolean {
  let norm = 0
  for (let row = column; row < matrix.length; row++) norm += at(matrix, row, column) ** 2
  norm = Math.sqrt(norm)
  if (!(norm > 1e-10 * largest)) return false
  const pivot = at(matrix, column, column)
  const alpha = pivot > 0 ? -norm : norm
  const mirror = matrix.map((_, row) => (row < column ? 0 : at(matrix, row, column)))
  mirror[column] = pivot - alpha
  const length = mirror.reduce((sum, value) => sum + value * value, 0)
  const width = matrix[0]?.length ?? 0
  for (let other = column; other < width; other++) {
    let dot = 0
    for (let row = column; row < matrix.length; row++) {
      dot += (mirror[row] ?? 0) * at(matrix, row, other)
    }
    for (let row = column; row < matrix.length; row++) {
      const line = matrix[row]
      if (line) line[other] = (line[other] ?? 0) - (2 * dot * (mirror[row] ?? 0)) / length
    }
  }
  return true
}

function at(matrix: readonly (readonly number[])[], row: number, column: number): number {
  return matrix[row]?.[column] ?? 0
}

/** The inverse of the upper triangle that the reflections leave. */
function invertTriangle(matrix: readonly (readonly number[])[], size: number): number[][] {
  const inverse = Array.from({ length: size }, () => new Array<number>(size).fill(0))
  for (let column = size - 1; column >= 0; column--) {
    for (let row = column; row >= 0; row--) {
      let sum = row === column ? 1 : 0
      for (let k = row + 1; k <= column; k++) {
        sum -= at(matrix, row, k) * (inverse[k]?.[column] ?? 0)
      }
      const line = inverse[row]
      if (line) line[column] = sum / at(matrix, row, row)
    }
  }
  return inverse
}
