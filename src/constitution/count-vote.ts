import { capitalise, type Outcome, uncapitalise } from '#shared/index.ts'
import type { Answer } from './answer.ts'
import { citeParagraph } from './constitution.ts'
import { baseWords, type Counts } from './counts.ts'
import type { Point } from './decides.ts'
import {
  answerOf,
  type Judged,
  judgeVote,
  missingForVote,
  oddVote,
  type VoteGiven,
  type VoteWords,
} from './majority-vote.ts'
import type { Rule } from './rule.ts'
import { answerFrom, type Draft, noRule, type RuleBook } from './rule-book.ts'
import { neededFor, neededWords, shareIsOf, thresholdWords } from './shares.ts'
import type { Base, Threshold } from './thresholds.ts'
import { countedVotes, countsOfDay, fallsOf } from './votes-known.ts'
import { type TextReading, type Weighed, weighTexts } from './weigh-texts.ts'

/** What is voted on, and how it is spoken of. */
export interface VotedOn {
  /** The rules in force that say what carries it. */
  readonly texts: readonly Rule[]
  /** Texts by which it does not come to a vote at all, each with its answer. */
  readonly others?: readonly TextReading[]
  /** What is answered where those prevail, whatever the votes. */
  readonly withoutVote?: string
  readonly answers: VoteWords<string>
  /** What is said of an answer in a few words, where the area's rules say it. */
  readonly headlines?: Readonly<Record<string, string>>
  /** "the veto", after "voted for". */
  readonly name: string
  readonly againstPerson: boolean
  /** After "No rule in force says". */
  readonly unsettled: string
  /** The points whose rules would settle it. */
  readonly points: readonly Point[]
}

/** Holds a vote against every text that says what carries it. */
export function countVote(
  book: RuleBook,
  given: VoteGiven,
  votedOn: VotedOn,
): Outcome<{ readonly answer: Answer; readonly isLost: boolean }> {
  const { texts, others = [], answers } = votedOn
  const giving = texts.flatMap((rule) =>
    rule.kind === 'majority'
      ? [{ rule, threshold: rule.majority, cited: citeParagraph(rule) }]
      : [],
  )
  const falls = fallsOf(book, given)
  const counts = falls[0]?.counts ?? countsOfDay(book, given)
  const judged = giving.map(({ rule, threshold }) => {
    const one = judgeVote(threshold, given, falls, counts)
    return { rule, threshold, judged: one, answer: answerOf(one, answers), working: one.working }
  })
  const weighed = weighTexts(book, [...judged, ...others], votedOn.againstPerson)
  if (weighed === undefined) return noRule(book, votedOn.unsettled, votedOn.points)
  const isWithoutVote = others.some(({ rule }) => rule === weighed.leading.rule)
  const missing = missingForVote(book, giving, given, falls)
  if (missing.length > 0 && !(isWithoutVote && weighed.answer !== 'needs-ruling')) {
    return { ok: false, problems: missing }
  }
  const leading = judged.find(({ rule }) => rule === weighed.leading.rule)
  const shown = leading ?? (weighed.answer === 'needs-ruling' ? judged[0] : undefined)
  const draft: Draft =
    shown === undefined
      ? {
          ...weighed.draft,
          answer: weighed.answer,
          working: votedOn.withoutVote ?? weighed.leading.working ?? '',
          conflicts: weighed.conflicts,
          facts: { needed: null, shortBy: null, reachable: false },
        }
      : draftOf(book, given, votedOn, { ...shown, counts, weighed })
  const headline = votedOn.headlines?.[weighed.answer]
  const made = answerFrom(book, { ...draft, headline })
  if (!made.ok) return made
  return { ok: true, value: { answer: made.value, isLost: weighed.answer === answers.lost } }
}

interface Shown {
  readonly rule: Rule
  readonly threshold: Threshold
  readonly judged: Judged
  readonly counts: Counts
  readonly weighed: Weighed
}

function draftOf(book: RuleBook, given: VoteGiven, votedOn: VotedOn, shown: Shown): Draft {
  const { rule, threshold, judged, counts, weighed } = shown
  const { answer, draft, conflicts } = weighed
  const { needed } = judged
  const votes = countedVotes(given)
  const there = counts.entitled ?? counts.present
  const reachable = needed === undefined || there === undefined ? null : there.number >= needed
  const isShort = votes !== undefined && answer === votedOn.answers.lost
  const [said = ''] = judged.working.split('; ')
  return {
    ...draft,
    answer,
    sentence:
      answer === 'needs-ruling'
        ? openSentence(votedOn, weighed, votes?.for)
        : sentenceOf(votedOn.name, shown, votes?.for),
    working:
      votes === undefined
        ? capitalise(judged.working)
        : threshold.share === undefined
          ? `${votes.for} voted for it, and ${needed} ${needed === 1 ? 'is' : 'are'} needed`
          : `${said}. It needs ${neededWords(threshold, counts)}; ${votes.for} voted for it`,
    conflicts: [...conflicts, ...rule.conflicts],
    alternatives: [
      ...(votes === undefined ? [] : otherBases(votes.for, votedOn, shown)),
      ...draft.alternatives,
    ],
    warnings: [
      ...(reachable === false ? [unreachable(given, votedOn.name, there?.number, needed)] : []),
      ...(isShort && votes.against === 0 && votes.for > 0
        ? [`Everyone who voted was for ${votedOn.name}, and that is not enough`]
        : []),
      ...(answer === 'needs-ruling'
        ? ['The texts differ on these votes. Nothing is carried until a ruling is recorded']
        : []),
      ...oddVote(book, given),
      ...draft.warnings,
    ],
    facts: {
      needed: needed ?? null,
      counted: votes?.for ?? null,
      shortBy: needed === undefined || votes === undefined ? null : Math.max(0, needed - votes.for),
      reachable,
      whole: wholeOf(threshold, counts) ?? null,
      of: shareIsOf(threshold, counts)?.words ?? null,
    },
  }
}

function unreachable({ votes }: VoteGiven, name: string, there = 0, needed = 0): string {
  return votes === 'carried-not-counted'
    ? `${there} were present and ${needed} votes were needed, so it cannot have been carried: check what is recorded`
    : `${there} are present and ${needed} votes are needed: ${name} cannot be carried at this meeting`
}

function wholeOf({ share, of }: Threshold, counts: Counts): number | undefined {
  return share === undefined || of === undefined ? undefined : counts[of]?.number
}

function sentenceOf(
  name: string,
  { threshold, judged, counts }: Shown,
  inFavour: number | undefined,
): string {
  if (inFavour === undefined) return `${capitalise(judged.working)}.`
  const whole = wholeOf(threshold, counts)
  const attend = threshold.of === 'members' ? ', however many attend' : ''
  const of =
    whole === undefined || threshold.of === undefined
      ? ''
      : ` of the panel’s ${whole} ${baseWords(threshold.of, whole)}${attend}`
  return `${inFavour} voted for ${name}. It needs ${judged.needed}${of}.`
}

/** What each text makes of the votes: "By Paragraph 22 the deputy is refused; by Rule 15 …". */
function openSentence(
  { name, answers, headlines }: VotedOn,
  { readings }: Weighed,
  inFavour: number | undefined,
): string {
  const said = readings.map(({ rule, answer }, index) => {
    const own = headlines?.[answer]
    const words =
      answer === answers.carried
        ? `${name} is carried`
        : answer === answers.lost
          ? `${name} is lost`
          : 'there is no vote on it'
    return `${index === 0 ? 'By' : 'by'} ${citeParagraph(rule)} ${own === undefined ? words : uncapitalise(own)}`
  })
  const voted = inFavour === undefined ? '' : `${inFavour} voted for ${name}. `
  return `${voted}${said.join('; ')}.`
}

/** What the same share would have given of another number: the slip most easily made. */
function otherBases(
  inFavour: number,
  { answers }: VotedOn,
  { threshold, counts, weighed }: Shown,
): NonNullable<Draft['alternatives']> {
  const { share } = threshold
  if (share === undefined) return []
  const bases: readonly Base[] = ['members', 'present', 'votes-cast']
  return bases.flatMap((base) => {
    const whole = counts[base]?.number ?? 0
    if (base === threshold.of || whole === 0) return []
    const needed = neededFor({ ...threshold, of: base }, counts) ?? 0
    const passes = inFavour >= needed
    const own = passes ? answers.carried : answers.lost
    const outcome = passes ? 'would have passed' : 'would not have passed'
    const same = own === weighed.answer ? ', as here' : ''
    const words = capitalise(thresholdWords({ ...threshold, of: base }))
    const text = `${words} (${needed} of ${whole}) ${outcome}${same}. The text does not say that`
    return [{ text, answer: own }]
  })
}
