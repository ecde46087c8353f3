import type { Source } from '#shared/index.ts'
import type { Happening } from './undertaking.ts'

/** How what decides a condition stood from a day on. */
export interface Turn {
  /** From which day it is known here, YYYY-MM-DD. */
  readonly known: string
  /** The day it happened, YYYY-MM-DD. */
  readonly on: string
  readonly isMet: boolean
  /** Where it is met, how that is known; else why it is not, or no longer. */
  readonly words: string
  readonly source: Source
  /** An address of this site that shows it. */
  readonly page?: string
}

/**
 * What is on record of a condition by what decides it: each time that it came true, and struck out from the day
 * on which that was no longer so.
 *
 * @param turns - in any order; of several known from one day the last counts
 * @param since - YYYY-MM-DD: what was so before counts from this day
 */
export function happeningsOf(turns: readonly Turn[], since: string): readonly Happening[] {
  const later = (day: string) => (day < since ? since : day)
  const byDay = new Map(
    turns
      .toSorted((one, other) => one.known.localeCompare(other.known))
      .map((turn) => [later(turn.known), turn] as const),
  )
  const met: Happening[] = []
  for (const [known, turn] of byDay) {
    const before = met.at(-1)
    const stands = before !== undefined && before.struck === undefined ? before : undefined
    const on = later(turn.on)
    if (stands !== undefined && turn.isMet && stands.on === on && stands.words === turn.words) {
      continue
    }
    if (stands !== undefined) {
      const reason = turn.isMet ? `put right: ${turn.words}` : turn.words
      met[met.length - 1] = { ...stands, struck: { on: known, reason } }
    }
    if (!turn.isMet) continue
    const { words, source, page } = turn
    const shown = page === undefined ? {} : { page }
    met.push({ kind: 'condition-met', on, known, words, source, isWorkedOut: true, ...shown })
  }
  return met
}
