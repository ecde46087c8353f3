/** Whether percentages are those that numbers are of the largest of them, or of their sum, row by row. */
export function isShareOf(
  shares: readonly (number | null)[],
  counts: readonly (number | null)[],
): boolean {
  const wholes = [...new Set(counts.filter((count) => count !== null && count > 0))]
    .toSorted((one, other) => (other ?? 0) - (one ?? 0))
    .slice(0, 3)
  const sum = counts.reduce<number>((all, count) => all + (count ?? 0), 0)
  return [...wholes, sum].some((whole) =>
    agrees(
      shares,
      counts.map((count) => (count === null || !whole ? null : (100 * count) / whole)),
    ),
  )
}

/** Three pairs or more, all of them the same but for rounding, and not all alike. */
export function agrees(
  printed: readonly (number | null)[],
  worked: readonly (number | null)[],
): boolean {
  let pairs = 0
  const seen = new Set<number>()
  for (const [index, value] of printed.entries()) {
    const other = worked[index]
    if (value === null || other === null || other === undefined) continue
    const decimals = (String(value).split('.')[1] ?? '').length
    if (
      Math.abs(value - other) > 0.55 * 10 ** -Math.max(decimals, 0) &&
      Math.abs(value - other) > 0.06
    )
      return false
    pairs += 1
    seen.add(value)
  }
  return pairs >= 3 && seen.size >= 3
}

const CALLED_SHARE =
  /\bshares? of\b|(?:%|\bper ?cent(?:age)?|\bproportion) of (?:(?:the|all|total|overall|grand|whole)\b|(?:the )?(?:force|region|county|service|national)(?:['’]s)?\b)/i

/** Whether words call figures the shares of a whole: "Share of all allegations", "% of total". */
export function saysShare(words: string): boolean {
  return CALLED_SHARE.test(words)
}
