import { formatNumber } from '#shared/index.ts'
import type { Page } from '#web/index.ts'
import type { CheckedPaper, Settled } from './check-one.ts'
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
  readonly tally: readonly {
    readonly count: string
    readonly words: string
    readonly isBad: boolean
  }[]
  readonly findings: readonly ShownFinding[]
  /** Our own HTML, every word of the paper escaped. */
  readonly paper: string
  readonly ties: readonly ShownTie[]
  readonly right: readonly ShownClaim[]
  readonly unchecked: readonly ShownClaim[]
  readonly refused: readonly string[]
  readonly packed: string
}

interface ShownFinding {
  readonly number: number
  readonly verdict: Finding['verdict']
  readonly title: string
  readonly place: string
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
export function presentChecked(checked: CheckedPaper, refused: readonly string[]): CheckedPage {
  const { summary, findings, settled } = checked
  return {
    title: `${checked.name}: figures checked`,
    breadcrumbs: [{ text: 'Check figures', href: '/check' }],
    answer: sayAnswer(summary),
    tally: [
      { count: summary.incorrect, words: 'wrong', isBad: summary.incorrect > 0 },
      {
        count: summary.inconsistent,
        words: `${summary.inconsistent === 1 ? 'disagrees' : 'disagree'} with another figure`,
        isBad: summary.inconsistent > 0,
      },
      { count: summary.imprecise, words: 'loose', isBad: false },
      { count: summary.correct, words: 'right', isBad: false },
      { count: summary.notCheckable, words: 'could not be checked', isBad: false },
    ].map(({ count, ...rest }) => ({ count: formatNumber(count), ...rest })),
    findings: findings.map((finding) => ({
      number: finding.number,
      verdict: finding.verdict,
      title: finding.title,
      place: sayPlace(finding.where),
      quote: finding.quote,
      explanations: finding.explanations,
      suggestions: finding.suggestions.map((words) => strengthen(finding.quote, words)),
      ties: finding.ties,
    })),
    paper: checked.markedHtml,
    ties: settled.flatMap(({ tie, stated, where }) =>
      tie === null ? [] : [{ ...tie, stated, place: sayPlace(where) }],
    ),
    right: settled.filter(({ verdict }) => verdict === 'correct').map(show),
    unchecked: settled.filter(({ verdict }) => verdict === 'not-checkable').map(show),
    refused,
    packed: checked.packed,
  }
}

function show({ where, stated, quote, explanation }: Settled): ShownClaim {
  return { place: sayPlace(where), stated, quote, explanation }
}

function sayAnswer({ incorrect, inconsistent, imprecise, correct, notCheckable }: Summary): string {
  const total = incorrect + inconsistent + imprecise + correct + notCheckable
  if (total === 0) {
    return 'No figure was found here that can be checked: a change, a share, a sum or a figure we hold.'
  }
  if (incorrect + inconsistent + imprecise === 0) return 'Nothing was found wrong.'
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
