/**
 * How many letters have to be put in, taken out, changed, or swapped with their neighbour to turn one
 * word into another (optimal string alignment).
 *
 * @returns `undefined` when it is more than `most`
 */
function editDistance(one: string, other: string, most: number): number | undefined {
  if (Math.abs(one.length - other.length) > most) return undefined
  let before: number[] = []
  let above = Array.from({ length: other.length + 1 }, (_, index) => index)
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i]
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1] ? 0 : 1
      let least = Math.min(at(above, j) + 1, at(row, j - 1) + 1, at(above, j - 1) + same)
      if (one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
        least = Math.min(least, at(before, j - 2) + 1)
      }
      row.push(least)
    }
    if (Math.min(...row) > most) return undefined
    before = above
    above = row
  }
  const distance = at(above, other.length)
  return distance > most ? undefined : distance
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}

/**
 * The known word most like a mistyped one: at most a third of its letters away (and at least one),
 * or, failing that, the only one that has all of its words. Capitals make no difference.
 */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const wanted = typed.trim().toLowerCase()
  const most = Math.max(1, Math.floor(wanted.length / 3))
  let best: { word: string; distance: number } | undefined
  const words = wanted.split(/[^a-z0-9]+/).filter(Boolean)
  const holding: string[] = []
  for (const word of known) {
    const candidate = word.toLowerCase()
    const distance = editDistance(
      wanted,
      candidate,
      Math.min(most, (best?.distance ?? most + 1) - 1),
    )
    if (distance !== undefined) best = { word, distance }
    const parts = candidate.split(/[^a-z0-9]+/)
    if (words.length > 0 && words.every((part) => parts.includes(part))) holding.push(word)
  }
  return best?.word ?? (holding.length === 1 ? holding[0] : undefined)
}
