import type { Decider } from '#constitution/index.ts'
import { numberedOn, wordedOn } from '#constitution/index.ts'

/** The same, in whose sentences offices have the names of a day, and paragraphs its numbers. */
export function wordedAs(decider: Decider, day: string): Decider {
  const constitution = numberedOn(wordedOn(decider.constitution, day), day)
  return constitution === decider.constitution ? decider : { ...decider, constitution }
}
