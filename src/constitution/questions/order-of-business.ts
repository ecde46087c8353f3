import { z } from 'zod'
import { BUSINESS_ITEMS, MOVERS } from '../decides.ts'
import { oneOf } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const inputSchema = z.strictObject({
  move: oneOf('the item of business', BUSINESS_ITEMS),
  by: oneOf('who would move it', MOVERS),
})

/** May an item of business be taken out of its order? */
export const orderOfBusiness: Question<typeof inputSchema> = {
  id: 'order-of-business',
  title: 'May this item be moved in the order of business?',
  input: inputSchema,
  decide(book, { move, by }) {
    const fixing = rulesSettling(book, 'order-fixed').filter(({ parameters }) =>
      parameters.items.includes(move),
    )
    const varying = rulesSettling(book, 'order-varied')
    if (fixing.length + varying.length === 0) return noRule('how the order of business may vary')
    const opening = varying.filter(
      ({ parameters }) => parameters.by === by && parameters.items.includes(move),
    )
    const isAllowed = fixing.length === 0 && opening.length > 0
    const because = isAllowed ? opening : fixing.length > 0 ? fixing : varying
    return answerFrom(book, {
      answer: isAllowed ? 'allowed' : 'refused',
      because: because.map(({ rule }) => reasonFor(rule)),
      working: `Item (${move}) ${fixing.length > 0 ? 'keeps its place' : isAllowed ? 'may be moved' : 'may not be moved in this way'}`,
      conflicts: [],
      alternatives: isAllowed
        ? []
        : varying.flatMap(({ rule }) =>
            fixing.length > 0 ? [notApplied(rule, 'It reaches only the other items')] : [],
          ),
      facts: { withoutDebate: by === 'resolution' },
    })
  },
}
