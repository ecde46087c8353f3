import type { Field, Filled, WordsFor } from '#fields/index.ts'
import type { ACTING_CANDIDATES, ACTING_CAUSES } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

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
    const rules = rulesSettling(book, 'acting-commissioner').filter(({ parameters }) =>
      parameters.causes.includes(cause),
    )
    if (rules.length === 0) return noRule(`who may act on ${cause}`)
    const isEligible = rules.every(({ parameters }) => parameters.candidates.includes(candidate))
    const narrower = rulesSettling(book, 'acting-narrower').filter(
      ({ parameters }) =>
        parameters.causes.includes(cause) && !parameters.candidates.includes(candidate),
    )
    const who = [...new Set(rules.flatMap(({ parameters }) => parameters.candidates))]
    const verdict = isEligible ? 'is one of them' : 'is not one of them'
    return answerFrom(book, {
      answer: isEligible ? 'eligible' : 'not-eligible',
      because: rules.map(({ rule }) => reasonFor(rule)),
      working: `Cause: ${cause}. Open to ${who.map((one) => WORDS[one]).join(' or ')}; ${WORDS[candidate]} ${verdict}`,
      conflicts:
        isEligible && narrower.length > 0
          ? rules.flatMap(({ rule }) =>
              rule.conflicts.filter((id) =>
                narrower.some((text) => text.rule.conflicts.includes(id)),
              ),
            )
          : [],
      alternatives: isEligible
        ? narrower.map(({ rule, parameters }) =>
            notApplied(
              rule,
              `This text names only ${parameters.candidates.map((one) => WORDS[one]).join(' or ')}`,
              'not-eligible',
            ),
          )
        : [],
      warnings:
        isEligible && narrower.length > 0
          ? ['Another text is narrower. Record why this person was chosen']
          : [],
    })
  },
})
