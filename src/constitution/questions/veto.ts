import type { Field, Filled, WordsFor } from '#fields/index.ts'
import { capitalise, type Outcome, type Problem, refuse } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import { citeParagraph } from '../constitution.ts'
import { baseWords, type Counts } from '../counts.ts'
import type { MATTERS, VETO_STAGES } from '../decides.ts'
import {
  answerOf,
  countedVotes,
  countsOfVote,
  type Judged,
  judgeVote,
  missingForVote,
  oddVote,
  VOTE_FIELDS,
  wrongVote,
} from '../majority-vote.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, type RuleBook, rulesSettling, silenceOn } from '../rule-book.ts'
import { neededFor, neededWords } from '../shares.ts'
import type { Base, Threshold } from '../thresholds.ts'
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
  ...VOTE_FIELDS,
] as const satisfies readonly Field[]
type VetoVote = Filled<typeof FIELDS>

const WORDS: Readonly<Record<VetoVote['matter'], string>> = {
  precept: 'the precept',
  'chief-constable': 'the appointment of a Chief Constable',
}

const OUTCOMES = { carried: 'vetoed', lost: 'not-vetoed' } as const

/** Is a veto carried? Absent and abstaining members count where the share is of members. */
export const veto = question({
  id: 'veto',
  title: 'Is a veto carried?',
  fields: FIELDS,
  counts: ['veto'],
  decide(book, vote) {
    const wrong = [...wrongVote(book, vote), ...wrongStage(vote)]
    if (wrong.length > 0) return { ok: false, problems: wrong }
    const ofThis = ({ parameters }: { parameters: { matter: string; stages: string[] } }) =>
      parameters.matter === vote.matter && parameters.stages.includes(vote.stage)
    const giving = rulesSettling(book, 'veto')
      .filter(ofThis)
      .flatMap(({ rule }) =>
        rule.kind === 'majority'
          ? [{ rule, threshold: rule.majority, cited: citeParagraph(rule) }]
          : [],
      )
    const counts = countsOfVote(book, vote)
    const missing = missingForVote(book, giving, vote, counts)
    if (missing.length > 0) return { ok: false, problems: missing }
    const judged = giving.map(({ rule, threshold }) => {
      const one = judgeVote(threshold, vote, counts)
      return { rule, threshold, judged: one, answer: answerOf(one, OUTCOMES), working: one.working }
    })
    const barring = rulesSettling(book, 'no-veto')
      .filter(ofThis)
      .map(({ rule }) => ({ rule, answer: 'not-available' as const }))
    const weighed = weighTexts(book, [...judged, ...barring], vote.matter === 'chief-constable')
    if (weighed === undefined) return noRule(`whether ${WORDS[vote.matter]} may be vetoed`)
    const leading = judged.find(({ rule }) => rule === weighed.leading.rule)
    if (leading === undefined && weighed.answer === 'not-available') {
      return answerFrom(book, {
        ...weighed.draft,
        answer: weighed.answer,
        working: `No veto may be put on ${WORDS[vote.matter]} at this stage, whatever the votes`,
        conflicts: weighed.conflicts,
        facts: { needed: null, shortBy: null, reachable: false },
      })
    }
    const shown = leading ?? judged[0]
    if (shown === undefined) return refuse('no-majority', 'No rule sets a majority for a veto')
    return countedAnswer(book, vote, counts, shown, weighed)
  },
})

function wrongStage(vote: VetoVote): readonly Problem[] {
  const stages: Readonly<Record<VetoVote['matter'], string>> = {
    precept: 'reserve',
    'chief-constable': 'revised',
  }
  if (vote.stage !== stages[vote.matter]) return []
  const message = `There is no ${vote.stage} stage of ${WORDS[vote.matter]}. Choose another stage or another matter`
  return [{ code: 'no-such-stage', field: 'stage', message }]
}

type Weighed = NonNullable<ReturnType<typeof weighTexts>>

interface Leading {
  readonly rule: { readonly conflicts: readonly string[] }
  readonly threshold: Threshold
  readonly judged: Judged
}

function countedAnswer(
  book: RuleBook,
  vote: VetoVote,
  counts: Counts,
  { rule, threshold, judged }: Leading,
  { answer, draft, conflicts }: Weighed,
): Outcome<Answer> {
  const votes = countedVotes(vote)
  const { needed } = judged
  const there = counts.entitled ?? counts.present
  const reachable = needed === undefined || there === undefined ? null : there.number >= needed
  const lost = answer === 'not-vetoed' ? silenceOn(book, 'lost-veto') : undefined
  const inFavour = votes?.for
  return answerFrom(book, {
    ...draft,
    answer,
    sentence: sentenceOf(threshold, judged, counts, inFavour),
    working:
      inFavour === undefined
        ? capitalise(judged.working)
        : `${judged.working.replace(/; .*/, '')}. It needs ${neededWords(threshold, counts)}; ${inFavour} voted for it`,
    conflicts: [...conflicts, ...rule.conflicts],
    ...(lost?.ok === true ? { silenceAfter: lost.value } : {}),
    alternatives: [
      ...(inFavour === undefined ? [] : otherBases(inFavour, threshold, counts, answer)),
      ...draft.alternatives,
    ],
    warnings: [
      ...(reachable === false
        ? [
            vote.votes === 'carried-not-counted'
              ? `${there?.number} were present and ${needed} votes were needed, so it cannot have been carried: check what is recorded`
              : `${there?.number} are present and ${needed} votes are needed: the veto cannot be carried at this meeting`,
          ]
        : []),
      ...(answer === 'not-vetoed' && votes !== undefined && votes.against === 0 && votes.for > 0
        ? ['Everyone who voted was for the veto, and that is not enough']
        : []),
      ...(answer === 'needs-ruling'
        ? ['The texts differ on these votes. The answer is no until a ruling is recorded']
        : []),
      ...oddVote(book, vote),
      ...draft.warnings,
    ],
    facts: {
      needed: needed ?? null,
      counted: inFavour ?? null,
      shortBy:
        needed === undefined || inFavour === undefined ? null : Math.max(0, needed - inFavour),
      reachable,
      whole: wholeOf(threshold, counts) ?? null,
    },
  })
}

function wholeOf({ share, of }: Threshold, counts: Counts): number | undefined {
  return share === undefined || of === undefined ? undefined : counts[of]?.number
}

function sentenceOf(
  threshold: Threshold,
  judged: Judged,
  counts: Counts,
  inFavour: number | undefined,
): string {
  if (inFavour === undefined) return `${capitalise(judged.working)}.`
  const whole = wholeOf(threshold, counts)
  const attend = threshold.of === 'members' ? ', however many attend' : ''
  const of =
    whole === undefined || threshold.of === undefined
      ? ''
      : ` of the panel’s ${whole} ${baseWords(threshold.of)}${attend}`
  return `${inFavour} voted for the veto. It needs ${judged.needed}${of}.`
}

/** What the same share would have given of another number: the slip most easily made. */
function otherBases(inFavour: number, threshold: Threshold, counts: Counts, answer: string) {
  const { share } = threshold
  if (share === undefined) return []
  const bases: readonly Base[] = ['members', 'present', 'votes-cast']
  return bases.flatMap((base) => {
    const whole = counts[base]?.number ?? 0
    if (base === threshold.of || whole === 0) return []
    const needed = neededFor({ ...threshold, of: base }, counts) ?? 0
    const own = inFavour >= needed ? OUTCOMES.carried : OUTCOMES.lost
    const outcome = own === OUTCOMES.carried ? 'would have passed' : 'would not have passed'
    const same = own === answer ? ', as here' : ''
    const text = `${share.join('/')} of ${baseWords(base)} (${needed} of ${whole}) ${outcome}${same}. The text does not say that`
    return [{ text, answer: own }]
  })
}
