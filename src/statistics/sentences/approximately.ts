import type { Observation } from '../observation.ts'
import type { Sentence } from '../words/words.ts'

/** "About" before a value that was itself printed as approximate. */
export function approximately(
  figure: Pick<Observation, 'status'> | undefined,
  sentence: Sentence,
): Sentence {
  const [first, ...rest] = sentence
  if (figure?.status !== 'approximate' || first === undefined) return sentence
  return [{ text: 'About ' }, first, ...rest]
}
