import { formatNumber } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import type { CheckedPapers, Settled } from './check-together.ts'
import type { Summary, Tie } from './claim.ts'
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

/** What was found in a paper, beside the paper. */
export function presentChecked(checked: CheckedPapers, refused: readonly string[]): CheckedPage {
  const { names, summary, findings, settled } = checked
  const place = ({ file, where }: Pick<Finding, 'file' | 'where'>) =>
    names.length > 1 ? `${file}, ${sayPlace(where)}` : sayPlace(where)
  const show = (claim: Settled): ShownClaim => ({ ...claim, place: place(claim) })
  return {
    title: `${sayNames(names)}: figures checked`,
    breadcrumbs: [{ text: 'Check figures', href: '/check' }],
    answer: sayAnswer(summary),
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
      { count: summary.correct, words: 'right', isBad: false },
      { count: summary.notCheckable, words: 'could not be checked', isBad: false },
    ].map(({ count, ...rest }) => ({ count: formatNumber(count), ...rest })),
    findings: findings.map((finding) => ({
      number: finding.number,
      verdict: finding.verdict,
      title: finding.title,
      place: place(finding),
      isMarked: checked.markedHtml.includes(`id="place-${finding.number}"`),
      quote: finding.quote,
      explanations: finding.explanations,
      suggestions: finding.suggestions.map((words) => strengthen(finding.quote, words)),
      ties: finding.ties,
    })),
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

/** The one paper by its name, several by how many there are. */
export function sayNames(names: readonly string[]): string {
  return names.length === 1 ? (names[0] ?? '') : `${names.length} papers`
}

function sayAnswer(summary: Summary): string {
  const { incorrect, inconsistent, imprecise, questionable, correct, notCheckable } = summary
  const total = incorrect + inconsistent + imprecise + questionable + correct + notCheckable
  if (total === 0) {
    return 'No figure was found here that can be checked: a change, a share, a sum or a figure we hold.'
  }
  if (incorrect + inconsistent + imprecise === 0) {
    return questionable === 0
      ? 'Nothing was found wrong.'
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
