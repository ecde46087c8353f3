/**
 * The measures that stand out when many are tested at once.
 *
 * @param p - one probability a test, in any order
 * @returns adjusted probabilities in the same order; those at or below 0.1 are, on average, nine
 *   true in ten
 * @see Benjamini and Hochberg (1995); R: p.adjust(p, "BH")
 */
export function benjaminiHochberg(p: readonly number[]): readonly number[] {
  const order = ranked(p)
  const adjusted = p.map(() => 1)
  let least = 1
  for (let place = order.length - 1; place >= 0; place--) {
    const index = order[place] ?? 0
    least = Math.min(least, ((p[index] ?? 1) * p.length) / (place + 1))
    adjusted[index] = least
  }
  return adjusted
}

/** @see Holm (1979); R: p.adjust(p, "holm") */
export function holm(p: readonly number[]): readonly number[] {
  const adjusted = p.map(() => 1)
  let most = 0
  for (const [place, index] of ranked(p).entries()) {
    most = Math.min(1, Math.max(most, (p.length - place) * (p[index] ?? 1)))
    adjusted[index] = most
  }
  return adjusted
}

export function bonferroni(p: readonly number[]): readonly number[] {
  return p.map((probability) => Math.min(1, probability * p.length))
}

function ranked(p: readonly number[]): readonly number[] {
  return p.map((_, index) => index).sort((one, other) => (p[one] ?? 1) - (p[other] ?? 1))
}
