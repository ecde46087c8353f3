import type { z } from 'zod'
import type { Outcome } from '#shared/index.ts'
import type { Answer } from './answer.ts'
import type { RuleBook } from './rule-book.ts'

/** One thing that can be asked of the constitution. */
export interface Question<Schema extends z.ZodType> {
  /** As `decide` takes it: `veto`. */
  readonly id: string
  /** As a person asks it, with the panel’s own words as `{office}`. */
  readonly title: string
  readonly input: Schema
  /** Pure: the same book and input always give the same answer. */
  decide(book: RuleBook, input: z.infer<Schema>): Outcome<Answer>
}
