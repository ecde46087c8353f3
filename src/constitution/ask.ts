import type { z } from 'zod'
import type { Outcome, Problem } from '#shared/index.ts'
import type { Answer } from './answer.ts'
import type { Constitution } from './constitution.ts'
import type { Question } from './question.ts'
import { actingCommissioner } from './questions/acting-commissioner.ts'
import { amendConstitution } from './questions/amend-constitution.ts'
import { ballot } from './questions/ballot.ts'
import { chair } from './questions/chair.ts'
import { complaintRoute } from './questions/complaint-route.ts'
import { delegate } from './questions/delegate.ts'
import { mayVote } from './questions/may-vote.ts'
import { orderOfBusiness } from './questions/order-of-business.ts'
import { quorum } from './questions/quorum.ts'
import { recordedVote } from './questions/recorded-vote.ts'
import { requisition } from './questions/requisition.ts'
import { revisedPrecept } from './questions/revised-precept.ts'
import { substitute } from './questions/substitute.ts'
import { suspendCommissioner } from './questions/suspend-commissioner.ts'
import { veto } from './questions/veto.ts'
import { vote } from './questions/vote.ts'
import type { Ruling } from './registers.ts'
import type { RuleBook } from './rule-book.ts'

/** A question with its input read and refused in sentences. */
export interface Asked {
  readonly id: string
  readonly title: string
  answer(book: RuleBook, input: unknown): Outcome<Answer>
}

function asked<Schema extends z.ZodType>(question: Question<Schema>): Asked {
  return {
    id: question.id,
    title: question.title,
    answer(book, input) {
      const parsed = question.input.safeParse(input)
      if (parsed.success) return question.decide(book, parsed.data)
      return { ok: false, problems: parsed.error.issues.flatMap(problemsOf) }
    },
  }
}

function problemsOf(issue: z.core.$ZodIssue): readonly Problem[] {
  const field = issue.path.map(String).join('.')
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-field',
      field: key,
      message: `"${key}" is not part of this question. Take it out or correct its spelling`,
    }))
  }
  const message =
    field === '' ? 'Give what the question asks for as one JSON object' : issue.message
  return [{ code: 'does-not-fit', message, field }]
}

/** Every question, in the order it is offered. */
export const QUESTIONS: ReadonlyMap<string, Asked> = new Map(
  [
    asked(veto),
    asked(quorum),
    asked(requisition),
    asked(chair),
    asked(ballot),
    asked(recordedVote),
    asked(vote),
    asked(mayVote),
    asked(substitute),
    asked(revisedPrecept),
    asked(suspendCommissioner),
    asked(actingCommissioner),
    asked(delegate),
    asked(amendConstitution),
    asked(complaintRoute),
    asked(orderOfBusiness),
  ].map((question) => [question.id, question]),
)

/**
 * Answers a question from the constitution as it stands on a day.
 *
 * @param question - its id: `veto`
 * @param input - as it came from outside; what is wrong with it is said one sentence a field
 * @param today - YYYY-MM-DD: rules and rulings of that day are applied
 */
export function answerQuestion(
  constitution: Constitution,
  question: string,
  input: unknown,
  { today, rulings = [] }: { readonly today: string; readonly rulings?: readonly Ruling[] },
): Outcome<Answer> {
  const found = QUESTIONS.get(question)
  if (found) return found.answer({ constitution, today, rulings }, input)
  const known = [...QUESTIONS.keys()].join(', ')
  const message = `There is no question "${question}". Ask one of ${known}`
  return { ok: false, problems: [{ code: 'unknown-question', message }] }
}
