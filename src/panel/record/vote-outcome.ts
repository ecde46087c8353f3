import type { Needed } from '#constitution/index.ts'
import type { Counts, Finding, Vote } from './course.ts'
import type { Side } from './sides.ts'

export type Outcome = 'carried' | 'lost' | 'tie' | 'no-decision' | 'undetermined' | 'not-stated'

export type Provisionally = 'carried' | 'not-carried'

/** What a vote came to, by the rules and by what was recorded of it. */
export interface VoteResult extends Needed {
  readonly outcome: Outcome
  readonly elected: string | null
  readonly method: string | null
  readonly counts: Counts | null
  /** Who is counted on which side by a vote by name; nobody where two records of it, or its count, say otherwise. */
  readonly sides: ReadonlyMap<string, Side>
  readonly entitled: readonly string[]
  readonly present: number
  readonly reachable: boolean | null
  /** What a tie that no rule breaks is taken for until someone rules; `null` where the rules say, or nothing stands in. */
  readonly provisionally: Provisionally | null
  /** How many more votes were counted than there can be. */
  readonly excess: number
  /** Who were entitled, there and in no count; `null` where nobody counted. */
  readonly unexplained: number | null
  readonly rule: string | null
  readonly paragraph: string
  readonly working: string
  readonly noEffect: readonly Finding[]
  readonly warned: readonly Finding[]
  readonly silent: readonly string[]
  readonly unsettled: readonly string[]
}

/** Mutable while a result is worked out. */
export interface Working {
  readonly noEffect: Finding[]
  readonly warned: Finding[]
  readonly silent: string[]
  readonly unsettled: string[]
}

export type Judged = readonly { readonly vote: Vote; readonly result: VoteResult }[]
