import { z } from 'zod'
import { CANDIDATES, OFFICES } from '../decides.ts'
import { oneOf } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const inputSchema = z.strictObject({
  candidate: z.strictObject({ kind: oneOf('what kind of member the candidate is', CANDIDATES) }),
  office: oneOf('the office', OFFICES),
})

/** May this member be elected to the chair, or preside? */
export const chair: Question<typeof inputSchema> = {
  id: 'chair',
  title: 'May this member take the chair?',
  input: inputSchema,
  decide(book, { candidate: { kind }, office }) {
    const opened = rulesSettling(book, 'may-stand').filter(({ parameters }) =>
      parameters.offices.includes(office),
    )
    const barred = rulesSettling(book, 'may-not-stand').filter(
      ({ parameters }) =>
        parameters.offices.includes(office) && parameters.candidates.includes(kind),
    )
    if (opened.length === 0) return noRule(`who may take the office of ${plain(office)}`)
    const isEligible =
      barred.length === 0 && opened.some(({ parameters }) => parameters.candidates.includes(kind))
    const may = [...new Set(opened.flatMap(({ parameters }) => parameters.candidates))]
    const rules = [...opened, ...barred].map(({ rule }) => rule)
    const elsewhere = rulesSettling(book, 'may-stand').filter(
      ({ parameters }) => !parameters.offices.includes(office),
    )
    const verdict = isEligible ? 'is one of them' : 'is not one of them'
    return answerFrom(book, {
      answer: isEligible ? 'eligible' : 'not-eligible',
      because: rules.map((rule) => reasonFor(rule)),
      working: `${plain(office)}: open to ${may.map(plain).join(' and ')} members; "${plain(kind)}" ${verdict}`,
      conflicts: rules.flatMap(({ conflicts }) => conflicts),
      alternatives: elsewhere.map(({ rule }) =>
        notApplied(rule, 'It is about another office, so it is not applied here'),
      ),
    })
  },
}

const plain = (word: string) => word.replaceAll('-', ' ')
