import type { Field } from '#fields/index.ts'
import type { Constitution } from '../constitution.ts'
import { countVote } from '../count-vote.ts'
import { VOTE_FIELDS, wrongVote } from '../majority-vote.ts'
import { headlinesOf } from '../matter.ts'
import { question } from '../question.ts'
import { noRule, rulesSettling } from '../rule-book.ts'

const FIELDS = [
  { name: 'question', kind: 'text', label: 'Which question', asks: 'the question' },
  ...VOTE_FIELDS,
] as const satisfies readonly Field[]

const NONE_OF_ITS_OWN =
  '{Panel} has no question of its own: ask whether a veto or a proposition is carried, or add one under own_questions in its constitution folder'

function fieldsFor({ ownQuestions }: Constitution): readonly Field[] {
  const [which, ...others] = FIELDS
  const choices = Object.fromEntries([...ownQuestions].map(([id, { asks }]) => [id, asks]))
  const refusals =
    ownQuestions.size === 0 ? { missing: NONE_OF_ITS_OWN, unreadable: NONE_OF_ITS_OWN } : {}
  return [{ ...which, kind: 'choice', choices, refusals }, ...others]
}

/** A question of the panel's own that a vote settles, by its own majority and in its own words. */
export const own = question({
  id: 'own',
  title: 'Is a vote of {panel}’s own carried?',
  isAskable: ({ ownQuestions }) => ownQuestions.size > 0,
  fields: FIELDS,
  fieldsFor,
  counts: ['own'],
  decide(book, { question: id, ...vote }) {
    const asked = book.constitution.ownQuestions.get(id)
    const unsettled = `what carries "${asked?.asks ?? id}"`
    if (asked === undefined) return noRule(book, unsettled, ['own'])
    const wrong = wrongVote(book, vote)
    if (wrong.length > 0) return { ok: false, problems: wrong }
    const { outcomes, against_person: againstPerson } = asked
    const counted = countVote(book, vote, {
      texts: rulesSettling(book, 'own').flatMap(({ rule, parameters }) =>
        parameters.question === id ? [rule] : [],
      ),
      answers: { carried: outcomes.carried.answer, lost: outcomes.lost.answer },
      headlines: headlinesOf(outcomes),
      name: 'it',
      againstPerson,
      unsettled,
      points: ['own'],
    })
    return counted.ok ? { ok: true, value: counted.value.answer } : counted
  },
})
