import { compare } from '#shared/index.ts'
import type { Fit } from '../judge.ts'
import type { Operands } from '../operands/pair.ts'
import type { Quantity } from '../quantities.ts'
import type { Sentence } from '../sentences.ts'
import type { Change } from '../statements.ts'

/** The better fit of two is the lower. */
export const RANK: Record<Fit, number> = { correct: 0, imprecise: 1, incorrect: 2 }

/** Said where the figures beside it are so far off that they are rather of something else. */
export const OF_SOMETHING_ELSE = {
  verdict: 'questionable',
  explanation: 'It is not clear which of the figures printed here it is worked from.',
  suggestion: null,
} as const

/** A figure as it stands, with the words that say how nearly it is meant. */
export function printed(text: string, quantity: Quantity): string {
  return text.slice(quantity.from, quantity.end).trim()
}

const FARTHEST = 70
/** What begins something else between a value and a change: a cause, a contrast, another thing. */
const ANOTHER = /\b(?:because|as|since|while|whereas|although|though|but|and|with)\b|[;(]/iu

/**
 * "From 1,287 to 1,463", "312 cases, a fall of 24 (8.3%)": whether the words of a change itself say what it was
 * between. Where nothing else of a sentence stands between them, they are of one another; of the row of a table
 * they are where the earlier time is named.
 */
export function isToldBeside(
  { text, quantities, periods }: Sentence,
  { from, start, end }: Change,
  { current, earlier, row }: Operands,
): boolean {
  if (row !== null) {
    const then = row.earlier && row.periods[row.values.indexOf(row.earlier)]
    return periods.some(({ period }) => period !== null && period.code === then?.code)
  }
  if (from !== null) return true
  const told = [current, earlier].flatMap((value) => {
    const places = quantities.filter((it) => value && compare(it.value, value) === 0)
    const gaps = places.map((it) =>
      it.end <= start ? text.slice(it.end, start) : text.slice(end, it.from),
    )
    const gap = gaps.toSorted((one, other) => one.length - other.length)[0]
    return gap === undefined ? [] : [gap.length < FARTHEST && !ANOTHER.test(gap)]
  })
  return told.length > 0 && told.every(Boolean)
}
