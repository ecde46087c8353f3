import type { CaseEvent, Details } from './procedure.ts'

/** A case as it is kept: what it was opened with, and what has happened since. */
export interface Case {
  readonly procedure: string
  /** In its address: `2027-28`. */
  readonly id: string
  readonly title: string
  readonly opening: Details
  /** YYYY-MM-DD */
  readonly openedOn: string
  /** Those that stand, oldest first. */
  readonly events: readonly CaseEvent[]
  /** The instant at which something was last recorded of it, struck out or not. */
  readonly changedAt: string
}

/** An event with what came of it. */
export interface PastEvent {
  readonly event: CaseEvent
  readonly words: string
  readonly findings: readonly string[]
  readonly warnings: readonly string[]
  /** Set when something that has to come before it is not on record. */
  readonly isUnclear?: true
  /** Set when the rules as they stand now would refuse it: it was recorded under others. */
  readonly refusedNow?: string
}
