import type { Words } from './checks/words-of-paper.ts'
import { EMPTY_FORM, type ReportForm, type Section } from './report-form.ts'

type Label = Section | 'other' | 'implications' | 'author'

/** How reports head their sections; some are only told of after another, as "Legal" is after "Implications". */
const LABELS: readonly (readonly [Label, RegExp])[] = [
  ['reportOf', /^report of\b[:\s]*/iu],
  ['other', /^(?:subject|date)\b[:\s]*/iu],
  ['author', /^authors?\b[:\s]*/iu],
  ['purpose', /^purpose of (?:the )?report\b[:\s]*/iu],
  ['recommendation', /^recommendations?\b[:\s]*/iu],
  ['implications', /^implications\b[:\s]*/iu],
  ['backgroundPapers', /^background papers\b[:\s]*/iu],
  ['appendices', /^(?:list of )?appendices\b[:\s]*/iu],
  ['other', /^persons? to contact\b[:\s]*/iu],
]

const IMPLICATION_LABELS: readonly (readonly [Label, RegExp])[] = [
  ['financial', /^financial(?: implications)?\b[:\s]*/iu],
  ['legal', /^legal(?: implications)?\b[:\s]*/iu],
  ['equality', /^equality(?: impact(?: assessment)?)?\b[:\s]*/iu],
  ['risks', /^risks?(?: and impacts?)?\b[:\s]*/iu],
  ['plan', /^link to (?:the )?police and crime plan\b[:\s]*/iu],
]

/** Of a section that is told of in short; after so many paragraphs it is over. */
const MOST_PARAGRAPHS = 6

/**
 * The sections of the panel's form that the text of a report has itself, so that nobody types them again.
 * Whoever is to be asked is left out, as numbers of telephones stand there; a heading that the form does not
 * know ends a section.
 */
export function readReportForm(words: readonly Words[]): ReportForm {
  const found = new Map<Section, string[]>()
  let section: Label = 'other'
  let areImplications = false
  for (const { text, isHeading } of words) {
    const labels = areImplications ? [...IMPLICATION_LABELS, ...LABELS] : LABELS
    const label = labels.find(([, pattern]) => pattern.test(text))
    if (label === undefined && isHeading) section = 'other'
    if (label !== undefined) {
      const [named] = label
      section = named
      if (named === 'implications') areImplications = true
      else if (!(named in IMPLICATION_NAMES)) areImplications = false
    }
    const rest = label === undefined ? text : text.replace(label[1], '')
    keep(found, section, rest.replace(/^\d{1,2}[.)]\s+/u, '').trim())
  }
  const read = [...found].map(([name, lines]) => [name, lines.join('\n')] as const)
  return { ...EMPTY_FORM, ...Object.fromEntries(read) }
}

const IMPLICATION_NAMES: Readonly<Record<string, true>> = {
  ...{ financial: true, legal: true, equality: true, risks: true, plan: true },
}

function keep(found: Map<Section, string[]>, section: Label, text: string): void {
  if (section === 'other' || section === 'implications' || section === 'author') return
  if (text === '') return
  const lines = found.get(section) ?? []
  if (lines.length < (section === 'reportOf' ? 1 : MOST_PARAGRAPHS))
    found.set(section, [...lines, text])
}
