import type { Field, Filled, WordsFor } from '#fields/index.ts'
import { type Outcome, refuse } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import type { MATTERS, VETO_STAGES } from '../decides.ts'
import { question } from '../question.ts'
import type { MajorityRule } from '../rule.ts'
import {
  answerFrom,
  noRule,
  type RuleBook,
  reasonFor,
  rulesSettling,
  silenceOn,
} from '../rule-book.ts'
import { type Base, baseWords, compareWithShare, neededForMajority } from '../shares.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'matter',
    kind: 'choice',
    label: 'What the veto is of',
    asks: 'the matter',
    choices: {
      precept: 'The precept',
      'chief-constable': 'A Chief Constable’s appointment',
    } satisfies WordsFor<typeof MATTERS>,
  },
  {
    name: 'stage',
    kind: 'choice',
    label: 'At which stage',
    asks: 'the stage',
    choices: {
      proposed: 'First proposal',
      revised: 'Revised precept',
      reserve: 'Reserve candidate',
    } satisfies WordsFor<typeof VETO_STAGES>,
  },
  {
    name: 'members',
    kind: 'number',
    label: 'People who are members that day',
    hint: 'Vacant seats are not counted',
    asks: 'the number of people who are members that day',
    least: 1,
  },
  {
    name: 'present',
    kind: 'number',
    label: 'Members present',
    hint: 'Count a substitute in place of the member',
    asks: 'the number of members present',
  },
  {
    name: 'for',
    kind: 'number',
    label: 'Votes for the veto',
    asks: 'the number of votes for the veto',
  },
  {
    name: 'against',
    kind: 'number',
    label: 'Votes against the veto',
    asks: 'the number of votes against the veto',
  },
  {
    name: 'abstain',
    kind: 'number',
    label: 'Abstaining',
    asks: 'the number who abstained',
  },
] as const satisfies readonly Field[]
type VetoVote = Filled<typeof FIELDS>

const WORDS: Readonly<Record<VetoVote['matter'], string>> = {
  precept: 'the precept',
  'chief-constable': 'the appointment of a Chief Constable',
}

/** Is a veto carried? Absent and abstaining members count where the share is of members. */
export const veto = question({
  id: 'veto',
  title: 'Is a veto carried?',
  fields: FIELDS,
  decide(book, vote) {
    const wrong = wrongCount(vote)
    if (wrong) return wrong
    const available = rulesSettling(book, 'veto').filter(
      ({ parameters }) =>
        parameters.matter === vote.matter && parameters.stages.includes(vote.stage),
    )
    const rules = available.flatMap(({ rule }) => (rule.kind === 'majority' ? [rule] : []))
    const [first] = rules
    return first === undefined ? noVeto(book, vote) : countVotes(book, vote, first, rules)
  },
})

function wrongCount(vote: VetoVote): Outcome<never> | undefined {
  const cast = vote.for + vote.against + vote.abstain
  if (vote.present > vote.members) {
    const message = `${vote.present} are present but the panel has ${vote.members} members. Check both numbers, counting a substitute in place of the member`
    return refuse('more-present-than-members', message, 'present')
  }
  if (cast > vote.present) {
    const message = `You entered ${cast} votes and abstentions but ${vote.present} members are present. Check the count`
    return refuse('more-votes-than-present', message, 'for')
  }
  const stages: Readonly<Record<VetoVote['matter'], string>> = {
    precept: 'reserve',
    'chief-constable': 'revised',
  }
  if (vote.stage === stages[vote.matter]) {
    const message = `There is no ${vote.stage} stage of ${WORDS[vote.matter]}. Choose another stage or another matter`
    return refuse('no-such-stage', message, 'stage')
  }
  return undefined
}

function noVeto(book: RuleBook, vote: VetoVote): Outcome<Answer> {
  const rules = rulesSettling(book, 'no-veto').filter(
    ({ parameters }) => parameters.matter === vote.matter && parameters.stages.includes(vote.stage),
  )
  if (rules.length === 0) return noRule(`whether ${WORDS[vote.matter]} may be vetoed`)
  return answerFrom(book, {
    answer: 'not-available',
    because: rules.map(({ rule }) => reasonFor(rule)),
    working: `No veto may be put on ${WORDS[vote.matter]} at this stage, whatever the votes`,
    facts: { needed: null, shortBy: null, reachable: false },
  })
}

function countVotes(
  book: RuleBook,
  vote: VetoVote,
  rule: MajorityRule,
  rules: readonly MajorityRule[],
): Outcome<Answer> {
  const { majority } = rule
  const counts = {
    members: vote.members,
    seats: vote.members,
    present: vote.present,
    'votes-cast': vote.for + vote.against,
  }
  const readings = rules.map((one) => {
    const ofOne = counts[one.majority.of]
    const answer = vote.for >= (neededForMajority(one.majority, counts) ?? ofOne)
    const working = compareWithShare(vote.for, one.majority, ofOne)
    return { rule: one, answer: answer ? ('vetoed' as const) : ('not-vetoed' as const), working }
  })
  const weighed = weighTexts(book, readings)
  const whole = counts[majority.of]
  const needed = neededForMajority(majority, counts) ?? whole
  const vetoed = vote.for >= needed
  const reachable = vote.present >= needed
  const lost = vetoed ? undefined : silenceOn(book, 'lost-veto')
  const sum = compareWithShare(vote.for, majority, whole)
  return answerFrom(book, {
    answer: vetoed ? 'vetoed' : 'not-vetoed',
    sentence: `${vote.for} voted for the veto. It needs ${needed} of the panel’s ${whole} ${baseWords(majority.of)}${majority.of === 'members' ? ', however many attend' : ''}.`,
    because: weighed?.draft.because ?? [],
    working: `${sum}. It needs ${needed} of ${whole} ${baseWords(majority.of)}; ${vote.for} voted for it`,
    conflicts: rule.conflicts,
    ...(lost?.ok === true ? { silenceAfter: lost.value } : {}),
    alternatives: [
      ...otherBases(vote, rule, counts, vetoed),
      ...(weighed?.draft.alternatives ?? []),
    ],
    warnings: [
      ...(reachable
        ? []
        : [
            `${vote.present} are present and ${needed} votes are needed: the veto cannot be carried at this meeting`,
          ]),
      ...(!vetoed && vote.against === 0 && vote.for > 0
        ? ['Everyone who voted was for the veto, and that is not enough']
        : []),
    ],
    facts: { needed, shortBy: Math.max(0, needed - vote.for), reachable },
  })
}

/** What the same share would have given of another number: the slip most easily made. */
function otherBases(
  vote: VetoVote,
  rule: MajorityRule,
  counts: Readonly<Record<Base, number>>,
  vetoed: boolean,
) {
  const [above, below] = rule.majority.share
  const bases: readonly Base[] = ['members', 'present', 'votes-cast']
  return bases
    .filter((base) => base !== rule.majority.of && counts[base] > 0)
    .map((base) => {
      const needed = neededForMajority({ ...rule.majority, of: base }, counts) ?? 0
      const passes = vote.for >= needed
      const outcome = passes ? 'would have passed' : 'would not have passed'
      const same = passes === vetoed ? ', as here' : ''
      return {
        text: `${above}/${below} of ${baseWords(base)} (${needed} of ${counts[base]}) ${outcome}${same}. The text does not say that`,
        answer: passes ? 'vetoed' : 'not-vetoed',
      }
    })
}
