import { z } from 'zod'
import { refuse } from '#shared/index.ts'
import { BODIES } from '../decides.ts'
import { countOf, oneOf, someOf, yesOrNo } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'
import { baseWords, compareWithShare, neededForMajority } from '../shares.ts'

const inputSchema = z.strictObject({
  body: oneOf('the body', BODIES),
  seats: someOf('the number of seats, filled or not'),
  /** How many signed, or their names: a name given twice is counted once. */
  signatories: z.union(
    [countOf('how many signed'), z.array(z.string().trim().min(1))],
    'Enter how many signed, as a whole number, or their names',
  ),
  businessStated: yesOrNo('whether the request states the business'),
  written: yesOrNo('whether the request is in writing and signed'),
})

/** Must a special meeting be called? */
export const requisition: Question<typeof inputSchema> = {
  id: 'requisition',
  title: 'Must a special meeting be called?',
  input: inputSchema,
  decide(book, { body, seats, signatories, businessStated, written }) {
    const names = Array.isArray(signatories) ? signatories : undefined
    const signed = names
      ? new Set(names.map((name) => name.toLowerCase())).size
      : Number(signatories)
    if (signed > seats) {
      const message = `${signed} signed but the ${body} has ${seats} seats. Check both numbers`
      return refuse('more-signatures-than-seats', message, 'signatories')
    }
    const settling = rulesSettling(book, 'requisition').find(({ parameters }) =>
      parameters.bodies.includes(body),
    )
    if (settling?.rule.kind !== 'majority') return noRule('how many may require a special meeting')
    const { rule } = settling
    const needed = neededForMajority(rule.majority, { seats, members: seats }) ?? seats
    const forms = rulesSettling(book, 'requisition-form')
    const missing = forms.flatMap(({ parameters }) => [
      ...(parameters.written && !written ? ['it is not in writing and signed'] : []),
      ...(parameters.business_stated && !businessStated ? ['it does not state the business'] : []),
    ])
    const enough = signed >= needed
    const isValid = enough && missing.length === 0
    const sum = compareWithShare(signed, rule.majority, seats)
    const repeated = names ? names.length - signed : 0
    return answerFrom(book, {
      answer: isValid ? 'must-be-called' : 'not-valid',
      sentence: [`${signed} signed, and ${needed} are needed of ${seats} seats`, ...missing]
        .join('; ')
        .concat('.'),
      because: [reasonFor(rule, sum), ...forms.map((form) => reasonFor(form.rule))],
      working: [
        `${sum}: ${needed} of ${seats} ${baseWords(rule.majority.of)} needed, ${signed} signed`,
        ...(repeated > 0 ? [`${repeated} signed twice and counted once`] : []),
        ...missing,
      ].join('; '),
      conflicts: rule.conflicts,
      warnings: missing.map((words) => `The request is incomplete: ${words}`),
      facts: { needed, counted: signed, shortBy: Math.max(0, needed - signed) },
    })
  },
}
