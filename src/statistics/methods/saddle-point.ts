/**
 * The logarithm of the probability of a count where `expected` are expected.
 *
 * @param count - need not be whole
 * @see Loader (2000), Fast and Accurate Computation of Binomial Probabilities: the saddle-point form
 */
export function logPoisson(count: number, expected: number): number {
  if (expected <= 0) return count === 0 ? 0 : Number.NEGATIVE_INFINITY
  if (count === 0) return -expected
  return -stirlingError(count) - deviance(count, expected) - 0.5 * Math.log(2 * Math.PI * count)
}

/** The logarithm of the probability of `x` of `n` where each comes with `probability`. */
export function logBinomial(x: number, n: number, probability: number): number {
  if (x < 0 || x > n) return Number.NEGATIVE_INFINITY
  if (x === 0) return n * Math.log1p(-probability)
  if (x === n) return n * Math.log(probability)
  const errors = stirlingError(n) - stirlingError(x) - stirlingError(n - x)
  const deviances = deviance(x, n * probability) + deviance(n - x, n * (1 - probability))
  return errors - deviances - 0.5 * Math.log((2 * Math.PI * x * (n - x)) / n)
}

/** log(n!) less Stirling's approximation to it. */
function stirlingError(n: number): number {
  // log(n!) = log((n + 15)!) less the logarithms between, so that the series is always in its reach
  let shifted = n
  let product = 0
  while (shifted < 15) {
    shifted += 1
    product += Math.log(shifted)
  }
  const square = shifted * shifted
  const series =
    (1 / 12 -
      (1 / 360 - (1 / 1260 - (1 / 1680 - 1 / (1188 * square)) / square) / square) / square) /
    shifted
  return shifted === n ? series : series + stirling(shifted) - product - stirling(n)
}

function stirling(n: number): number {
  return (n + 0.5) * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI)
}

/** x log(x/m) + m − x, without the loss of digits where x is near m. */
function deviance(x: number, m: number): number {
  if (Math.abs(x - m) >= 0.1 * (x + m)) return x * Math.log(x / m) + m - x
  const v = (x - m) / (x + m)
  let sum = (x - m) * v
  let term = 2 * x * v
  for (let j = 1; j < 1000; j++) {
    term *= v * v
    const next = sum + term / (2 * j + 1)
    if (next === sum) break
    sum = next
  }
  return sum
}
