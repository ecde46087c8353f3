import type { Field, WordsFor } from '#fields/index.ts'
import { refuse } from '#shared/index.ts'
import type { BODIES } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'
import { baseWords, neededForQuorum } from '../shares.ts'

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
    name: 'present',
    kind: 'number',
    label: 'Members present, substitutes included',
    asks: 'the number present, substitutes included,',
  },
  {
    name: 'withdrawn',
    kind: 'number',
    label: 'Of them, how many have withdrawn from this item',
    asks: 'how many of them have withdrawn',
    default: 0,
  },
] as const satisfies readonly Field[]

/** Are enough members here to do business, on this item? Whoever has withdrawn is not counted. */
export const quorum = question({
  id: 'quorum',
  title: 'Is the meeting quorate?',
  fields: FIELDS,
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
})
