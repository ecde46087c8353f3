import type { Fit } from '../judge.ts'
import type { Quantity } from '../quantities.ts'

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
