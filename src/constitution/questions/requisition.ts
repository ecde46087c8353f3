import type { Field, WordsFor } from '#fields/index.ts'
import { citeParagraph } from '../constitution.ts'
import { baseWords, missingCounts } from '../counts.ts'
import type { BODIES } from '../decides.ts'
import { countsFor, HEAD_COUNTS, impossibleCounts, oddCounts, recordedFor } from '../head-counts.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, reasonFor, rulesSettling } from '../rule-book.ts'
import { compareWith, neededFor, neededWords } from '../shares.ts'
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
    hint: 'Count each member once',
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
    const forms = rulesSettling(book, 'requisition-form')
    const missing = forms.flatMap(({ parameters }) => [
      ...(parameters.written && !written ? ['it is not in writing and signed'] : []),
      ...(parameters.business_stated && !businessStated ? ['it does not state the business'] : []),
    ])
    const readings = texts.map(({ rule, threshold }) => {
      const needed = neededFor(threshold, counts) ?? signed
      const isValid = signed >= needed && missing.length === 0
      const answer = isValid ? ('must-be-called' as const) : ('not-valid' as const)
      const sum = compareWith(signed, threshold, counts)
      return { rule, needed, answer, working: `${sum}: ${neededWords(threshold, counts)} needed` }
    })
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, 'how many may require a special meeting', ['requisition'])
    const { answer, leading, draft } = weighed
    const needed = readings.find(({ rule }) => rule === leading.rule)?.needed ?? signed
    const seats = counts.seats?.number
    return answerFrom(book, {
      ...draft,
      answer,
      sentence: [
        `${signed} signed, and ${needed} ${needed === 1 ? 'is' : 'are'} needed${seats === undefined ? '' : ` of ${seats} ${baseWords('seats', seats)}`}`,
        ...missing,
      ]
        .join('; ')
        .concat('.'),
      because: [...draft.because, ...forms.map((form) => reasonFor(form.rule))],
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
        whole: seats ?? null,
      },
    })
  },
})
