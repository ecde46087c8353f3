import { headingKind } from './heading-words.ts'

/** "Check (should be nil)": what whoever made the table adds up to see that it is right. */
const CHECKING =
  /^(?:(?:arithmetic|cross[- ]?|control|sum|balance) ?)?check(?:sum)?(?: (?:total|sum|row|figure|digit))?(?: ?\(.*\)|: .*)?$|^(?:rounding|reconciliation) (?:difference|check)$|^control total$/i
const PAGE = /^page(?: \d+)?(?: of \d+)?$/i
const CARRIED = /^(?:carried|brought) forward\b|^c\/f$|^b\/f$/i
/**
 * A row that repeats what is elsewhere, and why it is left out.
 *
 * @param hasFlows - whether others of the table come in or go out: what is carried forward is then what is left
 */
export function leftLabel(label: string, hasFlows: boolean): string | undefined {
  if (!hasFlows && CARRIED.test(label.trim())) return label.trim().toLowerCase()
  if (CHECKING.test(label.trim())) return 'a check of the others'
  if (PAGE.test(label.trim())) return 'the number of a page'
  const kind = headingKind(label)
  if (kind === 'change' && SAYS_OF_CHANGE.test(label)) return undefined
  return kind === 'change' || kind === 'rank' || kind === 'average' || kind === 'ratio'
    ? `${kind}: derived`
    : undefined
}

/** "Change is managed well here": what somebody thinks of changes is no change. */
const SAYS_OF_CHANGE =
  /\b(?:is|are|was|were|have|has|am|feel|think|believe|agree)\b|\b(?:changes?|difference|movement|increase|decrease) (?:programmes?|projects?|requests?|management|board|teams?|champions?|makers?)\b|\b(?:makes?|making|made) a difference\b/i
