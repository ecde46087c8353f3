import type { Field, Filled, WordsFor } from '#fields/index.ts'
import type { JURISDICTIONS } from '../decides.ts'
import { question } from '../question.ts'
import {
  answerFrom,
  noRule,
  notApplied,
  type RuleBook,
  reasonFor,
  rulesSettling,
  rulingOn,
  type Settling,
} from '../rule-book.ts'

const FIELDS = [
  {
    name: 'charged',
    kind: 'yes-no',
    label: 'Has {office} been charged?',
    asks: 'whether there is a charge; an arrest is not enough',
  },
  {
    name: 'maximumSentenceMonths',
    kind: 'number',
    label: 'Longest sentence for the offence',
    hint: 'As a lawyer has found it',
    asks: 'the longest sentence for the offence, in months,',
    unit: 'months',
  },
  {
    name: 'jurisdiction',
    kind: 'choice',
    label: 'Where the charge was brought',
    asks: 'where the charge was brought',
    choices: {
      'england-and-wales': 'England and Wales',
      scotland: 'Scotland',
      'northern-ireland': 'Northern Ireland',
      jersey: 'Jersey',
      guernsey: 'Guernsey',
      'isle-of-man': 'Isle of Man',
      other: 'Somewhere else',
    } satisfies WordsFor<typeof JURISDICTIONS>,
  },
] as const satisfies readonly Field[]
type Charge = Filled<typeof FIELDS>
type Text = Settling<'suspend-commissioner'>

/**
 * May the panel suspend the office-holder? Every text that speaks of it is tried. Where they all
 * agree, that is the answer; where they differ it needs a ruling, and meanwhile the answer is no.
 */
export const suspendCommissioner = question({
  id: 'suspend-commissioner',
  title: 'May the panel suspend {office}?',
  fields: FIELDS,
  decide(book, charge) {
    const texts = rulesSettling(book, 'suspend-commissioner')
    if (texts.length === 0) return noRule('when the panel may suspend the holder of the office')
    const allowing = texts.filter((text) => allows(text, charge))
    const refusing = texts.filter((text) => !allows(text, charge))
    const disagree = allowing.length > 0 && refusing.length > 0
    const conflicts = disagree ? sharedConflicts(book, texts) : []
    const ruling = conflicts.map((id) => rulingOn(book, id)).find((one) => one !== undefined)
    const ruled = ['may', 'may-not'].find((answer) => answer === ruling?.ruling)
    const answer = disagree ? (ruled ?? 'needs-ruling') : allowing.length > 0 ? 'may' : 'may-not'
    const applied = answer === 'needs-ruling' ? texts : answer === 'may' ? allowing : refusing
    const against = texts.filter((text) => !applied.includes(text))
    return answerFrom(book, {
      answer,
      because: applied.map((text) => reasonFor(text.rule, sumOf(text, charge))),
      working: [...new Set(texts.map((text) => sumOf(text, charge)))].join('; '),
      conflicts,
      alternatives: against.map((text) =>
        notApplied(text.rule, sumOf(text, charge), allows(text, charge) ? 'may' : 'may-not'),
      ),
      warnings:
        answer === 'needs-ruling'
          ? [
              'The texts differ at exactly this sentence. The answer is no until a ruling is recorded',
            ]
          : [],
      facts: { mayProceed: answer === 'may' },
    })
  },
})

function allows({ parameters }: Text, charge: Charge): boolean {
  const { threshold_months: threshold, threshold_included: included } = parameters
  const months = charge.maximumSentenceMonths
  return (
    charge.charged &&
    parameters.jurisdictions.includes(charge.jurisdiction) &&
    (included ? months >= threshold : months > threshold)
  )
}

function sumOf({ parameters }: Text, charge: Charge): string {
  if (!charge.charged) return 'no charge has been brought'
  if (!parameters.jurisdictions.includes(charge.jurisdiction)) {
    return `a charge brought in "${charge.jurisdiction.replaceAll('-', ' ')}" does not count`
  }
  const { threshold_months: threshold, threshold_included: included } = parameters
  const months = charge.maximumSentenceMonths
  const reached = included ? months >= threshold : months > threshold
  const needed = included ? `${threshold} or more` : `more than ${threshold}`
  return `${months} months is ${reached ? '' : 'not '}${needed} months`
}

/** Conflicts that texts on both sides name. */
function sharedConflicts({ constitution }: RuleBook, texts: readonly Text[]): readonly string[] {
  const ids = texts.flatMap(({ rule }) => rule.conflicts)
  return [...constitution.conflicts.keys()].filter(
    (id) => ids.filter((one) => one === id).length > 1,
  )
}
