import type { Calendar } from '#days/index.ts'
import type { MembersOn } from '#people/index.ts'
import type { Outcome } from '#shared/index.ts'
import type { InputOf, QuestionId } from '../ask.ts'
import type { Constitution } from '../constitution.ts'
import type { RecordedCounts } from '../counts.ts'

/** What dates are worked out from: the rules, and the bank holidays. */
export interface Reckoner {
  readonly constitution: Constitution
  readonly calendar: Calendar
}

/** Ids of rules by the names that procedures have for them. */
export type RuleNames = ReadonlyMap<string, readonly string[]>

/** As much of an answer as a procedure needs. */
export interface Decision {
  readonly answer: string
  readonly working: string
  readonly because: readonly { readonly paragraph: string }[]
  readonly warnings: readonly string[]
  /** Further named results, of the question's own: `needed`. */
  readonly facts: Readonly<Record<string, string | number | boolean | null>>
}

/** What cases are worked out from: dates, and answers to the questions that steps turn on. */
export interface Decider extends Reckoner {
  /** The bank holidays as they were known at the end of a day, YYYY-MM-DD. */
  readonly knownBy: (day: string) => Calendar
  /** What the record has of the panel on a day: its seats, and its members where it says who held each. */
  readonly countsOn: (day: string) => RecordedCounts
  /** Who its members were on a day, as far as it says who held which seat. */
  readonly membersOn: (day: string) => MembersOn
  /** The rules that stand for the names procedures have for them; see `readRuleNames`. */
  readonly ruleNames: RuleNames
  /** A question put to the constitution as it stood on a day: its name, and what it is asked with. */
  readonly decide: <Id extends QuestionId>(
    question: Id,
    input: InputOf<Id>,
    day: string,
  ) => Outcome<Decision>
}
