import type { Field, WordsFor } from '#fields/index.ts'
import { capitalise } from '#shared/index.ts'
import type { Constitution } from '../constitution.ts'
import type { MOVERS } from '../decides.ts'
import { itemsOfBusiness, itemWords } from '../items-of-business.ts'
import { byText } from '../precedence.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'move',
    kind: 'text',
    label: 'The item',
    asks: 'the item of business',
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

/** The same, with the items of business that an area describes or its rules name, in their order. */
function fieldsFor(constitution: Constitution): readonly Field[] {
  const [move, by] = FIELDS
  return [
    { ...move, kind: 'choice', choices: Object.fromEntries(itemsOfBusiness(constitution)) },
    by,
  ]
}

/** May an item of business be taken out of its order? */
export const orderOfBusiness = question({
  id: 'order-of-business',
  title: 'May this item be moved in the order of business?',
  fields: FIELDS,
  fieldsFor,
  decide(book, { move, by }) {
    const item =
      move.length > 1 ? itemWords(move, book.constitution.business.get(move)) : `item (${move})`
    const fixing = rulesSettling(book, 'order-fixed').filter(({ parameters }) =>
      parameters.items.includes(move),
    )
    const varying = rulesSettling(book, 'order-varied')
    const readings = byText(book.constitution, [...fixing, ...varying]).flatMap((text) => {
      const fixed = fixing.filter((one) => text.includes(one))
      const opening = varying.filter(
        (one) =>
          text.includes(one) && one.parameters.by === by && one.parameters.items.includes(move),
      )
      const isAllowed = fixed.length === 0 && opening.length > 0
      const cited = isAllowed ? opening : fixed.length > 0 ? fixed : text
      return cited.map(({ rule }) => ({
        rule,
        answer: isAllowed ? ('allowed' as const) : ('refused' as const),
        working: `${item} ${fixed.length > 0 ? 'keeps its place' : isAllowed ? 'may be moved' : 'may not be moved in this way'}`,
      }))
    })
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, 'how the order of business may vary', ['order-fixed', 'order-varied'])
    const { answer, leading, draft, conflicts } = weighed
    const others = varying.filter(({ rule }) => !readings.some((one) => one.rule === rule))
    return answerFrom(book, {
      ...draft,
      answer,
      working: capitalise(leading.working ?? ''),
      conflicts,
      alternatives: [
        ...draft.alternatives,
        ...others.map(({ rule }) =>
          notApplied(
            rule,
            answer === 'allowed' ? 'It gives another way' : 'It reaches only the other items',
          ),
        ),
      ],
      facts: { withoutDebate: by === 'resolution' },
    })
  },
})
