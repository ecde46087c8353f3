/**
 * What a text comes to, worked out once for each: texts come by the thousand and are of the same few kinds.
 *
 * @param most - so many are remembered; with one more all are forgotten, which costs less than to ask which
 * was used last
 */
export function remembering<Found>(
  work: (text: string) => Found,
  most: number,
): (text: string) => Found {
  const known = new Map<string, { readonly found: Found }>()
  return (text) => {
    const before = known.get(text)
    if (before !== undefined) return before.found
    const found = work(text)
    if (known.size >= most) known.clear()
    known.set(text, { found })
    return found
  }
}
