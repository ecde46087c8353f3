import type { Field, Filled } from '#fields/index.ts'
import type { Outcome } from '#shared/index.ts'
import type { Answer } from './answer.ts'
import type { Constitution } from './constitution.ts'
import type { Point } from './decides.ts'
import type { RuleBook } from './rule-book.ts'

/** What is given already, as it came: not yet read. */
export type GivenSoFar = Readonly<Record<string, unknown>>

/** One thing that can be asked of the constitution. */
export interface Question<Id extends string, Fields extends readonly Field[]> {
  /** As `decide` takes it: `veto`. */
  readonly id: Id
  /** As a person asks it, with the panel’s own words as `{office}`. */
  readonly title: string
  /** What has to be known, in the order it is asked. */
  readonly fields: Fields
  /** Whether an area has what it is about; it has unless said. */
  isAskable?(constitution: Constitution): boolean
  /** As it is asked where an area's rules make it another: by what is given already, if it turns on it. */
  titleFor?(constitution: Constitution, given: GivenSoFar): string
  /**
   * The same fields with the choices and words that an area's rules give, where these are data. A choice
   * of one that stands for a blank is not asked in a form.
   */
  fieldsFor?(constitution: Constitution, given: GivenSoFar): readonly Field[]
  /** The field that the words and choices of the others turn on, which a form asks first. */
  readonly first?: Fields[number]['name']
  /** The points whose shares it counts; what none of their rules in force counts, a form leaves out. */
  readonly counts?: readonly Point[]
  /** Pure: the same book and input always give the same answer. */
  decide(book: RuleBook, input: Filled<Fields>): Outcome<Answer>
}

/** A question as it is written, with the type of its id and of its input. */
export function question<const Id extends string, const Fields extends readonly Field[]>(
  asked: Question<Id, Fields>,
): Question<Id, Fields> {
  return asked
}
