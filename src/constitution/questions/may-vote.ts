import { z } from 'zod'
import { INTERESTS } from '../decides.ts'
import { oneOf, yesOrNo } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const inputSchema = z.strictObject({
  kind: oneOf('who it is', ['member', 'substitute']),
  presentWhenPut: yesOrNo('whether they were in the room when the question was put'),
  interest: oneOf('the interest', INTERESTS).nullable().default(null),
  dispensation: yesOrNo('whether the bar has been lifted for them').default(false),
})

/** May this person vote on this item? */
export const mayVote: Question<typeof inputSchema> = {
  id: 'may-vote',
  title: 'May this person vote?',
  input: inputSchema,
  decide(book, { kind, presentWhenPut, interest, dispensation }) {
    const entitling = rulesSettling(book, 'may-vote').filter(({ parameters }) =>
      parameters.kinds.includes(kind),
    )
    if (entitling.length === 0) return noRule(`when a ${kind} may vote`)
    const absent = entitling.some(
      ({ parameters }) => parameters.present_when_put && !presentWhenPut,
    )
    const bars = rulesSettling(book, 'interest-bars')
    const barring = bars.filter(
      ({ parameters }) => interest !== null && parameters.interests.includes(interest),
    )
    const lifting = rulesSettling(book, 'dispensation-lifts').filter(
      ({ parameters }) =>
        dispensation && interest !== null && parameters.interests.includes(interest),
    )
    const isBarred = barring.length > 0 && lifting.length === 0
    const isAllowed = !absent && !isBarred
    const applied = [...entitling, ...barring, ...lifting].map(({ rule }) => rule)
    const declared = interest === null ? 'no interest declared' : `${interest} interest`
    return answerFrom(book, {
      answer: isAllowed ? 'yes' : 'no',
      because: applied.map((rule) => reasonFor(rule)),
      working: [
        absent
          ? 'not in the room when the question was put'
          : 'in the room when the question was put',
        isBarred ? `${declared}, which bars` : declared,
        ...(lifting.length > 0 ? ['the bar has been lifted'] : []),
      ].join('; '),
      conflicts: interest === 'personal' ? bars.flatMap(({ rule }) => rule.conflicts) : [],
      alternatives:
        interest !== null && barring.length === 0
          ? bars.map(({ rule }) =>
              notApplied(
                rule,
                `It does not reach a ${interest} interest: record it, and stay`,
                'no',
              ),
            )
          : [],
      facts: { mustWithdraw: isBarred },
    })
  },
}
