import type { Decider } from '#constitution/index.ts'
import { wordedOn } from '#constitution/index.ts'

/** The same, in whose sentences the offices have the names of a day. */
export function wordedAs(decider: Decider, day: string): Decider {
  const constitution = wordedOn(decider.constitution, day)
  return constitution === decider.constitution ? decider : { ...decider, constitution }
}
