import type { Field, WordsFor } from '#fields/index.ts'
import type { INTERESTS } from '../decides.ts'
import { question } from '../question.ts'
import {
  answerFrom,
  noRule,
  notApplied,
  type RuleBook,
  reasonFor,
  rulesSettling,
} from '../rule-book.ts'
import { type TextReading, weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'kind',
    kind: 'choice',
    label: 'Who it is',
    asks: 'who it is',
    choices: {
      member: 'A member',
      substitute: 'A substitute',
      'chair-without-seat': '{Chair}, who holds no seat of {panel}',
    },
  },
  {
    name: 'presentWhenPut',
    kind: 'yes-no',
    label: 'Were they in the room when the question was put?',
    asks: 'whether they were in the room when the question was put',
  },
  {
    name: 'interest',
    kind: 'choice',
    label: 'Interest declared in this item',
    asks: 'the interest',
    choices: {
      none: 'None',
      personal: 'Personal',
      pecuniary: 'Pecuniary',
    } satisfies WordsFor<readonly ['none', ...typeof INTERESTS]>,
    default: 'none',
  },
  {
    name: 'dispensation',
    kind: 'yes-no',
    label: 'Has the bar been lifted for them?',
    asks: 'whether the bar has been lifted for them',
    default: false,
  },
] as const satisfies readonly Field[]

/** May this person vote on this item? */
export const mayVote = question({
  id: 'may-vote',
  title: 'May this person vote?',
  fields: FIELDS,
  decide(book, { kind, presentWhenPut, interest, dispensation }) {
    const entitled = weighTexts(book, entitlingTexts(book, kind, presentWhenPut))
    if (entitled === undefined) {
      return kind === 'chair-without-seat'
        ? noRule(book, 'whether a chair who holds no seat votes', ['chair-without-seat'])
        : noRule(book, `when a ${kind} may vote`, ['may-vote'])
    }
    const bars = rulesSettling(book, 'interest-bars')
    const barring = bars.filter(
      ({ parameters }) => interest !== 'none' && parameters.interests.includes(interest),
    )
    const lifting = rulesSettling(book, 'dispensation-lifts').filter(
      ({ parameters }) =>
        dispensation && interest !== 'none' && parameters.interests.includes(interest),
    )
    const isBarred = barring.length > 0 && lifting.length === 0
    const isAllowed = entitled.answer === 'yes' && !isBarred
    const declared = interest === 'none' ? 'no interest declared' : `${interest} interest`
    return answerFrom(book, {
      answer: isAllowed ? 'yes' : 'no',
      because: [
        ...entitled.draft.because,
        ...[...barring, ...lifting].map(({ rule }) => reasonFor(rule)),
      ],
      working: [
        ...(entitled.leading.working === undefined ? [] : [entitled.leading.working]),
        presentWhenPut
          ? 'in the room when the question was put'
          : 'not in the room when the question was put',
        isBarred ? `${declared}, which bars` : declared,
        ...(lifting.length > 0 ? ['the bar has been lifted'] : []),
      ].join('; '),
      conflicts: [
        ...entitled.conflicts,
        ...(interest === 'personal' ? bars.flatMap(({ rule }) => rule.conflicts) : []),
      ],
      warnings: entitled.draft.warnings,
      alternatives: [
        ...entitled.draft.alternatives,
        ...(interest !== 'none' && barring.length === 0
          ? bars.map(({ rule }) =>
              notApplied(
                rule,
                `It does not reach a ${interest} interest: record it, and stay`,
                'no',
              ),
            )
          : []),
      ],
      facts: { mustWithdraw: isBarred },
    })
  },
})

/** What each text makes of who it is and where they were. */
function entitlingTexts(
  book: RuleBook,
  kind: 'member' | 'substitute' | 'chair-without-seat',
  presentWhenPut: boolean,
): readonly TextReading<'yes' | 'no'>[] {
  if (kind === 'chair-without-seat') {
    return rulesSettling(book, 'chair-without-seat').map(({ rule, parameters: { votes } }) => ({
      rule,
      answer: votes && presentWhenPut ? 'yes' : 'no',
      working: `a chair who holds no seat ${votes ? 'votes' : 'does not vote'}`,
    }))
  }
  return rulesSettling(book, 'may-vote').flatMap(({ rule, parameters }) =>
    parameters.kinds.includes(kind)
      ? [{ rule, answer: parameters.present_when_put && !presentWhenPut ? 'no' : 'yes' }]
      : [],
  )
}
