import type { Field, WordsFor } from '#fields/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import type { Constitution } from '../constitution.ts'
import type { INTERESTS, PointParameters } from '../decides.ts'
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
    name: 'presentWhenTaken',
    kind: 'yes-no',
    label: 'Were they in the room when the vote was taken?',
    asks: 'whether they were in the room when the vote was taken',
    required: () => false,
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
    label: 'Do they have a dispensation?',
    asks: 'whether the bar has been lifted for them',
    default: false,
  },
] as const satisfies readonly Field[]

/** When the vote was taken is asked about where a text turns on it. */
function fieldsFor({ rules }: Constitution): readonly Field[] {
  const isSpokenOf = rules.some(
    ({ decides, parameters }) =>
      decides === 'may-vote' && parameters['present_when_taken'] === true,
  )
  return FIELDS.filter(({ name }) => name !== 'presentWhenTaken' || isSpokenOf)
}

/** May this person vote on this item? */
export const mayVote = question({
  id: 'may-vote',
  title: 'May this person vote?',
  fields: FIELDS,
  fieldsFor,
  decide(book, { kind, interest, dispensation, ...there }) {
    const needed = takenNeeded(book, there)
    if (needed !== undefined) return needed
    const entitled = weighTexts(book, entitlingTexts(book, kind, there))
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
    const mustWithdraw = isBarred && barring.some(({ parameters }) => parameters.leaves)
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
        whereabouts(there),
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
      facts: { mustWithdraw },
    })
  },
})

/** What each text makes of who it is and where they were. */
function entitlingTexts(
  book: RuleBook,
  kind: 'member' | 'substitute' | 'chair-without-seat',
  { presentWhenPut, presentWhenTaken }: There,
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
      ? [{ rule, answer: isThere(parameters, { presentWhenPut, presentWhenTaken }) ? 'yes' : 'no' }]
      : [],
  )
}

/** Where they were, as far as it was said: when the vote was taken is asked of some texts only. */
interface There {
  readonly presentWhenPut: boolean
  readonly presentWhenTaken?: boolean | undefined
}

const isThere = (
  { present_when_put: put, present_when_taken: taken }: PointParameters<'may-vote'>,
  { presentWhenPut, presentWhenTaken }: There,
) => (!put || presentWhenPut) && (!taken || presentWhenTaken === true)

function takenNeeded(book: RuleBook, { presentWhenTaken }: There): Outcome<never> | undefined {
  const turning = rulesSettling(book, 'may-vote').filter(
    ({ parameters }) => parameters.present_when_taken,
  )
  if (turning.length === 0 || presentWhenTaken !== undefined) return undefined
  const cited = turning.map(({ rule }) => reasonFor(rule).paragraph).join(' and ')
  const message = `${cited} turns on who is in the room when the vote is taken: say whether they were`
  return refuse('taken-needed', message, 'presentWhenTaken')
}

function whereabouts({ presentWhenPut, presentWhenTaken }: There): string {
  const put = `${presentWhenPut ? '' : 'not '}in the room when the question was put`
  if (presentWhenTaken === undefined) return put
  return `${put}, ${presentWhenTaken ? '' : 'not '}there when the vote was taken`
}
