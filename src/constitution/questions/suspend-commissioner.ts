import type { Field, Filled, WordsFor } from '#fields/index.ts'
import type { JURISDICTIONS } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, rulesSettling, type Settling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

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
const PLACES: WordsFor<typeof JURISDICTIONS> = {
  'england-and-wales': 'in England and Wales',
  scotland: 'in Scotland',
  'northern-ireland': 'in Northern Ireland',
  jersey: 'in Jersey',
  guernsey: 'in Guernsey',
  'isle-of-man': 'in the Isle of Man',
  other: 'somewhere else',
}
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
    const readings = texts.map((text) => ({
      rule: text.rule,
      answer: allows(text, charge) ? ('may' as const) : ('may-not' as const),
      working: sumOf(text, charge),
    }))
    const weighed = weighTexts(book, readings, true)
    if (weighed === undefined)
      return noRule(book, 'when the panel may suspend the holder of the office', [
        'suspend-commissioner',
      ])
    const { answer, draft, conflicts } = weighed
    return answerFrom(book, {
      ...draft,
      answer,
      working: [...new Set(readings.map(({ working }) => working))].join('; '),
      conflicts,
      warnings: [
        ...(answer === 'needs-ruling'
          ? [
              'The texts differ at exactly this sentence. The answer is no until a ruling is recorded',
            ]
          : []),
        ...draft.warnings,
      ],
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
    return `a charge brought ${PLACES[charge.jurisdiction]} does not count`
  }
  const { threshold_months: threshold, threshold_included: included } = parameters
  const months = charge.maximumSentenceMonths
  const reached = included ? months >= threshold : months > threshold
  const needed = included ? `${threshold} or more` : `more than ${threshold}`
  return `${months} months is ${reached ? '' : 'not '}${needed} months`
}
