/** Numbers from 0 up to but not including 1. */
export type Random = () => number

/**
 * A stream of numbers that is the same for the same seed, so that anything drawn by chance can be
 * drawn again.
 *
 * @see Vigna, xoshiro128**, seeded by splitmix32
 */
export function seededRandom(seed: number): Random {
  let mixed = seed >>> 0
  const next = () => {
    mixed = (mixed + 0x9e3779b9) >>> 0
    let z = mixed
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad)
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97)
    return (z ^ (z >>> 15)) >>> 0
  }
  let [a, b, c, d] = [next(), next(), next(), next()]
  const draw = () => {
    const product = Math.imul(b, 5)
    const result = Math.imul((product << 7) | (product >>> 25), 9) >>> 0
    const shifted = b << 9
    c ^= a
    d ^= b
    b ^= c
    a ^= d
    c ^= shifted
    d = (d << 11) | (d >>> 21)
    return result
  }
  return () => ((draw() >>> 5) * 67_108_864 + (draw() >>> 6)) / 9_007_199_254_740_992
}

/** Of mean 0 and standard deviation 1. @see Marsaglia's polar method */
export function drawNormal(random: Random): number {
  for (;;) {
    const x = 2 * random() - 1
    const y = 2 * random() - 1
    const square = x * x + y * y
    if (square > 0 && square < 1) return x * Math.sqrt((-2 * Math.log(square)) / square)
  }
}

/** Of mean `shape`. @see Marsaglia and Tsang (2000), A simple method for generating gamma variables */
export function drawGamma(shape: number, random: Random): number {
  if (shape < 1) return drawGamma(shape + 1, random) * (1 - random()) ** (1 / shape)
  const d = shape - 1 / 3
  const c = 1 / Math.sqrt(9 * d)
  for (;;) {
    const x = drawNormal(random)
    const v = (1 + c * x) ** 3
    if (v <= 0) continue
    if (Math.log(1 - random()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v
  }
}

/** Of mean `mean`, by halving: as many as fall before a gamma time, then the rest of the time. */
export function drawPoisson(mean: number, random: Random): number {
  let [left, count] = [mean, 0]
  while (left > 30) {
    const shape = Math.floor((7 / 8) * left)
    const time = drawGamma(shape, random)
    if (time > left) return count + drawBinomial(shape - 1, left / time, random)
    count += shape
    left -= time
  }
  const limit = Math.exp(-left)
  let product = 1 - random()
  while (product > limit) {
    count++
    product *= 1 - random()
  }
  return count
}

/** A count of mean `mean` whose variance is `dispersion` times that: 1 or more. */
export function drawCount(mean: number, dispersion: number, random: Random): number {
  if (dispersion <= 1) return drawPoisson(mean, random)
  const shape = mean / (dispersion - 1)
  return drawPoisson(drawGamma(shape, random) * (dispersion - 1), random)
}

/** How many of `n` fall below `share`, by the median of a beta. @see Devroye (1986), X.4.4 */
function drawBinomial(n: number, share: number, random: Random): number {
  let [left, chance, count] = [n, share, 0]
  while (left > 20) {
    const place = Math.floor((left + 1) / 2)
    const [a, b] = [drawGamma(place, random), drawGamma(left + 1 - place, random)]
    const at = a / (a + b)
    if (at <= chance) {
      count += place
      left -= place
      chance = (chance - at) / (1 - at)
    } else {
      left = place - 1
      chance /= at
    }
  }
  for (let trial = 0; trial < left; trial++) if (random() < chance) count++
  return count
}
