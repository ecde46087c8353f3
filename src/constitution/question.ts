import type { Field, Filled } from '#fields/index.ts'
import type { Outcome } from '#shared/index.ts'
import type { Answer } from './answer.ts'
import type { Constitution } from './constitution.ts'
import type { Point } from './decides.ts'
import type { RuleBook } from './rule-book.ts'

/** One thing that can be asked of the constitution. */
export interface Question<Id extends string, Fields extends readonly Field[]> {
  /** As `decide` takes it: `veto`. */
  readonly id: Id
  /** As a person asks it, with the panel’s own words as `{office}`. */
  readonly title: string
  /** What has to be known, in the order it is asked. */
  readonly fields: Fields
  /** The same fields with the choices that an area's rules give, where these are data. */
  fieldsFor?(constitution: Constitution): readonly Field[]
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
