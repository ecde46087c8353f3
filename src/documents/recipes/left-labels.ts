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
  if (NUMBER_OF_TIME.test(label.trim())) return 'the number of a time'
  if (INTERVAL.test(label.trim())) return 'limit of an interval'
  if (TIMES_AS.test(label.trim())) return 'ratio: derived'
  const kind = headingKind(label)
  if (kind === 'rank' && STANDS.test(label.trim())) return undefined
  if (kind === 'change' && SAYS_OF_CHANGE.test(label)) return undefined
  return kind === 'change' || kind === 'rank' || kind === 'average' || kind === 'ratio'
    ? `${kind}: derived`
    : undefined
}

/** "Week no.": which week of the year each column is of. */
const NUMBER_OF_TIME =
  /^(?:(?:financial|calendar|reporting|accounting) )?(?:week|wk|month|period|quarter) ?(?:no\.?|nr\.?|num(?:ber)?|#)$/i

/** "Times as likely as White": one rate as so many of another. */
const TIMES_AS =
  /^(?:number of )?times (?:as|more) (?:likely|often|many|high)\b|^(?:relative )?(?:likelihood|rate) ratio\b|^(?:disproportionality|disparity)\b/i

/** "95% confidence interval of net (±)": how sure the figures over it are. */
const INTERVAL =
  /^(?:(?:9[059](?:\.\d)? ?% ?)?(?:(?:lower|upper) )?(?:confidence (?:interval|limit|bound)s?|ci|cl|credible interval)\b|(?:9[059](?:\.\d)? ?% ?)?(?:sampling |statistical )?(?:margins? of error|sampling error|tolerance)\b|(?:standard (?:error|deviation))\b|(?:lower|upper) (?:9[059] ?% )?(?:limit|bound|ci|confidence)\b|design (?:effect|factor)\b|(?:effective )?(?:deft?|effective base)\b|(?:±|\+\/-)(?: \D*)?$)/i

/** What is said of a scheme or an aim beside its figures, and names no row: "On track". */
const STANDS = /^on (?:track|target)$/i

/** "Change is managed well here": what somebody thinks of changes is no change. */
const SAYS_OF_CHANGE =
  /\b(?:is|are|was|were|have|has|am|feel|think|believe|agree)\b|\b(?:changes?|difference|movement|increase|decrease) (?:programmes?|projects?|requests?|management|board|teams?|champions?|makers?)\b|\b(?:makes?|making|made) a difference\b/i
