import type { Field, WordsFor } from '#fields/index.ts'
import type { CONSTITUTION_PARTS } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'part',
    kind: 'choice',
    label: 'The part to be changed',
    asks: 'the part to be changed',
    choices: {
      rules: 'Rules of procedure',
      arrangements: 'Panel arrangements',
      'terms-of-reference': 'Terms of reference',
      complaints: 'Complaints',
      protocol: 'Protocol',
    } satisfies WordsFor<typeof CONSTITUTION_PARTS>,
  },
  {
    name: 'meeting',
    kind: 'choice',
    label: 'When it would be decided',
    asks: 'when it would be decided',
    choices: {
      same: 'At the meeting where it is proposed',
      'next-ordinary': 'At the next ordinary meeting',
    },
  },
] as const satisfies readonly Field[]

/** May a change be decided now? `same` is the meeting at which it is proposed and seconded. */
export const amendConstitution = question({
  id: 'amend-constitution',
  title: 'May a change to the constitution be decided now?',
  fields: FIELDS,
  decide(book, { part, meeting }) {
    const adjourning = rulesSettling(book, 'amendment-stands-adjourned').filter(({ parameters }) =>
      parameters.parts.includes(part),
    )
    const opening = rulesSettling(book, 'amendment-any-time').filter(({ parameters }) =>
      parameters.parts.includes(part),
    )
    const isHeld = meeting === 'same'
    const readings = [
      ...adjourning.map(({ rule }) => ({
        rule,
        answer: isHeld ? ('stands-adjourned' as const) : ('may-be-decided' as const),
      })),
      ...opening.map(({ rule }) => ({ rule, answer: 'may-be-decided' as const })),
    ]
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, 'how the constitution is changed', [
        'amendment-stands-adjourned',
        'amendment-any-time',
      ])
    const { answer, draft, conflicts } = weighed
    return answerFrom(book, {
      ...draft,
      answer,
      working:
        answer === 'stands-adjourned'
          ? 'Once proposed and seconded there is no debate and no vote: it goes to the next ordinary meeting'
          : isHeld
            ? 'Nothing makes this part wait for another meeting'
            : 'It comes back at the next ordinary meeting, where it is debated and decided',
      conflicts,
      warnings: [
        ...(opening.some(({ parameters }) => parameters.councils_agreed.includes(part))
          ? ['The councils agreed this part: consult them before the panel changes it']
          : []),
        ...draft.warnings,
      ],
    })
  },
})
