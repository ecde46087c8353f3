import { describeDay, formatNumber, type Problem } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import {
  ANSWERS,
  type Answer,
  answerName,
  type FindingWithAnswer,
  isAnswered,
  markOf,
  reasonName,
  withAnswers,
} from './answers.ts'
import type { CheckedPapers, Settled } from './check-together.ts'
import { type Summary, summarise, type Tie } from './claim.ts'
import type { Finding } from './findings.ts'
import { sayPlace } from './say-findings.ts'

/** `/check`: where a paper is pasted or chosen, with what was typed when it is shown again. */
export interface CheckPage extends Page {
  readonly text: string
}

export function presentCheckForm(text = ''): CheckPage {
  return { title: 'Check the figures of a paper', text }
}

export interface CheckedPage extends Page {
  readonly answer: string
  readonly notes: readonly string[]
  readonly tally: readonly {
    readonly count: string
    readonly words: string
    readonly isBad: boolean
  }[]
  readonly findings: readonly ShownFinding[]
  /** Those with an answer that settles them. */
  readonly answered: readonly ShownFinding[]
  /** Our own HTML, every word of the paper escaped. */
  readonly paper: string
  readonly ties: readonly ShownTie[]
  /** Figures that do not agree, where it cannot be told which is wrong. */
  readonly lookAt: readonly ShownClaim[]
  readonly right: readonly ShownClaim[]
  readonly unchecked: readonly ShownClaim[]
  readonly refused: readonly string[]
  readonly packed: string
  readonly several: boolean
}

interface ShownFinding {
  readonly number: number
  readonly verdict: Finding['verdict']
  readonly title: string
  readonly place: string
  /** Whether its words were found again in the paper, to be linked to. */
  readonly isMarked: boolean
  readonly quote: string
  readonly explanations: readonly string[]
  readonly suggestions: readonly (readonly SuggestedWords[])[]
  readonly ties: readonly Tie[]
  /** What was answered before, in a sentence; blank where nothing was. */
  readonly answer: string
  /** How it is answered: `null` beside an earlier finding of the same words, which answers both. */
  readonly answering: AnsweringFields | null
}

interface AnsweringFields {
  readonly answerName: string
  readonly items: readonly { value: string; text: string; selected: boolean }[]
  readonly reasonName: string
  readonly reason: string
}

interface SuggestedWords {
  readonly text: string
  readonly strong: boolean
}

interface ShownTie extends Tie {
  readonly stated: string
  readonly place: string
}

interface ShownClaim {
  readonly place: string
  readonly stated: string
  readonly quote: string
  readonly explanation: string
}

/** A form of answers that is shown again, with what was typed and what is wrong. */
interface AnswersTyped {
  readonly typed: Readonly<Record<string, string | undefined>>
  readonly problems: readonly Problem[]
}

/**
 * What was found in a paper, beside the paper. Findings that were answered before stand below the others,
 * and only those others count as to be put right.
 */
export function presentChecked(
  checked: CheckedPapers,
  refused: readonly string[],
  answers: readonly Answer[] = [],
  { typed, problems }: AnswersTyped = { typed: {}, problems: [] },
): CheckedPage {
  const { names, settled } = checked
  const findings = withAnswers(checked.findings, checked.digests, answers)
  const open = findings.filter((it) => !isAnswered(it))
  const answered = findings.filter(isAnswered)
  const summary = summarise([...open.flatMap(({ finding }) => finding.claims), ...settled])
  const place = ({ file, where }: Pick<Finding, 'file' | 'where'>) =>
    names.length > 1 ? `${file}, ${sayPlace(where)}` : sayPlace(where)
  const show = (claim: Settled): ShownClaim => ({ ...claim, place: place(claim) })
  const firstOf = new Map<string, number>()
  for (const { number, ...finding } of checked.findings) {
    const mark = markOf(finding)
    firstOf.set(mark, firstOf.get(mark) ?? number)
  }
  const shown = (one: FindingWithAnswer): ShownFinding => {
    const { finding } = one
    const mark = markOf(finding)
    return {
      number: finding.number,
      verdict: finding.verdict,
      title: finding.title,
      place: place(finding),
      isMarked: checked.markedHtml.includes(`id="place-${finding.number}"`),
      quote: finding.quote,
      explanations: finding.explanations,
      suggestions: finding.suggestions.map((words) => strengthen(finding.quote, words)),
      ties: finding.ties,
      answer: sayGiven(one),
      answering: firstOf.get(mark) === finding.number ? answeringOf(mark, typed) : null,
    }
  }
  return {
    title: `${sayNames(names)}: figures checked`,
    breadcrumbs: [{ text: 'Check figures', href: '/check' }],
    problems,
    answer: sayAnswer(summary, answered.length),
    notes: checked.notes,
    tally: [
      { count: summary.incorrect, words: 'wrong', isBad: summary.incorrect > 0 },
      {
        count: summary.inconsistent,
        words: `${summary.inconsistent === 1 ? 'disagrees' : 'disagree'} with another figure`,
        isBad: summary.inconsistent > 0,
      },
      { count: summary.imprecise, words: 'loose', isBad: false },
      ...(summary.questionable > 0
        ? [{ count: summary.questionable, words: 'to be looked at', isBad: false }]
        : []),
      ...(answered.length > 0
        ? [{ count: answered.length, words: 'answered before', isBad: false }]
        : []),
      { count: summary.correct, words: 'right', isBad: false },
      { count: summary.notCheckable, words: 'could not be checked', isBad: false },
    ].map(({ count, ...rest }) => ({ count: formatNumber(count), ...rest })),
    findings: open.map(shown),
    answered: answered.map(shown),
    paper: checked.markedHtml,
    ties: settled.flatMap((claim) =>
      claim.tie === null ? [] : [{ ...claim.tie, stated: claim.stated, place: place(claim) }],
    ),
    lookAt: settled.filter(({ verdict }) => verdict === 'questionable').map(show),
    right: settled.filter(({ verdict }) => verdict === 'correct').map(show),
    unchecked: settled.filter(({ verdict }) => verdict === 'not-checkable').map(show),
    refused,
    packed: checked.packed,
    several: names.length > 1,
  }
}

function answeringOf(mark: string, typed: AnswersTyped['typed']): AnsweringFields {
  const chosen = typed[answerName(mark)] ?? ''
  const items = Object.entries({ '': 'Not answered now', ...ANSWERS })
  return {
    answerName: answerName(mark),
    items: items.map(([value, text]) => ({ value, text, selected: value === chosen })),
    reasonName: reasonName(mark),
    reason: typed[reasonName(mark)] ?? '',
  }
}

/** "It stays as it is, as was said on 3 March 2027: rounded by the source." */
function sayGiven({ answer, isStill }: FindingWithAnswer): string {
  if (answer === null) return ''
  const day = describeDay(answer.on)
  if (isStill) return `On ${day} it was said to be mended. It still stands in this version.`
  const reason = answer.reason === '' ? '' : `: ${answer.reason}`
  return `${ANSWERS[answer.answer]}, as was said on ${day}${reason}`
}

/** The one paper by its name, several by how many there are. */
export function sayNames(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.length} papers`
}

function sayAnswer(summary: Summary, answered: number): string {
  const { incorrect, inconsistent, imprecise, questionable, correct, notCheckable } = summary
  const total = incorrect + inconsistent + imprecise + questionable + correct + notCheckable
  if (total === 0 && answered > 0) return 'All that was found has been answered.'
  if (total === 0) {
    return 'No figure was found here that can be checked: a change, a share, a sum or a figure we hold.'
  }
  if (incorrect + inconsistent + imprecise === 0) {
    return questionable === 0
      ? answered === 0
        ? 'Nothing was found wrong.'
        : 'Nothing was found wrong that has not been answered.'
      : 'No figure was found that must be wrong, but some that do not agree need to be looked at.'
  }
  if (incorrect + inconsistent === 0)
    return 'Nothing was found wrong, though some figures are loose.'
  const wrong = incorrect + inconsistent
  return wrong === 1
    ? 'One figure needs to be put right.'
    : `${wrong} figures need to be put right.`
}

/** A suggestion with the words that differ from those of the paper made strong. */
function strengthen(quote: string, suggestion: string): readonly SuggestedWords[] {
  const [before, after] = [quote.split(' '), suggestion.split(' ')]
  const sameLength = before.length === after.length
  const start = after.findIndex((word, index) => word !== before[index])
  const end = after.findLastIndex(
    (word, index) => word !== before[index - after.length + before.length],
  )
  const parts: { text: string; strong: boolean }[] = []
  after.forEach((word, index) => {
    const strong = sameLength ? word !== before[index] : index >= start && index <= end
    const last = parts.at(-1)
    if (last?.strong === strong) last.text += ` ${word}`
    else parts.push({ text: word, strong })
  })
  return parts
}
