import { z } from 'zod'
import { CONSTITUTION_PARTS } from '../decides.ts'
import { oneOf } from '../input.ts'
import type { Question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling, rulingOn } from '../rule-book.ts'

const inputSchema = z.strictObject({
  part: oneOf('the part to be changed', CONSTITUTION_PARTS),
  meeting: oneOf('when it would be decided', ['same', 'next-ordinary']),
})

/** May a change be decided now? `same` is the meeting at which it is proposed and seconded. */
export const amendConstitution: Question<typeof inputSchema> = {
  id: 'amend-constitution',
  title: 'May a change to the constitution be decided now?',
  input: inputSchema,
  decide(book, { part, meeting }) {
    const adjourning = rulesSettling(book, 'amendment-stands-adjourned').filter(({ parameters }) =>
      parameters.parts.includes(part),
    )
    const opening = rulesSettling(book, 'amendment-any-time').filter(({ parameters }) =>
      parameters.parts.includes(part),
    )
    if (adjourning.length + opening.length === 0) return noRule('how the constitution is changed')
    const isHeld = adjourning.length > 0 && meeting === 'same'
    const conflicts = isHeld
      ? adjourning
          .flatMap(({ rule }) => rule.conflicts)
          .filter((id) => opening.some(({ rule }) => rule.conflicts.includes(id)))
      : []
    const ruling = conflicts.map((id) => rulingOn(book, id)).find((one) => one !== undefined)
    const ruled = ['stands-adjourned', 'may-be-decided'].find((one) => one === ruling?.ruling)
    const answer = ruled ?? (isHeld ? 'stands-adjourned' : 'may-be-decided')
    const [applied, other] =
      answer === 'stands-adjourned' ? [adjourning, opening] : [opening, adjourning]
    const held = meeting === 'next-ordinary' ? adjourning : []
    return answerFrom(book, {
      answer,
      because: [...held, ...applied].map(({ rule }) => reasonFor(rule)),
      working:
        answer === 'stands-adjourned'
          ? 'Once proposed and seconded there is no debate and no vote: it goes to the next ordinary meeting'
          : meeting === 'same'
            ? 'Nothing makes this part wait for another meeting'
            : 'It comes back at the next ordinary meeting, where it is debated and decided',
      conflicts,
      alternatives: isHeld
        ? other.map(({ rule }) => notApplied(rule, rule.gloss, 'may-be-decided'))
        : [],
      warnings: opening.some(({ parameters }) => parameters.councils_agreed.includes(part))
        ? ['The councils agreed this part: consult them before the panel changes it']
        : [],
    })
  },
}
