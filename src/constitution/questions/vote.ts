import { accept, capitalise, type Outcome, refuse } from '#shared/index.ts'
import type { Answer } from '../answer.ts'
import { citeParagraph } from '../constitution.ts'
import type { Counting, Counts } from '../counts.ts'
import {
  answerOf,
  judgeVote,
  missingForVote,
  type NotCounted,
  oddVote,
  VOTE_FIELDS,
  type VoteGiven,
  wrongVote,
} from '../majority-vote.ts'
import { question } from '../question.ts'
import type { Silence } from '../registers.ts'
import type { Rule } from '../rule.ts'
import {
  answerFrom,
  type Draft,
  type RuleBook,
  reasonFor,
  rulesSettling,
  rulingOn,
  silenceOn,
} from '../rule-book.ts'
import { isMoreThanAgainst, shareIsOf, thresholdWords } from '../shares.ts'
import type { Threshold } from '../thresholds.ts'
import { countedVotes, countsOfDay, type Fall, fallsOf, statedWords } from '../votes-known.ts'
import { weighTexts } from '../weigh-texts.ts'

/** What carries a proposition: the texts that say so, or the default that stands in for them. */
interface Standard extends Counting {
  readonly rule?: Rule
}

/** Is an ordinary proposition carried? By the rule if there is one, else by the default. */
export const vote = question({
  id: 'vote',
  title: 'Is a proposition carried?',
  fields: VOTE_FIELDS,
  counts: ['ordinary-vote'],
  decide(book, given) {
    const wrong = wrongVote(book, given)
    if (wrong.length > 0) return { ok: false, problems: wrong }
    const standards = standardsOf(book)
    if (!standards.ok) return standards
    const { texts, silence } = standards.value
    const falls = fallsOf(book, given, true)
    const draft = draftOf(book, given, falls, texts, silence)
    const tied = mayTie(falls) ? tie(book, statedWords(given), draft) : undefined
    const isSure = tied?.ok !== true || tied.value.answer === draft.answer
    const missing = missingForVote(book, texts, given, falls, !isSure)
    if (missing.length > 0) return { ok: false, problems: missing }
    if (draft.answer === 'carried' || tied === undefined) return answerFrom(book, draft)
    if (falls.every(({ votes }) => votes.for === votes.against)) return tied
    if (isSure) return answerFrom(book, draft)
    const working = `${capitalise(statedWords(given))}: it may be a tie`
    return answerFrom(book, { ...draft, answer: 'cannot-tell', working })
  },
})

function standardsOf(book: RuleBook): Outcome<{
  readonly texts: readonly Standard[]
  readonly silence?: Silence
}> {
  const texts = rulesSettling(book, 'ordinary-vote').flatMap(({ rule }) =>
    rule.kind === 'majority'
      ? [{ rule, threshold: rule.majority, cited: citeParagraph(rule) }]
      : [],
  )
  if (texts.length > 0) return accept({ texts })
  const silence = silenceOn(book, 'ordinary-vote')
  if (!silence.ok) return silence
  const { majority } = silence.value
  if (majority !== undefined) {
    const cited = 'The default for an ordinary vote'
    return accept({ texts: [{ threshold: majority, cited }], silence: silence.value })
  }
  const message =
    'The default for an ordinary vote has no majority. Add one to ordinary-vote in constitution/settings.yaml'
  return refuse('no-majority', message)
}

/** Whether there may be as many votes for as against, in one of the ways in which they may have fallen. */
function mayTie(falls: readonly Fall[]): boolean {
  const [worst, best = worst] = falls
  if (worst === undefined || best === undefined) return false
  const fewest = Math.max(worst.votes.for, best.votes.against)
  return fewest <= Math.min(best.votes.for, worst.votes.against)
}

const OUTCOMES = { carried: 'carried', lost: 'not-carried' } as const

function draftOf(
  book: RuleBook,
  given: VoteGiven,
  falls: readonly Fall[],
  texts: readonly Standard[],
  silence: Silence | undefined,
): Draft {
  const counts = falls[0]?.counts ?? countsOfDay(book, given)
  const judged = texts.map(({ rule, threshold }) => {
    const one = judgeVote(threshold, given, falls, counts)
    const answer: 'carried' | 'not-carried' | NotCounted = answerOf(one, OUTCOMES)
    return { rule, threshold, answer, needed: one.needed, working: one.working }
  })
  const weighed = weighTexts(
    book,
    judged.flatMap(({ rule, ...one }) => (rule === undefined ? [] : [{ ...one, rule }])),
  )
  const leading = judged.find(({ rule }) => rule === weighed?.leading.rule) ?? judged[0]
  const { answer = 'cannot-tell', needed, working = '', threshold } = leading ?? {}
  const votes = countedVotes(given)
  return {
    // The rule that says how a vote is taken is cited when none says what carries it
    ...(weighed?.draft ?? {
      because: rulesSettling(book, 'ballot')
        .map((one) => reasonFor(one.rule))
        .slice(0, 1),
    }),
    answer,
    working:
      votes === undefined || threshold === undefined
        ? capitalise(working)
        : `${statedWords(given)}; ${needed} needed, ${thresholdWords(threshold)}${fromWords(threshold, counts)}`,
    ...(silence ? { silence } : {}),
    conflicts: [
      ...(weighed?.conflicts ?? []),
      ...(leading?.rule?.conflicts ?? (silence?.conflict ? [silence.conflict] : [])),
    ],
    alternatives: [...abstentions(threshold), ...(weighed?.draft.alternatives ?? [])],
    warnings: [...oddVote(book, given), ...(weighed?.draft.warnings ?? [])],
    facts: {
      needed: needed ?? null,
      shortBy: needed === undefined || votes === undefined ? null : Math.max(0, needed - votes.for),
      of: (threshold && shareIsOf(threshold, counts)?.words) ?? null,
      moreThanAgainst: threshold === undefined ? null : isMoreThanAgainst(threshold),
    },
  }
}

function fromWords({ share, of }: Threshold, counts: Counts): string {
  const whole = share === undefined || of === undefined ? undefined : counts[of]
  return whole === undefined || of === 'votes-cast' ? '' : ` (${whole.number}, ${whole.from})`
}

/** What a reader might take abstentions for, where the share turns on them. */
function abstentions(threshold: Threshold | undefined): NonNullable<Draft['alternatives']> {
  if (threshold?.of === 'votes-cast') {
    return [{ text: 'Counting those who abstain as votes against. The text does not say that' }]
  }
  return threshold?.share === undefined
    ? []
    : [{ text: 'Leaving out those who abstain. The text does not say that' }]
}

/** What a text makes of equal votes: whoever presides breaks them, or nobody does and it is lost. */
function tie(book: RuleBook, stated: string, draft: Draft): Outcome<Answer> {
  const working = `${stated}: a tie`
  // Other texts on what carries it stay shown; what abstentions would do is no question in a tie
  const setAside = (draft.alternatives ?? []).filter(({ rule }) => rule !== undefined)
  const texts = rulesSettling(book, 'casting-vote')
  const weighed = weighTexts(
    book,
    texts.map(({ rule, parameters }) => ({
      rule,
      answer: parameters.held_by === 'nobody' ? ('not-carried' as const) : ('tie' as const),
      working:
        parameters.held_by === 'nobody'
          ? 'nobody has a casting vote, so it is lost'
          : 'the casting vote settles it',
    })),
  )
  if (weighed !== undefined) {
    const held = texts.find(({ rule }) => rule === weighed.leading.rule)?.parameters.held_by
    const castingVote = held === undefined || held === 'nobody' ? null : held
    return answerFrom(book, {
      ...draft,
      answer: weighed.answer,
      because: [...draft.because, ...weighed.draft.because],
      working: `${working}; ${weighed.leading.working}`,
      conflicts: [...(draft.conflicts ?? []), ...weighed.conflicts],
      alternatives: [...setAside, ...weighed.draft.alternatives],
      warnings: [...(draft.warnings ?? []), ...weighed.draft.warnings],
      facts: { ...draft.facts, castingVote },
    })
  }
  const silence = silenceOn(book, 'casting-vote')
  if (!silence.ok) return silence
  const ruling = rulingOn(book, silence.value.id)
  const ruled = ['carried', 'not-carried'].find((answer) => answer === ruling?.ruling)
  return answerFrom(book, {
    ...draft,
    answer: ruled ?? 'tie',
    working: `${working}; no rule says who breaks it`,
    silence: silence.value,
    conflicts: [
      ...(draft.conflicts ?? []),
      ...(silence.value.conflict ? [silence.value.conflict] : []),
    ],
    alternatives: [
      ...setAside,
      { text: 'A casting vote for whoever presides. The constitution does not give one' },
    ],
    facts: { ...draft.facts, castingVote: null },
  })
}
