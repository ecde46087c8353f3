import type { Field, WordsFor } from '#fields/index.ts'
import type { CANDIDATES, OFFICES } from '../decides.ts'
import { question } from '../question.ts'
import { answerFrom, noRule, notApplied, reasonFor, rulesSettling } from '../rule-book.ts'

const FIELDS = [
  {
    name: 'candidate.kind',
    kind: 'choice',
    label: 'What kind of member the candidate is',
    asks: 'what kind of member the candidate is',
    choices: {
      elected: 'Appointed by a council',
      'co-opted-councillor': 'A councillor who was co-opted',
      independent: 'An independent member',
    } satisfies WordsFor<typeof CANDIDATES>,
  },
  {
    name: 'office',
    kind: 'choice',
    label: 'Which office',
    asks: 'the office',
    choices: {
      chair: '{bare:chair}',
      'vice-chair': '{bare:vice_chair}',
      presiding: 'Presiding at one meeting, in their absence',
    } satisfies WordsFor<typeof OFFICES>,
  },
] as const satisfies readonly Field[]

/** May this member be elected to the chair, or preside? */
export const chair = question({
  id: 'chair',
  title: 'May this member take the chair?',
  fields: FIELDS,
  decide(book, { candidate: { kind }, office }) {
    const opened = rulesSettling(book, 'may-stand').filter(({ parameters }) =>
      parameters.offices.includes(office),
    )
    const barred = rulesSettling(book, 'may-not-stand').filter(
      ({ parameters }) =>
        parameters.offices.includes(office) && parameters.candidates.includes(kind),
    )
    if (opened.length === 0) return noRule(`who may take the office of ${plain(office)}`)
    const isEligible =
      barred.length === 0 && opened.some(({ parameters }) => parameters.candidates.includes(kind))
    const may = [...new Set(opened.flatMap(({ parameters }) => parameters.candidates))]
    const rules = [...opened, ...barred].map(({ rule }) => rule)
    const elsewhere = rulesSettling(book, 'may-stand').filter(
      ({ parameters }) => !parameters.offices.includes(office),
    )
    const verdict = isEligible ? 'is one of them' : 'is not one of them'
    return answerFrom(book, {
      answer: isEligible ? 'eligible' : 'not-eligible',
      because: rules.map((rule) => reasonFor(rule)),
      working: `${plain(office)}: open to ${may.map(plain).join(' and ')} members; "${plain(kind)}" ${verdict}`,
      conflicts: rules.flatMap(({ conflicts }) => conflicts),
      alternatives: elsewhere.map(({ rule }) =>
        notApplied(rule, 'It is about another office, so it is not applied here'),
      ),
    })
  },
})

const plain = (word: string) => word.replaceAll('-', ' ')
