import type { Field, WordsFor } from '#fields/index.ts'
import { refuse } from '#shared/index.ts'
import type { BODIES } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'
import { baseWords, compareWithShare, neededForMajority } from '../shares.ts'

const FIELDS = [
  {
    name: 'body',
    kind: 'choice',
    label: 'Which body',
    asks: 'the body',
    choices: { panel: 'The panel', subcommittee: 'A subcommittee' } satisfies WordsFor<
      typeof BODIES
    >,
  },
  {
    name: 'seats',
    kind: 'number',
    label: 'Seats, filled or not',
    asks: 'the number of seats, filled or not,',
    least: 1,
  },
  {
    name: 'signatories',
    kind: 'names',
    label: 'Members who signed',
    hint: 'Count each member once',
    asks: 'how many signed',
  },
  {
    name: 'written',
    kind: 'yes-no',
    label: 'Is it in writing and signed?',
    asks: 'whether the request is in writing and signed',
  },
  {
    name: 'businessStated',
    kind: 'yes-no',
    label: 'Does it state the business?',
    asks: 'whether the request states the business',
  },
] as const satisfies readonly Field[]

/** Must a special meeting be called? */
export const requisition = question({
  id: 'requisition',
  title: 'Must a special meeting be called?',
  fields: FIELDS,
  decide(book, { body, seats, signatories, businessStated, written }) {
    const names = typeof signatories === 'number' ? undefined : signatories
    const signed =
      typeof signatories === 'number'
        ? signatories
        : new Set(signatories.map((name) => name.toLowerCase())).size
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
})
