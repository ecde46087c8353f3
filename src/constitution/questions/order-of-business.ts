import type { Field, WordsFor } from '#fields/index.ts'
import type { BUSINESS_ITEMS, MOVERS } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const FIELDS = [
  {
    name: 'move',
    kind: 'choice',
    label: 'The item',
    asks: 'the item of business',
    choices: {
      a: '(a) choosing who presides',
      b: '(b) minutes of the last meeting',
      c: '(c) business left over',
      d: '(d) reports',
      e: '(e) motions',
      f: '(f) urgent items',
    } satisfies WordsFor<typeof BUSINESS_ITEMS>,
  },
  {
    name: 'by',
    kind: 'choice',
    label: 'Who would move it',
    asks: 'who would move it',
    choices: {
      chair: '{Chair}',
      resolution: 'The meeting, by resolution',
    } satisfies WordsFor<typeof MOVERS>,
  },
] as const satisfies readonly Field[]

/** May an item of business be taken out of its order? */
export const orderOfBusiness = question({
  id: 'order-of-business',
  title: 'May this item be moved in the order of business?',
  fields: FIELDS,
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
})
