import type { Field, Filled, WordsFor } from '#fields/index.ts'
import type { ACTING_CANDIDATES, ACTING_CAUSES } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, rulesSettling } from '../rule-book.ts'
import { weighTexts } from '../weigh-texts.ts'

const FIELDS = [
  {
    name: 'cause',
    kind: 'choice',
    label: 'Why someone must act',
    asks: 'why someone must act',
    choices: {
      vacancy: 'Nobody holds the office',
      incapacity: '{Office} is incapacitated',
      suspension: '{Office} is suspended',
    } satisfies WordsFor<typeof ACTING_CAUSES>,
  },
  {
    name: 'candidate',
    kind: 'choice',
    label: 'Who is proposed',
    asks: 'who is proposed',
    choices: {
      deputy: 'The deputy {bare:office}',
      staff: 'A member of the {bare:office}’s staff',
      member: 'A member of the panel',
      other: 'Someone else',
    } satisfies WordsFor<typeof ACTING_CANDIDATES>,
  },
] as const satisfies readonly Field[]

const WORDS: Readonly<Record<Filled<typeof FIELDS>['candidate'], string>> = {
  deputy: 'the deputy',
  staff: 'a member of staff',
  member: 'a member of the panel',
  other: 'someone else',
}

/** May this person be appointed to act? A narrower text is shown beside the answer, not applied. */
export const actingCommissioner = question({
  id: 'acting-commissioner',
  title: 'May this person act for {office}?',
  fields: FIELDS,
  decide(book, { cause, candidate }) {
    const texts = rulesSettling(book, 'acting-commissioner').filter(({ parameters }) =>
      parameters.causes.includes(cause),
    )
    const readings = texts.map(({ rule, parameters }) => ({
      rule,
      answer: parameters.candidates.includes(candidate)
        ? ('eligible' as const)
        : ('not-eligible' as const),
      working: `open to ${parameters.candidates.map((one) => WORDS[one]).join(' or ')}`,
    }))
    const weighed = weighTexts(book, readings)
    if (weighed === undefined)
      return noRule(book, `who may act on ${cause}`, ['acting-commissioner'])
    const { answer, leading, draft, conflicts } = weighed
    const isNarrowed = answer === 'eligible' && draft.alternatives.length > 0
    return answerFrom(book, {
      ...draft,
      answer,
      working: `Cause: ${cause}. It is ${leading.working}; ${WORDS[candidate]} ${answer === 'eligible' ? 'is one of them' : 'is not one of them'}`,
      conflicts,
      warnings: [
        ...(isNarrowed ? ['Another text is narrower. Record why this person was chosen'] : []),
        ...draft.warnings,
      ],
    })
  },
})
