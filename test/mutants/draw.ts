/**
 * So many of a list, drawn by chance: the same seed draws the same ones of the same list.
 *
 * @returns in the order of the list; all of it when it has no more
 */
export function draw<Item>(items: readonly Item[], count: number, seed: number): readonly Item[] {
  const random = seededRandom(seed)
  return items
    .map((item, place) => ({ item, place, lot: random() }))
    .toSorted((one, other) => one.lot - other.lot)
    .slice(0, count)
    .toSorted((one, other) => one.place - other.place)
    .map(({ item }) => item)
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}
