import type { Field, WordsFor } from '#fields/index.ts'
import { citeParagraph } from '../constitution.ts'
import { missingCounts } from '../counts.ts'
import type { BODIES } from '../decides.ts'
import { countsFor, HEAD_COUNTS, impossibleCounts, oddCounts, recordedFor } from '../head-counts.ts'
import { byText } from '../precedence.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, type RuleBook, rulesSettling } from '../rule-book.ts'
import { compareWith, neededFor, neededWords, shareIsOf } from '../shares.ts'
import { countSignatures } from '../signatures.ts'
import { weighTexts } from '../weigh-texts.ts'

const [SEATS, MEMBERS] = HEAD_COUNTS

const FIELDS = [
  {
    name: 'body',
    kind: 'choice',
    label: 'Which body',
    asks: 'the body',
    choices: { panel: 'The panel', subcommittee: 'A subcommittee' } satisfies WordsFor<
      typeof BODIES
    >,
  },
  SEATS,
  MEMBERS,
  {
    name: 'signatories',
    kind: 'names',
    label: 'Members who signed',
    hint: 'How many, each member once; or their names, one on each line',
    asks: 'how many signed',
  },
  {
    name: 'written',
    kind: 'yes-no',
    label: 'Is it in writing and signed?',
    asks: 'whether the request is in writing and signed',
  },
  {
    name: 'businessStated',
    kind: 'yes-no',
    label: 'Does it state the business?',
    asks: 'whether the request states the business',
  },
] as const satisfies readonly Field[]

/** Must a special meeting be called? */
export const requisition = question({
  id: 'requisition',
  title: 'Must a special meeting be called?',
  fields: FIELDS,
  counts: ['requisition'],
  decide(book, { body, signatories, businessStated, written, ...entered }) {
    const signatures = countSignatures(signatories, book.members, book.today)
    if (!signatures.ok) return signatures
    const { count: signed, repeated, doubts } = signatures.value
    const impossible = impossibleCounts(book, body, { ...entered, signed })
    if (impossible.length > 0) return { ok: false, problems: impossible }
    const texts = rulesSettling(book, 'requisition').flatMap(({ rule, parameters }) =>
      rule.kind === 'majority' && parameters.bodies.includes(body)
        ? [{ rule, threshold: rule.majority, cited: citeParagraph(rule) }]
        : [],
    )
    const counts = countsFor(book, body, entered)
    const lacking = missingCounts(texts, counts, recordedFor(book, body))
    if (lacking.length > 0) return { ok: false, problems: lacking }
    const { form, missing } = weighForms(book, written, businessStated)
    const readings = texts.map(({ rule, threshold }) => {
      const needed = neededFor(threshold, counts) ?? signed
      const isValid = signed >= needed && missing.length === 0
      const answer = isValid ? ('must-be-called' as const) : ('not-valid' as const)
      const sum = compareWith(signed, threshold, counts)
      return {
        rule,
        needed,
        answer,
        working:
          threshold.share === undefined ? sum : `${sum}: ${neededWords(threshold, counts)} needed`,
        whole: shareIsOf(threshold, counts),
      }
    })
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, 'how many may require a special meeting', ['requisition'])
    const { answer, leading, draft } = weighed
    const { needed = signed, whole } = readings.find(({ rule }) => rule === leading.rule) ?? {}
    const seats = counts.seats?.number
    return answerFrom(book, {
      ...draft,
      answer,
      sentence: [
        `${signed} signed, and ${needed} ${needed === 1 ? 'is' : 'are'} needed${whole === undefined ? '' : ` of ${whole.words}`}`,
        ...missing,
      ]
        .join('; ')
        .concat('.'),
      because: [...draft.because, ...(form?.draft.because ?? [])],
      alternatives: [...draft.alternatives, ...(form?.draft.alternatives ?? [])],
      working: [`${leading.working}, ${signed} signed`, ...repeated, ...missing].join('; '),
      conflicts: leading.rule.conflicts,
      warnings: [
        ...missing.map((words) => `The request is incomplete: ${words}`),
        ...doubts,
        ...oddCounts(book, body, entered),
        ...draft.warnings,
      ],
      facts: {
        needed,
        counted: signed,
        shortBy: Math.max(0, needed - signed),
        whole: whole?.number ?? seats ?? null,
      },
    })
  },
})

/** What a request lacks of its form: by each text all that it asks for, and by the one that prevails. */
function weighForms(book: RuleBook, written: boolean, businessStated: boolean) {
  const texts = byText(book.constitution, rulesSettling(book, 'requisition-form'))
  const readings = texts.flatMap((rules) => {
    const asks = (what: 'written' | 'business_stated') =>
      rules.some(({ parameters }) => parameters[what])
    const lacks = [
      ...(asks('written') && !written ? ['it is not in writing and signed'] : []),
      ...(asks('business_stated') && !businessStated ? ['it does not state the business'] : []),
    ]
    return rules.map(({ rule }) => ({
      rule,
      lacks,
      answer: lacks.length === 0 ? ('complete' as const) : ('incomplete' as const),
      ...(lacks.length === 0 ? {} : { working: lacks.join('; ') }),
    }))
  })
  const form = weighTexts(book, readings)
  const missing = readings.find(({ rule }) => rule === form?.leading.rule)?.lacks ?? []
  return { form, missing }
}
