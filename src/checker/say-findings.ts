import type { Place } from '#documents/index.ts'
import type { Summary, Verdict } from './claim.ts'
import type { Finding } from './findings.ts'

/** What became of a claim, in the words of the page. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  incorrect: 'wrong',
  inconsistent: 'disagrees with another figure',
  imprecise: 'loose',
  correct: 'right',
  questionable: 'to be looked at',
  'not-checkable': 'could not be checked',
}

/** How many there are of each, worst first: "3 wrong, 2 disagree with another figure, 61 right". */
export function saySummary(summary: Summary): string {
  const { incorrect, inconsistent, imprecise, questionable, correct, notCheckable } = summary
  const total = incorrect + inconsistent + imprecise + questionable + correct + notCheckable
  if (total === 0) return 'No figure was found that can be checked'
  return [
    `${incorrect} wrong`,
    `${inconsistent} ${inconsistent === 1 ? 'disagrees' : 'disagree'} with another figure`,
    `${imprecise} loose`,
    ...(questionable > 0 ? [`${questionable} to be looked at`] : []),
    `${correct} right`,
    `${notCheckable} could not be checked`,
  ].join(', ')
}

/** "page 3, line 120" */
export function sayPlace({ page, line }: Place): string {
  return page === null ? `line ${line}` : `page ${page}, line ${line}`
}

/** A finding as lines for people to read: where, the words, what is wrong, how it should read. */
export function sayFinding(finding: Finding): readonly string[] {
  const { number, file, where, title, quote, explanations, suggestions } = finding
  return [
    `${number}. ${title}: ${file}, ${sayPlace(where)}`,
    `   “${quote}”`,
    ...explanations.map((explanation) => `   ${explanation}`),
    ...suggestions.map((suggestion) => `   Should read: ${suggestion}`),
  ]
}
