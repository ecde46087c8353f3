import { z } from 'zod'
import { refuse } from '#shared/index.ts'
import { BODIES } from '../decides.ts'
import { countOf, oneOf, someOf } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'
import { baseWords, neededForQuorum } from '../shares.ts'

const inputSchema = z.strictObject({
  body: oneOf('the body', BODIES),
  seats: someOf('the number of seats, filled or not'),
  present: countOf('the number present, substitutes included'),
  withdrawn: countOf('how many of them have withdrawn').default(0),
})

/** Are enough members here to do business, on this item? Whoever has withdrawn is not counted. */
export const quorum: Question<typeof inputSchema> = {
  id: 'quorum',
  title: 'Is the meeting quorate?',
  input: inputSchema,
  decide(book, { body, seats, present, withdrawn }) {
    if (withdrawn > present) {
      const message = `${withdrawn} have withdrawn but ${present} were present. Count among those present the ones who have withdrawn`
      return refuse('more-withdrawn-than-present', message, 'withdrawn')
    }
    if (present > seats) {
      const message = `${present} are present but the ${body} has ${seats} seats. Check both numbers`
      return refuse('more-present-than-seats', message, 'present')
    }
    const counted = present - withdrawn
    const settling = rulesSettling(book, 'quorum').find(({ parameters }) =>
      parameters.bodies.includes(body),
    )
    if (settling?.rule.kind !== 'quorum') return noRule(`what the quorum of a ${body} is`)
    const { rule } = settling
    const needed = neededForQuorum(rule.quorum, { seats, members: seats }) ?? seats
    const isQuorate = counted >= needed
    const { share, at_least: least } = rule.quorum
    const sum = [
      share
        ? `${share[0]}/${share[1]} of ${seats} ${baseWords(rule.quorum.of)}, in whole people`
        : '',
      least === undefined ? '' : `never fewer than ${least}`,
    ]
      .filter(Boolean)
      .join(', ')
    const here =
      withdrawn === 0
        ? `${counted} present`
        : `${present} present − ${withdrawn} withdrawn = ${counted}`
    return answerFrom(book, {
      answer: isQuorate ? 'quorate' : 'not-quorate',
      sentence: `${counted} can be counted, and ${needed} are needed of ${seats} seats.`,
      because: [
        reasonFor(rule, `${sum}: ${needed}`),
        ...rulesSettling(book, 'quorum-substitutes').map((one) => reasonFor(one.rule)),
        ...(isQuorate ? [] : rulesSettling(book, 'quorum-lost').map((one) => reasonFor(one.rule))),
        ...(withdrawn === 0
          ? []
          : rulesSettling(book, 'interest-bars').map((one) => reasonFor(one.rule))),
      ],
      working: `${here}; needed ${needed} (${sum})`,
      conflicts: rule.conflicts,
      warnings: [
        ...(isQuorate && counted === needed
          ? ['The meeting has no member to spare: if one leaves, the quorum is lost']
          : []),
        ...(needed > seats ? [`The ${body} has too few seats ever to be quorate`] : []),
      ],
      facts: { needed, counted, shortBy: Math.max(0, needed - counted) },
    })
  },
}
