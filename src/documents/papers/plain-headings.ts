/** Words that go on with the heading they stand in: what follows them begins no other. */
const GOES_ON =
  /^(?:per|of|to|than|less|vs?|versus|the|and|or|in|for|on|from|since|at|by|year|ending|every|\/|&|–|-)$/iu
const BEGINS = /^(?:\(?%|[A-Z£#*]|(?:19|20)?\d\d[/–-]\d\d|(?:19|20)\d\d\b)/u
const MOST_LINES = 4
const LONGEST = 140

interface PlainHeadings {
  readonly columns: readonly string[]
  /** How many of the lines, counted from the last, they stand on. */
  readonly lines: number
}

/**
 * The headings of so many columns on the lines straight above a table of plain text. They are told apart
 * by their gaps, or by what can begin a heading: a capital letter, a per cent sign, a year.
 *
 * @param above - the lines before the first row, the nearest last, spaces as printed
 * @returns `undefined` when the lines do not give just as many headings as there are columns
 */
export function plainHeadings(above: readonly string[], width: number): PlainHeadings | undefined {
  const near = above.slice(-MOST_LINES)
  for (let count = 1; count <= near.length; count += 1) {
    const lines = near.slice(-count)
    if (lines.some((line) => line.trim() === '' || line.length > LONGEST || /[.;:?!]$/u.test(line)))
      return undefined
    const [only = ''] = lines
    const gapped = count === 1 ? only.trim().split(/\s{2,}/u) : []
    const parts = gapped.length === width + 1 ? gapped : partsOf(lines.join(' '))
    if (parts.length === width + 1) return { columns: parts.slice(1), lines: count }
    if (count === 1 && parts.length === width && width > 2) return { columns: parts, lines: 1 }
  }
  return undefined
}

function partsOf(text: string): readonly string[] {
  const words = text.split(/\s+/u).filter((word) => word !== '')
  const parts: string[] = []
  words.forEach((word, index) => {
    const previous = words[index - 1]
    const goesOn = previous !== undefined && GOES_ON.test(previous)
    const last = parts.length - 1
    if (last >= 0 && (goesOn || !BEGINS.test(word))) parts[last] = `${parts[last]} ${word}`
    else parts.push(word)
  })
  return parts
}
